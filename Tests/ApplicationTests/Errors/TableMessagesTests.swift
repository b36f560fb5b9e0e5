import Learning
import Testing

@testable import Application

struct TableMessagesTests {
  private static let kind = TableColumn(5, "kind")

  static let lines: [(TableError, String)] = [
    (.notText(line: 3), "f.csv:3: this line is not UTF-8 text; save the file as UTF-8"),
    (
      .openQuote(line: 3, column: 2),
      "f.csv:3: a quote that opens in column 2 is not closed on this line"
    ),
    (
      .fieldCount(line: 3, expected: 4, found: 1),
      "f.csv:3: 1 field where the first line has 4"
    ),
    (
      .notANumber(line: 3, TableColumn(2), text: "cat"),
      #"f.csv:3: column 2 should be a finite number, not "cat""#
    ),
    (
      .markInNumber(line: 3, kind, text: "1,5", .point),
      #"""
      f.csv:3: column 5 ("kind") has "1,5", but a comma is not read in a number; if it is the \#
      decimal mark, say --decimal comma, and write thousands without it
      """#
    ),
    (
      .markInNumber(line: 3, kind, text: "1.234,5", .comma),
      #"""
      f.csv:3: column 5 ("kind") has "1.234,5", but a point is not read where decimals have commas \#
      (--decimal); write thousands without it
      """#
    ),
    (
      .markInNumber(line: 3, TableColumn(2), text: "1'234", .point),
      #"""
      f.csv:3: column 2 has "1'234", but nothing is read between thousands; write the digits alone
      """#
    ),
    (
      .missing(line: 3, TableColumn(2), text: ""),
      "f.csv:3: the value in column 2 is missing; --missing drop leaves such samples out"
    ),
    (
      .missing(line: 3, kind, text: "?"),
      #"""
      f.csv:3: the value in column 5 ("kind") is missing ("?"); --missing drop leaves such samples out
      """#
    ),
    (
      .missingLabel(line: 3, kind, text: ""),
      #"""
      f.csv:3: the label in column 5 ("kind") is missing; --missing drop leaves such samples out
      """#
    ),
    (
      .missingLabel(line: 3, kind, text: "NA"),
      #"""
      f.csv:3: the label in column 5 ("kind") is missing ("NA"); --missing drop leaves such samples \#
      out, --missing keep takes "NA" for a label
      """#
    ),
    (
      .noInputs(line: 1),
      "f.csv:1: there is only one field; a sample needs a number and a label with a comma, "
        + "semicolon, tab, bar or space between them (--separator)"
    ),
  ]

  static let columns: [(TableError, String)] = [
    (
      .textColumns(line: 1, [TableColumn(1)], text: "bob", mayBeHeader: true),
      #"""
      f.csv:1: column 1 holds text, such as "bob"; if it is the label, say --label 1, else \#
      --skip-columns 1; if this is a header, say --header yes
      """#
    ),
    (
      .textColumns(
        line: 2, [TableColumn(1, "name"), TableColumn(4)], text: "bob", mayBeHeader: false),
      #"""
      f.csv:2: column 1 ("name") and column 4 hold text, such as "bob"; leave them out with \#
      --skip-columns 1,4, or the one with the label with --label
      """#
    ),
    (
      .noSuchColumn(name: "king", names: ["width", "kind"], columns: 2),
      #"""
      f.csv: no column is called "king" (did you mean "kind"?); the header has "width" and "kind"
      """#
    ),
    (
      .noSuchColumn(name: "x", names: (0..<14).map { "c\($0)" }, columns: 14),
      #"f.csv: no column is called "x"; the header has "c0", "c1", "c2", "c3", "c4", "c5", "c6", "#
        + #""c7", "c8", "c9", "c10", "c11" and 2 more"#
    ),
    (
      .noSuchColumn(name: "kind", names: [], columns: 5),
      #"""
      f.csv: no column is called "kind", since there is no header; give a number from 1 to 5
      """#
    ),
    (
      .ambiguousColumn(name: "x", numbers: [1, 3]),
      #"f.csv: columns 1 and 3 are all called "x"; give a number, such as #1"#
    ),
    (
      .labelIsData(name: "cat", line: 1, TableColumn(3)),
      #"""
      f.csv:1: "cat" is a label of this line, not the name of a column; say --label 3
      """#
    ),
    (
      .labelIsSkipped(kind),
      #"""
      f.csv: column 5 ("kind") has the label, so it cannot be skipped; name another with --label
      """#
    ),
    (
      .noHeaderComment,
      "f.csv: no line above the samples begins with # and has a name for each column"
    ),
    (
      .allSkipped,
      "f.csv: every column but the label is skipped; a sample needs at least one number"
    ),
    (
      .tooWide(found: 2000, most: 1024),
      "f.csv: 2000 inputs a line are more than the 1024 that the network takes"
    ),
  ]

  static let samples: [(TableError, String)] = [
    (.noSamples, "f.csv: there is no line with a sample"),
    (
      .noCompleteSample(rows: 9, kind, missing: 8),
      #"""
      f.csv: no sample is complete: of 9 values of column 5 ("kind"), 8 are missing; \#
      --skip-columns 5 leaves the column out
      """#
    ),
    (
      .classCount(found: 16, allowed: 2...12, kind),
      #"""
      f.csv: 16 different labels in column 5 ("kind") are too many for a circle: beyond 12 classes \#
      crowd each other out, whatever the margin; name another column with --label
      """#
    ),
    (
      .classCount(found: 1, allowed: 2...12, TableColumn(3)),
      "f.csv: every sample has the same label in column 3; name another column with --label"
    ),
    (
      .tooFewSamples(label: "cat", found: 1, needed: 4, firstLine: nil),
      """
      f.csv: label "cat" has 1 sample; at least 4 are needed, to train on some and look at others
      """
    ),
    (
      .tooFewSamples(label: "kind", found: 1, needed: 4, firstLine: 2),
      """
      f.csv:2: label "kind" has 1 sample; at least 4 are needed, to train on some and look at \
      others; if this line is a header, say --header yes
      """
    ),
    (
      .nothingVaries(inputs: 4),
      "f.csv: no input varies: all 4 are the same in every sample, so there is nothing to learn"
    ),
    (
      .nothingVaries(inputs: 1),
      "f.csv: no input varies: it is the same in every sample, so there is nothing to learn"
    ),
  ]

  static let foreign: [(TableError, String)] = [
    (.foreign(.utf16), "f.csv: this is UTF-16 text; save the file as UTF-8"),
    (
      .foreign(.zip),
      "f.csv: this is a ZIP archive or an Excel workbook; export the table as CSV"
    ),
    (.foreign(.gzip), "f.csv: this is compressed; unpack it first (gzip -d)"),
    (.foreign(.workbook), "f.csv: this is an Excel workbook; export the table as CSV"),
    (.foreign(.parquet), "f.csv: this is a Parquet file; export the table as CSV"),
    (.foreign(.numpy), "f.csv: this is a NumPy array; export it as CSV (numpy.savetxt)"),
    (.foreign(.hdf5), "f.csv: this is an HDF5 file; export the table as CSV"),
    (
      .foreign(.arff),
      "f.csv: this is an ARFF file (Weka); export it as CSV, or keep the lines below @data"
    ),
    (.foreign(.json), "f.csv: this is JSON; export the table as CSV"),
    (.foreign(.markup), "f.csv: this is XML or HTML; export the table as CSV"),
    (
      .foreign(.libsvm),
      "f.csv: this is LIBSVM's format; write every value of a sample, with separators"
    ),
    (.foreign(.binary), "f.csv: this is not text"),
  ]

  @Test(arguments: lines + columns + samples + foreign)
  func error(_ error: TableError, _ message: String) {
    #expect(CommandError.table("f.csv", error).message == message)
  }

  private func report(_ lines: [String]) throws -> TableReport {
    var format = TableFormat()
    format.missing = .drop
    let text = lines.joined(separator: "\n")
    return try #require(
      try Dataset.table(named: "f", bytes: Array(text.utf8), format: format).report)
  }

  private static let rows = [
    "1.5,2,a", "2,3,a", "0,4,a", "3,5,a", "4,6,b", "5,7,b", "6,8,b", "7,9,b",
  ]

  @Test func aPlainTableIsToldOfInTwoSentences() throws {
    let report = try report(["x,y,kind"] + Self.rows)
    #expect(
      report.lines("f.csv") == """
        f.csv: 8 samples with 2 inputs in 2 classes: "a" and "b"
        f.csv: fields separated by commas, decimal point, header on line 1, label in column 3 \
        ("kind"); if not, say --separator, --decimal, --header, --label

        """)
    #expect(report.notice.hasPrefix(#"8 samples with 2 inputs in 2 classes: "a" and "b". Fields"#))
  }

  @Test func everythingElseIsASentenceMore() throws {
    let report = try report([
      "# irises", ";x;y;z;kind", "0;1,5;2;7;0", "1;2;3;7;0", "2;0;4;7;0", "3;3;5;7;0",
      "4;4;6;7;1", "5;5;7;7;1.0", "6;6;8;7;1", "7;7;9;7;1.0", ";;;;", "8;?;1;7;1",
    ])
    #expect(
      report.lines("-") == """
        standard input: 8 samples with 3 inputs in 2 classes: "0" and "1"
        standard input: fields separated by semicolons, decimal comma, header on line 2, label in \
        column 5 ("kind"); if not, say --separator, --decimal, --header, --label
        standard input: column 1 is no input, since it only tells samples apart; --skip-columns \
        none keeps it
        standard input: the same in every sample, and 0 from here on: column 4 ("z")
        standard input: 1 sample left out for missing values
        standard input: passed over: 1 empty row and 1 comment
        standard input: "1" and "1.0" are the same number, and one class

        """)
  }
}
