internal import Angular
internal import Experiment
internal import Learning
internal import Screen
internal import Text

/// A row a class: the gap to the nearest other class as a bar, its width beside the smallest gap of all.
enum MarginsView {
  /// Draws it; returns its titles, the fullest first.
  static func draw(
    _ session: Session, _ geometry: DerivedGeometry, _ context: PanelContext, _ frame: inout Frame
  ) -> [String] {
    let classes = session.measures.classes
    let room = max(1, context.rect.rows - 1)
    let columns = max(1, min(3, (classes.count + room - 1) / room))
    let rows = min(room, (classes.count + columns - 1) / columns)
    // Where there is room, an empty row between the bars lets them breathe.
    let pitch = room >= 2 * rows ? 2 : 1
    let width = (context.rect.columns - columns + 1) / max(1, columns)
    for block in 0..<columns {
      let left = context.rect.column + block * (width + 1)
      let area = Rect(column: left, row: context.rect.row, columns: width, rows: context.rect.rows)
      drawHeading(session, geometry, context, area, &frame)
      for line in 0..<rows {
        let label = block * rows + line
        guard label < classes.count else { break }
        drawClass(label, session, geometry, context, area, row: area.row + 1 + line * pitch, &frame)
      }
    }
    return [
      "margins: angle to the nearest other class, and own width", "margins: gap and width",
      "margins",
    ]
  }

  /// Columns: letter 2, name, bar, gap, width, verdict 10.
  private static func barColumns(_ session: Session, _ area: Rect) -> Int {
    max(0, bareColumns(area) - nameColumns(session, area))
  }

  private static func bareColumns(_ area: Rect) -> Int {
    area.columns - 2 - gapColumns(area) - widthColumns(area) - (area.columns >= 34 ? 10 : 0)
  }

  /// Room for the names that a file gives its classes, and a space; 0 where bars would be too short.
  private static func nameColumns(_ session: Session, _ area: Rect) -> Int {
    let longest =
      session.measures.classes.indices
      .map { session.dataset.name(ofClass: $0, columns: 12).count }.max() ?? 0
    let room = min(longest, bareColumns(area) - 9)
    return room >= min(3, longest) && longest > 0 ? room + 1 : 0
  }

  /// Room for a gap of three digits and what parts it from the bar; 0 where only widths fit.
  private static func gapColumns(_ area: Rect) -> Int {
    area.columns >= 20 ? 5 : area.columns >= 9 ? 3 : 0
  }

  /// Room for a width of three digits and what parts it from the gap.
  private static func widthColumns(_ area: Rect) -> Int {
    area.columns >= 14 ? 6 : area.columns >= 9 ? 4 : area.columns - 2
  }

  private static func drawHeading(
    _ session: Session, _ geometry: DerivedGeometry, _ context: PanelContext, _ area: Rect,
    _ frame: inout Frame
  ) {
    let style = Style(context.palette.dim)
    let bar = barColumns(session, area)
    let left = area.column + 2 + nameColumns(session, area)
    let legends = [
      "gap (tick: the least for \(geometry.bestWeights), margins satisfied)",
      geometry.isPlane ? "gap (tick: least gap in theory)" : "gap (tick: for best weights)",
      geometry.isPlane ? "tick: theory" : "tick: best weights",
    ]
    let hides = session.presentation.hides
    if !hides(.legend), session.loss.margin != nil,
      let legend = legends.first(where: { $0.count <= bar })
    {
      frame.write(legend, column: left, row: area.row, style)
    }
    guard !hides(.numbers) else { return }
    let gap = gapColumns(area) > 0 ? "gap".paddedLeft(to: gapColumns(area)) : ""
    // "width" takes five columns.
    let width = widthColumns(area) > 4 ? "width".paddedLeft(to: widthColumns(area)) : "wid"
    let smallest = showsVerdicts(session, area) ? "  min gap" : ""
    frame.write(
      gap + width.paddedLeft(to: widthColumns(area)) + smallest, column: left + bar, row: area.row,
      style)
  }

  private static func drawClass(
    _ label: Int, _ session: Session, _ geometry: DerivedGeometry, _ context: PanelContext,
    _ area: Rect,
    row: Int, _ frame: inout Frame
  ) {
    let measured = session.measures.classes[label]
    let hue = context.palette.hue(label)
    let bar = barColumns(session, area)
    let names = nameColumns(session, area)
    let left = area.column + 2 + names
    frame.put(
      scalar(session.dataset.symbols[label]), column: area.column, row: row,
      Style(hue, bold: true))
    if names > 0 {
      frame.write(
        session.dataset.name(ofClass: label, columns: names - 1), column: area.column + 2, row: row,
        Style(context.palette.text))
    }
    // A full bar is the whole spacing of classes that stand as far apart as possible: all gap, no width.
    func cells(_ angle: Double) -> Double {
      min(1, angle / geometry.spacing) * Double(bar)
    }
    drawBar(cells(measured.gap), context, hue, left: left, row: row, &frame)
    if bar > 0, let ghost = session.ghost, label < ghost.gaps.count {
      let place = min(bar - 1, Int(cells(ghost.gaps[label])))
      frame.write(
        context.symbol("\u{25c7}", "o"), column: left + place, row: row, Style(context.palette.text)
      )
    }
    if bar > 0, let gap = geometry.gap, session.loss.margin != nil {
      let place = min(bar - 1, Int(cells(gap)))
      frame.write(
        context.symbol("\u{2503}", "|"), column: left + place, row: row,
        Style(context.palette.strong, bold: true))
    }
    if !session.presentation.hides(.numbers) {
      let gap = gapColumns(area) > 0 ? Numerals.fixed(degrees(measured.gap), 0) : ""
      frame.write(
        gap.paddedLeft(to: gapColumns(area))
          + Numerals.fixed(degrees(measured.maxIntra), 0).paddedLeft(to: widthColumns(area)),
        column: left + bar, row: row, Style(context.palette.text))
    }
    guard showsVerdicts(session, area) else { return }
    let (text, ink) = verdict(measured, session, context)
    frame.write(
      text, column: left + bar + gapColumns(area) + widthColumns(area) + 1, row: row, Style(ink),
      limit: 9)
  }

  private static func showsVerdicts(_ session: Session, _ area: Rect) -> Bool {
    area.columns >= 34 && !session.presentation.hides(.verdicts)
  }

  /// Whether the width beside it is below the smallest gap of all.
  private static func verdict(
    _ measured: ClassMeasures, _ session: Session, _ context: PanelContext
  ) -> (String, Ink) {
    if measured.accuracy < 0.5 { return ("lost", context.palette.bad) }
    let isNarrow = measured.maxIntra < session.measures.minInter
    let relation = isNarrow ? "<" : context.symbol("\u{2265}", ">=")
    return (
      "\(relation) \(Numerals.fixed(degrees(session.measures.minInter), 0))",
      isNarrow ? context.palette.good : context.palette.bad
    )
  }

  private static func drawBar(
    _ length: Double, _ context: PanelContext, _ ink: Ink, left: Int, row: Int, _ frame: inout Frame
  ) {
    let eighths = Int(length * 8 + 0.5)
    // Without color a filled cell would be blank.
    let body: Unicode.Scalar? =
      context.glyphs == .ascii ? "#" : context.palette.depth == .mono ? "\u{25ac}" : nil
    for cell in 0..<eighths / 8 {
      if let body {
        frame.put(body, column: left + cell, row: row, Style(ink))
      } else {
        frame.put(" ", column: left + cell, row: row, Style(ink, on: ink))
      }
    }
    guard !eighths.isMultiple(of: 8), body == nil else { return }
    let part = Unicode.Scalar(0x2590 - UInt32(eighths % 8)) ?? " "
    frame.put(part, column: left + eighths / 8, row: row, Style(ink))
  }
}
