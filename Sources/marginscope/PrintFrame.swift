import Lab
import Screen
import Stage

/// `marginscope frame`: the screen at a tick.
func printFrame(_ options: Options, _ console: Console) throws(CommandError) -> ExitStatus {
  let format = options.format ?? (console.output.isTerminal ? .ansi : .text)
  // Characters alone are clearest without what only colours would tell apart.
  let usual: ColorDepth = format == .text || console.wantsNoColor ? .mono : .palette256
  let look = Look(depth: options.depth ?? usual, glyphs: options.glyphs ?? .braille)
  let subject = try Subject(options, console)
  try options.experiment.script.checkDone(at: options.tick ?? Options.usualTick)
  let session = try session(at: options.tick ?? Options.usualTick, of: subject.performance)
  let frame = Scene.frame(of: session, size: options.size ?? subject.size, look: look)
    .settled(for: look.depth, glyphs: look.glyphs)
  switch format {
  case .text: try console.output.write(frame.text)
  case .ansi:
    try console.output.write(String(decoding: ANSIEncoder.lines(of: frame), as: UTF8.self))
  }
  return .success
}

/// The session after that many ticks, and after what is done then.
private func session(
  at tick: Int, of performance: Performance
) throws(CommandError) -> Session {
  var performance = performance
  while performance.session.tick < tick, !performance.isOver { try performance.advance() }
  let reached = performance.session.tick
  guard reached == tick else { throw .tooShort(end: reached, tick: tick) }
  return performance.session
}
