internal import Angular
internal import Lab
internal import Learning
internal import Screen

/// The rows below the pictures: theory beside measurement, the caption, the keys.
enum StatusLines {
  static func draw(
    _ session: Session, _ readings: Readings, _ palette: Palette, _ look: Look,
    _ frame: inout Frame, _ plan: ScreenPlan
  ) {
    drawTheory(session, readings, palette, look, &frame, row: plan.theory)
    let width = frame.size.columns - 3
    let lines = wrapped(
      spelled(look.notice ?? Caption.text(session, readings), look.glyphs), width: width,
      rows: plan.captionRows)
    for (index, line) in lines.enumerated() {
      if index == 0 {
        frame.write(
          look.glyphs == .ascii ? ">" : "\u{25b8}", column: 0, row: plan.caption,
          Style(palette.good, bold: true))
      }
      frame.write(line, column: 2, row: plan.caption + index, Style(palette.strong))
    }
    if let replay = look.replay {
      ReplayBar.draw(replay, palette, look, &frame, row: plan.footer)
    } else {
      drawKeys(palette, look, &frame, row: plan.footer)
    }
  }

  /// Most important first; what does not fit is left out whole.
  private static func drawTheory(
    _ session: Session, _ readings: Readings, _ palette: Palette, _ look: Look,
    _ frame: inout Frame, row: Int
  ) {
    let measures = session.measures
    let holds = measures.criterion
    let lamp = look.glyphs == .ascii ? (holds ? "(*)" : "( )") : (holds ? "\u{25cf}" : "\u{25cb}")
    var column = frame.write(
      " \(lamp) ", column: 0, row: row, Style(holds ? palette.good : palette.bad, bold: true))
    let relation = holds ? "<" : ">="
    // Where whole degrees would look equal, a decimal tells which is larger.
    let places = whole(measures.maxIntra) == whole(measures.minInter) ? 1 : 0
    let widest = Numerals.fixed(degrees(measures.maxIntra), places) + "\u{b0}"
    let nearest = Numerals.fixed(degrees(measures.minInter), places) + "\u{b0}"
    let isNarrow = frame.size.columns < 60
    var parts = [
      isNarrow
        ? "widest \(widest) \(relation) nearest \(nearest)"
        : "widest class \(widest) \(relation) nearest classes \(nearest)"
          + (holds ? ": criterion met" : "")
    ]
    if let effective = readings.effectiveMargin {
      parts.append("acts like m \(Numerals.fixed(effective, 2))")
    }
    if session.loss.margin != nil, let gap = readings.gap {
      parts.append(
        "gap: theory \(whole(gap)), measured \(whole(measures.medianGap))")
    } else {
      parts.append("gap: measured \(whole(measures.medianGap))")
    }
    if let ghost = session.ghost {
      parts.append(
        "ghost: m \(Numerals.fixed(ghost.summary.margin, 2)), gap \(whole(ghost.summary.medianGap))"
      )
    }
    parts.append("accuracy \(Numerals.fixed(100 * measures.accuracy, 1)) %")
    parts.append(
      "without outliers \(whole(measures.intraQuantile99)) \(relationWithoutOutliers(measures)) "
        + "\(whole(measures.interQuantile1))")
    if session.loss.annealed, let halfArc = readings.halfArc {
      let classes = session.settings.classes
      let least =
        classes == 2
        ? minimalMargin(forTwoClassesApart: readings.spacing) : minimalMarginForUniformClasses
      parts.append(
        "theory: half-arc \(whole(halfArc)), criterion from m > \(Numerals.fixed(least, 1))")
    }
    parts.append("in wedge \(Numerals.fixed(100 * measures.inWedge, 0)) %")
    let expansion = measures.expansion
    parts.append(
      "\(session.probe.count) samples make \(grouped(expansion.pairs)) pairs, "
        + "\(grouped(expansion.triplets)) triplets")
    for (index, part) in parts.enumerated() {
      let text = spelled(index == 0 ? part : " | \(part)", look.glyphs)
      guard column + text.count < frame.size.columns else { continue }
      let ink = index == 0 ? (holds ? palette.good : palette.bad) : palette.text
      column = frame.write(text, column: column, row: row, Style(ink))
    }
  }

  private static func relationWithoutOutliers(_ measures: Measures) -> String {
    measures.intraQuantile99 < measures.interQuantile1 ? "<" : ">="
  }

  /// A count with its thousands set apart.
  private static func grouped(_ count: Int) -> String {
    count < 1000
      ? "\(count)" : grouped(count / 1000) + "," + padded("\(count % 1000)", 3, with: "0")
  }

  private static func whole(_ radians: Double) -> String {
    Numerals.fixed(degrees(radians), 0) + "\u{00b0}"
  }

  private static func drawKeys(
    _ palette: Palette, _ look: Look, _ frame: inout Frame, row: Int
  ) {
    var shown = KeyMap.bindings.filter { !$0.hint.isEmpty }
    func columns() -> Int {
      shown.reduce(0) { $0 + $1.footerText(look.glyphs).count + 1 + $1.hint.count + 3 }
    }
    while columns() - 1 > frame.size.columns, let last = shown.lastIndex(where: { !$0.leadsOn }) {
      shown.remove(at: last)
    }
    var column = 1
    for binding in shown {
      column = frame.write(
        binding.footerText(look.glyphs), column: column, row: row,
        Style(palette.strong, bold: true))
      column = frame.write(" \(binding.hint)", column: column, row: row, Style(palette.dim)) + 3
    }
  }

  /// The degree sign spelt out where there are only letters.
  private static func spelled(_ text: String, _ glyphs: Glyphs) -> String {
    guard glyphs == .ascii else { return text }
    return text.split(separator: "\u{b0}", omittingEmptySubsequences: false)
      .joined(separator: " deg")
  }

  /// Breaks text at spaces; the last row ends in "..." where more would follow.
  static func wrapped(_ text: String, width: Int, rows: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    let words = text.split(separator: " ")
    for (index, word) in words.enumerated() {
      let longer = line.isEmpty ? String(word) : "\(line) \(word)"
      if longer.count <= width {
        line = longer
        continue
      }
      if lines.count == rows - 1 {
        return lines + [shortened(line, rest: words[index...].isEmpty, width: width)]
      }
      lines.append(line)
      line = String(word)
    }
    return lines + [line]
  }

  private static func shortened(_ line: String, rest: Bool, width: Int) -> String {
    guard line.count + 4 > width else { return "\(line) ..." }
    let kept = line.prefix(max(0, width - 4))
    let end = kept.lastIndex(of: " ") ?? kept.endIndex
    return "\(kept[..<end]) ..."
  }
}
