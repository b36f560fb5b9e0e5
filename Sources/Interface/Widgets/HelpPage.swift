internal import Experiment
internal import Screen

/// The keys and the words, page by page, over everything else.
enum HelpPage {
  static func draw(
    _ session: Session, _ palette: Palette, _ display: DisplayOptions, _ frame: inout Frame
  ) {
    let pages = self.pages(display.glyphs, frame.size)
    let index = session.presentation.helpPage % pages.count
    let number = index < 0 ? index + pages.count : index
    let page = pages[number]
    // The same box for all pages, so that turning them does not shake it.
    let columns = min(
      frame.size.columns, (pages.flatMap(\.lines).map(\.columns).max() ?? 0) + 4)
    let rows = (pages.map(\.lines.count).max() ?? 0) + 4
    let rect = Rect(
      column: (frame.size.columns - columns) / 2, row: max(0, (frame.size.rows - rows) / 2),
      columns: columns, rows: min(rows, frame.size.rows))
    frame.fill(rect, with: Cell(" ", foreground: palette.text, background: palette.background))
    frame.box(
      rect, title: page.title, glyphs: display.glyphs, border: Style(palette.strong),
      titleStyle: Style(palette.strong, bold: true))
    for (index, line) in page.lines.enumerated() {
      let row = rect.row + 1 + index
      frame.write(
        line.word, column: rect.column + 2, row: row, Style(palette.strong, bold: true),
        limit: columns - 3)
      frame.write(
        line.text, column: rect.column + 2 + line.indent, row: row, Style(palette.text),
        limit: max(0, columns - 3 - line.indent))
    }
    let arrows = display.glyphs == .ascii ? "left right" : "\u{2190} \u{2192}"
    let way = "page \(number + 1) of \(pages.count)   \(arrows) turn pages   ? closes"
    frame.write(
      way, column: rect.column + 2, row: rect.row + rect.rows - 2, Style(palette.dim),
      limit: columns - 3)
  }

  struct Page {
    var title: String
    var lines: [Line]
  }

  /// A word, or what follows it in a further row.
  struct Line {
    var word = ""
    var text: String
    var indent: Int

    var columns: Int { max(word.count, text.isEmpty ? 0 : indent + text.count) }
  }

  /// The pages of a terminal: first the keys, then the words.
  static func pages(_ glyphs: Glyphs, _ size: Size) -> [Page] {
    let keys = KeyMap.bindings.map { (word: $0.keysText(glyphs), meaning: $0.summary) }
    let mouse = ("mouse", "wheel and drag turn the dial, a click inspects a sample")
    return pages("keys", keys + [mouse], size) + pages("words", Glossary.words, size)
  }

  private static func pages(
    _ title: String, _ entries: [(word: String, meaning: String)], _ size: Size
  ) -> [Page] {
    let room = size.columns - 4
    let longest = (entries.map(\.word.count).max() ?? 0) + 2
    // Beside a word there must be room for a few of its meaning; else they stand below it.
    let isBeside = room - longest >= 32
    var pages = [Page(title: title, lines: [])]
    for entry in entries {
      let indent = isBeside ? longest : 2
      let meaning = StatusLines.wrapped(entry.meaning, width: room - indent, rows: .max)
      var lines = meaning.map { Line(text: $0, indent: indent) }
      if isBeside {
        lines[0].word = entry.word
      } else {
        lines.insert(Line(word: entry.word, text: "", indent: 0), at: 0)
      }
      if pages[pages.count - 1].lines.count + lines.count > size.rows - 4 {
        pages.append(Page(title: title, lines: []))
      }
      pages[pages.count - 1].lines += lines
    }
    return pages
  }
}
