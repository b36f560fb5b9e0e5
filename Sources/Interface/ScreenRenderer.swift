package import Experiment
package import Screen

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
    let plan = ScreenPlan(size: size, presentation: session.presentation)
    let geometry = DerivedGeometry(session)
    for panel in plan.panels {
      draw(panel, session, geometry, palette, display, &frame)
    }
    Header.draw(session, geometry, palette, display, &frame, row: plan.header)
    StatusLines.draw(session, geometry, palette, display, &frame, plan)
    LessonBox.draw(session.presentation, palette, display, &frame, above: plan.theory)
    if session.presentation.showsHelp { HelpPage.draw(session, palette, display, &frame) }
    if display.replay?.showsHelp == true { ReplayBar.drawHelp(palette, display, &frame) }
    return frame
  }

  private static func draw(
    _ panel: ScreenPlan.Panel, _ session: Session, _ geometry: DerivedGeometry, _ palette: Palette,
    _ display: DisplayOptions, _ frame: inout Frame
  ) {
    let context = PanelContext(
      rect: panel.rect.inset(), palette: palette, glyphs: display.glyphs,
      drawsExactRegions: display.drawsExactRegions)
    let titles: [String]
    switch panel.view {
    case .circle: titles = CircleView.draw(session, geometry, context, &frame)
    case .plane: titles = PlaneView.draw(session, geometry, context, &frame)
    case .angles: titles = AnglesView.draw(session, geometry, context, &frame)
    case .logit: titles = LogitView.draw(session, geometry, context, &frame)
    case .margins: titles = MarginsView.draw(session, geometry, context, &frame)
    case .loss: titles = LossView.draw(session, geometry, context, &frame)
    case .openset: titles = OpenSetView.draw(session, geometry, context, &frame)
    }
    let title = titles.first { $0.count + 6 <= panel.rect.columns } ?? ""
    frame.box(
      panel.rect, title: title, glyphs: display.glyphs, border: Style(palette.faint),
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
struct PanelContext {
  let rect: Rect
  let palette: Palette
  let glyphs: Glyphs
  var drawsExactRegions = false

  /// Whether classes and curves must differ by more than color.
  var isColorless: Bool { palette.depth == .mono }

  func canvas() -> DotCanvas { DotCanvas(rect, glyphs: glyphs) }

  /// A symbol, or what stands for it in ASCII.
  func symbol(_ unicode: String, _ ascii: String) -> String { glyphs == .ascii ? ascii : unicode }
}
