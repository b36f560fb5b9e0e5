import Testing

@testable import Text

@Suite struct CSVTests {
  @Test(arguments: [
    (["1", "2.5", ""], "1,2.5,\n"),
    (["a b", "c,d"], "a b,\"c,d\"\n"),
    (["say \"so\"", "two\nlines"], "\"say \"\"so\"\"\",\"two\nlines\"\n"),
    (["\""], "\"\"\"\"\n"),
    (["\r\n\u{1b}"], "\"\\u{d}\n\\u{1b}\"\n"),
    (["β"], "β\n"),
    (["\"\u{301}"], "\"\"\"\u{301}\"\n"),
  ]) func quotesWhatNeedsIt(fields: [String], line: String) {
    #expect(CSV.line(fields) == line)
  }
}
