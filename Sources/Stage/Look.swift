public import Screen

/// What the terminal can show, and what the program is about; never part of a session.
public struct Look: Hashable, Sendable {
  /// How many colours there are.
  public var depth: ColorDepth
  /// What dots are made of.
  public var glyphs: Glyphs
  /// Ticks that the machine managed in the last second, where it cannot hold 30.
  public var laggingTicks: Int?

  /// Seconds that have been recorded, while a recording runs.
  public var recordedSeconds: Int?
  /// What the program has to say for a moment, such as where a recording is; in the caption's place.
  public var notice: String?

  /// Where a replay is, which takes the footer; nil where nothing is replayed.
  public var replay: ReplayStatus?

  /// A look.
  public init(depth: ColorDepth = .palette256, glyphs: Glyphs = .braille) {
    self.depth = depth
    self.glyphs = glyphs
  }
}
