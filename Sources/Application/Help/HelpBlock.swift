import Text

/// A piece of help, which the terminal, the manual page and the tests lay out.
enum HelpBlock {
  /// Sentences.
  case paragraph(String)
  /// Lines that stay as they are.
  case lines([String])
  /// A heading, and words with their summaries.
  case list(String, [(word: String, summary: String)])

  /// The columns of the terminal that help is made for.
  static let width = 80

  /// The block as lines of at most 80 ASCII characters, each with its line feed.
  var text: String {
    switch self {
    case .paragraph(let sentences):
      wrapped(sentences, width: Self.width).map { $0 + "\n" }.joined()
    case .lines(let lines): lines.map { $0 + "\n" }.joined()
    case .list(let heading, let items): Self.list(heading, items)
    }
  }

  /// A heading, then each word with its summary beside it, or below it where the word is long.
  private static func list(_ heading: String, _ items: [(word: String, summary: String)]) -> String
  {
    let indent = 26
    let margin = "".paddedRight(to: indent)
    var text = "\(heading)\n"
    for item in items {
      let word = "  \(item.word)"
      let fits = word.count + 2 <= indent
      text += fits ? word.paddedRight(to: indent) : "\(broken(word))\n\(margin)"
      text += wrapped(item.summary, width: width - indent).joined(separator: "\n\(margin)") + "\n"
    }
    return text
  }

  /// A word of many choices, broken after a bar where it is longer than a line.
  private static func broken(_ word: String) -> String {
    var lines = [""]
    for choice in word.split(separator: "|") {
      let isFirst = lines == [""]
      let last = lines.count - 1
      if lines[last].count + 1 + choice.count < width {
        lines[last] += isFirst ? "\(choice)" : "|\(choice)"
      } else {
        lines[last] += "|"
        lines.append("    \(choice)")
      }
    }
    return lines.joined(separator: "\n")
  }
}

extension [HelpBlock] {
  /// The blocks, an empty line between them.
  var text: String { map(\.text).joined(separator: "\n") }
}
