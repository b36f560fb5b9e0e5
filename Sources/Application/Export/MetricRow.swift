import Experiment
import Text

/// What is measured at a tick: a line of the exported tables.
struct MetricRow {
  private let tick: Int
  private let values: [(metric: Metric, value: Double?)]
  private let actions: [String]

  init(_ session: Session, _ actions: [Action]) {
    tick = session.tick
    let observation = Observation(session)
    values = Metric.all.map { metric in
      (metric, metric.value(observation).flatMap { $0.isFinite ? $0 : nil })
    }
    self.actions = actions.map(\.text)
  }

  /// The names of the columns, as a line of CSV.
  static var title: String { CSV.line(["tick"] + Metric.all.map(\.name) + ["actions"]) }

  /// A line of CSV: a flag is 1 or 0, a value that there is not yet an empty field.
  var csv: String { CSV.line(plainFields + [actions.joined(separator: "; ")]) }

  /// The tick and the metrics as fields of CSV.
  var plainFields: [String] {
    ["\(tick)"] + values.map { $0.value.map(Numerals.shortest) ?? "" }
  }

  /// A line of JSON.
  var json: String {
    var fields = self.fields
    fields["actions"] = .list(actions.map { .text($0) })
    return JSON.object(fields).line
  }

  /// The tick and the metrics by name: a flag is true or false, a value that there is not yet null.
  var fields: [String: JSON] {
    var fields = ["tick": JSON(Double(tick))]
    for (metric, value) in values {
      fields[metric.name] =
        if metric.kind == .flag, let value { .bool(value != 0) } else { JSON(value) }
    }
    return fields
  }
}
