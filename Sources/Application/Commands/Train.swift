import Angular
import Experiment
import Learning
import Lessons
import Recording
import Text

/// `marginscope train`: an exact number of steps, and rows of what is measured on the way.
func train(_ options: Options, _ console: Console) throws(CommandError) -> ExitStatus {
  let script = options.experiment.script
  let every = options.every ?? max(1, options.steps / 20)
  var session = try options.experiment.start(console)
  try options.experiment.sayTable(of: session, console)
  // Rows that are printed there tell as much.
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
  try printRow()
  try progress.clear()
  try script.checkDone(at: session.tick)
  return .success
}

/// Steps that take long enough to wonder how far they are.
private let longRun = 10_000

/// What one row of `train` tells.
struct TrainingRow {
  private let session: Session

  init(_ session: Session) { self.session = session }

  /// The columns of the table: heading, width, text.
  private static let columns: [(heading: String, width: Int, text: @Sendable (Session) -> String)] =
    [
      ("step", 7, { "\($0.step)" }),
      ("tick", 6, { "\($0.tick)" }),
      ("loss", 9, { fixed($0.report?.loss, 5) }),
      ("margin-free", 11, { fixed($0.report?.marginFreeLoss, 5) }),
      ("accuracy", 8, { fixed($0.measures.accuracy, 4) }),
      ("worst class", 11, { fixed($0.measures.leastClassAccuracy, 4) }),
      ("max intra", 9, { fixed(degrees($0.measures.maxIntra), 1) }),
      ("min inter", 9, { fixed(degrees($0.measures.minInter), 1) }),
      ("holds", 5, { $0.measures.criterion ? "yes" : "no" }),
      ("gap", 5, { fixed(degrees($0.measures.medianGap), 1) }),
      ("p90 theta", 9, { fixed(degrees($0.measures.p90Theta), 1) }),
      ("checksum", 16, { hexadecimal($0.trainer.checksum) }),
    ]

  /// The headings of the table.
  static var title: String {
    columns.map { padded($0.heading, $0.width) }.joined(separator: " ") + "\n"
  }

  /// A line of the table.
  var line: String {
    Self.columns.map { padded($0.text(session), $0.width) }.joined(separator: " ") + "\n"
  }

  /// A line of JSON: every metric that has a value, and what identifies the row.
  var json: String {
    var fields: [String: JSON] = [:]
    for metric in Metric.all { fields[key(metric.name)] = JSON(metric.value(session)) }
    fields["criterion"] = .bool(session.measures.criterion)
    fields["tick"] = JSON(Double(session.tick))
    fields["checksum"] = .text(hexadecimal(session.trainer.checksum))
    return JSON.object(fields).line
  }

  /// "max-intra" as JSON spells it: maxIntra.
  private func key(_ name: String) -> String {
    name.split(separator: "-").enumerated().map { place, word in
      place == 0 ? String(word) : word.prefix(1).uppercased() + word.dropFirst()
    }.joined()
  }
}

private func fixed(_ value: Double?, _ places: Int) -> String {
  value.map { Numerals.fixed($0, places) } ?? "-"
}

private func padded(_ text: String, _ width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.count)) + text
}
