public import Lab

/// What a lesson claims of a session: a metric, compared with a number.
public struct Condition: Hashable, Sendable {
  /// How a metric is compared.
  public enum Comparison: String, CaseIterable, Sendable {
    case less = "<"
    case notAbove = "<="
    case greater = ">"
    case notBelow = ">="
    case equal = "="
    case different = "!="

    /// Whether the comparison of these two is true.
    public func holds(_ left: Double, _ right: Double) -> Bool {
      switch self {
      case .less: left < right
      case .notAbove: left <= right
      case .greater: left > right
      case .notBelow: left >= right
      case .equal: left == right
      case .different: left != right
      }
    }
  }

  /// The name of a row of `Metric.all`.
  public let metric: String
  /// How it is compared.
  public let comparison: Comparison
  /// With what.
  public let value: Double

  /// The metric's present value; nil where there is none yet.
  public func measured(in session: Session) -> Double? {
    Metric.named(metric)?.value(session)
  }

  /// Whether it holds; a metric without a value meets no condition.
  public func holds(in session: Session) -> Bool {
    measured(in: session).map { comparison.holds($0, value) } ?? false
  }

  /// The text that reads back as this condition.
  public var text: String {
    "\(metric) \(comparison.rawValue) \(Numerals.shortest(value))"
  }
}
