import Learning
import Testing

@testable import Application

struct TableMessagesTests {
  static let tables: [(TableError, String)] = [
    (.notText(line: 3), "f.csv:3: this line is not valid UTF-8; save the file as UTF-8"),
    (.openQuote(line: 3), "f.csv:3: a quote is not closed on this line"),
    (
      .fieldCount(line: 3, expected: 4, found: 1), "f.csv:3: 1 field, but the first line has 4"
    ),
    (
      .notANumber(line: 3, column: 2, text: "cat"),
      #"""
      f.csv:3: column 2 must be a finite number (got "cat"); if it is the label, name it with --label
      """#
    ),
    (.emptyLabel(line: 3), "f.csv:3: the label is empty; every sample needs one"),
    (
      .noSuchColumn(name: "king", columns: ["width", "kind"]),
      #"""
      f.csv:1: there is no column "king" (did you mean "kind"?); the first line has width and kind
      """#
    ),
    (
      .noSuchColumn(name: "x", columns: (0..<14).map { "column\($0)" }),
      #"f.csv:1: there is no column "x"; the first line has column0, column1, column2, column3, "#
        + "column4, column5, column6, column7, column8, column9, column10, column11 and 2 more"
    ),
    (
      .noInputs(line: 1),
      "f.csv:1: there is only a label; every sample needs at least one number beside it"
    ),
    (.noSamples, "f.csv: there are no samples"),
    (
      .classCount(found: 16, allowed: 2...12),
      """
      f.csv: 16 different labels, but a plane has room for at most 12 classes; keep fewer, or name \
      the label's column with --label
      """
    ),
    (
      .classCount(found: 1, allowed: 2...12),
      """
      f.csv: 1 different label, but training needs at least 2 classes; name the label's column with \
      --label
      """
    ),
    (
      .tooFewSamples(label: "cat", found: 1, needed: 4),
      """
      f.csv: label "cat" has 1 sample; every class needs at least 4, to train on some and measure on \
      others
      """
    ),
    (
      .tooWide(found: 2000, most: 1024),
      "f.csv: 2000 inputs per sample, but at most 1024 are supported"
    ),
  ]

  @Test(arguments: tables)
  func table(_ error: TableError, _ message: String) {
    #expect(CommandError.table("f.csv", error).message == message)
  }
}
