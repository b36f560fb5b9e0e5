/// What a lesson found out about what it claims.
package struct CheckResult: Hashable, Sendable {
  /// What was claimed.
  package let condition: Condition
  /// Where.
  package let place: Place
  /// What was measured; nil where there was nothing yet.
  package let measured: Double?
  /// The number that it was compared with; nil where there was nothing yet.
  package let limit: Double?
  /// The most steps in which it should have come true; nil for a plain claim.
  package let most: Int?
  /// Whether it is true.
  package let holds: Bool
}
