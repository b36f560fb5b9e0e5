internal import Text

/// A line of the one language of actions, scripts, logs and lessons, cut into words.
///
/// Words stand between spaces. Text stands in double quotes, in which `\"`, `\\`, `\n` and `\u{1b}`
/// are a quote, a backslash, a line break and the character of this number. `key=word` and `key="text"` are one word. From a `#` where
/// a word could begin, the rest is a comment.
package struct Statement: Hashable, Sendable {
  /// One word.
  package struct Word: Hashable, Sendable {
    /// Where it begins: the first Unicode scalar of the line is 1.
    package let column: Int
    /// As it was written.
    package let written: String
    /// What stands before the `=`, if that is a name; else nil.
    package let key: String?
    /// What stands after the key, without quotes.
    package let value: String

    /// What it says as a word without a key.
    package var plain: String { key == nil ? value : written }

    /// `key=value` as the statement `key value`; nil for a word without a key.
    package var assignment: Statement? {
      guard let key else { return nil }
      let length = key.unicodeScalars.count
      let rest = String(written.unicodeScalars.dropFirst(length + 1))
      return Statement(words: [
        Word(column: column, written: key, key: nil, value: key),
        Word(column: column + length + 1, written: rest, key: nil, value: value),
      ])
    }
  }

  /// The words in order.
  package let words: [Word]
  /// The column after the last word, where more would be missed.
  package let end: Int

  /// Cuts a line.
  package init(_ line: String) throws(GrammarError) {
    var reader = Reader(line)
    var words: [Word] = []
    while let word = try reader.word() { words.append(word) }
    self.init(words: words)
  }

  private init(words: [Word]) {
    self.words = words
    end = words.last.map { $0.column + $0.written.unicodeScalars.count } ?? 1
  }

  /// Without the first word.
  package var tail: Statement { Statement(words: Array(words.dropFirst())) }

  /// The first words alone.
  package func prefix(_ count: Int) -> Statement { Statement(words: Array(words.prefix(count))) }

  /// The same words, that of a key with another value.
  package func replacing(_ key: String, with value: String) -> Statement {
    Statement(
      words: words.map {
        $0.key == key
          ? Word(column: $0.column, written: "\(key)=\(value)", key: key, value: value) : $0
      })
  }

  /// The text as one word: in quotes, whatever is in it.
  package static func quoted(_ text: String) -> String { Text.quoted(text) }

  /// A name as one word: in quotes only if it needs them.
  package static func name(_ text: String) -> String {
    let isSafe = !text.isEmpty && text.unicodeScalars.allSatisfy { !isSpecial($0) }
    return isSafe ? text : quoted(text)
  }

  private static func isSpecial(_ scalar: Unicode.Scalar) -> Bool {
    isSpace(scalar) || scalar.isUnseen || "\"\\=#\n".unicodeScalars.contains(scalar)
  }

  fileprivate static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\r"
  }
}

/// What is wrong with a line before its words mean anything; columns count Unicode scalars from 1.
package enum GrammarError: Error, Hashable, Sendable {
  /// A quote is opened there and not closed.
  case openQuote(column: Int)
  /// A backslash is followed by something else than `"`, `\`, `n` or `u{...}`.
  case badEscape(column: Int)
  /// A quote inside a word that did not begin with one.
  case strayQuote(column: Int)
  /// Something follows a closing quote without a space.
  case noSpace(column: Int)

  /// Where it is.
  package var column: Int {
    switch self {
    case .openQuote(let column), .badEscape(let column), .strayQuote(let column),
      .noSpace(let column):
      column
    }
  }
}

/// Reads a line scalar by scalar: a combining mark after a quote belongs to the text, not to it.
private struct Reader {
  private let scalars: [Unicode.Scalar]
  private var next = 0

  init(_ line: String) { scalars = Array(line.unicodeScalars) }

  private var current: Unicode.Scalar? { next < scalars.count ? scalars[next] : nil }

  /// The next word, or nil at the end or at a comment.
  mutating func word() throws(GrammarError) -> Statement.Word? {
    while let scalar = current, Statement.isSpace(scalar) { next += 1 }
    guard let first = current, first != "#" else { return nil }
    let start = next
    if first == "\"" {
      let text = try text()
      return word(from: start, key: nil, value: text)
    }
    var equals: Int?
    while let scalar = current, !Statement.isSpace(scalar) {
      if scalar == "\"" {
        guard let equals, equals == next - 1, let key = key(start..<equals) else {
          throw .strayQuote(column: next + 1)
        }
        let text = try text()
        return word(from: start, key: key, value: text)
      }
      if scalar == "=", equals == nil { equals = next }
      next += 1
    }
    guard let equals, let key = key(start..<equals) else {
      return word(from: start, key: nil, value: string(start..<next))
    }
    return word(from: start, key: key, value: string(equals + 1..<next))
  }

  /// What stands in quotes from here.
  private mutating func text() throws(GrammarError) -> String {
    let start = next
    var text = String.UnicodeScalarView()
    next += 1
    while let scalar = current {
      next += 1
      switch scalar {
      case "\"":
        guard current.map(Statement.isSpace) ?? true else { throw .noSpace(column: next + 1) }
        return String(text)
      case "\\":
        switch current {
        case "n": text.append("\n")
        case "\"": text.append("\"")
        case "\\": text.append("\\")
        case "u":
          text.append(try numbered())
          continue
        default: throw .badEscape(column: next)
        }
        next += 1
      default:
        text.append(scalar)
      }
    }
    throw .openQuote(column: start + 1)
  }

  /// The character of `u{1b}`, from the `u` on.
  private mutating func numbered() throws(GrammarError) -> Unicode.Scalar {
    let start = next
    let rest = scalars[next...].dropFirst()
    guard rest.first == "{", let end = rest.prefix(8).firstIndex(of: "}"),
      let value = UInt32(string(start + 2..<end), radix: 16), let scalar = Unicode.Scalar(value)
    else { throw .badEscape(column: start) }
    next = end + 1
    return scalar
  }

  private func word(from start: Int, key: String?, value: String) -> Statement.Word {
    Statement.Word(
      column: start + 1, written: string(start..<next), key: key, value: value)
  }

  private func key(_ range: Range<Int>) -> String? {
    let isName = scalars[range].allSatisfy { $0 == "-" || ("a"..."z").contains($0) }
    return isName && !range.isEmpty ? string(range) : nil
  }

  private func string(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }
}
