package import Screen

/// What the terminal can show, and what the program says besides the session; never part of it.
package struct DisplayOptions: Hashable, Sendable {
  /// How many colors there are.
  package var depth: ColorDepth
  /// What dots are made of.
  package var glyphs: Glyphs
  /// Whether regions are polygons, for a picture, instead of cells.
  package var drawsExactRegions = false
  /// Ticks that the machine managed in the last second, where it cannot hold 30.
  package var laggingTicks: Int?

  /// Seconds that have been recorded, while a recording runs.
  package var recordedSeconds: Int?
  /// What the program has to say for a moment, such as where a recording is; in the caption's place.
  package var notice: String?

  /// Whether the user is asked whether to leave the lesson.
  package var asksToLeave = false

  /// Where a replay is, which takes the footer; nil where nothing is replayed.
  package var replay: ReplayStatus?

  /// Options with nothing but the session to show.
  package init(depth: ColorDepth = .palette256, glyphs: Glyphs = .braille) {
    self.depth = depth
    self.glyphs = glyphs
  }
}
