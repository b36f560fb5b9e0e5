import Testing

@testable import Text

struct QuotingTests {
  @Test(arguments: [
    ("", #""""#), ("a b", #""a b""#), (#"say "so""#, #""say \"so\"""#), (#"a\b"#, #""a\\b""#),
    ("a\nb", #""a\nb""#), ("\"\u{301}", "\"\\\"\u{301}\""), ("\t", #""\u{9}""#),
    ("\u{1b}\u{202e}", #""\u{1b}\u{202e}""#),
  ])
  func quotesAsStatementsDo(text: String, expected: String) {
    #expect(quoted(text) == expected)
  }

  @Test func messagesAreBounded() {
    #expect(sentence("a\nb") == "a\\u{a}b")
    let long = "start" + String(repeating: "x", count: 100_000) + "end"
    #expect(sentence(long).count < 1700)
    #expect(sentence(long).hasPrefix("startx"))
    #expect(sentence(long).hasSuffix("xend"))
    #expect(visible("a\tb\n\u{1b}\r") == "a\tb\n\\u{1b}\\u{d}")
  }

  @Test(arguments: [
    ("margn \u{3b8}", "margn \u{3b8}"), ("\u{1b}[2J", "\\u{1b}[2J"), ("a\r\nb", "a\\u{d}\\u{a}b"),
    ("\u{7f}\u{9b}", "\\u{7f}\\u{9b}"), ("\u{202e}cba\u{2028}", "\\u{202e}cba\\u{2028}"),
  ])
  func controlCharactersAreSpelledOut(text: String, expected: String) {
    #expect(printable(text) == expected)
  }

  @Test(arguments: [
    ("", #""""#), (#"a"b\c/d"#, #""a\"b\\c/d""#), ("\n\r\t\u{8}\u{c}", #""\n\r\t\b\f""#),
    ("\u{0}\u{1b}\u{1f}\u{7f}", #""\u0000\u001b\u001f\u007f""#), ("é\u{1F600}", "\"é\u{1F600}\""),
  ])
  func jsonStringsAreEscaped(text: String, expected: String) {
    var bytes: [UInt8] = []
    bytes.append(quoting: text.utf8)
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }

  @Test func jsonStringsCanBePrintable() {
    var bytes: [UInt8] = []
    bytes.append(quotingPrintably: "\u{1b}\u{9b}\u{202e}\u{e9}\"\u{1F600}\u{e0041}")
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == #""\u001b\u009b\u202e"# + "\u{e9}" + #"\""# + "\u{1F600}" + #"\udb40\udc41""#)
  }

  @Test func shortExcerptsAreWhole() {
    #expect(excerpt("caf\u{e9} 1\u{1b}") == "caf\u{e9} 1\\u{1b}")
    #expect(excerpt(String(repeating: "a", count: 60)) == String(repeating: "a", count: 60))
  }

  @Test func longExcerptsSayHowLongTheTextIs() {
    let long = String(repeating: "\u{e9}", count: 102_400)
    #expect(
      excerpt(long, most: 5) == "\u{e9}\u{e9}\u{e9}\u{e9}\u{e9}... (102400 characters)")
    #expect(excerpt(long).count < 90)
    #expect(quotedExcerpt(long, most: 2) == "\"\u{e9}\u{e9}\"... (102400 characters)")
  }

  /// A backslash in the text is told from one that spells a character out.
  @Test func quotedExcerptsAreEscapedOnce() {
    #expect(quotedExcerpt("a\u{1b}\"\\\n\u{202e}") == #""a\u{1b}\"\\\n\u{202e}""#)
  }
}
