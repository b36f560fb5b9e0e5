internal import Experiment
internal import Screen

extension ScreenRenderer {
  /// The sample drawn nearest to a cell, if one is drawn there or next to it.
  static func sample(
    at column: Int, _ row: Int, of session: Session, size: Size, display: DisplayOptions
  ) -> Int? {
    let boxRows = LessonBox.rows(session.presentation, size: size, glyphs: display.glyphs)
    let plan = ScreenPlan(
      size: size, presentation: session.presentation, isSpatial: session.isSpatial, boxRows: boxRows
    )
    guard let panel = plan.panels.first(where: { $0.rect.contains(column: column, row: row) })
    else { return nil }
    var canvas = DotCanvas(panel.rect.inset(), glyphs: display.glyphs)
    let positions: [(x: Int, y: Int)]
    switch panel.view {
    case .circle:
      positions =
        session.isSpatial
        ? SphereView.positions(session, DerivedGeometry(session), canvas)
        : CircleView.positions(session, canvas)
    case .plane:
      positions =
        session.isSpatial
        ? SpaceView.positions(session, canvas) : PlaneView.positions(session, canvas)
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

/// What a drag on a sphere turns.
struct SphereGrip {
  /// The radius of the disk, in columns.
  let radius: Double
  /// How the disk is mirrored.
  let flip: SIMD2<Double>
  /// Whether it shows the back of the sphere.
  let isBack: Bool
}

extension ScreenRenderer {
  /// The disk or the space of features at a cell, which a drag turns; nil where nothing turns.
  static func sphere(
    at cell: CellPosition, of session: Session, size: Size, display: DisplayOptions
  ) -> SphereGrip? {
    guard session.isSpatial else { return nil }
    let boxRows = LessonBox.rows(session.presentation, size: size, glyphs: display.glyphs)
    let plan = ScreenPlan(
      size: size, presentation: session.presentation, isSpatial: session.isSpatial, boxRows: boxRows
    )
    guard
      let panel = plan.panels.first(where: {
        $0.rect.contains(column: cell.column, row: cell.row)
      }), !session.presentation.hides(.picture(panel.view))
    else { return nil }
    let rect = panel.rect.inset()
    switch panel.view {
    case .circle:
      let map = SphereMap(
        session.presentation.projection, columns: rect.columns, rows: rect.rows)
      let point = SIMD2(
        Double(cell.column - rect.column) + 0.5 - Double(rect.columns) / 2,
        Double(rect.rows) - 2 * Double(cell.row - rect.row) - 1)
      guard let disk = map.disk(at: point) else { return nil }
      return SphereGrip(radius: map.radius, flip: disk.flip, isBack: disk.side == .back)
    case .plane:
      let radius = max(1, Double(min(rect.columns, 2 * rect.rows)) / 2)
      return SphereGrip(radius: radius, flip: SIMD2(1, 1), isBack: false)
    case .angles, .logit, .margins, .loss, .openset: return nil
    }
  }
}
