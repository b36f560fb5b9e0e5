internal import Experiment
internal import Screen
internal import Text

/// The last row: where a lesson is and what the keys do, or the bar of a replay.
enum Footer {
  static func draw(_ session: Session, _ context: PanelContext, _ frame: inout Frame) {
    guard context.display.replay == nil else { return ReplayBar.draw(context, &frame) }
    let column = drawChapter(session.presentation, context, &frame)
    drawKeys(from: column, context, &frame)
  }

  /// Where a lesson is, before the keys.
  ///
  /// - Returns: the first column after it.
  private static func drawChapter(
    _ presentation: Presentation, _ context: PanelContext, _ frame: inout Frame
  ) -> Int {
    guard let lecture = presentation.lecture else { return 0 }
    var parts = [lecture.chapter.isEmpty ? lecture.title : lecture.chapter]
    if lecture.number > 0 {
      parts.insert(
        lecture.chapters > 0 ? "\(lecture.number)/\(lecture.chapters)" : "\(lecture.number)", at: 0)
    }
    let score = presentation.score
    if score.answered > 0 {
      parts.append("\(context.symbol("\u{2713}", "*"))\(score.right)/\(score.answered)")
    }
    let room = context.rect.columns / 2 - 2
    let text = wrapped(parts.joined(separator: " "), width: room, rows: 1)[0]
    return frame.write(
      " \(text) ", column: 0, row: context.rect.row,
      Style(context.palette.strong, bold: true, reverse: true), limit: room + 2)
  }

  /// The keys with a hint; where there is no room for all, those that lead to all others.
  private static func drawKeys(
    from first: Int, _ context: PanelContext, _ frame: inout Frame
  ) {
    var shown = KeyMap.bindings.filter { !$0.hint.isEmpty }
    func columns() -> Int {
      shown.reduce(0) { $0 + $1.footerText(context.glyphs).count + 1 + $1.hint.count + 3 }
    }
    while first + columns() - 1 > context.rect.columns,
      let last = shown.lastIndex(where: { !$0.staysInFooter })
    {
      shown.remove(at: last)
    }
    let row = context.rect.row
    var column = first + 1
    for binding in shown {
      column = frame.write(
        binding.footerText(context.glyphs), column: column, row: row,
        Style(context.palette.strong, bold: true))
      column =
        frame.write(
          " \(binding.hint)", column: column, row: row, Style(context.palette.dim)) + 3
    }
  }
}
