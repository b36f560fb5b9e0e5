internal import Experiment
internal import Screen
internal import Text

/// What a lesson waits with, a prompt or a question and its choices, at the bottom of its place.
enum LessonBox {
  static func draw(_ session: Session, _ context: PanelContext, _ frame: inout Frame) {
    let presentation = session.presentation
    let width = min(context.rect.columns - 8, 72)
    let popUp: PopUp
    if let prompt = presentation.prompt {
      popUp = PopUp(title: "your turn", lines: prompted(prompt, context, width))
    } else if let quiz = presentation.quiz, !quiz.isPending {
      popUp = PopUp(
        title: quiz.isRevealed ? "answer" : "question",
        lines: asked(quiz, presentation.score, context, width))
    } else {
      return
    }
    popUp.draw(.bottom, context, &frame)
  }

  private static func prompted(
    _ text: String, _ context: PanelContext, _ width: Int
  ) -> [PopUp.Line] {
    paragraph(text, context, width, Style(context.palette.strong, bold: true))
      + [PopUp.Line(text: "enter or space goes on", style: Style(context.palette.dim))]
  }

  private static func asked(
    _ quiz: OpenQuestion, _ score: Score, _ context: PanelContext, _ width: Int
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
    lines.append(PopUp.Line(text: hint(quiz, score), style: Style(palette.dim)))
    return lines
  }

  private static func hint(_ quiz: OpenQuestion, _ score: Score) -> String {
    guard quiz.isRevealed else {
      let letters = quiz.question.choices.indices.map(Question.letter).joined(separator: " ")
      return
        "\(letters) answers, space \(quiz.answer == nil ? "leaves it" : "shows the answer")"
    }
    guard quiz.choice != nil else { return "space goes on" }
    return "\(quiz.isRight ? "Right" : "Not quite"): \(score.right) of \(score.answered) so far; "
      + "space goes on"
  }

  private static func paragraph(
    _ text: String, _ context: PanelContext, _ width: Int, _ style: Style
  ) -> [PopUp.Line] {
    wrapped(context.glyphs.spelled(text), width: width).map { PopUp.Line(text: $0, style: style) }
  }
}
