package import Experiment
package import Screen
internal import Text

/// Draws a session into a frame: a pure function, so that what is recorded is what is seen.
package enum ScreenRenderer {
  /// The least size that shows anything.
  package static let leastSize = Size(columns: 40, rows: 12)

  /// The frame of a session.
  ///
  /// - Parameters:
  ///   - session: what trains.
  ///   - size: of the terminal; below `leastSize` the frame asks for more room.
  ///   - display: what the terminal can show.
  /// - Returns: a frame of exactly that size.
  package static func frame(
    of session: Session, size: Size, display: DisplayOptions = DisplayOptions()
  ) -> Frame {
    let palette = Palette(theme: session.presentation.theme, depth: display.depth)
    let blank = Cell(" ", foreground: palette.text, background: palette.background)
    var frame = Frame(size, filledWith: blank)
    guard size.columns >= leastSize.columns, size.rows >= leastSize.rows else {
      askForRoom(&frame, palette)
      return frame
    }
    let boxRows = LessonBox.rows(session.presentation, size: size, glyphs: display.glyphs)
    let plan = ScreenPlan(
      size: size, presentation: session.presentation, isSpatial: session.isSpatial, boxRows: boxRows
    )
    let geometry = DerivedGeometry(session)
    let screen = PanelContext(rect: frame.bounds, palette: palette, display: display)
    for panel in plan.panels { draw(panel, session, geometry, screen, &frame) }
    Header.draw(session, geometry, screen.rows(plan.header), &frame)
    TheoryLine.draw(session, geometry, screen.rows(plan.theory), &frame)
    CaptionLines.draw(
      session, geometry, screen.rows(plan.caption, count: plan.captionRows), &frame)
    Footer.draw(session, screen.rows(plan.footer), &frame)
    frame.cursor = CursorPlace.beforeBoxes(session, display, plan, size)
    LessonBox.draw(session, screen.rows(1, count: plan.theory - 1), &frame)
    if session.presentation.prompt == nil, let quiz = session.presentation.quiz,
      let choice = CursorPlace.choice(of: quiz, in: frame)
    {
      frame.cursor = choice
    }
    LessonBox.drawReason(session, screen.rows(1, count: plan.theory - 1), &frame)
    if display.asksToLeave { LessonBox.drawLeaving(screen, &frame) }
    if session.presentation.showsHelp { HelpPage.draw(session, screen, &frame) }
    if display.replay?.showsHelp == true { ReplayBar.drawHelp(screen, &frame) }
    return frame
  }

  private static func draw(
    _ panel: ScreenPlan.Panel, _ session: Session, _ geometry: DerivedGeometry,
    _ screen: PanelContext, _ frame: inout Frame
  ) {
    let context = screen.at(panel.rect.inset())
    let palette = context.palette
    let hides = session.presentation.hides
    guard !hides(panel.view.part) else {
      return Covered.draw(panel, context, &frame)
    }
    let titles: [String]
    switch panel.view {
    case .circle:
      titles =
        session.isSpatial
        ? SphereView.draw(session, geometry, context, &frame)
        : CircleView.draw(session, geometry, context, &frame)
    case .plane:
      titles =
        session.isSpatial
        ? SpaceView.draw(session, geometry, context, &frame)
        : PlaneView.draw(session, geometry, context, &frame)
    case .angles: titles = AnglesView.draw(session, geometry, context, &frame)
    case .logit: titles = LogitView.draw(session, geometry, context, &frame)
    case .margins: titles = MarginsView.draw(session, geometry, context, &frame)
    case .loss: titles = LossView.draw(session, geometry, context, &frame)
    case .openset: titles = OpenSetView.draw(session, geometry, context, &frame)
    }
    let fitting = titles.filter { $0.count + 6 <= panel.rect.columns }
    let title = (hides(.legend) ? fitting.last : fitting.first) ?? ""
    frame.box(
      panel.rect, title: title, glyphs: context.glyphs, border: Style(palette.faint),
      titleStyle: Style(panel.hasFocus ? palette.strong : palette.dim, bold: panel.hasFocus))
  }

  private static func askForRoom(_ frame: inout Frame, _ palette: Palette) {
    let size = frame.size
    let lines = [
      "MarginScope needs", "\(leastSize.columns)x\(leastSize.rows) cells,",
      "here are \(size.columns)x\(size.rows).", "q quits",
    ]
    for (index, line) in lines.enumerated() {
      frame.write(
        line, column: max(0, (size.columns - line.count) / 2),
        row: max(0, (size.rows - lines.count) / 2) + index, Style(palette.text))
    }
  }
}

extension ScreenRenderer {
  /// How many lines what a lesson says is too long for its place on a screen of a size.
  package static func excessCaptionLines(of session: Session, size: Size) -> Int {
    let plan = ScreenPlan(
      size: size, presentation: session.presentation, isSpatial: session.isSpatial)
    let lines = CaptionLines.lines(session.presentation.said ?? "", columns: size.columns)
    return max(0, lines.count - plan.captionRows)
  }

  /// How many metrics of a readout a screen of a size has no room for, as they stand.
  package static func omittedMetrics(of session: Session, size: Size) -> Int {
    TheoryLine.omittedMetrics(of: session, columns: size.columns, glyphs: .braille)
  }

  /// How many lines a prompt, a question or a reason is too long to stand below the pictures.
  package static func excessBoxLines(of session: Session, size: Size) -> Int {
    let (presentation, glyphs) = (session.presentation, Glyphs.braille)
    let room = ScreenPlan(
      size: size, presentation: presentation, isSpatial: session.isSpatial
    ).boxRoom
    let rows = max(
      LessonBox.rows(presentation, size: size, glyphs: glyphs),
      LessonBox.reasonRows(presentation, size: size, glyphs: glyphs))
    return max(0, rows - room)
  }
}

/// What stands in the place of a picture that a lesson hides.
private enum Covered {
  static func draw(_ panel: ScreenPlan.Panel, _ context: PanelContext, _ frame: inout Frame) {
    let palette = context.palette
    frame.box(
      panel.rect, title: panel.view.rawValue, glyphs: context.glyphs, border: Style(palette.faint),
      titleStyle: Style(palette.dim))
    let words = "hidden until the lesson shows it"
    for (index, line) in wrapped(words, width: context.rect.columns).enumerated()
    where index < context.rect.rows {
      frame.write(
        line, column: context.rect.column + (context.rect.columns - line.count) / 2,
        row: context.rect.row + max(0, context.rect.rows / 2 - 1) + index, Style(palette.dim))
    }
  }
}
