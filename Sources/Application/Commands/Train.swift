import Experiment
import Learning
import Text

/// `marginscope train`: trains an exact number of steps and prints rows of metrics on the way.
func train(_ options: Options, _ console: Console) throws(CommandError) -> ExitStatus {
  let script = options.experiment.script
  let every = options.every ?? max(1, options.steps / 20)
  var session = try options.experiment.start(console)
  try options.experiment.sayTable(of: session, console)
  // On a terminal the rows themselves show how far it has come.
  let isWatched = options.steps > longRun && !console.output.isTerminal
  var progress = Progress("step", of: options.steps, on: isWatched ? console.errors : nil)
  if !options.isJSON { try console.output.write(TrainingRow.title) }
  func printRow() throws(CommandError) {
    let row = TrainingRow(session)
    try console.output.write(options.isJSON ? row.json : row.line)
  }
  var done = 0
  var nextRow = every
  while done < options.steps {
    try script.apply(to: &session)
    guard session.needsTicks || session.tick < script.end else {
      throw .pausedForGood(tick: session.tick, done: done, of: options.steps)
    }
    let before = session.step
    session.advance(atMost: options.steps - done)
    done += session.step - before
    if let failure = session.failure { throw .training(failure) }
    if done >= nextRow, done < options.steps {
      try printRow()
      nextRow = (done / every + 1) * every
    }
    try progress.show(done)
  }
  try script.apply(to: &session)
  try printRow()
  try progress.clear()
  try script.checkDone(at: session.tick)
  return .success
}

/// Steps that take long enough for a progress bar.
private let longRun = 10_000

/// A row of `train`.
struct TrainingRow {
  private let session: Session

  init(_ session: Session) { self.session = session }

  /// The metrics of the table, as many as 100 columns hold; JSON has them all.
  ///
  /// The tick stands after the first, the checksum after the last.
  private static let metrics = [
    "step", "loss", "accuracy", "max-intra", "min-inter", "criterion", "gap", "p90-theta",
  ].compactMap(Metric.named)

  /// The headings of the table.
  static var title: String {
    row(metrics.map { $0.name.paddedLeft(to: width($0)) }, tick: "tick", checksum: "checksum")
  }

  /// A line of the table.
  var line: String {
    let values = Self.metrics.map { metric in
      Self.text(metric.value(session), metric.kind).paddedLeft(to: Self.width(metric))
    }
    return Self.row(
      values, tick: "\(session.tick)", checksum: hexadecimal(session.trainer.checksum))
  }

  /// A line of JSON: every metric, the tick and the checksum.
  var json: String {
    var fields = MetricRow(session, []).fields
    fields["checksum"] = .text(hexadecimal(session.trainer.checksum))
    return JSON.object(fields).line
  }

  private static func row(_ metrics: [String], tick: String, checksum: String) -> String {
    var fields = metrics + [checksum.paddedLeft(to: 16)]
    fields.insert(tick.paddedLeft(to: 6), at: 1)
    return fields.joined(separator: " ") + "\n"
  }

  /// The column's width: room for the name and for usual values.
  private static func width(_ metric: Metric) -> Int {
    let usual =
      switch metric.kind {
      case .count: 7
      case .number: 9
      case .share: 6
      case .degrees, .flag: 5
      }
    return max(metric.name.count, usual)
  }

  private static func text(_ value: Double?, _ kind: Metric.Kind) -> String {
    guard let value else { return "-" }
    return switch kind {
    case .count: Numerals.fixed(value, 0)
    case .number: Numerals.fixed(value, 5)
    case .share: Numerals.fixed(value, 4)
    case .degrees: Numerals.fixed(value, 1)
    case .flag: value == 0 ? "false" : "true"
    }
  }
}
