internal import Angular
internal import Experiment
internal import Learning
internal import Screen
internal import Text

/// The first row: the dial that left and right turn, which experiment this is, whether it runs.
enum Header {
  static func draw(
    _ session: Session, _ geometry: DerivedGeometry, _ context: PanelContext, _ frame: inout Frame
  ) {
    let (palette, row, columns) = (context.palette, context.rect.row, context.rect.columns)
    let hasName = columns >= DialPlan.columnsWithName
    if hasName {
      frame.write(
        DialPlan.name, column: 0, row: row, Style(palette.strong, bold: true, reverse: true))
    }
    let first = drawDial(session, geometry, context, &frame)
    let state = stateText(session, context)
    let stateColumn = columns - state.text.count - 1
    // On a narrow screen the recording takes the place of a state that alarms nobody.
    let recording = hasName || !state.isAlarming ? recordingText(context.display) : nil
    let stateWidth = hasName ? max(9, state.text.count) + 2 : 1
    let recordingColumn = columns - stateWidth - (recording?.count ?? 0)
    // Pausing and running leave the other parts alone.
    let end = min(stateColumn, recording == nil ? columns - 10 : recordingColumn - 1)
    drawParts(parts(session, geometry, context), from: first, to: end, context, &frame)
    if recording == nil || hasName {
      frame.write(
        state.text, column: stateColumn, row: row,
        Style(state.isAlarming ? palette.bad : palette.dim, bold: state.isAlarming))
    }
    if let recording {
      frame.write(
        recording, column: recordingColumn, row: row, Style(palette.bad, bold: true))
    }
  }

  /// What the experiment is, most important first.
  private static func parts(
    _ session: Session, _ geometry: DerivedGeometry, _ context: PanelContext
  ) -> [String] {
    let dial = session.presentation.dial
    var parts: [String] = []
    if dial != .loss { parts.append(session.loss.title) }
    if dial != .margin, session.loss.margin != nil {
      parts.append("m \(Numerals.fixed(session.margin.m, 2))")
    }
    if session.lambda > 0, dial != .lambda {
      parts.append("\(context.symbol("\u{03bb}", "lambda")) \(Numerals.brief(session.lambda))")
    }
    let step = "step \(session.step)"
    let scene = session.presentation.scene.flatMap(Preset.named).map(\.heading)
    guard context.rect.columns >= 100 else { return parts + [step] + (scene.map { [$0] } ?? []) }
    if let effective = geometry.effectiveMargin {
      parts.append("acts like m \(Numerals.fixed(effective, 2))")
    }
    let rate = session.settings.speed.stepsPerTick * Double(Session.ticksPerSecond)
    // Room for six digits, so that nothing behind them moves while they grow.
    parts.append(step.paddedRight(to: 11))
    if let scene { parts.append(scene) }
    return parts + [
      "K \(session.settings.classes)", session.dataset.name, "seed \(session.settings.seed)",
      "\(Numerals.shortest(rate))/s",
    ]
  }

  /// The parts that fit before a column.
  private static func drawParts(
    _ parts: [String], from first: Int, to end: Int, _ context: PanelContext, _ frame: inout Frame
  ) {
    let row = context.rect.row
    var column = first
    for part in parts {
      guard column + 3 + part.count < end else { break }
      frame.write(
        context.symbol("\u{00b7}", "|"), column: column + 1, row: row,
        Style(context.palette.faint))
      column = frame.write(part, column: column + 3, row: row, Style(context.palette.text))
    }
  }

  /// That a recording runs, and for how long.
  private static func recordingText(_ display: DisplayOptions) -> String? {
    display.recordedSeconds.map { "REC \(Numerals.clock(seconds: $0))" }
  }

  /// The column in which the name of the dial begins.
  static func dialColumn(_ session: Session, columns: Int) -> Int {
    DialPlan(session, columns: columns).title
  }

  /// Where the slider of the dial lies, for the mouse; nil when the dial cannot be turned.
  static func slider(_ session: Session, columns: Int) -> (first: Int, count: Int)? {
    DialPlan(session, columns: columns).slider
  }

  /// The dial's name, slider and value.
  ///
  /// - Returns: the first column after it.
  private static func drawDial(
    _ session: Session, _ geometry: DerivedGeometry, _ context: PanelContext, _ frame: inout Frame
  ) -> Int {
    let (palette, row, columns) = (context.palette, context.rect.row, context.rect.columns)
    let dial = session.presentation.dial
    let plan = DialPlan(session, columns: columns)
    var column = frame.write(
      dial.symbol, column: plan.title, row: row, Style(palette.strong, bold: true))
    if let (first, cells) = plan.slider, let place = dial.place(session) {
      frame.write(plan.low, column: column + 1, row: row, Style(palette.dim))
      let slider = Slider(
        column: first, cells: cells, knob: Slider.cell(at: place, of: cells))
      let present = presentCell(session, cells)
      let room = roomCells(session, geometry, cells)
      slider.draw(context, &frame) { cell in
        let isMarked = cell == slider.knob || cell == present
        return (
          cell == present ? .present : cell >= room ? .excluded : .track,
          cell >= room ? palette.bad : isMarked ? palette.strong : palette.dim
        )
      }
      column = first + cells
      if !plan.high.isEmpty {
        column = frame.write(plan.high, column: column + 1, row: row, Style(palette.dim))
      }
    }
    return frame.write(
      dial.text(session), column: column + 1, row: row, Style(palette.strong, bold: true),
      limit: max(0, columns - 12 - column))
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
  private static func presentCell(_ session: Session, _ cells: Int) -> Int? {
    guard session.presentation.dial == .margin, session.isGliding,
      let range = session.loss.margin?.range
    else { return nil }
    let share = (session.margin.m - range.lowerBound) / (range.upperBound - range.lowerBound)
    return Slider.cell(at: share, of: cells)
  }

  /// What a lesson rests for; nil where it does not.
  private static func waitingText(
    _ presentation: Presentation
  ) -> (text: String, isAlarming: Bool)? {
    if presentation.prompt != nil { return ("your turn", false) }
    if let quiz = presentation.quiz, !quiz.isPending {
      return (quiz.isRevealed ? "answer" : "question", false)
    }
    return presentation.rest != nil || presentation.showsReason ? ("reading", false) : nil
  }

  private static func stateText(
    _ session: Session, _ context: PanelContext
  ) -> (text: String, isAlarming: Bool) {
    if session.failure != nil { return ("STOPPED", true) }
    if context.display.replay != nil { return ("REPLAY", false) }
    if !session.isRunning { return waitingText(session.presentation) ?? ("PAUSED", true) }
    if let ticks = context.display.laggingTicks {
      let isWide = context.rect.columns >= DialPlan.columnsWithName
      return (isWide ? "slow: \(ticks) of 30 ticks/s" : "slow: \(ticks)/30", true)
    }
    return (context.symbol("\u{25b6} running", "running"), false)
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
