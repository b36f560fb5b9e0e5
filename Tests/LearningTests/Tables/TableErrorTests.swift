import Testing

@testable import Learning

/// What is wrong with a table, how it is reported, and on which line.
struct TableErrorTests {
  struct Fault: Sendable {
    var bytes: [UInt8]
    var error: TableError
    var format = TableFormat()

    init(
      _ text: String, _ error: TableError,
      _ set: (inout TableFormat) -> Void = { _ in }
    ) {
      self.init(bytes: Array(text.utf8), error)
      set(&format)
    }

    init(bytes: [UInt8], _ error: TableError) {
      self.bytes = bytes
      self.error = error
    }
  }

  private static let samples = "1,2,a\n2,1,a\n5,2,a\n4,1,a\n9,2,b\n8,1,b\n7,2,b\n6,1,b\n"
  private static let named = "x,y,kind\n" + samples

  static let text = [
    Fault(bytes: Array("1,2,a\n".utf8) + [0xff, 0x2c, 0x31, 0x0a], .notText(line: 2)),
    Fault(bytes: Array("1,2,caf".utf8) + [0xe9, 0x0a], .notText(line: 1)),
    Fault("1,2,a\n\n1,\"2,a\n", .openQuote(line: 3, column: 2)),
    Fault("1,2,a\n1,2,\"a\n\n\n", .openQuote(line: 2, column: 3)),
    Fault("1,2,a\n1,2\"in,a\n1,2\",a\n", .openQuote(line: 2, column: 2)),
    // Closed two lines below: what is between was meant to be samples.
    Fault("1,2,a\n1,\"2,a\n1,2,a\n1,2\",a\n", .openQuote(line: 2, column: 2)),
    Fault("1,2,a\n1,2\n", .fieldCount(line: 2, expected: 3, found: 2)),
    Fault("x,y,k\n1,2,3,a\n", .fieldCount(line: 2, expected: 3, found: 4)),
    Fault("x,y,k\n1,2,a,\n", .fieldCount(line: 2, expected: 3, found: 4)),
    Fault(
      "x,y,k,\n" + String(repeating: "1,2,a,\n", count: 200) + "1,2,a,b\n",
      .fieldCount(line: 202, expected: 3, found: 4)),
    Fault("sep=;\nx;y;k\n1;2\n", .fieldCount(line: 3, expected: 3, found: 2)),
    Fault("x,y,k\r1,2,a\r\r1,2\r", .fieldCount(line: 4, expected: 3, found: 2)),
    Fault("x,y,k\n1,2,\"a\nb\"\n1,2\n", .fieldCount(line: 4, expected: 3, found: 2)),
    Fault("# c\nx,y,k\n1,2,a\n# c\n1,2\n", .fieldCount(line: 5, expected: 3, found: 2)),
  ]

  static let numbers = [
    Fault("1,2,a\r\n1,two,a\r\n", .notANumber(line: 2, TableColumn(2), text: "two")),
    Fault("1,2,a\n1,inf,a\n", .notANumber(line: 2, TableColumn(2), text: "inf")),
    Fault("1,2,a\n1,1e999,a\n", .notANumber(line: 2, TableColumn(2), text: "1e999")),
    Fault("x,y,k\n1,2,a\n1,-,a\n", .notANumber(line: 3, TableColumn(2, "y"), text: "-")),
    Fault(
      "1,2,a\n1,\(String(repeating: "z", count: 100)),a\n",
      .notANumber(line: 2, TableColumn(2), text: String(repeating: "z", count: 40) + "…")),
    Fault(
      "1;2;a\n1;1,234;a\n",
      .markInNumber(line: 2, TableColumn(2), text: "1,234", .decimalOrThousands(.comma))),
    Fault(
      "1;2.5;a\n1;1,5;a\n", .markInNumber(line: 2, TableColumn(2), text: "1,5", .decimal(.comma))),
    Fault(
      "1;2,5;a\n1;1.234,5;a\n",
      .markInNumber(line: 2, TableColumn(2), text: "1.234,5", .thousands)),
    Fault(
      "1,\"2\",a\n1,\"1,234.5\",a\n",
      .markInNumber(line: 2, TableColumn(2), text: "1,234.5", .thousands)),
    Fault("1;2;a\n1;1'234;a\n", .markInNumber(line: 2, TableColumn(2), text: "1'234", .thousands)),
    Fault(
      "1;2,5;a\n1;12 345,5;a\n",
      .markInNumber(line: 2, TableColumn(2), text: "12 345,5", .thousands)),
    // What separates fields is found whatever the decimal mark; numbers are no names.
    Fault(
      "1,5;2;a\n2,5;1;b\n", .markInNumber(line: 1, TableColumn(1), text: "1,5", .decimal(.comma))
    ) {
      $0.decimal = .point
    },
    Fault(
      "x;y;k\n1,5;2,5;a\n2,5;1,5;b\n",
      .markInNumber(line: 2, TableColumn(1, "x"), text: "1,5", .decimal(.comma))
    ) { $0.decimal = .point },
    Fault(
      "1.5;2;a\n2.5;1;b\n",
      .markInNumber(line: 1, TableColumn(1), text: "1.5", .decimal(.point))
    ) { $0.decimal = .comma },
    Fault(
      "1.239,05;1.001,50;a\n1.100,05;1.002,50;b\n",
      .markInNumber(line: 1, TableColumn(1), text: "1.239,05", .thousandsAndDecimal(.comma))),
    Fault(
      "1.239.000;2.001.000;a\n1.100.000;1.002.000;b\n",
      .markInNumber(line: 1, TableColumn(1), text: "1.239.000", .thousands)),
    Fault(
      "\"1,009.5\",\"1,001.5\",a\n\"1,435.5\",\"1,002.5\",b\n",
      .markInNumber(line: 1, TableColumn(1), text: "1,009.5", .thousandsAndDecimal(.point))
    ) { $0.decimal = .comma },
    Fault(
      "1,128;2,001;a\n1,129;2,002;b\n",
      .markInNumber(line: 1, TableColumn(1), text: "1,128", .decimalOrThousands(.comma))),
    Fault("1,2,a\n1,1.2.3,a\n", .notANumber(line: 2, TableColumn(2), text: "1.2.3")),
  ]

  static let missing = [
    Fault("1,2,a\n1,,a\n", .missing(line: 2, TableColumn(2), text: "")),
    Fault("1,2,a\n1,nan,a\n", .missing(line: 2, TableColumn(2), text: "nan")),
    Fault("1,2,a\n1,None,a\n", .missing(line: 2, TableColumn(2), text: "None")),
    Fault("1,2,a\n1,\"?\",a\n", .missing(line: 2, TableColumn(2), text: "?")),
    Fault("1,2,a\n1,2, \n", .missingLabel(line: 2, TableColumn(3), text: "")),
    Fault("1,2,a\n1,2,NA\n", .missingLabel(line: 2, TableColumn(3), text: "NA")),
    Fault("1,2,a\n1,NA,a\n", .notANumber(line: 2, TableColumn(2), text: "NA")) {
      $0.missing = .keep
    },
    Fault("1,2,a\n1,2,\n", .missingLabel(line: 2, TableColumn(3), text: "")) { $0.missing = .keep },
    Fault(
      "x,y,k\n1,,a\n2,,b\n?,,b\n", .noCompleteSample(rows: 3, TableColumn(2, "y"), missing: 3)
    ) { $0.missing = .drop },
  ]

  static let columns = [
    Fault(named, .noSuchColumn(name: "king", names: ["x", "y", "kind"], columns: 3)) {
      $0.label = "king"
    },
    Fault(named, .noSuchColumn(name: "4", names: ["x", "y", "kind"], columns: 3)) {
      $0.label = "4"
    },
    Fault(samples, .noSuchColumn(name: "kind", names: [], columns: 3)) { $0.label = "kind" },
    Fault(samples, .noSuchColumn(name: "0", names: [], columns: 3)) { $0.skipped = ["0"] },
    Fault("x,x,k\n1,2,a\n", .ambiguousColumn(name: "x", numbers: [1, 2])) { $0.label = "x" },
    Fault(samples, .labelIsData(name: "a", line: 1, TableColumn(3))) { $0.label = "a" },
    Fault(named, .labelIsData(name: "kind", line: 1, TableColumn(3))) {
      ($0.label, $0.header) = ("kind", .no)
    },
    Fault(named, .labelIsSkipped(TableColumn(3, "kind"))) {
      ($0.label, $0.skipped) = ("kind", ["3"])
    },
    Fault(named, .noHeaderComment) { $0.header = .comment },
    Fault("# x,y\n" + samples, .noHeaderComment) { $0.header = .comment },
    Fault(
      "bob,1,2,a\namy,2,1,a\n",
      .textColumns(line: 1, [TableColumn(1)], text: "bob", mayBeHeader: true)),
    Fault(
      "n,x,c,k\nbob,1,red,a\namy,2,tan,a\n",
      .textColumns(
        line: 2, [TableColumn(1, "n"), TableColumn(3, "c")], text: "bob", mayBeHeader: false)),
    Fault("a\nb\n", .noInputs(line: 1)),
    Fault("x;y;k\n1;2;a\n", .noInputs(line: 1)) { $0.separator = .comma },
    Fault(named, .allSkipped) { $0.skipped = ["x", "2"] },
    Fault(String(repeating: "1,", count: 1025) + "a\n", .tooWide(found: 1025, most: 1024)),
  ]

  static let classes = [
    Fault("", .noSamples(comments: 0)),
    Fault("\n \r\n", .noSamples(comments: 0)),
    Fault("# only a comment\n", .noSamples(comments: 1)),
    Fault("#a,1,2\n#b,2,1\n", .noSamples(comments: 2)) { $0.label = "1" },
    Fault("x,y,k\n", .noSamples(comments: 0)),
    Fault(",,\n,,\n", .noSamples(comments: 0)),
    Fault(
      "1,a\n2,a\n1,a\n1,a\n", .classCount(found: 1, allowed: 2...12, TableColumn(2))),
    Fault(
      "x,k\n" + (0..<13).map { String(repeating: "1,\($0)\n", count: 4) }.joined(),
      .classCount(found: 13, allowed: 2...12, TableColumn(2, "k"))),
    Fault(
      "1,a\n1,a\n1,a\n1,a\n1,b\n2,b\n3,b\n",
      .tooFewSamples(label: "b", found: 3, needed: 4, firstLine: nil)),
    // A header that no rule sees.
    Fault(
      "3,1,k\n" + samples, .tooFewSamples(label: "k", found: 1, needed: 4, firstLine: 1)),
    Fault(
      "1,7,a\n1,7,a\n1,7,a\n1,7,a\n1,7,b\n1,7,b\n1,7,b\n1,7,b\n", .nothingVaries(inputs: 2)),
  ]

  static let foreign: [Fault] = [
    Fault(bytes: [0xff, 0xfe] + samples.utf16.flatMap { [UInt8($0), 0] }, .foreign(.utf16)),
    Fault(bytes: samples.utf16.flatMap { [0, UInt8($0)] }, .foreign(.utf16)),
    Fault("PK\u{3}\u{4}[Content_Types].xml", .foreign(.zip)),
    Fault(bytes: [0x1f, 0x8b, 8, 0, 1, 2, 3], .foreign(.gzip)),
    Fault(bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1], .foreign(.workbook)),
    Fault("PAR1\u{15}\u{4}", .foreign(.parquet)),
    Fault(bytes: [0x93] + Array("NUMPY\u{1}".utf8), .foreign(.numpy)),
    Fault(bytes: [0x89] + Array("HDF\r\n".utf8), .foreign(.hdf5)),
    Fault("% iris\n\n@RELATION iris\n@ATTRIBUTE a REAL\n@DATA\n5.1,a\n", .foreign(.arff)),
    Fault("[\n  {\"x\": 1}\n]\n", .foreign(.json)),
    Fault("{\"x\": [1, 2]}\n", .foreign(.json)),
    Fault("<!DOCTYPE html>\n<html></html>\n", .foreign(.markup)),
    Fault("1 1:0.5 3:2\n-1 2:0.25\n", .foreign(.libsvm)),
    Fault(bytes: Array("1,2,a\n".utf8) + [0, 1, 2, 3], .foreign(.binary)),
  ]

  @Test(arguments: [text, numbers, missing, columns, classes, foreign].joined())
  func everyFaultIsNamedWithItsPlace(_ fault: Fault) {
    #expect(throws: fault.error) { try Table(bytes: fault.bytes, format: fault.format) }
    #expect(throws: fault.error) {
      try Dataset.table(named: "file", bytes: fault.bytes, format: fault.format)
    }
  }

  @Test func everyForeignFormatIsTried() {
    let tried = Self.foreign.map(\.error)
    for format in ForeignFormat.allCases { #expect(tried.contains(.foreign(format)), "\(format)") }
  }

  /// A name in brackets or with a colon makes no other kind of file.
  @Test(arguments: ["[m],<x>,k\n", "{x},y:z,k\n", "%,@x,k\n"])
  func namesOfColumnsMayLookLikeOtherFormats(_ header: String) throws {
    #expect(try Table(bytes: Array((header + Self.samples).utf8)).report.headerLine == 1)
  }
}
