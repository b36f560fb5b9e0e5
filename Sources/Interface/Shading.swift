internal import Elementary
internal import Screen

extension Frame {
  /// Fills a rectangle with flat colors, two to a cell where the glyphs allow it.
  ///
  /// `color` is asked for eight points at a time, in cells from the rectangle's center: x to the
  /// right in half rows, y upwards in half rows, so that the unit is the same both ways.
  mutating func shade(
    _ rect: Rect, glyphs: Glyphs, color: (_ x: Lanes, _ y: Lanes) -> [Ink]
  ) {
    let halves = glyphs == .ascii ? 1 : 2
    for row in 0..<rect.rows {
      for first in stride(from: 0, to: rect.columns, by: 8) {
        let x = Lanes(0, 1, 2, 3, 4, 5, 6, 7) + (Double(first) + 0.5 - Double(rect.columns) / 2)
        let middle = Double(rect.rows) - 2 * Double(row)
        let upper = color(x, Lanes(repeating: halves == 2 ? middle - 0.5 : middle - 1))
        let lower = halves == 2 ? color(x, Lanes(repeating: middle - 1.5)) : upper
        for lane in 0..<min(8, rect.columns - first) {
          let column = rect.column + first + lane
          let cell =
            upper[lane] == lower[lane]
            ? Cell(" ", background: upper[lane])
            : Cell("\u{2580}", foreground: upper[lane], background: lower[lane])
          if contains(column: column, row: rect.row + row) {
            self[column, rect.row + row] = cell
          }
        }
      }
    }
  }
}
