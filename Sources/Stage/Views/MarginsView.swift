internal import Angular
internal import Lab
internal import Learning
internal import Screen

/// A row a class: the gap to its nearest rival as a bar, its width, whether the criterion holds.
enum MarginsView {
  /// Draws it; returns its titles, the fullest first.
  static func draw(
    _ session: Session, _ readings: Readings, _ brush: Brush, _ frame: inout Frame
  ) -> [String] {
    let classes = session.measures.classes
    let room = max(1, brush.rect.rows - 1)
    let columns = max(1, min(3, (classes.count + room - 1) / room))
    let rows = min(room, (classes.count + columns - 1) / columns)
    // Where there is room, an empty row between the bars lets them breathe.
    let pitch = room >= 2 * rows ? 2 : 1
    let width = (brush.rect.columns - columns + 1) / max(1, columns)
    for block in 0..<columns {
      let left = brush.rect.column + block * (width + 1)
      let area = Rect(column: left, row: brush.rect.row, columns: width, rows: brush.rect.rows)
      drawHeading(session, brush, area, &frame)
      for line in 0..<rows {
        let label = block * rows + line
        guard label < classes.count else { break }
        drawClass(label, session, readings, brush, area, row: area.row + 1 + line * pitch, &frame)
      }
    }
    return [
      "margins: angle to the nearest rival class, and own width", "margins: gap and width",
      "margins",
    ]
  }

  /// Columns: letter 2, bar, gap 5 or 3, width 6, verdict 8.
  private static func barColumns(_ area: Rect) -> Int {
    max(0, area.columns - 2 - gapColumns(area) - 6 - (area.columns >= 34 ? 10 : 0))
  }

  private static func gapColumns(_ area: Rect) -> Int { area.columns >= 20 ? 5 : 3 }

  private static func drawHeading(
    _ session: Session, _ brush: Brush, _ area: Rect, _ frame: inout Frame
  ) {
    let style = Style(brush.palette.dim)
    let bar = barColumns(area)
    let legends = ["gap (tick: what the loss promises)", "tick: promised"]
    if session.loss.margin != nil, let legend = legends.first(where: { $0.count <= bar }) {
      frame.write(legend, column: area.column + 2, row: area.row, style)
    }
    frame.write(
      padded("gap", gapColumns(area)) + padded("width", 6), column: area.column + 2 + bar,
      row: area.row, style)
  }

  private static func drawClass(
    _ label: Int, _ session: Session, _ readings: Readings, _ brush: Brush, _ area: Rect,
    row: Int, _ frame: inout Frame
  ) {
    let measured = session.measures.classes[label]
    let hue = brush.palette.hue(label)
    let bar = barColumns(area)
    let left = area.column + 2
    frame.put(
      scalar(session.dataset.symbols[label]), column: area.column, row: row,
      Style(hue, bold: true))
    // A full bar is the whole spacing of evenly standing classes: all gap, no width.
    func cells(_ angle: Double) -> Double {
      min(1, angle / readings.spacing) * Double(bar)
    }
    drawBar(cells(measured.gap), brush, hue, left: left, row: row, &frame)
    if bar > 0, let ghost = session.ghost, label < ghost.gaps.count {
      let place = min(bar - 1, Int(cells(ghost.gaps[label])))
      frame.write(
        brush.symbol("\u{25c7}", "o"), column: left + place, row: row, Style(brush.palette.text))
    }
    if bar > 0, let gap = readings.gap, session.loss.margin != nil {
      let place = min(bar - 1, Int(cells(gap)))
      frame.write(
        brush.symbol("\u{2503}", "|"), column: left + place, row: row,
        Style(brush.palette.strong, bold: true))
    }
    frame.write(
      padded(Numerals.fixed(degrees(measured.gap), 0), gapColumns(area))
        + padded(Numerals.fixed(degrees(measured.maxIntra), 0), 6),
      column: left + bar, row: row, Style(brush.palette.text))
    guard area.columns >= 34 else { return }
    let (text, ink) = verdict(measured, session, brush)
    frame.write(text, column: left + bar + 12, row: row, Style(ink), limit: 9)
  }

  private static func verdict(
    _ measured: ClassMeasures, _ session: Session, _ brush: Brush
  ) -> (String, Ink) {
    if measured.accuracy < 0.5 { return ("lost", brush.palette.bad) }
    if measured.maxIntra < session.measures.minInter { return ("ok", brush.palette.good) }
    guard let rival = measured.nearestRival else { return ("", brush.palette.dim) }
    if measured.maxIntra >= measured.gap {
      return ("meets \(session.dataset.symbols[rival])", brush.palette.bad)
    }
    return ("wide", brush.palette.bad)
  }

  private static func drawBar(
    _ length: Double, _ brush: Brush, _ ink: Ink, left: Int, row: Int, _ frame: inout Frame
  ) {
    let eighths = Int(length * 8 + 0.5)
    for cell in 0..<eighths / 8 {
      brush.glyphs == .ascii
        ? frame.put("#", column: left + cell, row: row, Style(ink))
        : frame.put(" ", column: left + cell, row: row, Style(ink, on: ink))
    }
    guard !eighths.isMultiple(of: 8), brush.glyphs != .ascii else { return }
    let part = Unicode.Scalar(0x2590 - UInt32(eighths % 8)) ?? " "
    frame.put(part, column: left + eighths / 8, row: row, Style(ink))
  }
}

/// Text set to the right of a field; longer text is kept whole.
func padded(_ text: String, _ width: Int, with filling: Character = " ") -> String {
  String(repeating: filling, count: max(0, width - text.count)) + text
}
