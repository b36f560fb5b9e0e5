import Experiment
import Interface
import Recording
import Screen

/// `marginscope frame`: prints the screen at a tick.
func printFrame(_ options: Options, _ console: Console) throws(CommandError) -> ExitStatus {
  let format = options.format ?? (console.output.isTerminal ? .ansi : .text)
  let tick = options.tick ?? Options.usualTick
  let subject = try ExportSource(options, console)
  try options.experiment.script.checkDone(at: tick)
  let session = try session(at: tick, of: subject.scripted)
  let size = options.size ?? subject.size
  let glyphs = options.glyphs ?? .braille
  if format == .svg {
    let image = StillImage(session, size: size, glyphs: glyphs, title: subject.title)
    try console.output.write(image.svg)
    return .success
  }
  // Text alone is clearest without regions that only colors tell apart.
  let usual: ColorDepth = format == .text || console.wantsNoColor ? .mono : .palette256
  let display = DisplayOptions(depth: options.depth ?? usual, glyphs: glyphs)
  let frame = ScreenRenderer.frame(of: session, size: size, display: display)
    .settled(for: display.depth, glyphs: display.glyphs)
  if format == .text {
    try console.output.write(frame.text)
  } else {
    try console.output.write(
      controls: String(decoding: ANSIEncoder.lines(of: frame), as: UTF8.self))
  }
  return .success
}

/// The session after that many ticks, and after what is done then.
private func session(
  at tick: Int, of scripted: ScriptedSession
) throws(CommandError) -> Session {
  var scripted = scripted
  while scripted.session.tick < tick, !scripted.isOver { try scripted.advance() }
  let reached = scripted.session.tick
  guard reached == tick else { throw .tooShort(end: reached, tick: tick) }
  return scripted.session
}
