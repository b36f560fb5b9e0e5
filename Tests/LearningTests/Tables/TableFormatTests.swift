import Testing

@testable import Learning

/// Tables as people have them: one table, written in many ways.
struct TableFormatTests {
  /// One table, and what was found in it.
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var header: TableFormat.Header
    var separator: TableFormat.Separator
    var decimal: TableFormat.Decimal
    var format: TableFormat

    init(
      _ name: String, _ text: String, _ header: TableFormat.Header = .yes,
      _ separator: TableFormat.Separator = .comma, _ decimal: TableFormat.Decimal = .point,
      _ set: (inout TableFormat) -> Void = { _ in }
    ) {
      (testDescription, self.text, self.header) = (name, text, header)
      (self.separator, self.decimal) = (separator, decimal)
      format = TableFormat()
      set(&format)
    }
  }

  private static func quoted(_ line: String, decimal: String = ".") -> String {
    "\"" + line.replacing(",", with: "\",\"").replacing(".", with: decimal) + "\""
  }

  private static func decimals(_ separator: String) -> (String) -> String {
    { $0.replacing(",", with: separator).replacing(".", with: ",") }
  }

  static let separators: [Case] = [
    Case("semicolons", Iris.text { $0.replacing(",", with: ";") }, .yes, .semicolon),
    Case("tabs", Iris.text { $0.replacing(",", with: "\t") }, .yes, .tab),
    Case("bars", Iris.text { $0.replacing(",", with: " | ") }, .yes, .pipe),
    Case("spaces", Iris.text { $0.replacing(",", with: " ") }, .yes, .space),
    Case("runs", Iris.text { "  " + $0.replacing(",", with: "   ") + "  " }, .yes, .space),
    Case(
      "spaces, no header", Iris.text(header: nil) { $0.replacing(",", with: "  ") }, .no, .space),
    Case("decimal commas", Iris.text(decimals(";")), .yes, .semicolon, .comma),
    Case(
      "decimal commas, no header", Iris.text(header: nil, decimals(";")), .no, .semicolon, .comma),
    Case("decimal commas, tabs", Iris.text(decimals("\t")), .yes, .tab, .comma),
    Case("decimal commas, spaces", Iris.text(header: nil, decimals("  ")), .no, .space, .comma),
    Case("decimal commas in quotes", Iris.text { quoted($0, decimal: ",") }, .yes, .comma, .comma),
    Case(
      "stated", "sep=;\r\n" + Iris.text { $0.replacing(",", with: ";") }, .yes, .semicolon),
    Case(
      "commas in names",
      Iris.text(header: Iris.header.replacing("l_l", with: "l, l")) {
        $0.replacing(",", with: ";")
      }.replacing("l; l", with: "l, l"), .yes, .semicolon),
  ]

  static let lines: [Case] = [
    Case("CR", Iris.text([Iris.header] + Iris.rows, ending: "\r")),
    Case("CRLF", Iris.text([Iris.header] + Iris.rows, ending: "\r\n")),
    Case("CR, no header", Iris.text(Iris.rows, ending: "\r"), .no),
    Case("mark and CRLF", "\u{feff}" + Iris.text([Iris.header] + Iris.rows, ending: "\r\n")),
    Case("blank lines", Iris.text(["", " \t", Iris.header, ""] + Iris.rows + ["", ""])),
    Case("empty rows", Iris.text([Iris.header] + Iris.rows + [",,,,", " , ,,\"\",", ""])),
    Case("comment above", Iris.text(["# iris data", Iris.header] + Iris.rows)),
    Case(
      "comments",
      Iris.text(["#", "#5.1,x", Iris.header] + Iris.rows[..<9] + ["  # half"] + Iris.rows[9...])),
    Case("row commented out", Iris.text([Iris.header] + Iris.rows + ["#9,9,9,9,Iris-setosa"])),
    Case("header in a comment", Iris.text(["# " + Iris.header] + Iris.rows), .comment),
    Case("header in the last comment", Iris.text(["#x", "#" + Iris.header] + Iris.rows), .comment),
    Case(
      "header in a comment, spaces",
      Iris.text(header: "# " + Iris.header) { $0.replacing(",", with: " ") }, .comment, .space),
    Case("quotes", Iris.text { quoted($0) }),
    Case(
      "line break in a name",
      Iris.text(
        [Iris.header.replacing("sepal_width", with: "\"sepal\nwidth \"\"cm\"\"\"")] + Iris.rows)),
  ]

  static let headers: [Case] = [
    Case("none", Iris.text(Iris.rows), .no),
    Case("0 ... and the label", Iris.text(["0,1,2,3,species"] + Iris.rows)),
    Case("1 ... and the label", Iris.text(["1,2,3,4,species"] + Iris.rows)),
    Case("0 ...", Iris.text(["0,1,2,3,4"] + Iris.rows)),
    Case("years", Iris.text(["1999,2001,2002,2010,species"] + Iris.rows)),
    Case("some names are numbers", Iris.text(["a,2,b,4,species"] + Iris.rows)),
    Case("told", Iris.text(["5,5,5,5,5"] + Iris.rows)) { $0.header = .yes },
    Case("numbers, label named", Iris.text(["5,5,5,5,kind"] + Iris.rows)) { $0.label = "kind" },
  ]

  static let columns: [Case] = [
    Case("label by number", Iris.text([Iris.header] + Iris.rows)) { $0.label = "5" },
    Case("label by number, no header", Iris.text(Iris.rows), .no) { $0.label = "5" },
    Case("label by certain number", Iris.text(["5,4,3,2,1"] + Iris.rows)) {
      ($0.label, $0.header) = ("#5", .yes)
    },
    Case("numbers as names", Iris.text(["0,1,2,3,4"] + Iris.rows)) { $0.label = "4" },
    Case("unnamed index", Iris.text(["," + Iris.header] + Iris.numbered(0))),
    Case(
      "index of pandas, read again", Iris.text(["Unnamed: 0," + Iris.header] + Iris.numbered(7))),
    Case("Id", Iris.text(["Id," + Iris.header] + Iris.numbered(1))),
    Case("index, no header", Iris.text(Iris.numbered(0)), .no),
    Case("index from 1, no header", Iris.text(Iris.numbered(1)), .no),
    Case(
      "names of rows",
      Iris.text(["," + Iris.header] + Iris.rows.enumerated().map { "\"Iris \($0)\",\($1)" })),
    Case(
      "names of rows by R",
      Iris.text([quoted(Iris.header)] + Iris.rows.enumerated().map { "\"\($0 + 1)\",\($1)" })),
    Case("index skipped", Iris.text(["n," + Iris.header] + Iris.numbered(3))) {
      $0.skipped = ["n"]
    },
    Case("text skipped", Iris.text(Iris.rows.map { "x\($0.count),\($0),z" }), .no) {
      ($0.skipped, $0.label) = (["1", "7"], "6")
    },
    Case("separators at the ends", Iris.text { $0 + "," }),
    Case("separators at the ends, label named", Iris.text { $0 + "," }) { $0.label = "species" },
    Case("last column skipped", Iris.text([Iris.header + ","] + Iris.rows.map { $0 + "," })) {
      $0.skipped = ["6"]
    },
  ]

  @Test(arguments: [separators, lines, headers, columns].joined())
  func theSameTableIsFoundInAllOfThem(_ test: Case) throws {
    let iris = try Iris.table()
    let table = try Table(bytes: Array(test.text.utf8), format: test.format)
    #expect(table.names == Iris.kinds && table.width == 4)
    #expect(table.labels == iris.labels && table.inputs == iris.inputs)
    let format = table.report.format
    #expect(format.header == test.header && format.separator == test.separator)
    #expect(format.decimal == test.decimal)
    // What was found can be told, and leads to the same.
    let again = try Table(bytes: Array(test.text.utf8), format: format)
    #expect(again.inputs == table.inputs && again.labels == table.labels)
    #expect(again.report.format == format)
  }
}
