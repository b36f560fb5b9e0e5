public import Screen

/// What the terminal can show, and how fast the program is; never part of a session.
public struct Look: Hashable, Sendable {
  /// How many colours there are.
  public var depth: ColorDepth
  /// What dots are made of.
  public var glyphs: Glyphs
  /// Ticks that the machine managed in the last second, where it cannot hold 30.
  public var laggingTicks: Int?

  /// A look.
  public init(depth: ColorDepth = .palette256, glyphs: Glyphs = .braille) {
    self.depth = depth
    self.glyphs = glyphs
  }
}
