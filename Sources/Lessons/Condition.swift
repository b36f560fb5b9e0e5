internal import Experiment
internal import Text

/// What a lesson claims of a session: something measured, compared with a number or with something
/// else measured.
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

  /// What is compared with.
  package enum Bound: Hashable, Sendable {
    /// A number.
    case number(Double)
    /// So many times something measured.
    case measured(Measurement, times: Double)

    /// The text that reads back as this bound.
    package var text: String {
      switch self {
      case .number(let value): Numerals.shortest(value)
      case .measured(let measurement, 1): measurement.text
      case .measured(let measurement, let factor):
        "\(Numerals.shortest(factor)) * \(measurement.text)"
      }
    }
  }

  /// What is measured.
  package let measurement: Measurement
  /// How it is compared.
  package let comparison: Comparison
  /// With what.
  package let bound: Bound

  /// A comparison of something measured.
  package init(_ measurement: Measurement, _ comparison: Comparison, _ bound: Bound) {
    self.measurement = measurement
    self.comparison = comparison
    self.bound = bound
  }

  /// A comparison of a metric with a number.
  package init(metric: String, comparison: Comparison, value: Double) {
    self.init(Measurement(metric), comparison, .number(value))
  }

  /// What it measures.
  var measurements: [Measurement] {
    switch bound {
    case .number: [measurement]
    case .measured(let other, _): [measurement, other]
    }
  }

  /// The present value; nil where there is none yet.
  func measured(in notes: LessonNotes) -> Double? { notes.value(measurement) }

  /// The number that it is compared with; nil where there is none yet.
  func limit(in notes: LessonNotes) -> Double? {
    switch bound {
    case .number(let value): value
    case .measured(let other, let factor): notes.value(other).map { factor * $0 }
    }
  }

  /// Whether it holds; what has no value meets no condition.
  func holds(in notes: LessonNotes) -> Bool {
    guard let value = measured(in: notes), let limit = limit(in: notes) else { return false }
    return comparison.holds(value, limit)
  }

  /// The text that reads back as this condition.
  package var text: String { "\(measurement.text) \(comparison.rawValue) \(bound.text)" }
}
