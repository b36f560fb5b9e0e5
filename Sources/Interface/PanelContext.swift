internal import Screen

/// Where a panel or a widget draws, and with what.
struct PanelContext {
  let rect: Rect
  let palette: Palette
  let display: DisplayOptions

  var glyphs: Glyphs { display.glyphs }
  /// Whether regions are polygons, for a picture, instead of cells.
  var drawsExactRegions: Bool { display.drawsExactRegions }
  /// Whether classes and curves must differ by more than color.
  var isColorless: Bool { palette.depth == .mono }

  /// The same context for another place.
  func at(_ rect: Rect) -> PanelContext {
    PanelContext(rect: rect, palette: palette, display: display)
  }

  /// The same context for whole rows of this one, counted from its first.
  func rows(_ first: Int, count: Int = 1) -> PanelContext {
    at(Rect(column: rect.column, row: rect.row + first, columns: rect.columns, rows: count))
  }

  func canvas() -> DotCanvas { DotCanvas(rect, glyphs: glyphs) }

  /// A symbol, or what stands for it in ASCII.
  func symbol(_ unicode: String, _ ascii: String) -> String { glyphs == .ascii ? ascii : unicode }
}

extension Glyphs {
  /// The text with its degree signs spelled out where there are only ASCII letters.
  func spelled(_ text: String) -> String {
    guard self == .ascii else { return text }
    return text.split(separator: "\u{b0}", omittingEmptySubsequences: false)
      .joined(separator: " deg")
  }
}
