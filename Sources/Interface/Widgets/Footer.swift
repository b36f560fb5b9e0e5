internal import Experiment
internal import Screen
internal import Text

/// The last row: where a lesson is and what the keys do, or the bar of a replay.
enum Footer {
  static func draw(_ session: Session, _ context: PanelContext, _ frame: inout Frame) {
    guard context.display.replay == nil else { return ReplayBar.draw(context, &frame) }
    let column = drawChapter(session.presentation, context, &frame)
    drawKeys(session, from: column, context, &frame)
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

  /// A key and what it does.
  private struct Hint {
    let keys: String
    let text: String
    let staysInFooter: Bool
  }

  /// In a lesson its own keys come first, and none that would leave it.
  private static func hints(_ session: Session, _ glyphs: Glyphs) -> [Hint] {
    let isTaught = session.presentation.lecture != nil
    let general = KeyMap.bindings.filter { !$0.hint.isEmpty && (!isTaught || $0.isOfLessons) }
      .map { Hint(keys: $0.footerText(glyphs), text: $0.hint, staysInFooter: $0.staysInFooter) }
    guard isTaught else { return general }
    return lessonHints(session, glyphs) + general
  }

  private static func lessonHints(_ session: Session, _ glyphs: Glyphs) -> [Hint] {
    LessonKeys.bindings.compactMap { binding in
      guard !binding.hint.isEmpty else { return nil }
      let keys = binding.keysText(glyphs)
      switch binding.footer {
      case .goingOn:
        // Seconds that have begun count as whole ones.
        let ticks = session.presentation.showsReason ? nil : session.restTicksLeft
        guard let ticks else { return Hint(keys: keys, text: binding.hint, staysInFooter: true) }
        let seconds = (ticks + Session.ticksPerSecond - 1) / Session.ticksPerSecond
        return Hint(
          keys: "reading, \(seconds) s:", text: "\(keys) goes on", staysInFooter: true)
      case .reason:
        guard LessonKeys.mayAskWhy(session.presentation) else { return nil }
        return Hint(keys: keys, text: binding.hint, staysInFooter: true)
      case .other: return Hint(keys: keys, text: binding.hint, staysInFooter: false)
      }
    }
  }

  /// The keys with a hint; where there is no room for all, those that stay.
  private static func drawKeys(
    _ session: Session, from first: Int, _ context: PanelContext, _ frame: inout Frame
  ) {
    var shown = hints(session, context.glyphs)
    func columns() -> Int {
      shown.reduce(0) { $0 + $1.keys.count + 1 + $1.text.count + 3 }
    }
    while first + columns() - 1 > context.rect.columns,
      let last = shown.lastIndex(where: { !$0.staysInFooter })
    {
      shown.remove(at: last)
    }
    let row = context.rect.row
    var column = first + 1
    for hint in shown {
      column = frame.write(
        hint.keys, column: column, row: row, Style(context.palette.strong, bold: true))
      column =
        frame.write(
          " \(hint.text)", column: column, row: row, Style(context.palette.dim)) + 3
    }
  }
}
