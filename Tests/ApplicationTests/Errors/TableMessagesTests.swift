import Learning
import Testing

@testable import Application

struct TableMessagesTests {
  private static let kind = TableColumn(5, "kind")

  static let lines: [(TableError, String)] = [
    (.notText(line: 3), "f.csv:3: this line is not valid UTF-8; save the file as UTF-8"),
    (.openQuote(line: 3, column: 2), "f.csv:3: a quote in column 2 is not closed on this line"),
    (.fieldCount(line: 3, expected: 4, found: 1), "f.csv:3: 1 field, but the first line has 4"),
    (
      .notANumber(line: 3, TableColumn(2), text: "cat"),
      #"f.csv:3: column 2 must be a finite number (got "cat")"#
    ),
    (
      .markInNumber(line: 3, kind, text: "1,5", .decimal(.comma)),
      #"""
      f.csv:3: column 5 ("kind") must be a number (got "1,5"); for decimal commas, use --decimal \#
      comma
      """#
    ),
    (
      .markInNumber(line: 3, kind, text: "1,234.5", .thousandsAndDecimal(.point)),
      #"""
      f.csv:3: column 5 ("kind") must be a number (got "1,234.5"); remove the thousands separators \#
      and use --decimal point
      """#
    ),
    (
      .markInNumber(line: 3, TableColumn(2), text: "1'234", .thousands),
      #"f.csv:3: column 2 must be a number (got "1'234"); remove the thousands separators"#
    ),
    (
      .markInNumber(line: 3, TableColumn(2), text: "1.234", .decimalOrThousands(.point)),
      #"""
      f.csv:3: column 2 must be a number (got "1.234"); for decimal points, use --decimal point; \#
      thousands separators must be removed
      """#
    ),
    (
      .missing(line: 3, TableColumn(2), text: ""),
      "f.csv:3: column 2 is empty; to leave out such samples, use --missing drop"
    ),
    (
      .missing(line: 3, kind, text: "?"),
      #"""
      f.csv:3: column 5 ("kind") is missing (got "?"); to leave out such samples, use --missing drop
      """#
    ),
    (
      .missingLabel(line: 3, kind, text: ""),
      #"""
      f.csv:3: the label in column 5 ("kind") is empty; to leave out such samples, use --missing drop
      """#
    ),
    (
      .missingLabel(line: 3, kind, text: "NA"),
      #"""
      f.csv:3: the label in column 5 ("kind") is missing (got "NA"); to leave out such samples, use \#
      --missing drop; to make "NA" a class, use --missing keep
      """#
    ),
    (
      .noInputs(line: 1),
      "f.csv:1: there is only one field; every sample needs a number and a label, separated by "
        + "commas, semicolons, tabs, bars or spaces (--separator)"
    ),
  ]

  static let columns: [(TableError, String)] = [
    (
      .textColumns(line: 1, [TableColumn(1)], text: "bob", mayBeHeader: true),
      #"""
      f.csv:1: column 1 contains text, such as "bob"; if it is the label, use --label 1; otherwise, \#
      --skip-columns 1; if this line is a header, use --header yes
      """#
    ),
    (
      .textColumns(
        line: 2, [TableColumn(1, "name"), TableColumn(4)], text: "bob", mayBeHeader: false),
      #"""
      f.csv:2: column 1 ("name") and column 4 contain text, such as "bob"; skip them with \#
      --skip-columns 1,4, or choose the label with --label
      """#
    ),
    (
      .noSuchColumn(name: "king", names: ["width", "kind"], columns: 2),
      #"""
      f.csv: there is no column "king" (did you mean "kind"?); the header has "width" and "kind"
      """#
    ),
    (
      .noSuchColumn(name: "0", names: ["x", "y"], columns: 2),
      #"f.csv: there is no column "0"; columns are numbered 1 to 2; the header has "x" and "y""#
    ),
    (
      .noSuchColumn(name: "#9", names: ["x", "y"], columns: 2),
      ##"f.csv: there is no column "#9"; columns are numbered 1 to 2; the header has "x" and "y""##
    ),
    (
      .noSuchColumn(name: "x", names: (0..<14).map { "c\($0)" }, columns: 14),
      #"f.csv: there is no column "x"; the header has "c0", "c1", "c2", "c3", "c4", "c5", "c6", "#
        + #""c7", "c8", "c9", "c10", "c11" and 2 more"#
    ),
    (
      .noSuchColumn(name: "kind", names: [], columns: 5),
      #"f.csv: there is no column "kind" and no header; columns are numbered 1 to 5"#
    ),
    (
      .ambiguousColumn(name: "x", numbers: [1, 3]),
      #"f.csv: columns 1 and 3 have the same name "x"; use a number, such as #1"#
    ),
    (
      .labelIsData(name: "cat", line: 1, TableColumn(3)),
      #"f.csv:1: "cat" is a label on this line, not the name of a column; use --label 3"#
    ),
    (
      .labelIsSkipped(kind),
      #"""
      f.csv: column 5 ("kind") is the label and cannot be skipped; choose another label with --label
      """#
    ),
    (
      .noHeaderComment,
      "f.csv: no # line above the samples names every column (--header comment)"
    ),
    (
      .allSkipped, "f.csv: every column but the label is skipped; every sample needs a number"
    ),
    (
      .tooWide(found: 2000, most: 1024),
      "f.csv: 2000 inputs per sample, but at most 1024 are supported"
    ),
  ]

  static let samples: [(TableError, String)] = [
    (.noSamples(comments: 0), "f.csv: there are no samples"),
    (
      .noSamples(comments: 1),
      "f.csv: there are no samples, only 1 line ignored as a comment because of the # at the start; "
        + "to read it as a sample, use --comments no"
    ),
    (
      .noSamples(comments: 24),
      "f.csv: there are no samples, only 24 lines ignored as comments because of the # at the "
        + "start; to read them as samples, use --comments no"
    ),
    (
      .noCompleteSample(rows: 9, kind, missing: 8),
      #"""
      f.csv: every sample has a missing value; column 5 ("kind") lacks 8 of 9; to skip it, use \#
      --skip-columns 5
      """#
    ),
    (
      .classCount(found: 16, allowed: 2...12, kind),
      #"""
      f.csv: column 5 ("kind") has 16 different labels, but a plane has room for at most 12 classes; \#
      keep fewer, or choose another label with --label
      """#
    ),
    (
      .classCount(found: 1, allowed: 2...12, TableColumn(3)),
      "f.csv: column 3 has the same label in every sample; choose another label with --label"
    ),
    (
      .tooFewSamples(label: "cat", found: 1, needed: 4, firstLine: nil),
      """
      f.csv: label "cat" has 1 sample; every class needs at least 4, to train on some and measure on \
      others
      """
    ),
    (
      .tooFewSamples(label: "kind", found: 1, needed: 4, firstLine: 2),
      """
      f.csv:2: label "kind" has 1 sample; every class needs at least 4, to train on some and measure \
      on others; if this line is a header, use --header yes
      """
    ),
    (
      .nothingVaries(inputs: 4),
      "f.csv: the inputs are the same in every sample, so there is nothing to learn"
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
      "f.csv: this is an ARFF file; export it as CSV, or keep only the lines below @data"
    ),
    (.foreign(.json), "f.csv: this is JSON; export the table as CSV"),
    (.foreign(.markup), "f.csv: this is XML or HTML; export the table as CSV"),
    (
      .foreign(.libsvm),
      "f.csv: this is in LIBSVM format; write every value of each sample"
    ),
    (.foreign(.binary), "f.csv: this is not a text file"),
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

  @Test func aPlainTableTakesTwoLines() throws {
    let report = try report(["x,y,kind"] + Self.rows)
    #expect(
      report.lines("f.csv") == """
        f.csv: 8 samples, 2 inputs, 2 classes: "a" and "b"
        f.csv: separated by commas, decimal point, header on line 1, label in column 3 \
        ("kind"); to override, use --separator, --decimal, --header, --label

        """)
    #expect(
      report.notice == #"8 samples, 2 inputs, 2 classes, label in column 3 ("kind")."#)
  }

  @Test func everythingElseIsALineMore() throws {
    let report = try report([
      "# irises", ";x;y;z;kind", "0;1,5;2;7;0", "1;2;3;7;0", "2;0;4;7;0", "3;3;5;7;0",
      "4;4;6;7;1", "5;5;7;7;1.0", "6;6;8;7;1", "7;7;9;7;1.0", ";;;;", "8;?;1;7;1",
    ])
    #expect(
      report.lines("-") == """
        standard input: 8 samples, 3 inputs, 2 classes: "0" and "1"
        standard input: separated by semicolons, decimal comma, header on line 2, label in \
        column 5 ("kind"); to override, use --separator, --decimal, --header, --label
        standard input: column 1 is not an input, because it only identifies the samples; to keep \
        it, use --skip-columns none
        standard input: constant, and therefore 0: column 4 ("z")
        standard input: 1 sample left out because of missing values
        standard input: ignored: 1 empty row
        standard input: ignored: 1 comment (# at the start of the line); to read it as a sample, use \
        --comments no
        standard input: "1" and "1.0" are the same number and one class

        """)
    #expect(
      report.notice == """
        8 samples, 3 inputs, 2 classes, label in column 5 ("kind"). Column 1 is not an \
        input, because it only identifies the samples. Constant, and therefore 0: column 4 ("z"). \
        1 sample left out because of missing values. Ignored: 1 empty row. Ignored: 1 comment (# at \
        the start of the line). "1" and "1.0" are the same number and one class.
        """)
  }
}
