internal import Experiment
internal import Screen
internal import Text

/// The keys and the words of the screen, page by page, over everything else.
enum HelpPage {
  static func draw(_ session: Session, _ context: PanelContext, _ frame: inout Frame) {
    let pages = self.pages(context.glyphs, frame.size)
    let index = session.presentation.helpPage % pages.count
    let number = index < 0 ? index + pages.count : index
    // The same box for all pages, so that turning them does not shake it.
    let columns = min(
      PopUp.textColumns(in: context), pages.flatMap(\.lines).map(\.columns).max() ?? 0)
    let rows = pages.map(\.lines.count).max() ?? 0
    let palette = context.palette
    var lines = pages[number].lines.map { line in
      PopUp.Line(
        text: line.word, style: Style(palette.strong, bold: true), second: line.text,
        indent: line.indent, secondStyle: Style(palette.text))
    }
    lines += Array(repeating: PopUp.Line(), count: rows + 1 - lines.count)
    lines.append(
      PopUp.Line(
        text: footer(number, of: pages.count, columns: columns, context),
        style: Style(palette.dim)))
    PopUp(title: pages[number].title, lines: lines, leastColumns: columns)
      .draw(.center, context, &frame)
  }

  private static func footer(
    _ number: Int, of count: Int, columns: Int, _ context: PanelContext
  ) -> String {
    let page = "page \(number + 1) of \(count)"
    let arrows = context.symbol("\u{2190} \u{2192}", "left right")
    let texts = [
      "\(page)   \(arrows) turn pages   ? closes", "\(page)   \(arrows)   ? closes",
      "\(page)   ? closes",
    ]
    return texts.first { $0.count <= columns } ?? page
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
    let mouse = (
      "mouse", "wheel and drag turn the dial, a drag turns the sphere, a click inspects a sample"
    )
    let taught = LessonKeys.bindings.map { (word: $0.keysText(glyphs), meaning: $0.summary) }
    return pages("keys", keys + [mouse], size) + pages("keys in a lesson", taught, size)
      + pages("words", Glossary.words, size)
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
      var lines = wrapped(entry.meaning, width: room - indent).map {
        Line(text: $0, indent: indent)
      }
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
