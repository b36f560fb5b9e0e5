import Testing

@testable import Text

struct QuotingTests {
  @Test(arguments: [
    ("", #""""#), ("a b", #""a b""#), (#"say "so""#, #""say \"so\"""#), (#"a\b"#, #""a\\b""#),
    ("a\nb", #""a\nb""#), ("\"\u{301}", "\"\\\"\u{301}\""), ("\t", "\"\t\""),
  ])
  func quotesAsStatementsDo(text: String, expected: String) {
    #expect(quoted(text) == expected)
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
}
