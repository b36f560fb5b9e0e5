package import Screen

/// A frame full of everything a frame can hold, made anew from its number wherever it is needed.
package struct Picture: Sendable {
  /// Which picture; neighbors share most of their cells.
  package var number: Int
  /// Words in the second row.
  package var note: String
  /// Whether it makes do with five ANSI colors, other ones in every picture: eight-color
  /// terminals have pairs for that, but not for all the pictures.
  package var isModest: Bool

  /// A picture.
  package init(number: Int, note: String = "", isModest: Bool = false) {
    self.number = number
    self.note = note
    self.isModest = isModest
  }

  /// The words in the first row.
  package func title(_ size: Size) -> String {
    "picture \(number) of \(size.columns)x\(size.rows)"
  }

  /// The picture at some size.
  package func frame(_ size: Size) -> Frame {
    var frame = Frame(size)
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        frame[column, row] = cell(row * size.columns + column)
      }
    }
    for (row, text) in [title(size), note].enumerated() where row < size.rows {
      for (column, scalar) in text.unicodeScalars.enumerated() where column < size.columns {
        frame[column, row] = Cell(scalar, bold: row == 0)
      }
    }
    frame.cursor = CellPosition(
      column: (5 * number + 3) % max(1, size.columns), row: (2 * number + 1) % max(1, size.rows))
    return frame
  }

  private func cell(_ index: Int) -> Cell {
    // Every cell changes once in eight pictures.
    let age = (number + index * 5) / 8
    var random = UInt64(index) &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(age) &* 0xD1B5_4A32_D192_ED03
    func draw(_ count: UInt64) -> UInt64 {
      random ^= random >> 29
      random = random &* 0xBF58_476D_1CE4_E5B9 &+ 1
      return (random >> 33) % count
    }
    func ink() -> Ink {
      if isModest, draw(5) > 0 { return Ink(index: UInt8((number * 3 + Int(draw(5))) % 8)) }
      return switch isModest ? 0 : draw(4) {
      case 0: .default
      case 1: Ink(UInt8(draw(256)), UInt8(draw(256)), UInt8(draw(256)))
      default: Self.inks[Int(draw(UInt64(Self.inks.count)))]
      }
    }
    let scalar: Unicode.Scalar? =
      switch draw(8) {
      case 0, 1, 2: " "
      case 3: Unicode.Scalar(UInt32(0x21 + draw(94)))
      case 4: Unicode.Scalar(UInt32(0x2800 + draw(256)))
      case 5: Self.shapes[Int(draw(UInt64(Self.shapes.count)))]
      default: "\u{2580}"
      }
    return Cell(
      scalar ?? " ", foreground: ink(), background: ink(), bold: draw(6) == 0,
      reverse: draw(9) == 0)
  }

  private static let shapes: [Unicode.Scalar] = [
    "▀", "▄", "█", "─", "│", "╭", "▁", "▅", "θ", "ψ", "λ", "→", "°", "²", "é", "\u{7}", "字",
  ]
  private static let inks = [
    Ink(230, 159, 0), Ink(86, 180, 233), Ink(0, 158, 115), Ink(240, 228, 66), Ink(0, 114, 178),
    Ink(213, 94, 0), Ink(204, 121, 167), Ink(95, 95, 0), Ink(18, 18, 18), Ink(0, 0, 0),
    Ink(255, 255, 255), Ink(index: 3), Ink(index: 12), Ink(index: 130), Ink(index: 240),
  ]
}
