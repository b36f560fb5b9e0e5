import Experiment
import Lessons
import Recording
import Screen
import Text

/// What an export plays: a recorded session, a lesson, or a run of the options.
struct ExportSource {
  /// At its first tick.
  let scripted: ScriptedSession
  /// The title in players and transcripts.
  let title: String
  /// Cells of the frames, unless `--size` says otherwise.
  let size: Size
  /// About how many ticks it has.
  let ticks: Int

  /// What the options name.
  init(_ options: Options, _ console: Console) throws(CommandError) {
    let experiment = options.experiment
    guard !options.file.isEmpty else {
      ticks = options.tick ?? Options.usualTick
      try experiment.script.checkDone(at: ticks)
      let session = try experiment.start(console)
      try experiment.sayTable(of: session, console)
      scripted = try ScriptedSession(session, .script(experiment.script, end: ticks))
      title = "MarginScope"
      size = Options.usualSize
      return
    }
    if let option = experiment.decided { throw .usage(.decidedByFile(option: option)) }
    let additions = Script(
      lines: experiment.presentation.map { Script.Line(tick: 0, action: $0) }
        + experiment.script.lines)
    let (path, bytes) = try Self.read(options.file, console)
    // Standard input can be read once only.
    var console = console
    console.read = { [read = console.read] name throws(FileError) in
      name == path ? bytes : try read(name)
    }
    switch FileKind.Kind(bytes) {
    case .session:
      let recorded = try DecodedLog(path: path, console)
      if let warning = recorded.warning { try console.errors.write(line: warning) }
      scripted = try ScriptedSession(recorded, console, additions: additions)
      title = Path.name(path)
      size = Size(columns: recorded.log.header.columns, rows: recorded.log.header.rows)
      ticks = recorded.log.lastTick
    case .lesson:
      let loaded = try LoadedLesson(path: path, console)
      scripted = try ScriptedSession(
        loaded, additions: additions, questionTicks: options.questionTicks)
      title = loaded.lesson.title
      size =
        loaded.lesson.size.map { Size(columns: $0.columns, rows: $0.rows) } ?? Options.usualSize
      ticks = loaded.lesson.estimatedTicks(questionTicks: options.questionTicks)
    case .other(let kind):
      throw .neither(path, kind)
    }
  }

  /// The file of that name, or the shipped lesson.
  private static func read(
    _ name: String, _ console: Console
  ) throws(CommandError) -> (path: String, bytes: [UInt8]) {
    do throws(FileError) {
      return (name, try console.read(name))
    } catch {
      guard error == .missing else { throw .file(name, error) }
      let path = try LessonLibrary(console).path(for: name, console)
      return (path, try console.content(of: path))
    }
  }
}

extension ExperimentOptions {
  /// The first option that says what trains; nil where nothing does.
  fileprivate var decided: String? {
    if data != nil { return "data" }
    if let option = table.firstGiven { return option }
    if loss != nil { return "loss" }
    return dials.first.map { String($0.text.prefix { $0 != " " }) }
  }
}
