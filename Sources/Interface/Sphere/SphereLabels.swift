internal import Angular
internal import Experiment
internal import Learning
internal import Screen
internal import Text

/// Letters at the class weights of the sphere, and beside them distances or names.
enum SphereLabels {
  static func draw(
    _ scene: SphereScene, _ session: Session, _ context: PanelContext, _ frame: inout Frame
  ) {
    let canvas = context.canvas()
    let places = scene.weights.map { weight -> (column: Int, row: Int, isHidden: Bool)? in
      guard length(weight) > 0 else { return nil }
      let place = scene.map.place(of: normalized(weight))
      let (x, y) = canvas.dot(of: place.point)
      return (
        min(max(0, x / canvas.dotsPerColumn), context.rect.columns - 1),
        min(max(0, y / canvas.dotsPerRow), context.rect.rows - 1),
        scene.map.projection == .globe && place.side == .back
      )
    }
    // What stands beside a letter gives way to the letters.
    var taken = Set<CellPosition>()
    for place in places {
      if let place { taken.insert(CellPosition(column: place.column, row: place.row)) }
    }
    for (label, place) in places.enumerated() {
      guard let place else { continue }
      let palette = context.palette
      frame.put(
        scalar(session.dataset.symbols[label]), column: context.rect.column + place.column,
        row: context.rect.row + place.row,
        place.isHidden ? Style(palette.dim) : Style(palette.strong, bold: true))
      let texts = texts(label, scene, session, context)
      if let text = texts.text, !place.isHidden || session.presentation.inspected != nil {
        write(text, texts.isStrong, context, place.column, place.row, &taken, &frame)
      }
    }
  }

  /// The distance of the inspected sample, or a name.
  private static func texts(
    _ label: Int, _ scene: SphereScene, _ session: Session, _ context: PanelContext
  ) -> (text: String?, isStrong: Bool) {
    if let index = session.presentation.inspected {
      guard let feature = scene.features[index] else { return (nil, false) }
      let distance = Numerals.fixed(degrees(angle(between: feature, scene.weights[label])), 0)
      return (
        distance + context.symbol("\u{b0}", ""), label == session.probe.labels[index]
      )
    }
    let name = session.dataset.name(ofClass: label, columns: 8)
    return (name.isEmpty ? nil : name, false)
  }

  /// To the right of the letter, or else to its left, where no other text is.
  private static func write(
    _ text: String, _ isStrong: Bool, _ context: PanelContext, _ column: Int, _ row: Int,
    _ taken: inout Set<CellPosition>, _ frame: inout Frame
  ) {
    for start in [column + 1, column - text.count] {
      let cells = (0..<text.count).map { CellPosition(column: start + $0, row: row) }
      guard start >= 0, start + text.count <= context.rect.columns,
        cells.allSatisfy({ !taken.contains($0) })
      else { continue }
      let palette = context.palette
      for (cell, scalar) in zip(cells, text.unicodeScalars) {
        frame.put(
          scalar, column: context.rect.column + cell.column, row: context.rect.row + cell.row,
          Style(isStrong ? palette.strong : palette.text, bold: isStrong))
      }
      taken.formUnion(cells)
      return
    }
  }
}
