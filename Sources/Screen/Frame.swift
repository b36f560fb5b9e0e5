/// A color that a cell asks for.
///
/// Drawing code asks for the terminal's default or for 24-bit RGB; `Frame.settled(for:)` turns RGB
/// into what the terminal has, which may be an index of its palette.
package struct Ink: Hashable, Sendable {
  /// The tag in the top byte (0 RGB, 1 palette index, 2 default), the value in the low bytes.
  package let raw: UInt32

  /// The terminal's own foreground or background.
  package static let `default` = Ink(raw: 0x0200_0000)

  /// A 24-bit color, one byte a channel.
  package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    raw = UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
  }

  /// A color of the terminal's palette (0...15 the user's own, 16...255 the fixed cube and grays).
  package init(index: UInt8) {
    raw = 0x0100_0000 | UInt32(index)
  }

  private init(raw: UInt32) { self.raw = raw }

  /// True for the terminal's own color.
  package var isDefault: Bool { raw >> 24 == 2 }

  /// The palette index, or nil for RGB and the default.
  package var index: UInt8? { raw >> 24 == 1 ? UInt8(truncatingIfNeeded: raw) : nil }

  /// The RGB channels, or nil for a palette index and the default.
  package var rgb: (red: UInt8, green: UInt8, blue: UInt8)? {
    guard raw >> 24 == 0 else { return nil }
    return (
      UInt8(truncatingIfNeeded: raw >> 16), UInt8(truncatingIfNeeded: raw >> 8),
      UInt8(truncatingIfNeeded: raw)
    )
  }
}

/// One position of the terminal: a one-column character and how it is drawn.
package struct Cell: Hashable, Sendable {
  /// The character; always one column wide.
  package var scalar: Unicode.Scalar
  /// The color of the character.
  package var foreground: Ink
  /// The color behind the character.
  package var background: Ink
  /// Drawn bold.
  package var bold: Bool
  /// Drawn with foreground and background exchanged.
  package var reverse: Bool

  /// A cell; by default a space in the terminal's own colors.
  package init(
    _ scalar: Unicode.Scalar = " ", foreground: Ink = .default, background: Ink = .default,
    bold: Bool = false, reverse: Bool = false
  ) {
    self.scalar = scalar
    self.foreground = foreground
    self.background = background
    self.bold = bold
    self.reverse = reverse
  }
}

/// A width and height in cells.
package struct Size: Hashable, Sendable {
  /// Cells across.
  package var columns: Int
  /// Cells down.
  package var rows: Int

  /// A size in cells.
  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }
}

/// A rectangle of cells; its top left cell is at (`column`, `row`), counted from 0.
package struct Rect: Hashable, Sendable {
  /// The leftmost column.
  package var column: Int
  /// The topmost row.
  package var row: Int
  /// Cells across.
  package var columns: Int
  /// Cells down.
  package var rows: Int

  /// A rectangle; negative extents become 0.
  package init(column: Int, row: Int, columns: Int, rows: Int) {
    self.column = column
    self.row = row
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  /// The rectangle without a border `cells` wide on every side.
  package func inset(by cells: Int = 1) -> Rect {
    Rect(
      column: column + cells, row: row + cells, columns: columns - 2 * cells,
      rows: rows - 2 * cells)
  }

  /// Whether the cell lies inside.
  package func contains(column x: Int, row y: Int) -> Bool {
    x >= column && x < column + columns && y >= row && y < row + rows
  }
}

/// A cell of the terminal; the top left one is at (0, 0).
package struct CellPosition: Hashable, Sendable {
  /// Cells to its left.
  package var column: Int
  /// Cells above it.
  package var row: Int

  /// A position.
  package init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}

/// A picture of the whole terminal as a value, which is drawn on instead of the terminal.
package struct Frame: Equatable, Sendable {
  /// The size in cells.
  package let size: Size
  /// Row by row, `size.columns` cells each.
  package private(set) var cells: ContiguousArray<Cell>
  /// What a picture draws behind the cells, the first one lowest; terminals know cells only.
  package var regions: [Region] = []
  /// Where the terminal's cursor rests, which is invisible but which screen readers and braille
  /// displays follow; nil for anywhere.
  package var cursor: CellPosition?

  /// A frame of one repeated cell; a negative size counts as 0.
  package init(_ size: Size, filledWith cell: Cell = Cell()) {
    self.size = Size(columns: max(0, size.columns), rows: max(0, size.rows))
    cells = ContiguousArray(repeating: cell, count: self.size.columns * self.size.rows)
  }

  /// The cell at a position inside the frame.
  package subscript(column: Int, row: Int) -> Cell {
    get { cells[row * size.columns + column] }
    set { cells[row * size.columns + column] = newValue }
  }

  /// Whether a position lies inside the frame.
  package func contains(column: Int, row: Int) -> Bool {
    column >= 0 && column < size.columns && row >= 0 && row < size.rows
  }

  /// Changes every cell in place, in row order.
  package mutating func withCells(_ body: (inout UnsafeMutableBufferPointer<Cell>) -> Void) {
    cells.withUnsafeMutableBufferPointer { body(&$0) }
  }

  /// The characters alone, one line a row, each line as wide as the frame.
  package var text: String {
    var lines = String()
    lines.reserveCapacity((size.columns + 1) * size.rows * 3)
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        lines.unicodeScalars.append(self[column, row].scalar)
      }
      lines.append("\n")
    }
    return lines
  }
}
