import Lab
import Screen
import Stage
import Terminal

/// What the live program begins with.
struct LiveOptions {
  /// The session at its first tick, the options' settings in it.
  var session: Session
  /// What is done at which tick, besides what the keys ask for.
  var script: Script
  /// Who gives a lesson.
  var teacher: Teacher?
  /// How the terminal is used.
  var terminal: TerminalSession.Options

  /// What the command line asks for.
  init(_ options: Options, _ console: Console) throws(CommandError) {
    self.init(try options.experiment.start(console), options)
    script = options.experiment.script
  }

  /// A session and the terminal that the command line asks for.
  init(_ session: Session, teacher: Teacher? = nil, _ options: Options) {
    self.session = session
    self.teacher = teacher
    script = Script()
    terminal = TerminalSession.Options(
      color: ColorChoice(options.depth), glyphs: options.glyphs, mouse: options.usesMouse,
      synchronized: options.synchronizes)
  }
}

/// Trains on the terminal until the user quits.
func runLive(_ options: LiveOptions) throws(CommandError) -> ExitStatus {
  let terminal: TerminalSession
  do throws(TerminalError) {
    terminal = try TerminalSession(options.terminal)
  } catch {
    throw .terminal(error)
  }
  defer { terminal.close() }
  var loop = Loop(
    options.session, script: options.script, teacher: options.teacher,
    look: Look(depth: terminal.depth, glyphs: terminal.glyphs))
  switch try loop.run(on: terminal) {
  case .quit:
    return .success
  case .signal(let number):
    terminal.close()
    TerminalSession.die(by: number)
  case .hangup:
    return .failure
  }
}

extension ColorChoice {
  /// What the user chose, or the terminal's own for nil.
  fileprivate init(_ depth: ColorDepth?) {
    self =
      switch depth {
      case nil: .auto
      case .mono: .never
      case .ansi8, .ansi16: .ansi16
      case .palette256: .palette256
      case .rgb: .rgb
      }
  }
}
