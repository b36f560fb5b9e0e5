internal import Experiment
internal import Screen

/// Where the cursor rests in a frame: where a screen reader or a braille display is to read.
enum CursorPlace {
  /// On the dial in focus; while the caption tells of something that was done, on its first word.
  static func beforeBoxes(
    _ session: Session, _ display: DisplayOptions, _ plan: ScreenPlan, _ size: Size
  ) -> CellPosition {
    isTold(session, display)
      ? CellPosition(column: CaptionLines.indent, row: plan.caption)
      : CellPosition(
        column: Header.dialColumn(session, columns: size.columns), row: plan.header)
  }

  private static func isTold(_ session: Session, _ display: DisplayOptions) -> Bool {
    let presentation = session.presentation
    if display.notice != nil || presentation.said != nil || presentation.inspected != nil
      || session.failure != nil
    {
      return true
    }
    if let explained = presentation.explained { return explained != .dial }
    switch session.change?.kind {
    case .set, .rerun, .back: return true
    case .start, nil: return false
    }
  }

  /// The letter of the choice that was made, or of the answer once it is shown, else of the first.
  static func choice(of quiz: OpenQuestion, in frame: Frame) -> CellPosition? {
    let index = (quiz.isRevealed ? quiz.answer : quiz.choice) ?? quiz.choice ?? 0
    guard quiz.question.choices.indices.contains(index),
      let word = quiz.question.choices[index].split(separator: " ").first
    else { return nil }
    let text = Array("\(Question.letter(index))  \(word.prefix(12))".unicodeScalars)
    for row in (0..<frame.size.rows).reversed() {
      let cells = (0..<frame.size.columns).map { frame[$0, row].scalar }
      for column in 0..<max(0, cells.count - text.count)
      where cells[column..<column + text.count].elementsEqual(text) {
        return CellPosition(column: column, row: row)
      }
    }
    return nil
  }
}
