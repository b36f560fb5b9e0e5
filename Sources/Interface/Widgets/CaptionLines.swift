internal import Experiment
internal import Screen
internal import Text

/// What just happened and why, or what the program has to say, in whole sentences.
enum CaptionLines {
  /// Columns before the words.
  static let indent = 2

  /// All lines of a text, however many there is room for.
  static func lines(_ text: String, columns: Int) -> [String] {
    wrapped(text, width: columns - indent - 1)
  }

  static func draw(
    _ session: Session, _ geometry: DerivedGeometry, _ context: PanelContext, _ frame: inout Frame
  ) {
    let rect = context.rect
    // A notice leaves what the caption says as much room as there is.
    let notice = context.display.notice.map { "\($0) " } ?? ""
    let texts = Caption.texts(session, geometry).map { context.glyphs.spelled(notice + $0) }
    let width = rect.columns - indent - 1
    let text = texts.first { wrapped($0, width: width).count <= rect.rows }
    let lines = wrappedSentences(text ?? texts[texts.count - 1], width: width, rows: rect.rows)
    frame.write(
      context.symbol("\u{25b8}", ">"), column: rect.column, row: rect.row,
      Style(context.palette.good, bold: true))
    for (index, line) in lines.enumerated() {
      frame.write(
        line, column: rect.column + indent, row: rect.row + index, Style(context.palette.strong))
    }
  }
}
