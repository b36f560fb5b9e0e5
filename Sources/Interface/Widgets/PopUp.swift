internal import Screen

/// A box over the pictures: a title in its border, and lines of text.
struct PopUp {
  /// Where the box stands in its context's rectangle.
  enum Placement {
    case center
    case bottom
  }

  /// A line of the box: a text, and perhaps a second one that begins at a column of its own.
  struct Line {
    var text = ""
    var style = Style()
    var second = ""
    /// Columns from the start of the line to the second text.
    var indent = 0
    var secondStyle = Style()

    var columns: Int { max(text.count, second.isEmpty ? 0 : indent + second.count) }
  }

  var title: String
  var lines: [Line]
  /// The least columns of text, for boxes that keep their size while their text changes.
  var leastColumns = 0

  /// Columns that the text may have.
  static func textColumns(in context: PanelContext) -> Int { context.rect.columns - 4 }

  /// Draws the box as large as its text, cut off where the rectangle ends.
  func draw(_ placement: Placement, _ context: PanelContext, _ frame: inout Frame) {
    let (outer, palette) = (context.rect, context.palette)
    let needed = max(leastColumns, lines.map(\.columns).max() ?? 0)
    let columns = min(needed, Self.textColumns(in: context)) + 4
    let rows = min(lines.count + 2, outer.rows)
    let above = placement == .center ? (outer.rows - rows) / 2 : outer.rows - rows
    let box = Rect(
      column: outer.column + (outer.columns - columns) / 2, row: outer.row + above,
      columns: columns, rows: rows)
    frame.fill(box, with: Cell(" ", foreground: palette.text, background: palette.background))
    frame.box(
      box, title: title, glyphs: context.glyphs, border: Style(palette.strong),
      titleStyle: Style(palette.strong, bold: true))
    let text = Rect(
      column: box.column + 2, row: box.row + 1, columns: columns - 4, rows: rows - 2)
    frame.cursor = CellPosition(column: text.column, row: text.row)
    for (index, line) in lines.prefix(text.rows).enumerated() {
      let row = text.row + index
      frame.write(line.text, column: text.column, row: row, line.style, limit: text.columns)
      frame.write(
        line.second, column: text.column + line.indent, row: row, line.secondStyle,
        limit: max(0, text.columns - line.indent))
    }
  }
}
