import Experiment
import Lessons
import Recording
import Text

/// What is measured at a tick: a line of the exported tables.
struct MetricRow {
  private let tick: Int
  private let values: [(name: String, value: Double?)]
  private let actions: [String]

  init(_ session: Session, _ actions: [Action]) {
    tick = session.tick
    values = Metric.all.map { metric in
      (metric.name, metric.value(session).flatMap { $0.isFinite ? $0 : nil })
    }
    self.actions = actions.map(\.text)
  }

  /// The names of the columns, as a line of CSV.
  static var title: String { CSV.line(["tick"] + Metric.all.map(\.name) + ["actions"]) }

  /// A line of CSV; what there is not yet is an empty field.
  var csv: String {
    CSV.line(
      ["\(tick)"] + values.map { $0.value.map(Numerals.shortest) ?? "" }
        + [actions.joined(separator: "; ")])
  }

  /// A line of JSON; what there is not yet is null.
  var json: String {
    var fields: [String: JSON] = [
      "tick": JSON(Double(tick)), "actions": .list(actions.map { .text($0) }),
    ]
    for (name, value) in values { fields[name] = JSON(value) }
    return JSON.object(fields).line
  }
}
