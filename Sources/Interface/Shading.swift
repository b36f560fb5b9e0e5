internal import Elementary
internal import Screen

extension Frame {
  /// Fills a rectangle with flat colors, as many areas to a cell as the glyphs have.
  ///
  /// `color` is asked for eight points at a time, in cells from the rectangle's center: x to the
  /// right in columns, y upwards in half rows, so that the unit is the same both ways.
  mutating func shade(
    _ rect: Rect, glyphs: Glyphs, color: (_ x: Lanes, _ y: Lanes) -> [Ink]
  ) {
    let mosaic = glyphs.mosaic
    let (across, down) = (mosaic.columns, mosaic.rows)
    var samples: [[Ink]] = []
    var areas: [Ink] = []
    let steps = Lanes(0, 1, 2, 3, 4, 5, 6, 7)
    for row in 0..<rect.rows {
      let top = Double(rect.rows) - 2 * Double(row)
      for first in stride(from: 0, to: rect.columns, by: 8) {
        let left = Double(first) - Double(rect.columns) / 2
        samples.removeAll(keepingCapacity: true)
        for part in 0..<down {
          let y = Lanes(repeating: top - 2 * (Double(part) + 0.5) / Double(down))
          for side in 0..<across {
            samples.append(color(steps + (left + (Double(side) + 0.5) / Double(across)), y))
          }
        }
        for lane in 0..<min(8, rect.columns - first) {
          let column = rect.column + first + lane
          guard contains(column: column, row: rect.row + row) else { continue }
          areas.removeAll(keepingCapacity: true)
          for sample in samples { areas.append(sample[lane]) }
          self[column, rect.row + row] = mosaic.cell(areas)
        }
      }
    }
  }
}
