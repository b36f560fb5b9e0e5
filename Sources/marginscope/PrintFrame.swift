import Lab
import Screen
import Stage

/// `marginscope frame`: the screen at a tick.
func printFrame(_ options: Options, _ console: Console) throws(CommandError) -> ExitStatus {
  let format = options.format ?? (console.output.isTerminal ? .ansi : .text)
  // Characters alone are clearest without what only colours would tell apart.
  let usual: ColorDepth = format == .text || console.wantsNoColor ? .mono : .palette256
  let look = Look(depth: options.depth ?? usual, glyphs: options.glyphs ?? .braille)
  let session = try session(at: options.tick, of: options.experiment, console)
  let frame = Scene.frame(of: session, size: options.size ?? Options.usualSize, look: look)
    .settled(for: look.depth, glyphs: look.glyphs)
  switch format {
  case .text: try console.output.write(frame.text)
  case .ansi:
    try console.output.write(String(decoding: ANSIEncoder.lines(of: frame), as: UTF8.self))
  }
  return .success
}

/// The session after that many ticks, and after what the script does then.
private func session(
  at tick: Int, of experiment: Experiment, _ console: Console
) throws(CommandError) -> Session {
  try experiment.script.checkDone(at: tick)
  var performance = try Performance(
    try experiment.start(console), .script(experiment.script, end: tick))
  while !performance.isOver { try performance.advance() }
  return performance.session
}
