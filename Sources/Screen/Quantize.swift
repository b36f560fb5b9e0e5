extension Frame {
  /// The frame as a terminal can show it, with one spelling for cells that look the same.
  ///
  /// Two settled frames are equal if they look the same, so a comparison sends nothing twice.
  /// - colors: `.palette256` takes the nearest of the fixed entries 16...255; `.rgb` keeps
  ///   `channelBits` bits of each channel; `.ansi8` and `.ansi16` keep hues apart and never draw a
  ///   mark in the color behind it; `.mono` drops colors, so that regions become blank, and keeps
  ///   marks, bold and reverse. Inks that are palette entries already stay, if the depth has them.
  /// - characters: what `glyphs` lacks becomes the nearest character, control characters and
  ///   characters of another width become `?`.
  /// - spelling: a mosaic whose inks became one is a space, a full block is a space (U+2588
  ///   shows seams), a space has no foreground of its own, reverse is spelled out where it can be.
  ///
  /// Settling a settled frame again changes nothing.
  ///
  /// - Parameters:
  ///   - depth: the colors that the terminal has.
  ///   - glyphs: the characters that the terminal has.
  ///   - channelBits: bits a channel, 1...8, for `.rgb`. Five look smooth and cost a fifth of the
  ///     bytes of eight.
  /// - Returns: the frame in colors and characters that the terminal has.
  package func settled(
    for depth: ColorDepth, glyphs: Glyphs = .braille, channelBits: Int = 5
  ) -> Frame {
    precondition((1...8).contains(channelBits), "a channel has 1 to 8 bits")
    let settling = Quantizer(depth: depth, glyphs: glyphs, channelBits: channelBits)
    var frame = self
    frame.withCells { cells in
      var asked = Cell()
      var shown = settling.settle(asked)
      for index in cells.indices {
        if cells[index] != asked {
          asked = cells[index]
          shown = settling.settle(asked)
        }
        cells[index] = shown
      }
    }
    return frame
  }
}

/// How one cell becomes what the terminal can show.
private struct Quantizer {
  let depth: ColorDepth
  let glyphs: Glyphs
  let channelBits: Int

  private static var upperHalf: Unicode.Scalar { "\u{2580}" }
  private static var lowerHalf: Unicode.Scalar { "\u{2584}" }
  private static var fullBlock: Unicode.Scalar { "\u{2588}" }

  @inline(__always) func settle(_ asked: Cell) -> Cell {
    var cell = asked
    cell.scalar = glyphs.nearest(to: cell.scalar)
    spellOutReverse(&cell)
    if depth == .mono {
      dropColors(&cell)
    } else {
      let isArea = cell.scalar.inkedAreas != nil
      cell.foreground = quantized(cell.foreground, isArea: isArea)
      cell.background = quantized(cell.background, isArea: true)
      if depth == .ansi8 { spellBrightAsBold(&cell, isArea: isArea) }
      if depth <= .ansi16, !isArea { keepVisible(&cell) }
    }
    spellAsSpace(&cell)
    return cell
  }

  /// Whether the character divides the cell into two areas.
  private func isMosaic(_ cell: Cell) -> Bool {
    cell.scalar.inkedAreas.map { $0 != 0 && $0 != 0xFFF } ?? false
  }

  /// Reverse remains only where it names a default ink in the other's place, which no ink can.
  private func spellOutReverse(_ cell: inout Cell) {
    guard cell.reverse else { return }
    switch cell.scalar {
    case Self.upperHalf: cell.scalar = Self.lowerHalf
    case Self.lowerHalf: cell.scalar = Self.upperHalf
    case Self.fullBlock: cell.scalar = " "
    case " ": cell.scalar = Self.fullBlock
    default:
      guard depth != .mono, !cell.foreground.isDefault, !cell.background.isDefault else { return }
      swap(&cell.foreground, &cell.background)
    }
    cell.reverse = false
  }

  private func dropColors(_ cell: inout Cell) {
    // Equal areas are a region; unequal ones are a mark or the border of two regions.
    if cell.scalar == Self.fullBlock || isMosaic(cell), cell.foreground == cell.background,
      !cell.foreground.isDefault
    {
      cell.scalar = " "
    }
    cell.foreground = .default
    cell.background = .default
  }

  private func spellAsSpace(_ cell: inout Cell) {
    // Default inks are never one color, though they compare equal.
    if isMosaic(cell), cell.foreground == cell.background, !cell.foreground.isDefault {
      cell.scalar = " "
    }
    if cell.scalar == Self.fullBlock {
      cell.scalar = " "
      cell.background = cell.foreground
      cell.reverse = cell.foreground.isDefault
    }
    guard cell.scalar == " " else { return }
    cell.foreground = cell.background
    cell.bold = false
  }

  @inline(__always) private func quantized(_ ink: Ink, isArea: Bool) -> Ink {
    if ink.isDefault { return ink }
    switch depth {
    case .mono: return .default
    case .ansi8, .ansi16: return Ink(index: ansi(ink, isArea: isArea))
    case .palette256:
      guard let (red, green, blue) = ink.rgb else { return ink }
      return Ink(index: XtermPalette.nearestFixed(Int(red), Int(green), Int(blue)))
    case .rgb: return reduced(ink)
    }
  }

  private func spellBrightAsBold(_ cell: inout Cell, isArea: Bool) {
    if let index = cell.background.index { cell.background = Ink(index: index & 7) }
    guard let index = cell.foreground.index, index >= 8 else { return }
    cell.foreground = Ink(index: index & 7)
    guard !isArea else { return }
    if index == 8 {
      // Bold black is invisible on terminals that show bold as bold only.
      cell.foreground = Ink(index: 7)
    } else {
      cell.bold = true
    }
  }

  private func reduced(_ ink: Ink) -> Ink {
    guard let (red, green, blue) = ink.rgb else { return ink }
    func keep(_ channel: UInt8) -> UInt8 {
      // The kept bits repeat below themselves, so that white stays white.
      var kept = channel & ~(0xFF >> UInt8(channelBits))
      var width = channelBits
      while width < 8 {
        kept |= kept >> UInt8(width)
        width *= 2
      }
      return kept
    }
    return Ink(keep(red), keep(green), keep(blue))
  }

  private func ansi(_ ink: Ink, isArea: Bool) -> UInt8 {
    if let index = ink.index, index < 16 { return index }
    let (red, green, blue) =
      ink.rgb.map { (Int($0.red), Int($0.green), Int($0.blue)) }
      ?? XtermPalette.rgb(of: ink.index ?? 0)
    // Sixteen colors hold no dark tints: a region in the full color would drown its marks.
    if isArea, max(red, green, blue) < 0x90 { return 0 }
    return XtermPalette.nearestANSI(red, green, blue)
  }

  /// A mark never has the color that is behind it.
  private func keepVisible(_ cell: inout Cell) {
    guard let mark = cell.foreground.index else { return }
    if cell.background.isDefault, mark == 0 {
      cell.foreground = .default
    } else if let behind = cell.background.index, mark == behind {
      let isDark = [0, 1, 4, 5, 8].contains(behind)
      cell.foreground = Ink(index: isDark ? 7 : 0)
    }
  }
}
