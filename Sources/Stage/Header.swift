internal import Angular
internal import Lab
internal import Learning
internal import Screen

/// The first row: which experiment this is, and the dial that left and right turn.
enum Header {
  static func draw(
    _ session: Session, _ palette: Palette, _ look: Look, _ frame: inout Frame, row: Int
  ) {
    let wide = frame.size.columns >= 100
    var column = 0
    if frame.size.columns >= 72 {
      column = frame.write(
        " MARGINSCOPE ", column: 0, row: row, Style(palette.strong, bold: true, reverse: true))
    }
    column = drawDial(session, palette, look, &frame, column: column + 1, row: row)
    let state = stateText(session, look)
    let stateColumn = frame.size.columns - state.text.count - 1
    var parts: [String] = []
    if session.presentation.dial != .loss { parts.append(session.loss.title) }
    if session.presentation.dial != .margin, session.loss.margin != nil {
      parts.append("m \(Numerals.fixed(session.margin.m, 2))")
    }
    if session.settings.lambda > 0, session.presentation.dial != .lambda {
      let lambda = look.glyphs == .ascii ? "lambda" : "\u{03bb}"
      parts.append("\(lambda) \(Numerals.shortest(session.settings.lambda))")
    }
    let step = "step \(session.step)"
    if wide {
      // Room for six digits, so that nothing behind them moves while they grow.
      parts.append(step + String(repeating: " ", count: max(0, 11 - step.count)))
      parts.append("K \(session.settings.classes)")
      parts.append(session.dataset.name)
      parts.append("seed \(session.settings.seed)")
      parts.append("\(Numerals.shortest(session.settings.speed.stepsPerTick * 30))/s")
    } else {
      parts.append(step)
    }
    for part in parts {
      guard column + 3 + part.count < stateColumn else { break }
      frame.write(
        look.glyphs == .ascii ? "|" : "\u{00b7}", column: column + 1, row: row,
        Style(palette.faint))
      column = frame.write(part, column: column + 3, row: row, Style(palette.text))
    }
    frame.write(
      state.text, column: stateColumn, row: row,
      Style(state.isAlarming ? palette.bad : palette.dim, bold: state.isAlarming))
  }

  /// Where the slider of the dial lies, for the mouse; nil when the dial cannot be turned.
  static func slider(_ session: Session, columns: Int) -> (first: Int, count: Int)? {
    guard session.presentation.dial.row.place(session) != nil else { return nil }
    let start = columns >= 72 ? 14 : 1
    let title = session.presentation.dial.row.title
    let (low, _) = session.presentation.dial.row.ends(session)
    return (start + title.count + 1 + (low.isEmpty ? 0 : low.count + 1), sliderCells(columns))
  }

  private static func sliderCells(_ columns: Int) -> Int {
    columns >= 100 ? 21 : columns >= 60 ? 13 : 7
  }

  private static func drawDial(
    _ session: Session, _ palette: Palette, _ look: Look, _ frame: inout Frame, column: Int,
    row: Int
  ) -> Int {
    let dial = session.presentation.dial.row
    var column = frame.write(
      dial.title, column: column, row: row, Style(palette.strong, bold: true))
    if let place = dial.place(session) {
      let (low, high) = dial.ends(session)
      let cells = sliderCells(frame.size.columns)
      if !low.isEmpty {
        column = frame.write(" \(low)", column: column, row: row, Style(palette.dim))
      }
      column += 1
      let knob = Int(min(1, max(0, place)) * Double(cells - 1) + 0.5)
      let current = currentKnob(session, cells)
      for cell in 0..<cells {
        let isKnob = cell == knob
        let glyph: Unicode.Scalar
        if isKnob {
          glyph = look.glyphs == .ascii ? "O" : "\u{25cf}"
        } else if cell == current {
          glyph = look.glyphs == .ascii ? "o" : "\u{25cb}"
        } else {
          glyph = look.glyphs == .ascii ? "-" : "\u{2500}"
        }
        frame.put(
          glyph, column: column + cell, row: row,
          Style(isKnob || cell == current ? palette.strong : palette.dim, bold: isKnob))
      }
      column += cells
      if !high.isEmpty {
        column = frame.write(" \(high)", column: column, row: row, Style(palette.dim))
      }
    }
    return frame.write(
      " \(dial.text(session))", column: column, row: row, Style(palette.strong, bold: true))
  }

  /// Where a gliding m stands on its way to the knob.
  private static func currentKnob(_ session: Session, _ cells: Int) -> Int? {
    guard session.presentation.dial == .margin, session.isGliding,
      let range = session.loss.margin?.range
    else { return nil }
    let share = (session.margin.m - range.lowerBound) / (range.upperBound - range.lowerBound)
    return Int(share * Double(cells - 1) + 0.5)
  }

  private static func stateText(
    _ session: Session, _ look: Look
  ) -> (text: String, isAlarming: Bool) {
    if session.failure != nil { return ("STOPPED", true) }
    if !session.isRunning { return ("PAUSED", true) }
    if let ticks = look.laggingTicks { return ("slow: \(ticks) of 30 ticks/s", true) }
    return (look.glyphs == .ascii ? "running" : "\u{25b6} running", false)
  }
}
