import Text

/// The manual page, in the macros of man(7), from the tables.
///
/// It has no date, so the same program prints the same bytes.
enum ManualPage {
  static var text: String {
    let sections = [
      section("Name") + "marginscope \\- turn the margin of a softmax loss while it trains\n",
      section("Synopsis") + Verb.all.map(synopsis).joined(separator: ".br\n"),
      section("Description") + laidOut(.paragraph(HelpText.summary))
        + laidOut(
          .paragraph(
            """
            Without a command it trains live on the terminal. Angles are in degrees, except those \
            of golden documents.
            """)),
      section("Commands") + items(Verb.all.map { (HelpText.usage($0), $0.summary) }),
    ]
    let blocks =
      [HelpText.options] + Vocabulary.names + Vocabulary.keys + [Vocabulary.metrics]
      + Vocabulary.lessonFile + Vocabulary.config + [Vocabulary.environment, Vocabulary.statuses]
    let documents =
      section("Golden documents") + laidOut(.paragraph(EvaluationSchema.summary))
      + EvaluationSchema.sections.map { subsection($0.heading) + items($0.items) }.joined()
    let examples =
      section("Examples") + ".nf\n"
      + Verb.all.map { escaped("marginscope \($0.example)") + "\n" }.joined() + ".fi\n"
    let page = sections + blocks.map(laidOut) + [documents, examples]
    return ".TH MARGINSCOPE 1 \"\" \"MarginScope \(version)\"\n.ad l\n.nh\n" + page.joined()
  }

  private static func synopsis(_ verb: Verb) -> String {
    let words = ["marginscope", verb.name.rawValue].filter { !$0.isEmpty }.joined(separator: " ")
    let rest = [verb.operand, "[options]"].filter { !$0.isEmpty }.joined(separator: " ")
    return "\\fB\(escaped(words))\\fR \(escaped(rest))\n"
  }

  private static func laidOut(_ block: HelpBlock) -> String {
    switch block {
    case .paragraph(let sentences): ".PP\n\(filled(sentences))\n"
    case .lines(let lines):
      ".PP\n.nf\n" + lines.map { escaped($0) + "\n" }.joined() + ".fi\n"
    case .list(let heading, let rows): section(heading) + items(rows)
    }
  }

  private static func section(_ heading: String) -> String {
    ".SH \"\(escaped(heading.uppercased()))\"\n"
  }

  private static func subsection(_ heading: String) -> String { ".SS \"\(escaped(heading))\"\n" }

  private static func items(_ rows: [(word: String, summary: String)]) -> String {
    rows.map { row in
      // A word of many choices may be broken after each bar.
      let word = escaped(row.word).replacing("|", with: "|\\:")
      return ".TP\n\\fB\(word)\\fR\n\(filled(row.summary))\n"
    }.joined()
  }

  /// Sentences in lines that are short enough for every editor.
  private static func filled(_ text: String) -> String {
    escaped(wrapped(text, width: 72).joined(separator: "\n"))
  }

  /// The text as roff reads it: no character is a request, and hyphens can be searched and copied.
  static func escaped(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let plain = line.map { character in
        switch character {
        case "\\": "\\e"
        case "-": "\\-"
        case "\"": "\\(dq"
        case "'": "\\(aq"
        case "`": "\\(ga"
        case "^": "\\(ha"
        case "~": "\\(ti"
        default: String(character)
        }
      }.joined()
      return plain.hasPrefix(".") ? "\\&" + plain : plain
    }
    return lines.joined(separator: "\n")
  }
}
