import Lab
import Lessons
import Recording
import Screen
import Stage
import Terminal

/// `marginscope export`: a performance as files, all of them in one pass.
///
/// The same input gives the same bytes; what fails leaves no file behind.
func export(_ options: Options, _ console: Console) throws(CommandError) -> ExitStatus {
  guard !options.export.paths.isEmpty else { throw .usage(.nothingToExport) }
  let subject = try Subject(options, console)
  let watch = InterruptWatch()
  var exporter = try Exporter(subject, options, timestamp: try sourceDate(console))
  var bar = ProgressBar(console.errors, end: subject.performance.end)
  var performance = subject.performance
  do throws(CommandError) {
    try exporter.take(performance)
    while !performance.isOver, watch.arrived == nil {
      try performance.advance()
      try exporter.take(performance)
      try bar.show(tick: performance.session.tick)
    }
    try bar.clear()
    if watch.arrived == nil { try exporter.publish() }
  } catch {
    exporter.discard()
    throw error
  }
  if let signal = watch.arrived {
    exporter.discard()
    TerminalSession.die(by: signal)
  }
  return .success
}

/// What is exported: something that plays by itself, and what it is called.
struct Subject {
  /// At its first tick.
  let performance: Performance
  /// What players and readers see.
  let title: String
  /// Cells of the frames, unless told otherwise.
  let size: Size

  init(_ options: Options, _ console: Console) throws(CommandError) {
    let path = options.file
    guard !path.isEmpty else {
      let experiment = options.experiment
      try experiment.script.checkDone(at: options.tick)
      performance = try Performance(
        try experiment.start(console), .script(experiment.script, end: options.tick))
      title = "MarginScope"
      size = Options.usualSize
      return
    }
    if path.hasSuffix(Shelf.suffix) {
      let course = try Course(path: path, console)
      performance = try Performance(course)
      title = course.lesson.title
      size =
        course.lesson.size.map { Size(columns: $0.columns, rows: $0.rows) } ?? Options.usualSize
      return
    }
    let recorded = try Recorded(path: path, console)
    performance = try Performance(recorded, console)
    title = path.split(separator: "/").last.map(String.init) ?? path
    size = Size(columns: recorded.log.header.columns, rows: recorded.log.header.rows)
  }
}

/// The moment that the recording names: SOURCE_DATE_EPOCH, else none in particular.
///
/// Source: https://reproducible-builds.org/specs/source-date-epoch/
private func sourceDate(_ console: Console) throws(CommandError) -> Int {
  guard let text = console.environment("SOURCE_DATE_EPOCH") else { return 0 }
  guard let seconds = Int(text), seconds >= 0 else { throw .usage(.badSourceDate(text)) }
  return seconds
}
