internal import Experiment
internal import Screen
internal import Text

/// The last row: where a lesson is and what the keys do, or the bar of a replay.
enum Footer {
  static func draw(_ session: Session, _ context: PanelContext, _ frame: inout Frame) {
    guard context.display.replay == nil else { return ReplayBar.draw(context, &frame) }
    let hints = hints(session, context.glyphs)
    // The name of a chapter stands still while keys come and go; on a narrow screen they need its room.
    let staying = hints.filter(\.staysInFooter)
    let kept = columns(
      context.rect.columns < narrow ? staying : staying.map(\.shortened))
    let column = drawChapter(
      session.presentation, room: context.rect.columns - kept, context, &frame)
    drawKeys(hints, from: column, context, &frame)
  }

  /// The columns below which a footer has no room for both a name and words.
  private static let narrow = 60

  /// Where a lesson is, before the keys: its number alone where there is no room for its name.
  ///
  /// - Returns: the first column after it.
  private static func drawChapter(
    _ presentation: Presentation, room: Int, _ context: PanelContext, _ frame: inout Frame
  ) -> Int {
    guard let lecture = presentation.lecture else { return 0 }
    let score = presentation.score
    let number =
      lecture.number == 0
      ? [] : [lecture.number.description + (lecture.chapters > 0 ? "/\(lecture.chapters)" : "")]
    let result =
      score.answered == 0
      ? [] : ["\(context.symbol("\u{2713}", "*"))\(score.right)/\(score.answered)"]
    let name = lecture.chapter.isEmpty ? lecture.title : lecture.chapter
    let long = (number + [name] + result).joined(separator: " ")
    let short = (number + result).joined(separator: " ")
    // Two blanks around it, and one before the keys.
    let columns = min(context.rect.columns / 2 - 2, room - 3)
    let text = columns < short.count + leastName ? short : wrapped(long, width: columns, rows: 1)[0]
    guard !text.isEmpty else { return 0 }
    return frame.write(
      " \(text) ", column: 0, row: context.rect.row,
      Style(context.palette.strong, bold: true, reverse: true), limit: text.count + 2)
  }

  /// The least characters of a name that say something.
  private static let leastName = 8

  /// A key and what it does.
  private struct Hint {
    var keys: String
    var text: String
    let staysInFooter: Bool
    /// The key alone, where there is no room for more.
    var short: String?

    var columns: Int { keys.count + (text.isEmpty ? 0 : 1 + text.count) }
    /// The same without what the key does.
    var shortened: Hint { Hint(keys: short ?? keys, text: "", staysInFooter: true) }
  }

  /// With three columns before each hint but the first.
  private static func columns(_ hints: [Hint]) -> Int {
    hints.reduce(0) { $0 + $1.columns + 3 } - (hints.isEmpty ? 0 : 3)
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
          keys: "reading, \(seconds) s:", text: "\(keys) goes on", staysInFooter: true,
          short: "\(seconds) s: \(keys)")
      case .reason:
        guard LessonKeys.mayAskWhy(session.presentation) else { return nil }
        return Hint(keys: keys, text: binding.hint, staysInFooter: true)
      case .other: return Hint(keys: keys, text: binding.hint, staysInFooter: false)
      }
    }
  }

  /// The keys with a hint; where there is no room for all, those that stay, at last without words.
  private static func drawKeys(
    _ hints: [Hint], from first: Int, _ context: PanelContext, _ frame: inout Frame
  ) {
    var shown = hints
    let room = context.rect.columns - first - 1
    while columns(shown) > room, let last = shown.lastIndex(where: { !$0.staysInFooter }) {
      shown.remove(at: last)
    }
    while columns(shown) > room, let last = shown.lastIndex(where: { !$0.text.isEmpty }) {
      shown[last] = shown[last].shortened
    }
    let row = context.rect.row
    var column = first + 1
    for hint in shown {
      column = frame.write(
        hint.keys, column: column, row: row, Style(context.palette.strong, bold: true))
      if !hint.text.isEmpty {
        column = frame.write(" \(hint.text)", column: column, row: row, Style(context.palette.dim))
      }
      column += 3
    }
  }
}
