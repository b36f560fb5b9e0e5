/// Dots finer than cells, drawn over whatever background a frame has.
///
/// A cell holds 2 x 4 dots in braille, 1 x 2 in half blocks, and one letter in ASCII. All dots of a
/// cell share one ink, that of the dot drawn with the highest priority.
package struct DotCanvas: Sendable {
  /// Where the canvas lies on the frame.
  package let rect: Rect
  /// What dots are made of.
  package let glyphs: Glyphs
  /// Dots across a cell.
  package let dotsPerColumn: Int
  /// Dots down a cell.
  package let dotsPerRow: Int
  private var cells: [DotCell]

  private struct DotCell: Sendable {
    var bits: UInt8 = 0
    var priority: UInt8 = 0
    var ink = Ink.default
    var letter: Unicode.Scalar = " "
    var bold = false
  }

  /// An empty canvas over a rectangle.
  package init(_ rect: Rect, glyphs: Glyphs) {
    self.rect = rect
    self.glyphs = glyphs
    switch glyphs {
    case .braille, .sextant: (dotsPerColumn, dotsPerRow) = (2, 4)
    case .block: (dotsPerColumn, dotsPerRow) = (1, 2)
    case .ascii: (dotsPerColumn, dotsPerRow) = (1, 1)
    }
    cells = Array(repeating: DotCell(), count: rect.columns * rect.rows)
  }

  /// Dots across.
  package var width: Int { rect.columns * dotsPerColumn }
  /// Dots down.
  package var height: Int { rect.rows * dotsPerRow }
  /// How much taller than wide a dot is, for cells twice as tall as wide.
  package var aspect: Double { 2 * Double(dotsPerColumn) / Double(dotsPerRow) }

  /// Sets one dot; outside the canvas nothing happens.
  ///
  /// - Parameters:
  ///   - x: dots from the left.
  ///   - y: dots from the top.
  ///   - ink: the color.
  ///   - priority: 1...255; the highest of a cell decides its ink and letter.
  ///   - letter: what stands for the dot in ASCII.
  ///   - bold: drawn bold.
  package mutating func dot(
    _ x: Int, _ y: Int, _ ink: Ink, priority: UInt8, letter: Unicode.Scalar, bold: Bool = false
  ) {
    guard x >= 0, y >= 0, x < width, y < height else { return }
    let index = y / dotsPerRow * rect.columns + x / dotsPerColumn
    cells[index].bits |= bit(x % dotsPerColumn, y % dotsPerRow)
    guard priority >= cells[index].priority else { return }
    cells[index].priority = priority
    cells[index].ink = ink
    cells[index].letter = letter
    cells[index].bold = bold
  }

  /// A point large enough to see: 2 x 2 dots in braille, one dot otherwise.
  package mutating func point(
    _ x: Int, _ y: Int, _ ink: Ink, priority: UInt8, letter: Unicode.Scalar, bold: Bool = false
  ) {
    dot(x, y, ink, priority: priority, letter: letter, bold: bold)
    guard dotsPerColumn == 2 else { return }
    dot(x + 1, y, ink, priority: priority, letter: letter, bold: bold)
    dot(x, y + 1, ink, priority: priority, letter: letter, bold: bold)
    dot(x + 1, y + 1, ink, priority: priority, letter: letter, bold: bold)
  }

  /// A straight line, unless an end is a million dots away; `skip` leaves out that many dots after
  /// each one drawn.
  package mutating func line(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), _ ink: Ink,
    priority: UInt8, letter: Unicode.Scalar, skip: Int = 0
  ) {
    let dx = end.x - start.x
    let dy = end.y - start.y
    // What is not a number is no nearer than a million either.
    guard start.x.magnitude < 1e6, start.y.magnitude < 1e6, end.x.magnitude < 1e6,
      end.y.magnitude < 1e6
    else { return }
    let steps = max(1, Int(max(dx.magnitude, dy.magnitude) + 0.5))
    for step in stride(from: 0, through: steps, by: skip + 1) {
      let share = Double(step) / Double(steps)
      dot(
        whole(start.x + share * dx), whole(start.y + share * dy), ink, priority: priority,
        letter: letter)
    }
  }

  /// Puts the dots onto the frame and leaves its backgrounds.
  ///
  /// Where a mosaic gave the cell two, the dots stand on the one that most of them are in; half-block
  /// dots leave the other half's.
  package func draw(on frame: inout Frame) {
    for row in 0..<rect.rows {
      for column in 0..<rect.columns {
        let cell = cells[row * rect.columns + column]
        let (x, y) = (rect.column + column, rect.row + row)
        guard cell.bits != 0, frame.contains(column: x, row: y) else { continue }
        frame.put(
          scalar(cell), column: x, row: y,
          Style(cell.ink, on: ground(of: cell.bits, on: frame[x, y]), bold: cell.bold))
      }
    }
  }

  /// The color behind the dots.
  private func ground(of bits: UInt8, on under: Cell) -> Ink {
    guard let inked = under.scalar.inkedAreas, inked != 0 else { return under.background }
    var behind = 0
    var beside = 0
    for row in 0..<dotsPerRow {
      for column in 0..<dotsPerColumn {
        // A half-block dot covers its half: what shows is the other one.
        guard (bits & bit(column, row) != 0) != (glyphs == .block) else { continue }
        let area = (12 * row + 6) / (2 * dotsPerRow) * 2 + column
        if inked & 1 << UInt16(area) != 0 { behind += 1 } else { beside += 1 }
      }
    }
    return behind > beside ? under.foreground : under.background
  }

  private func scalar(_ cell: DotCell) -> Unicode.Scalar {
    switch glyphs {
    case .braille, .sextant: Unicode.Scalar(0x2800 + UInt32(cell.bits)) ?? " "
    case .block: cell.bits == 1 ? "\u{2580}" : cell.bits == 2 ? "\u{2584}" : "\u{2588}"
    case .ascii: cell.letter
    }
  }

  private func bit(_ x: Int, _ y: Int) -> UInt8 {
    switch glyphs {
    case .braille, .sextant: y == 3 ? 0x40 << UInt8(x) : 1 << UInt8(3 * x + y)
    case .block: 1 << UInt8(y)
    case .ascii: 1
    }
  }

  /// Rounded down, for negative values too.
  private func whole(_ value: Double) -> Int {
    let cut = Int(value)
    return value < Double(cut) ? cut - 1 : cut
  }
}
