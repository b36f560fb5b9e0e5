import Experiment
import Learning
import Text

/// `marginscope train`: trains an exact number of steps and prints rows of metrics on the way.
func train(_ options: Options, _ console: Console) throws(CommandError) -> ExitStatus {
  let script = options.experiment.script
  let every = options.every ?? max(1, options.steps / 20)
  let start = try options.experiment.open(console)
  var session = start.session
  try options.experiment.sayTable(of: session, console)
  // On a terminal the rows themselves show how far it has come.
  let isWatched = options.steps > longRun && !console.output.isTerminal
  var progress = Progress("step", of: options.steps, on: isWatched ? console.errors : nil)
  if !options.isJSON { try console.output.write(TrainingRow.title) }
  let run = RunDescription(session, start.file, steps: options.steps, script: script)
  func printRow(_ session: Session) throws(CommandError) {
    let row = TrainingRow(session, of: run)
    try console.output.write(options.isJSON ? row.json : row.line)
  }
  var nextRow = every
  try session.train(options.steps, script) { (session, done) throws(CommandError) in
    if done >= nextRow, done < options.steps {
      try printRow(session)
      nextRow = (done / every + 1) * every
    }
    try progress.show(done)
  }
  try printRow(session)
  try progress.clear()
  try script.checkDone(at: session.tick)
  return .success
}

extension Session {
  /// Trains an exact number of steps and does the actions of a script that are due, the last tick's
  /// included.
  ///
  /// - Parameters:
  ///   - steps: how many.
  ///   - script: what is done at which tick.
  ///   - afterTick: what happens after each tick, with the number of steps so far.
  /// - Throws: what stops the training, what the script may not do, and what `afterTick` throws.
  mutating func train(
    _ steps: Int, _ script: Script,
    afterTick: (Session, Int) throws(CommandError) -> Void
  ) throws(CommandError) {
    var done = 0
    while done < steps {
      try script.apply(to: &self)
      guard needsTicks || tick < script.end else {
        throw .pausedForGood(tick: tick, done: done, of: steps)
      }
      let before = step
      advance(atMost: steps - done)
      done += step - before
      if let failure { throw .training(failure) }
      try afterTick(self, done)
    }
    try script.apply(to: &self)
  }
}

/// Steps that take long enough for a progress bar.
private let longRun = 10_000

/// A row of `train`.
struct TrainingRow {
  private let session: Session
  private let run: RunDescription

  /// - Parameters:
  ///   - session: as it stands.
  ///   - run: how it began.
  init(_ session: Session, of run: RunDescription) {
    self.session = session
    self.run = run
  }

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

  /// A line of JSON: what the run is, every metric, the tick and the checksum.
  var json: String {
    var fields = MetricRow(session, []).fields
    fields["settings"] = run.json
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
