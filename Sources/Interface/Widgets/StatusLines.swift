internal import Experiment
internal import Screen

/// The rows below the pictures: theory beside measurement, the caption, the keys.
enum StatusLines {
  static func draw(
    _ session: Session, _ geometry: DerivedGeometry, _ palette: Palette, _ display: DisplayOptions,
    _ frame: inout Frame, _ plan: ScreenPlan
  ) {
    drawTheory(session, geometry, palette, display, &frame, row: plan.theory)
    let width = frame.size.columns - 3
    let lines = sentences(
      of: spelled(display.notice ?? Caption.text(session, geometry), display.glyphs), width: width,
      rows: plan.captionRows)
    for (index, line) in lines.enumerated() {
      if index == 0 {
        frame.write(
          display.glyphs == .ascii ? ">" : "\u{25b8}", column: 0, row: plan.caption,
          Style(palette.good, bold: true))
      }
      frame.write(line, column: 2, row: plan.caption + index, Style(palette.strong))
    }
    if let replay = display.replay {
      ReplayBar.draw(replay, palette, display, &frame, row: plan.footer)
    } else {
      let column = drawChapter(session.presentation, palette, display, &frame, row: plan.footer)
      drawKeys(palette, display, &frame, row: plan.footer, from: column)
    }
  }

  /// Where a lesson has come to, before the keys.
  ///
  /// - Returns: the first column after it.
  private static func drawChapter(
    _ presentation: Presentation, _ palette: Palette, _ display: DisplayOptions,
    _ frame: inout Frame, row: Int
  ) -> Int {
    guard let lecture = presentation.lecture else { return 0 }
    var parts = [lecture.chapter.isEmpty ? lecture.title : lecture.chapter]
    if lecture.number > 0 {
      parts.insert(
        lecture.chapters > 0 ? "\(lecture.number)/\(lecture.chapters)" : "\(lecture.number)", at: 0)
    }
    if presentation.score.answered > 0 {
      parts.append(
        "\(display.glyphs == .ascii ? "*" : "\u{2713}")\(presentation.score.right)/\(presentation.score.answered)"
      )
    }
    let room = frame.size.columns / 2 - 2
    let text = wrapped(parts.joined(separator: " "), width: room, rows: 1)[0]
    return frame.write(
      " \(text) ", column: 0, row: row, Style(palette.strong, bold: true, reverse: true),
      limit: room + 2)
  }

  private static func drawTheory(
    _ session: Session, _ geometry: DerivedGeometry, _ palette: Palette, _ display: DisplayOptions,
    _ frame: inout Frame, row: Int
  ) {
    let line = TheoryLine(session, geometry, columns: frame.size.columns)
    let holds = line.isLit
    let lamp =
      display.glyphs == .ascii ? (holds ? "(*)" : "( )") : (holds ? "\u{25cf}" : "\u{25cb}")
    let ink = holds ? palette.good : palette.bad
    var column = frame.write(" \(lamp) ", column: 0, row: row, Style(ink, bold: true))
    for (index, part) in line.parts(display.glyphs).enumerated() {
      let text = spelled(index == 0 ? part : " | \(part)", display.glyphs)
      column = frame.write(
        text, column: column, row: row, Style(index == 0 ? ink : palette.text))
    }
  }

  private static func drawKeys(
    _ palette: Palette, _ display: DisplayOptions, _ frame: inout Frame, row: Int, from first: Int
  ) {
    var shown = KeyMap.bindings.filter { !$0.hint.isEmpty }
    func columns() -> Int {
      shown.reduce(0) { $0 + $1.footerText(display.glyphs).count + 1 + $1.hint.count + 3 }
    }
    while first + columns() - 1 > frame.size.columns,
      let last = shown.lastIndex(where: { !$0.leadsOn })
    {
      shown.remove(at: last)
    }
    var column = first + 1
    for binding in shown {
      column = frame.write(
        binding.footerText(display.glyphs), column: column, row: row,
        Style(palette.strong, bold: true))
      column = frame.write(" \(binding.hint)", column: column, row: row, Style(palette.dim)) + 3
    }
  }

  /// The degree sign spelled out where there are only letters.
  static func spelled(_ text: String, _ glyphs: Glyphs) -> String {
    guard glyphs == .ascii else { return text }
    return text.split(separator: "\u{b0}", omittingEmptySubsequences: false)
      .joined(separator: " deg")
  }

  /// As many whole sentences as there is room for; of the first one what fits.
  static func sentences(of text: String, width: Int, rows: Int) -> [String] {
    var kept = text
    while true {
      let lines = wrapped(kept, width: width, rows: .max)
      if lines.count <= rows { return lines }
      guard let end = kept.dropLast().lastRange(of: ". ") else {
        return wrapped(kept, width: width, rows: rows)
      }
      kept = String(kept[...end.lowerBound])
    }
  }

  /// Breaks text at spaces; the last row ends in "..." where more would follow.
  static func wrapped(_ text: String, width: Int, rows: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: { $0 == " " || $0.isNewline }) {
      let longer = line.isEmpty ? String(word) : "\(line) \(word)"
      if longer.count <= width {
        line = longer
        continue
      }
      if lines.count == rows - 1 { return lines + [shortened(line, width: width)] }
      lines.append(line)
      line = String(word)
    }
    return lines + [line]
  }

  private static func shortened(_ line: String, width: Int) -> String {
    guard line.count + 4 > width else { return "\(line) ..." }
    let kept = line.prefix(max(0, width - 4))
    let end = kept.lastIndex(of: " ") ?? kept.endIndex
    return "\(kept[..<end]) ..."
  }
}

extension StringProtocol {
  /// The last place where a text stands.
  fileprivate func lastRange(of text: String) -> Range<Index>? { ranges(of: text).last }
}
