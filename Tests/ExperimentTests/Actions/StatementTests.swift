import Testing
import Text

@testable import Experiment

struct StatementTests {
  @Test func wordsStandBetweenSpaces() throws {
    let statement = try Statement("  until width <=\t10  max=300 # at last")
    #expect(statement.words.map(\.written) == ["until", "width", "<=", "10", "max=300"])
    #expect(statement.words.map(\.column) == [3, 9, 15, 18, 22])
    #expect(statement.words.map(\.key) == [nil, nil, nil, nil, "max"])
    #expect(statement.words.map(\.value) == ["until", "width", "<=", "10", "300"])
    #expect(statement.end == 29)
  }

  @Test func textsStandInQuotes() throws {
    let statement = try Statement(#"ask "a \"b\" \\ c\nd" a="x = 1" b= # c"#)
    #expect(statement.words.map(\.value) == ["ask", "a \"b\" \\ c\nd", "x = 1", ""])
    #expect(statement.words.map(\.key) == [nil, nil, "a", "b"])
    #expect(statement.words[2].written == #"a="x = 1""#)
  }

  @Test func onlyNamesAreKeys() throws {
    let words = try Statement("= <= 4=5 =x A=b x-y=z a=b=c").words
    #expect(words.map(\.key) == [nil, nil, nil, nil, nil, "x-y", "a"])
    #expect(words.map(\.plain) == ["=", "<=", "4=5", "=x", "A=b", "x-y=z", "a=b=c"])
    #expect(words[6].value == "b=c")
  }

  @Test(arguments: ["", "   ", "# only a comment", "\t#"])
  func emptyLines(line: String) throws {
    let statement = try Statement(line)
    #expect(statement.words.isEmpty && statement.end == 1)
  }

  @Test func aHashWithinAWordIsNoComment() throws {
    #expect(try Statement("data a#b").words.map(\.written) == ["data", "a#b"])
  }

  static let errors: [(String, GrammarError)] = [
    (#"say "open"#, .openQuote(column: 5)),
    (#"say "open\""#, .openQuote(column: 5)),
    (#"say "open\"#, .badEscape(column: 10)),
    (#"say "tab\t""#, .badEscape(column: 9)),
    (#"say "\u1b""#, .badEscape(column: 6)), (#"say "\u{}""#, .badEscape(column: 6)),
    (#"say "\u{d800}""#, .badEscape(column: 6)), (#"say "\u{1b"#, .badEscape(column: 6)),
    (#"say "\u{1234567}""#, .badEscape(column: 6)),
    (#"say no"quote"#, .strayQuote(column: 7)),
    (#"say A="x""#, .strayQuote(column: 7)),
    (#"say a=b"x""#, .strayQuote(column: 8)),
    (#"say "a"b"#, .noSpace(column: 8)),
    (#"ask "q"a="x""#, .noSpace(column: 8)),
    ("say \u{1f44b}\u{1f3fd}\"", .strayQuote(column: 7)),
  ]

  @Test(arguments: errors)
  func linesThatAreNoWords(line: String, error: GrammarError) {
    #expect(throws: error) { try Statement(line) }
  }

  @Test(arguments: [
    "a-softmax", "a b", "a=b", "#", "", "\"", "\\", "\t", "a#b", "\n",
    "\u{1b}[2J\u{9b}\u{202e}\u{2028}\u{e0041}",
  ])
  func namesAreOneWord(name: String) throws {
    let words = try Statement(Statement.name(name)).words
    #expect(words.map(\.plain) == [name])
    #expect(words.first?.written.unicodeScalars.contains { $0.isUnseen } == false)
    #expect(words.first?.written.hasPrefix("\"") == (name != "a-softmax"))
  }
}
