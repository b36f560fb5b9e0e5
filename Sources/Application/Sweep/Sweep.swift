import Experiment
import Learning
import Recording
import Text

/// `marginscope sweep`: trains every combination of the values and writes a row of metrics of each.
///
/// The rows and their order do not depend on how many run at once, and those of the parts of a sweep
/// follow each other, so that files of parts put together have the bytes of the whole.
func sweep(_ options: Options, _ console: Console) throws(CommandError) -> ExitStatus {
  let plan: SweepPlan
  do throws(UsageError) {
    plan = try SweepPlan(options)
  } catch {
    throw .usage(error)
  }
  var options = options
  if options.sweep.picture != nil, options.sweep.plotted == nil {
    options.sweep.plotted = "gap"
  }
  let wanted = options.sweep
  if wanted.output == nil, wanted.plotted != nil {
    throw .usage(.plotNeedsOutput)
  }
  let table = options.isJSON ? SweepTable.json : .csv
  let file: SweepFile? =
    if let path = wanted.output {
      try SweepFile(path, restarts: options.replacesFiles)
    } else { nil }
  var sweep = Sweep(plan, options, table, file, console)
  try sweep.run()
  try sweep.plot()
  return .success
}

/// A sweep under way.
private struct Sweep {
  private let plan: SweepPlan
  private let options: Options
  private let table: SweepTable
  private let file: SweepFile?
  private let console: Console
  private let range: Range<Int>
  /// The metric of the plot by the combination, where it has a value.
  private var points: [Int: Double] = [:]
  /// Combinations that the tables do not allow, the first of them, and why.
  private var impossible = 0
  private var firstRefusal: (values: String, error: ActionError)?

  private typealias Start = (session: Session, file: SessionLog.DataFile?)

  /// What becomes of a combination.
  private enum Outcome: Sendable {
    case row(String)
    case impossible(ActionError)
    case failed(CommandError)
  }

  init(
    _ plan: SweepPlan, _ options: Options, _ table: SweepTable, _ file: SweepFile?,
    _ console: Console
  ) {
    self.plan = plan
    self.options = options
    self.table = table
    self.file = file
    self.console = console.remembering(plan.files)
    range = plan.part(options.sweep.shard)
  }

  mutating func run() throws(CommandError) {
    let first = try resume()
    try file?.begin()
    if first == range.lowerBound, file?.lines.isEmpty ?? true, !title.isEmpty { try write(title) }
    let sink = file == nil && console.output.isTerminal ? nil : console.errors
    var progress = Progress("run", of: range.count, on: sink)
    let (plan, options, table, console) = (plan, options, table, console)
    let jobs = options.sweep.jobs ?? processorCount
    try inOrder(
      first..<range.upperBound, jobs: jobs,
      work: { Self.outcome(plan.experiment($0), options, table, console) },
      take: { (index, outcome) throws(CommandError) in
        switch outcome {
        case .row(let row):
          try write(row)
          note(row.dropLast(), of: index)
        case .impossible(let error): refuse(index, error)
        case .failed(let error): throw error
        }
        try progress.show(index + 1 - range.lowerBound)
      })
    try progress.clear()
    try sayWhatIsImpossible()
  }

  /// Compares the rows that are there with the first combinations.
  ///
  /// - Returns: the first combination without a row.
  private mutating func resume() throws(CommandError) -> Int {
    guard let file else { return range.lowerBound }
    guard !file.lines.isEmpty else {
      // A file of something else keeps what it has.
      guard title.hasPrefix(file.torn) else {
        throw .otherSweep(file.path, line: 1, expected: nil)
      }
      return range.lowerBound
    }
    var lines = file.lines[...]
    if !title.isEmpty, lines.removeFirst() + "\n" != title {
      throw .otherSweep(file.path, line: 1, expected: nil)
    }
    var index = range.lowerBound
    while let line = lines.first {
      let place = file.lines.count - lines.count + 1
      guard index < range.upperBound else {
        throw .otherSweep(file.path, line: place, expected: nil)
      }
      switch try start(index) {
      case .failure(let error): refuse(index, error)
      case .success(let (session, source)):
        let run = RunDescription(
          session, source, steps: options.steps, script: options.experiment.script)
        guard table.holds(line, run) else {
          throw .otherSweep(file.path, line: place, expected: words(index))
        }
        note(line, of: index)
        lines.removeFirst()
      }
      index += 1
    }
    return index
  }

  /// The line before the rows: the parts of a table share that of names, which the first one has.
  private var title: String { options.sweep.shard.number == 1 ? table.title : "" }

  private func start(_ index: Int) throws(CommandError) -> Result<Start, ActionError> {
    try Self.start(plan.experiment(index), console)
  }

  private static func start(
    _ experiment: ExperimentOptions, _ console: Console
  ) throws(CommandError) -> Result<Start, ActionError> {
    do throws(CommandError) {
      return .success(try experiment.open(console))
    } catch .usage(.setting(let error)) {
      return .failure(error)
    }
  }

  private static func outcome(
    _ experiment: ExperimentOptions, _ options: Options, _ table: SweepTable, _ console: Console
  ) -> Outcome {
    do throws(CommandError) {
      switch try start(experiment, console) {
      case .failure(let error): return .impossible(error)
      case .success(let start):
        var session = start.session
        let run = RunDescription(
          session, start.file, steps: options.steps, script: experiment.script)
        try session.train(options.steps, experiment.script) { _, _ in }
        return .row(table.row(run, session))
      }
    } catch {
      return .failed(error)
    }
  }

  private func write(_ line: String) throws(CommandError) {
    if let file { try file.append(line) } else { try console.output.write(line) }
  }

  private mutating func note(_ line: Substring, of index: Int) {
    guard let metric = options.sweep.metric else { return }
    points[index] = table.value(of: metric, in: line)
  }

  private mutating func refuse(_ index: Int, _ error: ActionError) {
    impossible += 1
    if firstRefusal == nil { firstRefusal = (words(index), error) }
  }

  /// A combination in words.
  private func words(_ index: Int) -> String {
    plan.values(index).map { "\($0.control.word) \($0.value.text)" }.joined(separator: ", ")
  }

  private func sayWhatIsImpossible() throws(CommandError) {
    guard let firstRefusal else { return }
    // Without a single row the reason is an error.
    guard impossible < range.count || options.sweep.shard != .whole else {
      throw .usage(.setting(firstRefusal.error))
    }
    try console.errors.write(
      line: "marginscope: \(counted(impossible, "combination")) of \(range.count) left out; the "
        + "first: \(firstRefusal.values): \(firstRefusal.error.message)")
  }

  /// Draws the metric against the first dial of numbers: a curve for each combination of the others.
  func plot() throws(CommandError) {
    guard let metric = options.sweep.metric else { return }
    let picture = SweepPicture(plan, points, range, metric)
    if let path = options.sweep.picture {
      try console.create(path, picture.svg, options.replacesFiles)
    } else {
      try picture.write(to: console)
    }
  }
}
