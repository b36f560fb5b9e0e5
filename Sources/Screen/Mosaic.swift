/// How a cell is divided into areas of flat color; a cell has two colors at most.
package enum Mosaic: Sendable {
  /// One area.
  case whole
  /// An upper and a lower half.
  case halves
  /// Two by two.
  case quadrants
  /// Two across, three down (Unicode 13; not every font has them).
  case sextants

  /// Areas across a cell.
  package var columns: Int {
    switch self {
    case .whole, .halves: 1
    case .quadrants, .sextants: 2
    }
  }

  /// Areas down a cell.
  package var rows: Int {
    switch self {
    case .whole: 1
    case .halves, .quadrants: 2
    case .sextants: 3
    }
  }

  /// The cell whose areas, row by row, come closest to these colors.
  ///
  /// The two most frequent colors win, the first of equals; the others join the more frequent one,
  /// which is the background, so that marks stand on it. No two spellings look alike: of two colors
  /// that share a cell evenly, the first area's is the foreground.
  ///
  /// - Precondition: `columns * rows` colors, 6 at most.
  package func cell(_ colors: [Ink]) -> Cell {
    guard let first = colors.first, colors.contains(where: { $0 != first }) else {
      return Cell(" ", background: colors.first ?? .default)
    }
    var major = first
    var minor: Ink?
    var counts = (major: 0, minor: 0)
    for (index, color) in colors.enumerated() where !colors[..<index].contains(color) {
      let count = colors.count { $0 == color }
      if count > counts.major {
        if index > 0 { (minor, counts.minor) = (major, counts.major) }
        (major, counts.major) = (color, count)
      } else if count > counts.minor {
        (minor, counts.minor) = (color, count)
      }
    }
    guard let minor else { return Cell(" ", background: major) }
    let isEven = counts.major == counts.minor && 2 * counts.major == colors.count
    let (ink, ground) = isEven ? (major, minor) : (minor, major)
    var bits: UInt8 = 0
    for (index, color) in colors.enumerated() where color == ink { bits |= 1 << UInt8(index) }
    return Cell(scalar(bits), foreground: ink, background: ground)
  }

  /// The character whose areas of these bits, row by row from the lowest bit, are inked.
  package func scalar(_ bits: UInt8) -> Unicode.Scalar {
    switch self {
    case .whole: bits == 0 ? " " : "\u{2588}"
    case .halves: Mosaic.halfBlocks[Int(bits & 3)]
    case .quadrants: Mosaic.quadrantBlocks[Int(bits & 15)]
    case .sextants: Mosaic.sextant(bits & 63)
    }
  }

  private static let halfBlocks: [Unicode.Scalar] = [" ", "▀", "▄", "█"]
  private static let quadrantBlocks: [Unicode.Scalar] = [
    " ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█",
  ]

  /// The block of sextants leaves out what older blocks have.
  private static func sextant(_ bits: UInt8) -> Unicode.Scalar {
    switch bits {
    case 0: " "
    case 21: "▌"
    case 42: "▐"
    case 63: "█"
    case ..<21: Unicode.Scalar(0x1FB00 + UInt32(bits) - 1) ?? " "
    case ..<42: Unicode.Scalar(0x1FB00 + UInt32(bits) - 2) ?? " "
    case _: Unicode.Scalar(0x1FB00 + UInt32(bits) - 3) ?? " "
    }
  }
}

extension Glyphs {
  /// Whether there are braille dots, 2 by 4 a cell.
  package var hasFineDots: Bool {
    switch self {
    case .ascii, .block: false
    case .braille, .sextant: true
    }
  }

  /// How regions are drawn.
  package var mosaic: Mosaic {
    switch self {
    case .ascii: .whole
    case .block: .halves
    case .braille: .quadrants
    case .sextant: .sextants
    }
  }
}

extension Unicode.Scalar {
  /// What a mosaic character inks, on a grid of 2 columns and 6 rows, row by row from the lowest
  /// bit; nil for other characters.
  ///
  /// A space inks nothing.
  package var inkedAreas: UInt16? {
    switch value {
    case 0x20: 0
    case 0x2580: 0x03F
    case 0x2584: 0xFC0
    case 0x2588: 0xFFF
    case 0x258C: 0x555
    case 0x2590: 0xAAA
    case 0x2596...0x259F: Unicode.Scalar.quadrantAreas[Int(value - 0x2596)]
    case 0x1FB00...0x1FB3B: sextantAreas
    default: nil
    }
  }

  /// ▖ ▗ ▘ ▙ ▚ ▛ ▜ ▝ ▞ ▟.
  private static let quadrantAreas: [UInt16] = [
    0x540, 0xA80, 0x015, 0xFD5, 0xA95, 0x57F, 0xABF, 0x02A, 0x56A, 0xFEA,
  ]

  private var sextantAreas: UInt16 {
    let place = value - 0x1FB00
    let bits = place < 20 ? place + 1 : place < 40 ? place + 2 : place + 3
    var areas: UInt16 = 0
    for area in 0..<6 where bits & 1 << area != 0 {
      let (column, row) = (area % 2, area / 2)
      for half in 0..<2 { areas |= 1 << UInt16((2 * row + half) * 2 + column) }
    }
    return areas
  }
}
