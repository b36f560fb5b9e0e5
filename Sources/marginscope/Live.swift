import Lab
import Screen

/// What the live program begins with.
struct LiveOptions {
  /// The session at its first tick, the options' settings in it.
  var session: Session
  /// What is done at which tick, besides what the keys ask for.
  var script: Script
  /// The colours; nil for what the terminal has.
  var depth: ColorDepth?
  /// The characters; nil for what the terminal has.
  var glyphs: Glyphs?
  /// Whether the mouse is asked for.
  var usesMouse: Bool
  /// Whether the terminal is asked to show each update at once.
  var synchronizes: Bool

  /// What the command line asks for.
  init(_ options: Options, _ console: Console) throws(CommandError) {
    session = try options.experiment.start(console)
    script = options.experiment.script
    depth = options.depth ?? (console.wantsNoColor ? .mono : nil)
    glyphs = options.glyphs
    usesMouse = options.usesMouse
    synchronizes = options.synchronizes
  }
}

/// Trains on the terminal until the user quits.
func runLive(_ options: LiveOptions, _ console: Console) -> ExitStatus {
  try? console.errors.write("marginscope: the live program is not built yet\n")
  return .failure
}
