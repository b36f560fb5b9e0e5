import Angular
import Elementary
import Foundation
import Testing

@testable import Learning

struct TableTests {
  /// Two spellings of one letter are one label, with another label sorted between them.
  @Test func canonicallyEqualLabelsAreOneClass() throws {
    let lines = (0..<4).flatMap { ["\($0),e\u{301}", "\($0),f", "\($0),\u{e9}"] }
    #expect(try table(lines.joined(separator: "\n")).names.count == 2)
  }

  private func table(_ text: String, label: String? = nil) throws(TableError) -> Table {
    try Table(bytes: Array(text.utf8), labelColumn: label)
  }

  /// Four samples of each of two classes.
  private static let plain = [
    "1,2,a", "2,3,a", "3,5,a", "4,7,a", "5,1,b", "6,2,b", "7,9,b", "8,4,b",
  ]

  private static func lines(_ lines: [String], ending: String = "\n") -> String {
    lines.map { $0 + ending }.joined()
  }

  /// The same table in other clothes.
  static let clothes = [
    lines(plain),
    plain.joined(separator: "\n"),
    lines(plain, ending: "\r\n"),
    "\u{feff}" + lines(plain),
    "\u{feff}" + lines(["x,y,kind"] + plain, ending: "\r\n"),
    lines(["x,y,kind"] + plain),
    lines(["\"x, in metres\",\"the \"\"y\"\"\",kind"] + plain),
    lines(["", "  "] + plain.flatMap { [$0, ""] }),
    lines(plain.map { $0.replacingOccurrences(of: ",", with: " , ") }),
    lines(plain.map { "\"" + $0.replacingOccurrences(of: ",", with: "\",\"") + "\"" }),
    lines(plain.map { $0.replacingOccurrences(of: "1,", with: "1.0e0,") }),
  ]

  @Test(arguments: clothes)
  func readsTheSameTableInAnyClothes(text: String) throws {
    let table = try table(text)
    let expected = try self.table(Self.clothes[0])
    #expect(table.names == ["a", "b"])
    #expect(table.labels == [0, 0, 0, 0, 1, 1, 1, 1])
    #expect(table.width == 2)
    #expect(table.inputs == expected.inputs)
  }

  @Test func columnsHaveMeanZeroAndVarianceOne() throws {
    let table = try table(Self.clothes[0])
    for column in 0..<2 {
      let values = stride(from: column, to: 16, by: 2).map { Double(table.inputs[$0]) }
      #expect(abs(values.reduce(0, +)) < 1e-6)
      #expect(abs(values.reduce(0) { $0 + $1 * $1 } / 8 - 1) < 1e-6)
    }
    // 1 ... 8: mean 4.5, variance 5.25.
    #expect(abs(Double(table.inputs[0]) + 3.5 / 5.25.squareRoot()) < 1e-6)
  }

  @Test func aColumnThatNeverChangesIsZero() throws {
    let text = Self.lines(Self.plain.map { "9," + $0 })
    let table = try table(text)
    #expect(stride(from: 0, to: 24, by: 3).allSatisfy { table.inputs[$0] == 0 })
  }

  @Test func theLabelMayStandAnywhereIfItIsNamed() throws {
    let moved = Self.plain.map { line -> String in
      let fields = line.split(separator: ",")
      return "\(fields[2]),\(fields[0]),\(fields[1])"
    }
    let table = try table(Self.lines(["kind,x,y"] + moved), label: "kind")
    let expected = try self.table(Self.clothes[0])
    #expect(table.inputs == expected.inputs && table.labels == expected.labels)
  }

  /// With a name for the label the first line is a header, even one of numbers.
  @Test func aNamedLabelMeansAHeader() throws {
    let table = try table(Self.lines(["1,2,3"] + Self.plain), label: "3")
    #expect(table.labels.count == 8)
  }

  @Test func numbersAreOrderedByValueAndWordsBySpelling() throws {
    func names(_ labels: [String]) throws -> [String] {
      try table(Self.lines(labels.flatMap { Array(repeating: "1,\($0)", count: 4) })).names
    }
    #expect(try names(["10", "9", "-1", "2.5"]) == ["-1", "2.5", "9", "10"])
    #expect(try names(["10", "9", "x"]) == ["10", "9", "x"])
    #expect(try names(["b", "B", "a"]) == ["B", "a", "b"])
  }

  /// What is wrong, how it is reported, and on which line.
  struct Fault: Sendable {
    var bytes: [UInt8]
    var error: TableError
    var line: Int?
    var label: String?

    init(_ text: String, _ error: TableError, line: Int? = nil, label: String? = nil) {
      bytes = Array(text.utf8)
      self.error = error
      self.line = line
      self.label = label
    }

    init(bytes: [UInt8], _ error: TableError, line: Int) {
      self.bytes = bytes
      self.error = error
      self.line = line
    }
  }

  static let faults = [
    Fault(
      bytes: Array("1,2,a\n".utf8) + [0xff, 0x2c, 0x31, 0x0a], .notText(line: 2), line: 2),
    Fault("1,2,a\n\n1,\"2,a\n", .openQuote(line: 3), line: 3),
    Fault("1,2,a\n1,2\n", .fieldCount(line: 2, expected: 3, found: 2), line: 2),
    Fault("x,y,k\n1,2,3,a\n", .fieldCount(line: 2, expected: 3, found: 4), line: 2),
    Fault("1,2,a\r\n1,two,a\r\n", .notANumber(line: 2, column: 2, text: "two"), line: 2),
    Fault("1,2,a\n1,nan,a\n", .notANumber(line: 2, column: 2, text: "nan"), line: 2),
    Fault("1,2,a\n1,inf,a\n", .notANumber(line: 2, column: 2, text: "inf"), line: 2),
    Fault("1,2,a\n1,,a\n", .notANumber(line: 2, column: 2, text: ""), line: 2),
    Fault("1,2,a\n1,2, \n", .emptyLabel(line: 2), line: 2),
    Fault(
      "x,y,k\n1,2,a\n", .noSuchColumn(name: "kind", columns: ["x", "y", "k"]), line: 1,
      label: "kind"),
    Fault("a\nb\n", .noInputs(line: 1), line: 1),
    Fault("", .noSamples),
    Fault("\n \r\n", .noSamples),
    Fault("x,y,k\n", .noSamples),
    Fault("1,a\n1,a\n1,a\n1,a\n", .classCount(found: 1, allowed: 2...12)),
    Fault(
      (0..<13).map { String(repeating: "1,\($0)\n", count: 4) }.joined(),
      .classCount(found: 13, allowed: 2...12)),
    Fault(
      "1,a\n1,a\n1,a\n1,a\n1,b\n2,b\n3,b\n", .tooFewSamples(label: "b", found: 3, needed: 4)),
    Fault(String(repeating: "1,", count: 1025) + "a\n", .tooWide(found: 1025, most: 1024)),
  ]

  @Test(arguments: faults)
  func everyFaultIsNamedWithItsLine(fault: Fault) {
    #expect(throws: fault.error) {
      try Table(bytes: fault.bytes, labelColumn: fault.label)
    }
    #expect(throws: fault.error) {
      try Dataset.table(named: "file", bytes: fault.bytes, labelColumn: fault.label)
    }
    #expect(fault.error.line == fault.line)
  }

  @Test func symbolsAreTheLabelsWhereEachIsOneCharacter() throws {
    func symbols(_ labels: [String]) throws -> [Character] {
      let text = labels.flatMap { Array(repeating: "1,\($0)\n", count: 4) }.joined()
      return try Dataset.table(named: "file", bytes: Array(text.utf8)).symbols
    }
    #expect(try symbols(["7", "3", "x"]) == ["3", "7", "x"])
    #expect(try symbols(["cat", "d"]) == Dataset.letters)
    #expect(try symbols(["?", "d"]) == Dataset.letters)
    #expect(try symbols(["\u{e9}", "d"]) == Dataset.letters)
  }

  @Test func theDatasetTakesItsShapeFromTheFile() throws {
    let dataset = try Dataset.table(named: "mine", bytes: Array(Self.clothes[5].utf8))
    #expect(dataset.name == "mine" && dataset.inputs == 2)
    #expect(dataset.classes == 2...2 && dataset.initialClasses == 2)
    #expect(dataset.noise == 0...0)
    #expect(dataset.summary == "8 samples of a file, 2 inputs each.")
  }

  static func digits() throws -> Dataset {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appendingPathComponent("demos/data/digits.csv")
    return try Dataset.table(
      named: "digits", bytes: Array(Data(contentsOf: file)), labelColumn: "label")
  }

  @Test func theShippedDigitsAreLearnt() throws {
    let dataset = try Self.digits()
    #expect(dataset.inputs == 64 && dataset.classes == 10...10)
    #expect(dataset.symbols == Array("0123456789"))
    var trainer = Trainer(
      dataset: dataset, classes: 10, seed: 7, loss: try #require(MarginLoss.named("a-softmax")))
    var accuracy = 0.0
    for _ in 0..<800 { accuracy = 0.95 * accuracy + 0.05 * (try trainer.advance().accuracy) }
    #expect(accuracy > 0.95)
  }
}
