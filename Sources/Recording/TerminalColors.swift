package import Screen
internal import Text

/// The colors that are a terminal's own, which a recording must name because viewers differ.
package struct TerminalColors: Hashable, Sendable {
  /// The color of text in the default foreground, in RGB.
  package let foreground: Ink
  /// The default background, in RGB.
  package let background: Ink
  /// The colors of the palette entries 0...15, in RGB, as xterm ships them.
  package var palette: [Ink] { (0..<16).map { Ink(index: $0).spelledOut } }

  /// A terminal's own colors.
  ///
  /// - Precondition: both are RGB or palette entries, not the default that they define.
  package init(foreground: Ink, background: Ink) {
    precondition(!foreground.isDefault && !background.isDefault, "a default cannot define itself")
    self.foreground = foreground.spelledOut
    self.background = background.spelledOut
  }
}

extension Frame {
  /// The frame with no color left to the viewer, and one spelling for cells that look the same.
  ///
  /// Every ink is RGB or one of the fixed palette entries 16...255, nothing is reversed, a half block
  /// of one color and a full block are spaces, and a space has its background as foreground.
  func explicit(_ colors: TerminalColors) -> Frame {
    var frame = self
    frame.withCells { cells in
      for index in cells.indices { cells[index] = cells[index].explicit(colors) }
    }
    return frame
  }
}

extension Cell {
  fileprivate func explicit(_ colors: TerminalColors) -> Cell {
    var cell = self
    cell.foreground = named(foreground, default: colors.foreground)
    cell.background = named(background, default: colors.background)
    if reverse {
      swap(&cell.foreground, &cell.background)
      cell.reverse = false
    }
    switch cell.scalar {
    case "\u{2588}":
      cell.background = cell.foreground
      cell.scalar = " "
    case _ where cell.scalar.inkedAreas != nil && cell.foreground == cell.background:
      cell.scalar = " "
    case _: break
    }
    if cell.scalar == " " {
      cell.foreground = cell.background
      cell.bold = false
    }
    return cell
  }

  private func named(_ ink: Ink, default own: Ink) -> Ink {
    if ink.isDefault { return own }
    if let index = ink.index, index < 16 { return ink.spelledOut }
    return ink
  }
}

extension Ink {
  /// The color as `#rrggbb`; what is neither RGB nor a palette entry is black.
  var hexadecimal: String {
    "#" + Text.hexadecimal(spelledOut.raw & 0xFF_FFFF, digits: 6)
  }
}
