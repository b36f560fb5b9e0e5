internal import Angular
internal import Experiment
internal import Learning
internal import Screen
internal import Text

/// The first row: which experiment this is, and the dial that left and right turn.
enum Header {
  static func draw(
    _ session: Session, _ geometry: DerivedGeometry, _ palette: Palette, _ display: DisplayOptions,
    _ frame: inout Frame, row: Int
  ) {
    let wide = frame.size.columns >= 100
    if frame.size.columns >= DialPlan.columnsWithName {
      frame.write(
        DialPlan.name, column: 0, row: row, Style(palette.strong, bold: true, reverse: true))
    }
    var column = drawDial(session, geometry, palette, display, &frame, row: row)
    let state = stateText(session, display, isWide: frame.size.columns >= DialPlan.columnsWithName)
    let stateColumn = frame.size.columns - state.text.count - 1
    // On a narrow screen the recording takes the place of a state that alarms nobody.
    let hasName = frame.size.columns >= DialPlan.columnsWithName
    let recording = hasName || !state.isAlarming ? recordingText(display) : nil
    let stateWidth = hasName ? max(9, state.text.count) + 2 : 1
    let recordingColumn = frame.size.columns - stateWidth - (recording?.count ?? 0)
    // Pausing and running leave the other parts alone.
    let end = min(stateColumn, recording == nil ? frame.size.columns - 10 : recordingColumn - 1)
    var parts: [String] = []
    if session.presentation.dial != .loss { parts.append(session.loss.title) }
    if session.presentation.dial != .margin, session.loss.margin != nil {
      parts.append("m \(Numerals.fixed(session.margin.m, 2))")
    }
    if session.lambda > 0, session.presentation.dial != .lambda {
      let lambda = display.glyphs == .ascii ? "lambda" : "\u{03bb}"
      parts.append("\(lambda) \(Numerals.brief(session.lambda))")
    }
    if wide, let effective = geometry.effectiveMargin {
      parts.append("acts like m \(Numerals.fixed(effective, 2))")
    }
    let step = "step \(session.step)"
    if wide {
      // Room for six digits, so that nothing behind them moves while they grow.
      parts.append(step + String(repeating: " ", count: max(0, 11 - step.count)))
      parts.append("K \(session.settings.classes)")
      parts.append(session.dataset.name)
      parts.append("seed \(session.settings.seed)")
      parts.append(
        "\(Numerals.shortest(session.settings.speed.stepsPerTick * Double(Session.ticksPerSecond)))/s"
      )
    } else {
      parts.append(step)
    }
    for part in parts {
      guard column + 3 + part.count < end else { break }
      frame.write(
        display.glyphs == .ascii ? "|" : "\u{00b7}", column: column + 1, row: row,
        Style(palette.faint))
      column = frame.write(part, column: column + 3, row: row, Style(palette.text))
    }
    let isCovered = recording != nil && !hasName
    frame.write(
      isCovered ? "" : state.text, column: stateColumn, row: row,
      Style(state.isAlarming ? palette.bad : palette.dim, bold: state.isAlarming))
    if let recording {
      frame.write(
        recording, column: recordingColumn, row: row, Style(palette.bad, bold: true))
    }
  }

  /// That a recording runs, and for how long.
  private static func recordingText(_ display: DisplayOptions) -> String? {
    display.recordedSeconds.map { "REC \(Numerals.clock(seconds: $0))" }
  }

  /// Where the slider of the dial lies, for the mouse; nil when the dial cannot be turned.
  static func slider(_ session: Session, columns: Int) -> (first: Int, count: Int)? {
    DialPlan(session, columns: columns).slider
  }

  private static func drawDial(
    _ session: Session, _ geometry: DerivedGeometry, _ palette: Palette, _ display: DisplayOptions,
    _ frame: inout Frame, row: Int
  ) -> Int {
    let dial = session.presentation.dial
    let plan = DialPlan(session, columns: frame.size.columns)
    var column = frame.write(
      dial.symbol, column: plan.title, row: row, Style(palette.strong, bold: true))
    if let slider = plan.slider, let place = dial.place(session) {
      frame.write(plan.low, column: column + 1, row: row, Style(palette.dim))
      let knob = Int(min(1, max(0, place)) * Double(slider.count - 1) + 0.5)
      let current = currentKnob(session, slider.count)
      let room = roomCells(session, geometry, slider.count)
      for cell in 0..<slider.count {
        let isKnob = cell == knob
        let glyph: Unicode.Scalar
        if isKnob {
          glyph = display.glyphs == .ascii ? "O" : "\u{25cf}"
        } else if cell == current {
          glyph = display.glyphs == .ascii ? "o" : "\u{25cb}"
        } else if cell >= room {
          glyph = display.glyphs == .ascii ? "x" : "\u{d7}"
        } else {
          glyph = display.glyphs == .ascii ? "-" : "\u{2500}"
        }
        let marked = isKnob || cell == current
        frame.put(
          glyph, column: slider.first + cell, row: row,
          Style(
            cell >= room ? palette.bad : marked ? palette.strong : palette.dim, bold: isKnob))
      }
      column = slider.first + slider.count
      if !plan.high.isEmpty {
        column = frame.write(plan.high, column: column + 1, row: row, Style(palette.dim))
      }
    }
    return frame.write(
      dial.text(session), column: column + 1, row: row, Style(palette.strong, bold: true),
      limit: max(0, frame.size.columns - 12 - column))
  }

  /// The first cell of the slider whose m leaves evenly spread classes no room; beyond it if none.
  private static func roomCells(
    _ session: Session, _ geometry: DerivedGeometry, _ cells: Int
  ) -> Int {
    guard session.presentation.dial == .margin, let range = session.loss.margin?.range else {
      return cells
    }
    guard let feasible = geometry.feasible else { return 0 }
    guard feasible.upperBound < range.upperBound else { return cells }
    let share =
      (feasible.upperBound - range.lowerBound) / (range.upperBound - range.lowerBound)
    return Int(share * Double(cells - 1)) + 1
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
    _ session: Session, _ display: DisplayOptions, isWide: Bool
  ) -> (text: String, isAlarming: Bool) {
    if session.failure != nil { return ("STOPPED", true) }
    if display.replay != nil { return ("REPLAY", false) }
    if !session.isRunning { return ("PAUSED", true) }
    if let ticks = display.laggingTicks {
      return (isWide ? "slow: \(ticks) of 30 ticks/s" : "slow: \(ticks)/30", true)
    }
    return (display.glyphs == .ascii ? "running" : "\u{25b6} running", false)
  }
}

/// Where the parts of the dial lie in the first row: what does not fit is left out, the ends first.
private struct DialPlan {
  static let name = " MARGINSCOPE "
  static let columnsWithName = 72

  let title: Int
  private(set) var low = ""
  private(set) var high = ""
  private(set) var slider: (first: Int, count: Int)?

  init(_ session: Session, columns: Int) {
    let dial = session.presentation.dial
    title = columns >= Self.columnsWithName ? Self.name.count + 1 : 1
    guard dial.place(session) != nil else { return }
    let cells = columns >= 100 ? 21 : columns >= 60 ? 13 : 7
    // Twelve columns say whether it runs.
    let ends = dial.ends(session)
    let longest = max(ends.0.count, ends.1.count, 4)
    // Twelve columns say whether it runs. Nothing here depends on where the dial stands.
    let room = columns - 12 - title - dial.symbol.count - 1 - cells - 1 - longest
    guard room >= 0 else { return }
    // Names at the ends would read as the choice itself.
    if ends.0.count + ends.1.count + 2 <= room, longest <= 6 { (low, high) = ends }
    slider = (title + dial.symbol.count + 1 + (low.isEmpty ? 0 : low.count + 1), cells)
  }
}
