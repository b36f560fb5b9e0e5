internal import Text

/// What was said and done in a session, in order, for those who read instead of watching.
package struct Transcript: Sendable {
  /// What kind of moment.
  package enum Kind: Sendable {
    /// A chapter begins.
    case chapter
    /// Something is said; it stands until the next thing said, and no text ends it.
    case caption
    /// The speaker is waited for, or the audience asked.
    case question
    /// Something is done.
    case action
    /// Something is turned or chosen; of quick turns of the same, only where they end counts.
    case setting
  }

  /// One moment.
  package struct Entry: Hashable, Sendable {
    /// Since the start.
    package var milliseconds: Int
    /// What kind of moment.
    package var kind: Kind
    /// Its words.
    package var text: String

    /// A moment.
    package init(at milliseconds: Int, _ kind: Kind, _ text: String) {
      self.milliseconds = milliseconds
      self.kind = kind
      self.text = text
    }
  }

  /// The heading.
  package var title: String
  /// The moments; times never decrease.
  package private(set) var entries: [Entry] = []
  private var lastTurn = 0

  /// A transcript without entries yet.
  package init(title: String) { self.title = title }

  /// Adds a moment, not before the last one.
  ///
  /// Settings with the same first word in quick succession are one moment, with the last text.
  package mutating func add(_ entry: Entry) {
    if entry.kind == .setting, let last = entries.last, last.kind == .setting,
      entry.milliseconds - lastTurn <= Transcript.turn, firstWord(entry) == firstWord(last)
    {
      entries[entries.count - 1].text = entry.text
    } else {
      entries.append(entry)
    }
    if entry.kind == .setting { lastTurn = entry.milliseconds }
  }

  /// Settings fewer milliseconds apart than this count as one.
  private static let turn = 500

  private func firstWord(_ entry: Entry) -> Substring { entry.text.prefix { $0 != " " } }

  /// A Markdown document: chapters as headings, words as paragraphs, actions as a list.
  package var markdown: String {
    var text = "# \(inline(title))\n"
    var isListed = false
    for entry in entries {
      let words = inline(entry.text)
      let time = Numerals.clock(seconds: entry.milliseconds / 1000)
      switch entry.kind {
      case .chapter: text += "\n## \(time) \(words)\n"
      case .caption where words.isEmpty: continue
      case .caption: text += "\n\(time) \(words)\n"
      case .question: text += "\n\(time) **\(words)**\n"
      case .action, .setting:
        if !isListed { text += "\n" }
        text += "- \(time) \(code(entry.text))\n"
      }
      isListed = entry.kind == .action || entry.kind == .setting
    }
    return text
  }

  /// WebVTT captions: what is said and asked, each until the next; chapters are notes.
  ///
  /// Source: https://www.w3.org/TR/webvtt1/
  ///
  /// - Parameter end: milliseconds at which the last caption ends.
  /// - Returns: the document.
  package func captions(until end: Int) -> String {
    var text = "WEBVTT\n"
    for (index, entry) in entries.enumerated() {
      let start = Numerals.timestamp(milliseconds: entry.milliseconds)
      switch entry.kind {
      case .chapter:
        text += "\nNOTE \(start) \(lines(entry.text).joined(separator: " "))\n"
      case .caption, .question:
        let next = entries[(index + 1)...].first { $0.kind == .caption || $0.kind == .question }
        let until = next?.milliseconds ?? end
        let words = lines(entry.text)
        guard !words.isEmpty, until > entry.milliseconds else { continue }
        text += "\n\(start) --> \(Numerals.timestamp(milliseconds: until))\n"
        text += words.map { $0 + "\n" }.joined()
      case .action, .setting: continue
      }
    }
    return text
  }

  /// The lines of a cue: not empty, no markup, and so no arrow either.
  private func lines(_ text: String) -> [String] {
    text.plainLines.map { String(markup: $0) }
  }

  /// One line in which no character has a meaning in Markdown.
  private func inline(_ text: String) -> String {
    text.plainLines.map { line in
      String(line) { scalar in
        switch scalar {
        case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "&", "|", "~": "\\\(scalar)"
        default: nil
        }
      }
    }.joined(separator: " ")
  }

  /// Inline code: fenced by more backquotes than the text has in a row.
  private func code(_ action: String) -> String {
    let text = String(action.unicodeScalars) { _ in nil }
    let runs = text.unicodeScalars.split { $0 != "`" }.map(\.count)
    let fence = String(repeating: "`", count: (runs.max() ?? 0) + 1)
    let pad = runs.isEmpty ? "" : " "
    return fence + pad + text + pad + fence
  }
}
