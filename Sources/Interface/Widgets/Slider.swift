internal import Screen

/// A horizontal track with a knob: the range of a dial, or the time of a replay.
struct Slider {
  /// What a cell of the track shows.
  enum Mark {
    case track
    /// The part before the knob, where it counts.
    case passed
    /// A place to go to.
    case marker
    /// The present value, while it is on its way to the knob.
    case present
    /// Beyond what makes sense.
    case excluded
  }

  /// The first column.
  let column: Int
  let cells: Int
  /// The cell of the knob.
  let knob: Int

  /// The cell of a share of the track, 0 to 1.
  static func cell(at share: Double, of cells: Int) -> Int {
    Int(min(1, max(0, share)) * Double(cells - 1) + 0.5)
  }

  /// Draws the track into the first row of the context.
  ///
  /// `cell` says what a cell shows and its ink; the knob takes the ink alone.
  func draw(
    _ context: PanelContext, _ frame: inout Frame, cell: (Int) -> (mark: Mark, ink: Ink)
  ) {
    for index in 0..<cells {
      let (mark, ink) = cell(index)
      let isKnob = index == knob
      frame.put(
        isKnob ? knobGlyph(context.glyphs) : mark.glyph(context.glyphs), column: column + index,
        row: context.rect.row, Style(ink, bold: isKnob))
    }
  }

  private func knobGlyph(_ glyphs: Glyphs) -> Unicode.Scalar {
    glyphs == .ascii ? "O" : "\u{25cf}"
  }
}

extension Slider.Mark {
  fileprivate func glyph(_ glyphs: Glyphs) -> Unicode.Scalar {
    let isPlain = glyphs == .ascii
    return switch self {
    case .track: isPlain ? "-" : "\u{2500}"
    case .passed: isPlain ? "=" : "\u{2501}"
    case .marker: isPlain ? "|" : "\u{2506}"
    case .present: isPlain ? "o" : "\u{25cb}"
    case .excluded: isPlain ? "x" : "\u{d7}"
    }
  }
}
