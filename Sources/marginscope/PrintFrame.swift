import Lab
import Recording
import Screen
import Stage

/// `marginscope frame`: the screen at a tick.
func printFrame(_ options: Options, _ console: Console) throws(CommandError) -> ExitStatus {
  let format = options.format ?? (console.output.isTerminal ? .ansi : .text)
  let tick = options.tick ?? Options.usualTick
  let subject = try Subject(options, console)
  try options.experiment.script.checkDone(at: tick)
  let session = try session(at: tick, of: subject.performance)
  let size = options.size ?? subject.size
  let glyphs = options.glyphs ?? .braille
  if format == .svg {
    let image = StillImage(session, size: size, glyphs: glyphs, title: subject.title)
    try console.output.write(image.svg)
    return .success
  }
  // Characters alone are clearest without what only colours would tell apart.
  let usual: ColorDepth = format == .text || console.wantsNoColor ? .mono : .palette256
  let look = Look(depth: options.depth ?? usual, glyphs: glyphs)
  let frame = Scene.frame(of: session, size: size, look: look)
    .settled(for: look.depth, glyphs: look.glyphs)
  try console.output.write(
    format == .text ? frame.text : String(decoding: ANSIEncoder.lines(of: frame), as: UTF8.self))
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
