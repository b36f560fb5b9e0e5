import Testing

@testable import Text

struct WrappingTests {
  @Test(
    arguments: [
      ("", 10, 2, [""]),
      ("one", 10, 2, ["one"]),
      ("one two", 7, 1, ["one two"]),
      ("one two", 6, 2, ["one", "two"]),
      ("one two three", 7, 2, ["one two", "three"]),
      ("one two three four", 9, 1, ["one ..."]),
      ("one two three four", 11, 1, ["one two ..."]),
      ("one two three four", 7, 2, ["one two", "thr ..."]),
      ("  one   two ", 20, 1, ["one two"]),
      ("one\ntwo", 20, 1, ["one two"]),
      ("onetwothree", 5, 9, ["onetw", "othre", "e"]),
      ("a onetwothree b", 5, 9, ["a", "onetw", "othre", "e b"]),
      ("onetwothree", 8, 1, ["onet ..."]),
      ("a onetwothree", 5, 2, ["a", "o ..."]),
      ("one two", 2, 1, [".."]),
      ("one two", 0, 3, ["o", "n", "."]),
    ] as [(String, Int, Int, [String])])
  func textBreaksAtSpaces(text: String, width: Int, rows: Int, expected: [String]) {
    #expect(wrapped(text, width: width, rows: rows) == expected)
  }

  /// Whatever the width, no line is wider, no row too many, and what is kept is a beginning.
  @Test(arguments: 8...120, [1, 2])
  func wrappedTextFits(width: Int, rows: Int) {
    let text =
      "m 1 to 4: gaps 27 to 47, class widths 32 to 10. The loss jumped, but it asks for more."
    let lines = wrapped(text, width: width, rows: rows)
    #expect(lines.count <= rows)
    #expect(lines.allSatisfy { $0.count <= width })
    let kept = lines.joined(separator: " ")
    let isWhole = kept == text
    #expect(isWhole || (kept.hasSuffix(" ...") && text.hasPrefix(kept.dropLast(4))))
  }

  /// A small screen keeps the first sentence and drops the others whole.
  @Test(
    arguments: [
      ("One two. Three four.", 20, 1, ["One two. Three four."]),
      ("One two. Three four.", 10, 1, ["One two."]),
      ("One two. Three four. Five.", 11, 2, ["One two.", "Three four."]),
      ("One two. Three four. Five.", 13, 2, ["One two.", "Three four."]),
      ("One two three. Four.", 9, 1, ["One ..."]),
      ("A fall of 0.5 to 0.25. And more words.", 22, 1, ["A fall of 0.5 to 0.25."]),
      ("", 10, 2, [""]),
    ] as [(String, Int, Int, [String])])
  func sentencesAreKeptWhole(text: String, width: Int, rows: Int, expected: [String]) {
    let lines = wrappedSentences(text, width: width, rows: rows)
    #expect(lines == expected || lines.joined(separator: " ") == expected.joined(separator: " "))
    #expect(lines.count <= rows && lines.allSatisfy { $0.count <= width })
  }
}
