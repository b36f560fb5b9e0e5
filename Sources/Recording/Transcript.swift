/// What was said and done in a scripted, in order, for whoever reads instead of watching.
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
  private var lastAction = 0

  /// A transcript without entries yet.
  package init(title: String) { self.title = title }

  /// Adds a moment, not before the last one.
  ///
  /// Actions of the same first word, tick after tick, are one moment that ends like the last.
  package mutating func add(_ entry: Entry) {
    if entry.kind == .action, let last = entries.last, last.kind == .action,
      entry.milliseconds - lastAction <= Transcript.turn, firstWord(entry) == firstWord(last)
    {
      entries[entries.count - 1].text = entry.text
    } else {
      entries.append(entry)
    }
    if entry.kind == .action { lastAction = entry.milliseconds }
  }

  /// Milliseconds within which two turns of a dial are one.
  private static let turn = 500

  private func firstWord(_ entry: Entry) -> Substring { entry.text.prefix { $0 != " " } }

  /// A Markdown document: chapters as headings, words as paragraphs, actions as a list.
  package var markdown: String {
    var text = "# \(inline(title))\n"
    var former: Kind?
    for entry in entries {
      let words = inline(entry.text)
      let time = clock(entry.milliseconds)
      switch entry.kind {
      case .chapter: text += "\n## \(time) \(words)\n"
      case .caption where words.isEmpty: continue
      case .caption: text += "\n\(time) \(words)\n"
      case .question: text += "\n\(time) **\(words)**\n"
      case .action:
        if former != .action { text += "\n" }
        text += "- \(time) \(code(entry.text))\n"
      }
      former = entry.kind
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
      switch entry.kind {
      case .chapter:
        text += "\nNOTE \(stamp(entry.milliseconds)) \(lines(entry.text).joined(separator: " "))\n"
      case .caption, .question:
        let next = entries[(index + 1)...].first { $0.kind == .caption || $0.kind == .question }
        let until = next?.milliseconds ?? end
        let words = lines(entry.text)
        guard !words.isEmpty, until > entry.milliseconds else { continue }
        text += "\n\(stamp(entry.milliseconds)) --> \(stamp(until))\n"
        text += words.map { $0 + "\n" }.joined()
      case .action: continue
      }
    }
    return text
  }

  /// The lines of a cue: not empty, no markup, and so no arrow either.
  private func lines(_ text: String) -> [String] {
    text.plainLines.map { line in
      String(line) { scalar in
        switch scalar {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        default: nil
        }
      }
    }
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

  /// Literal text; more backquotes around it than there are in it.
  private func code(_ action: String) -> String {
    let text = String(action.unicodeScalars) { _ in nil }
    let runs = text.unicodeScalars.split { $0 != "`" }.map(\.count)
    let fence = String(repeating: "`", count: (runs.max() ?? 0) + 1)
    let pad = runs.isEmpty ? "" : " "
    return fence + pad + text + pad + fence
  }

  /// `m:ss`.
  private func clock(_ milliseconds: Int) -> String {
    let seconds = milliseconds / 1000
    return "\(seconds / 60):\(padded(seconds % 60, 2))"
  }

  /// `hh:mm:ss.mmm`.
  private func stamp(_ milliseconds: Int) -> String {
    let seconds = milliseconds / 1000
    return
      "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
      + ".\(padded(milliseconds % 1000, 3))"
  }

  private func padded(_ number: Int, _ digits: Int) -> String {
    let text = "\(number)"
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
