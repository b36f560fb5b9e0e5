internal import Experiment
internal import Screen

extension ScreenRenderer {
  /// The sample drawn nearest to a cell, if one is drawn there or next to it.
  static func sample(
    at column: Int, _ row: Int, of session: Session, size: Size, display: DisplayOptions
  ) -> Int? {
    let boxRows = LessonBox.rows(session.presentation, size: size, glyphs: display.glyphs)
    let plan = ScreenPlan(size: size, presentation: session.presentation, boxRows: boxRows)
    guard let panel = plan.panels.first(where: { $0.rect.contains(column: column, row: row) })
    else { return nil }
    var canvas = DotCanvas(panel.rect.inset(), glyphs: display.glyphs)
    let positions: [(x: Int, y: Int)]
    switch panel.view {
    case .circle: positions = CircleView.positions(session, canvas)
    case .plane: positions = PlaneView.positions(session, canvas)
    case .angles:
      (canvas, positions) = AnglesView.positions(
        in: panel.rect.inset(), session, display.glyphs)
    case .logit, .margins, .loss, .openset: return nil
    }
    // The middle of the cell, in dots; a cell is as many dots as its glyph has.
    let x = Double(column - canvas.rect.column) + 0.5
    let y = Double(row - canvas.rect.row) + 0.5
    var best: (index: Int, distance: Double)?
    for (index, dot) in positions.enumerated() where dot.x >= 0 {
      let across = Double(dot.x) / Double(canvas.dotsPerColumn) - x
      let down = 2 * (Double(dot.y) / Double(canvas.dotsPerRow) - y)
      let distance = across * across + down * down
      if distance < best?.distance ?? 4 { best = (index, distance) }
    }
    return best?.index
  }
}
