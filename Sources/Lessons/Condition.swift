package import Experiment
internal import Text

/// What a lesson claims of a session: a metric, compared with a number.
package struct Condition: Hashable, Sendable {
  /// How a metric is compared.
  package enum Comparison: String, CaseIterable, Sendable {
    case less = "<"
    case notAbove = "<="
    case greater = ">"
    case notBelow = ">="
    case equal = "="
    case different = "!="

    /// Whether the comparison of these two is true.
    package func holds(_ left: Double, _ right: Double) -> Bool {
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
  package let metric: String
  /// How it is compared.
  package let comparison: Comparison
  /// With what.
  package let value: Double

  /// The metric's present value; nil where there is none yet.
  package func measured(in session: Session) -> Double? {
    Metric.named(metric)?.value(session)
  }

  /// Whether it holds; a metric without a value meets no condition.
  package func holds(in session: Session) -> Bool {
    measured(in: session).map { comparison.holds($0, value) } ?? false
  }

  /// The text that reads back as this condition.
  package var text: String {
    "\(metric) \(comparison.rawValue) \(Numerals.shortest(value))"
  }
}
