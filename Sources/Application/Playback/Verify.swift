import Experiment
import Recording

/// `marginscope verify`: a session log, replayed as fast as it goes and compared on the way.
func verify(_ options: Options, _ console: Console) throws(CommandError) -> ExitStatus {
  let recorded = try DecodedLog(path: options.file, console)
  if let warning = recorded.warning { try console.errors.write(line: warning) }
  var scripted = try ScriptedSession(recorded, console)
  var progress = Progress("tick", of: recorded.log.lastTick, on: console.errors)
  while !scripted.isOver, scripted.playback?.difference == nil {
    scripted.skipRest()
    try scripted.advance()
    try progress.show(scripted.session.tick)
  }
  try progress.clear()
  guard let playback = scripted.playback else { return .success }
  try console.output.write(playback.verdict + "\n")
  return playback.difference == nil ? .success : .differs
}
