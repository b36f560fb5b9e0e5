/// What a lesson found out about what it claims.
public struct Finding: Hashable, Sendable {
  /// What was claimed.
  public let condition: Condition
  /// Where.
  public let place: Place
  /// What was measured; nil where there was nothing yet.
  public let measured: Double?
  /// The most steps in which it should have come true; nil for a plain claim.
  public let most: Int?
  /// Whether it is true.
  public let holds: Bool
}
