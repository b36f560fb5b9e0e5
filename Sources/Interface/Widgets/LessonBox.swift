internal import Experiment
internal import Screen

/// What a lesson waits with: a prompt, or a question and its choices, above the status rows.
enum LessonBox {
  /// One line, and how it looks.
  private struct Line {
    var text: String
    var style: Style
  }

  static func draw(
    _ presentation: Presentation, _ palette: Palette, _ display: DisplayOptions,
    _ frame: inout Frame,
    above row: Int
  ) {
    let width = min(frame.size.columns - 8, 72)
    let title: String
    let lines: [Line]
    if let prompt = presentation.prompt {
      title = "your turn"
      lines = prompted(prompt, palette, display, width)
    } else if let quiz = presentation.quiz, !quiz.isPending {
      title = quiz.isRevealed ? "answer" : "question"
      lines = asked(quiz, presentation.score, palette, display, width)
    } else {
      return
    }
    let rows = min(lines.count + 2, row - 2)
    let columns = (lines.map(\.text.count).max() ?? 0) + 4
    let rect = Rect(
      column: (frame.size.columns - columns) / 2, row: row - rows - 1, columns: columns, rows: rows)
    frame.fill(rect, with: Cell(" ", foreground: palette.text, background: palette.background))
    frame.box(
      rect, title: title, glyphs: display.glyphs, border: Style(palette.strong),
      titleStyle: Style(palette.strong, bold: true))
    for (index, line) in lines.prefix(rows - 2).enumerated() {
      frame.write(
        line.text, column: rect.column + 2, row: rect.row + 1 + index, line.style,
        limit: columns - 4)
    }
  }

  private static func prompted(
    _ text: String, _ palette: Palette, _ display: DisplayOptions, _ width: Int
  ) -> [Line] {
    paragraph(text, display, width, Style(palette.strong, bold: true))
      + [Line(text: "enter or space goes on", style: Style(palette.dim))]
  }

  private static func asked(
    _ quiz: OpenQuestion, _ score: Score, _ palette: Palette, _ display: DisplayOptions,
    _ width: Int
  ) -> [Line] {
    var lines = paragraph(quiz.question.text, display, width, Style(palette.strong, bold: true))
    for (index, choice) in quiz.question.choices.enumerated() {
      let isRight = quiz.isRevealed && index == quiz.answer
      let isWrong = quiz.isRevealed && index == quiz.choice && !isRight
      let mark = isRight ? display.right : isWrong ? display.wrong : " "
      let ink = isRight ? palette.good : isWrong ? palette.bad : palette.text
      let style = Style(ink, bold: isRight)
      // Later rows of a choice stand under its words.
      for (row, line) in paragraph(choice, display, width - 5, style).enumerated() {
        let lead = row == 0 ? "\(mark) \(Question.letter(index))  " : "     "
        lines.append(Line(text: lead + line.text, style: style))
      }
    }
    lines.append(Line(text: hint(quiz, score), style: Style(palette.dim)))
    return lines
  }

  private static func hint(_ quiz: OpenQuestion, _ score: Score) -> String {
    guard quiz.isRevealed else {
      let letters = quiz.question.choices.indices.map(Question.letter)
      return
        "\(letters.joined(separator: " ")) answers, space \(quiz.answer == nil ? "leaves it" : "shows the answer")"
    }
    guard quiz.choice != nil else { return "space goes on" }
    return "\(quiz.isRight ? "Right" : "Not quite"): \(score.right) of \(score.answered) so far; "
      + "space goes on"
  }

  private static func paragraph(
    _ text: String, _ display: DisplayOptions, _ width: Int, _ style: Style
  ) -> [Line] {
    StatusLines.wrapped(StatusLines.spelled(text, display.glyphs), width: width, rows: .max)
      .map { Line(text: $0, style: style) }
  }
}

extension DisplayOptions {
  /// The mark of a right choice.
  fileprivate var right: String { glyphs == .ascii ? "*" : "\u{2713}" }
  /// The mark of a wrong one.
  fileprivate var wrong: String { glyphs == .ascii ? "x" : "\u{2717}" }
}
