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
  /// What the user chose of the terminal.
  var terminal: TerminalSession.Options

  /// What the command line asks for.
  init(_ options: Options, _ console: Console) throws(CommandError) {
    session = try options.experiment.start(console)
    script = options.experiment.script
    terminal = TerminalSession.Options(
      color: ColorChoice(options.depth), glyphs: options.glyphs, mouse: options.usesMouse,
      synchronized: options.synchronizes)
  }
}

extension ColorChoice {
  /// The choice of that depth; whether "8" and "16" mean 8 or 16, the terminal says.
  init(_ depth: ColorDepth?) {
    switch depth {
    case nil: self = .auto
    case .mono: self = .never
    case .ansi8, .ansi16: self = .ansi16
    case .palette256: self = .palette256
    case .rgb: self = .rgb
    }
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
    options.session, script: options.script.sorted,
    look: Look(depth: terminal.depth, glyphs: terminal.glyphs))
  let ending: Loop.Ending
  do throws(ActionError) {
    ending = try loop.run(on: terminal)
  } catch {
    throw .script(tick: loop.session.tick, error)
  }
  if case .signal(let number) = ending {
    terminal.close()
    TerminalSession.die(by: number)
  }
  return .success
}

extension Script {
  /// The actions by tick, those of one tick in the order given.
  fileprivate var sorted: [Loop.Scripted] {
    lines.enumerated()
      .sorted { ($0.element.tick, $0.offset) < ($1.element.tick, $1.offset) }
      .map { Loop.Scripted(tick: $0.element.tick, action: $0.element.action) }
  }
}
