import Lab
import Stage
import Terminal

/// `marginscope replay`: a session log in the terminal, until the user quits or takes over.
func replay(_ options: Options, _ console: Console) throws(CommandError) -> ExitStatus {
  let recorded = try Recorded(path: options.file, console)
  let performance = try Performance(recorded, console)
  let terminal = try openTerminal(TerminalSession.Options(options))
  defer { terminal.close() }
  let look = Look(depth: terminal.depth, glyphs: terminal.glyphs)
  var loop = ReplayLoop(performance, markers: recorded.markers, look: look)
  let ending = try loop.run(on: terminal)
  switch ending {
  case .live(let ending):
    let status = conclude(ending, terminal)
    // Only now is there a screen that keeps it.
    if let warning = recorded.warning { try console.errors.write("\(warning)\n") }
    return status
  case .takenOver:
    var live = Loop(
      loop.timeline.performance.session, script: Script(),
      journal: Journal(continuing: recorded, at: loop.timeline.tick), look: look)
    if let path = options.recording {
      live.record(to: path, replacing: options.replacesFiles, size: terminal.size)
    }
    return try runLoop(&live, on: terminal)
  }
}
