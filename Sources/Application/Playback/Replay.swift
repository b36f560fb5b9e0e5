import Experiment
import Terminal

/// `marginscope replay`: a session log in the terminal, until the user quits or takes over.
func replay(_ options: Options, _ console: Console) throws(CommandError) -> ExitStatus {
  let recorded = try DecodedLog(path: options.file, console)
  let scripted = try ScriptedSession(recorded, console)
  // Nothing is written to it before the takeover; a name that cannot be used is refused now.
  let file = try recordingFile(options.recording, replacing: options.replacesFiles)
  let terminal = try openTerminal(TerminalSession.Options(options))
  defer { terminal.close() }
  var loop = ReplayLoop(scripted, markers: recorded.markers, on: terminal)
  let status: ExitStatus
  switch try loop.run() {
  case .live(let ending):
    status = conclude(ending, terminal)
  case .takenOver(let unread):
    var live = LiveLoop(
      loop.replay.scripted.session,
      recorder: SessionRecorder(continuing: recorded, at: loop.replay.tick), on: terminal,
      unread: unread)
    if let file { live.record(to: file) }
    status = try runLoop(&live, on: terminal)
  }
  // Only now is there a screen that keeps it.
  if let warning = recorded.warning { try console.errors.write(line: warning) }
  return status
}
