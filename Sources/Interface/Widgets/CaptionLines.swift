internal import Experiment
internal import Screen
internal import Text

/// What just happened and why, or what the program has to say, in whole sentences.
enum CaptionLines {
  /// All lines of a text, however many there is room for.
  static func lines(_ text: String, columns: Int) -> [String] {
    wrapped(text, width: columns - margin)
  }

  /// Columns that are not the text's.
  private static let margin = 3

  static func draw(
    _ session: Session, _ geometry: DerivedGeometry, _ context: PanelContext, _ frame: inout Frame
  ) {
    let rect = context.rect
    let text = context.display.notice ?? Caption.text(session, geometry)
    let lines = wrappedSentences(
      context.glyphs.spelled(text), width: rect.columns - margin, rows: rect.rows)
    frame.write(
      context.symbol("\u{25b8}", ">"), column: rect.column, row: rect.row,
      Style(context.palette.good, bold: true))
    for (index, line) in lines.enumerated() {
      frame.write(
        line, column: rect.column + 2, row: rect.row + index, Style(context.palette.strong))
    }
  }
}
