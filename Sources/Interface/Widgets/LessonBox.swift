internal import Experiment
internal import Screen
internal import Text

/// What a lesson waits with, a prompt or a question and its choices, below the pictures.
enum LessonBox {
  static func draw(_ session: Session, _ context: PanelContext, _ frame: inout Frame) {
    popUp(session.presentation, context)?.draw(.bottom, context, &frame)
  }

  /// The rows of the box on a screen of a size; 0 while there is none.
  static func rows(_ presentation: Presentation, size: Size, glyphs: Glyphs) -> Int {
    popUp(presentation, measuring(size, glyphs)).map { $0.lines.count + 2 } ?? 0
  }

  /// The rows of the box with the reason; 0 where none is offered.
  static func reasonRows(_ presentation: Presentation, size: Size, glyphs: Glyphs) -> Int {
    presentation.why.map { reason($0, measuring(size, glyphs)).lines.count + 2 } ?? 0
  }

  /// Why it is as the lesson says, over everything else.
  static func drawReason(_ session: Session, _ context: PanelContext, _ frame: inout Frame) {
    guard session.presentation.showsReason, let why = session.presentation.why else { return }
    reason(why, context).draw(.bottom, context, &frame)
  }

  /// Asks whether to leave the lesson.
  static func drawLeaving(_ context: PanelContext, _ frame: inout Frame) {
    let words = "This is not a part of the lesson, which cannot go on after it."
    let lines =
      paragraph(words, context, width(context), Style(context.palette.strong, bold: true))
      + [PopUp.Line(text: "enter leaves, esc stays", style: Style(context.palette.dim))]
    PopUp(title: "leave the lesson?", lines: lines).draw(.center, context, &frame)
  }

  /// What a box is laid out with where it is not drawn: its rows depend on no color.
  private static func measuring(_ size: Size, _ glyphs: Glyphs) -> PanelContext {
    PanelContext(
      rect: Rect(column: 0, row: 0, columns: size.columns, rows: size.rows),
      palette: Palette(theme: .dark, depth: .mono),
      display: DisplayOptions(depth: .mono, glyphs: glyphs))
  }

  private static func width(_ context: PanelContext) -> Int { min(context.rect.columns - 8, 72) }

  private static func popUp(_ presentation: Presentation, _ context: PanelContext) -> PopUp? {
    let width = width(context)
    if let prompt = presentation.prompt {
      return PopUp(title: "your turn", lines: prompted(prompt, presentation, context, width))
    }
    guard let quiz = presentation.quiz, !quiz.isPending else { return nil }
    return PopUp(
      title: quiz.isRevealed ? "answer" : "question",
      lines: asked(quiz, presentation, context, width))
  }

  private static func reason(_ why: String, _ context: PanelContext) -> PopUp {
    let lines =
      paragraph(why, context, width(context), Style(context.palette.strong))
      + [PopUp.Line(text: "enter or space closes", style: Style(context.palette.dim))]
    return PopUp(title: "why", lines: lines)
  }

  private static func prompted(
    _ text: String, _ presentation: Presentation, _ context: PanelContext, _ width: Int
  ) -> [PopUp.Line] {
    let hint = "enter or space goes on" + whyHint(presentation)
    return paragraph(text, context, width, Style(context.palette.strong, bold: true))
      + [PopUp.Line(text: hint, style: Style(context.palette.dim))]
  }

  private static func whyHint(_ presentation: Presentation) -> String {
    LessonKeys.mayAskWhy(presentation) ? ", w says why" : ""
  }

  private static func asked(
    _ quiz: OpenQuestion, _ presentation: Presentation, _ context: PanelContext, _ width: Int
  ) -> [PopUp.Line] {
    let palette = context.palette
    var lines = paragraph(
      quiz.question.text, context, width, Style(palette.strong, bold: true))
    for (index, choice) in quiz.question.choices.enumerated() {
      let isRight = quiz.isRevealed && index == quiz.answer
      let isWrong = quiz.isRevealed && index == quiz.choice && !isRight
      let mark =
        isRight
        ? context.symbol("\u{2713}", "*") : isWrong ? context.symbol("\u{2717}", "x") : " "
      let ink = isRight ? palette.good : isWrong ? palette.bad : palette.text
      let style = Style(ink, bold: isRight)
      // Later rows of a choice stand under its words.
      for (row, line) in paragraph(choice, context, width - 5, style).enumerated() {
        let lead = row == 0 ? "\(mark) \(Question.letter(index))  " : "     "
        lines.append(PopUp.Line(text: lead + line.text, style: style))
      }
    }
    let hint = hint(quiz, presentation.score) + whyHint(presentation)
    lines.append(PopUp.Line(text: hint, style: Style(palette.dim)))
    return lines
  }

  private static func hint(_ quiz: OpenQuestion, _ score: Score) -> String {
    guard quiz.isRevealed else {
      let letters = quiz.question.choices.indices.map(Question.letter).joined(separator: " ")
      return
        "\(letters) answers, enter or space \(quiz.answer == nil ? "leaves it" : "shows the answer")"
    }
    guard quiz.choice != nil else { return "enter or space goes on" }
    return "\(quiz.isRight ? "Right" : "Not quite"): \(score.right) of \(score.answered) so far; "
      + "enter or space goes on"
  }

  private static func paragraph(
    _ text: String, _ context: PanelContext, _ width: Int, _ style: Style
  ) -> [PopUp.Line] {
    wrapped(context.glyphs.spelled(text), width: width).map { PopUp.Line(text: $0, style: style) }
  }
}
