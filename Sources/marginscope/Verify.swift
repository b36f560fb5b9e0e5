import Lab
import Recording

/// `marginscope verify`: a session log, replayed as fast as it goes and compared on the way.
func verify(_ options: Options, _ console: Console) throws(CommandError) -> ExitStatus {
  let recorded = try Recorded(path: options.file, console)
  if let warning = recorded.warning { try console.errors.write(warning + "\n") }
  var performance = try Performance(recorded, console)
  var bar = ProgressBar(console.errors, end: recorded.log.lastTick)
  while !performance.isOver, performance.playback?.difference == nil {
    performance.skipRest()
    try performance.advance()
    try bar.show(tick: performance.session.tick)
  }
  try bar.clear()
  guard let playback = performance.playback else { return .success }
  try console.output.write(playback.verdict + "\n")
  return playback.difference == nil ? .success : .differs
}
