import Experiment
import Learning
import Text

/// How the rows of a sweep are written.
enum SweepTable {
  /// Comma-separated values under a line of names.
  case csv
  /// JSON Lines.
  case json

  /// The line before the first row; empty for none.
  var title: String {
    switch self {
    case .csv:
      CSV.line(RunDescription.columns + ["tick"] + Metric.all.map(\.name) + ["checksum"])
    case .json: ""
    }
  }

  /// The row of a run that has ended.
  func row(_ run: RunDescription, _ session: Session) -> String {
    switch self {
    case .csv:
      let row = MetricRow(session, [])
      return CSV.line(
        run.fields + row.plainFields + [hexadecimal(session.trainer.checksum)])
    case .json: return TrainingRow(session, of: run).json
    }
  }

  /// Whether a line, without its end, is the row of that run.
  func holds(_ line: Substring, _ run: RunDescription) -> Bool {
    switch self {
    case .csv:
      let expected = CSV.line(run.fields).dropLast()
      return line.hasPrefix(expected + ",")
    case .json:
      // Keys are in order, so that an object has one spelling.
      return line.contains("\"settings\":" + run.json.line.dropLast())
    }
  }

  /// The value of a metric in a line; nil where it has none.
  func value(of metric: Metric, in line: Substring) -> Double? {
    read(metric, in: line).flatMap { $0.isFinite ? $0 : nil }
  }

  private func read(_ metric: Metric, in line: Substring) -> Double? {
    switch self {
    case .csv:
      guard let index = Metric.all.firstIndex(where: { $0.name == metric.name }) else { return nil }
      // The last fields need no quotes: numbers and a checksum.
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      let place = fields.count - 1 - Metric.all.count + index
      return fields.indices.contains(place) ? Double(fields[place]) : nil
    case .json:
      // A line that is no JSON has no value.
      guard let row = try? JSONValue(parsing: Array(line.utf8)),
        let value = row.members?.first(where: { $0.isKey(metric.name) })?.value
      else { return nil }
      return value.number ?? value.bool.map { $0 ? 1 : 0 }
    }
  }
}
