/// How text is drawn.
package struct Style: Hashable, Sendable {
  /// The color of the characters.
  package var foreground: Ink
  /// The color behind them; nil leaves what is there.
  package var background: Ink?
  /// Drawn bold.
  package var bold: Bool
  /// Drawn with foreground and background exchanged.
  package var reverse: Bool

  /// A style.
  package init(
    _ foreground: Ink = .default, on background: Ink? = nil, bold: Bool = false,
    reverse: Bool = false
  ) {
    self.foreground = foreground
    self.background = background
    self.bold = bold
    self.reverse = reverse
  }
}

extension Frame {
  /// The whole frame.
  package var bounds: Rect {
    Rect(column: 0, row: 0, columns: size.columns, rows: size.rows)
  }

  /// Writes text from a position on, cut off at `limit` columns and at the frame's edges.
  ///
  /// - Returns: the column after the last character written.
  @discardableResult
  package mutating func write(
    _ text: String, column: Int, row: Int, _ style: Style, limit: Int = .max
  ) -> Int {
    var x = column
    let end = limit == .max ? size.columns : min(size.columns, column + limit)
    for scalar in text.unicodeScalars {
      guard x < end else { break }
      if contains(column: x, row: row) { put(scalar, column: x, row: row, style) }
      x += 1
    }
    return x
  }

  /// Writes one character; positions outside the frame are ignored.
  package mutating func put(_ scalar: Unicode.Scalar, column: Int, row: Int, _ style: Style) {
    guard contains(column: column, row: row) else { return }
    let background = style.background ?? self[column, row].background
    self[column, row] = Cell(
      scalar, foreground: style.foreground, background: background, bold: style.bold,
      reverse: style.reverse)
  }

  /// Fills a rectangle with one cell.
  package mutating func fill(_ rect: Rect, with cell: Cell) {
    for row in max(0, rect.row)..<max(0, rect.row, min(size.rows, rect.row + rect.rows)) {
      let first = max(0, rect.column)
      for column in first..<max(first, min(size.columns, rect.column + rect.columns)) {
        self[column, row] = cell
      }
    }
  }

  /// A border around a rectangle with a title in its upper edge.
  package mutating func box(
    _ rect: Rect, title: String, glyphs: Glyphs, border: Style, titleStyle: Style
  ) {
    guard rect.columns >= 2, rect.rows >= 2 else { return }
    let line = glyphs.lines
    let right = rect.column + rect.columns - 1
    let bottom = rect.row + rect.rows - 1
    for column in rect.column...right {
      put(line.horizontal, column: column, row: rect.row, border)
      put(line.horizontal, column: column, row: bottom, border)
    }
    for row in rect.row...bottom {
      put(line.vertical, column: rect.column, row: row, border)
      put(line.vertical, column: right, row: row, border)
    }
    put(line.topLeft, column: rect.column, row: rect.row, border)
    put(line.topRight, column: right, row: rect.row, border)
    put(line.bottomLeft, column: rect.column, row: bottom, border)
    put(line.bottomRight, column: right, row: bottom, border)
    guard !title.isEmpty, rect.columns > 6 else { return }
    write(
      " \(title) ", column: rect.column + 2, row: rect.row, titleStyle, limit: rect.columns - 4)
  }
}

extension Glyphs {
  /// The characters of borders and rules.
  package struct Lines: Sendable {
    /// Left to right.
    package let horizontal: Unicode.Scalar
    /// Top to bottom.
    package let vertical: Unicode.Scalar
    let topLeft: Unicode.Scalar
    let topRight: Unicode.Scalar
    let bottomLeft: Unicode.Scalar
    let bottomRight: Unicode.Scalar
  }

  /// Box drawing where the terminal has it.
  package var lines: Lines {
    self == .ascii
      ? Lines(
        horizontal: "-", vertical: "|", topLeft: "+", topRight: "+", bottomLeft: "+",
        bottomRight: "+")
      : Lines(
        horizontal: "\u{2500}", vertical: "\u{2502}", topLeft: "\u{256d}", topRight: "\u{256e}",
        bottomLeft: "\u{2570}", bottomRight: "\u{256f}")
  }
}
