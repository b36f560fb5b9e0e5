internal import Screen

/// The keys, over everything else.
enum HelpPage {
  static func draw(_ palette: Palette, _ look: Look, _ frame: inout Frame) {
    let lines = KeyMap.bindings.map { ($0.keysText(look.glyphs), $0.lesson) }
    let keyColumns = (lines.map { $0.0.count }.max() ?? 0) + 2
    let textColumns = lines.map { $0.1.count }.max() ?? 0
    let columns = min(frame.size.columns, keyColumns + textColumns + 6)
    let rows = min(frame.size.rows, lines.count + 4)
    let rect = Rect(
      column: (frame.size.columns - columns) / 2, row: (frame.size.rows - rows) / 2,
      columns: columns, rows: rows)
    frame.fill(rect, with: Cell(" ", foreground: palette.text, background: palette.background))
    frame.box(
      rect, title: "keys", glyphs: look.glyphs, border: Style(palette.strong),
      titleStyle: Style(palette.strong, bold: true))
    for (index, line) in lines.prefix(max(0, rows - 3)).enumerated() {
      let row = rect.row + 1 + index
      frame.write(
        line.0, column: rect.column + 2, row: row, Style(palette.strong, bold: true),
        limit: columns - 4)
      frame.write(
        line.1, column: rect.column + 2 + keyColumns, row: row, Style(palette.text),
        limit: max(0, columns - keyColumns - 4))
    }
    frame.write(
      "mouse: wheel or drag turn the dial, a click inspects a sample", column: rect.column + 2,
      row: rect.row + rows - 2, Style(palette.dim), limit: columns - 4)
  }
}
