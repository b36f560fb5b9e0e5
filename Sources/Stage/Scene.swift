public import Lab
public import Screen

/// Draws a session into a frame: a pure function, so that what is recorded is what is seen.
public enum Scene {
  /// The least size that shows anything.
  public static let leastSize = Size(columns: 40, rows: 12)

  /// The frame of a session.
  ///
  /// - Parameters:
  ///   - session: what trains.
  ///   - size: of the terminal; below `leastSize` the frame asks for more room.
  ///   - look: what the terminal can show.
  /// - Returns: a frame of exactly that size.
  public static func frame(of session: Session, size: Size, look: Look = Look()) -> Frame {
    let palette = Palette(theme: session.presentation.theme, depth: look.depth)
    let blank = Cell(" ", foreground: palette.text, background: palette.background)
    var frame = Frame(size, filledWith: blank)
    guard size.columns >= leastSize.columns, size.rows >= leastSize.rows else {
      askForRoom(&frame, palette)
      return frame
    }
    let plan = ScreenPlan(size: size, presentation: session.presentation)
    let readings = Readings(session)
    for panel in plan.panels {
      draw(panel, session, readings, palette, look, &frame)
    }
    Header.draw(session, readings, palette, look, &frame, row: plan.header)
    StatusLines.draw(session, readings, palette, look, &frame, plan)
    LessonBox.draw(session.presentation, palette, look, &frame, above: plan.theory)
    if session.presentation.showsHelp { HelpPage.draw(session, palette, look, &frame) }
    if look.replay?.showsHelp == true { ReplayBar.drawHelp(palette, look, &frame) }
    return frame
  }

  private static func draw(
    _ panel: ScreenPlan.Panel, _ session: Session, _ readings: Readings, _ palette: Palette,
    _ look: Look, _ frame: inout Frame
  ) {
    let brush = Brush(rect: panel.rect.inset(), palette: palette, glyphs: look.glyphs)
    let titles: [String]
    switch panel.view {
    case .circle: titles = CircleView.draw(session, readings, brush, &frame)
    case .plane: titles = PlaneView.draw(session, readings, brush, &frame)
    case .angles: titles = AnglesView.draw(session, readings, brush, &frame)
    case .logit: titles = LogitView.draw(session, readings, brush, &frame)
    case .margins: titles = MarginsView.draw(session, readings, brush, &frame)
    case .loss: titles = LossView.draw(session, readings, brush, &frame)
    case .openset: titles = OpenSetView.draw(session, readings, brush, &frame)
    }
    let title = titles.first { $0.count + 6 <= panel.rect.columns } ?? ""
    frame.box(
      panel.rect, title: title, glyphs: look.glyphs, border: Style(palette.faint),
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

/// What every view draws with, and where.
struct Brush {
  let rect: Rect
  let palette: Palette
  let glyphs: Glyphs

  func canvas() -> DotCanvas { DotCanvas(rect, glyphs: glyphs) }

  /// A symbol, or what stands for it in ASCII.
  func symbol(_ unicode: String, _ ascii: String) -> String { glyphs == .ascii ? ascii : unicode }
}
