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
    var format = TableFormat()
    format.label = label
    return try Table(bytes: Array(text.utf8), format: format)
  }

  /// Four samples of each of two classes.
  private static let plain = [
    "1,2,a", "3,3,a", "2,5,a", "4,7,a", "5,1,b", "6,2,b", "7,9,b", "8,4,b",
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
    lines(plain.map { $0.replacingOccurrences(of: "1,", with: "0x1p0,") }),
    lines(plain.map { $0.replacingOccurrences(of: "2,", with: "\u{a0}2.000000000000000000000,") }),
    lines(plain.map { $0.replacingOccurrences(of: "a", with: "\u{3000}a") }),
    lines(["\u{a0}", "\u{3000}\u{3000}"] + plain),
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

  @Test(arguments: ["9", "0", "-0.1", "0.1", "1e308", "5e-324"])
  func aColumnThatNeverChangesIsZero(_ value: String) throws {
    let table = try table(Self.lines(Self.plain.map { "\(value)," + $0 }))
    let column = stride(from: 0, to: 24, by: 3).map { table.inputs[$0] }
    #expect(column.allSatisfy { $0.bitPattern == 0 })
    #expect(table.report.constant == [TableColumn(1)])
    #expect(table.inputs.allSatisfy { $0.isFinite })
  }

  /// Squares would overflow, and differences vanish, without the largest magnitude taken out.
  @Test(arguments: [("1e308", "-1e308"), ("5e-324", "0"), ("1e300", "1e-300")])
  func extremesAreScaled(_ high: String, _ low: String) throws {
    let rows = (0..<8).map { "\($0 < 4 ? high : low),\($0 < 4 ? "a" : "b")" }
    #expect(try table(Self.lines(rows)).inputs == [1, 1, 1, 1, -1, -1, -1, -1])
  }

  /// A float holds the ones, not the others: both ways the numbers are kept give the same.
  @Test func numbersThatFloatsHoldAreScaledLikeOthers() throws {
    let whole = try table(Self.lines(Self.plain))
    let mixed = try table(Self.lines(Self.plain.map { "0.1\($0.first ?? "0")," + $0 }))
    for row in 0..<8 {
      #expect(whole.inputs[2 * row] == mixed.inputs[3 * row + 1])
      #expect(whole.inputs[2 * row + 1] == mixed.inputs[3 * row + 2])
    }
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

  @Test func numbersAreOrderedByValueAndWordsBySpelling() throws {
    func names(_ labels: [String]) throws -> [String] {
      try table(Self.lines(labels.flatMap { label in (0..<4).map { "\($0 * $0),\(label)" } })).names
    }
    #expect(try names(["10", "9", "-1", "2.5"]) == ["-1", "2.5", "9", "10"])
    #expect(try names(["10", "9", "x"]) == ["10", "9", "x"])
    #expect(try names(["b", "B", "a"]) == ["B", "a", "b"])
  }

  @Test func symbolsAreTheLabelsWhereEachIsOneCharacter() throws {
    func symbols(_ labels: [String]) throws -> [Character] {
      let text = labels.flatMap { label in (0..<4).map { "\($0 * $0),\(label)\n" } }.joined()
      return try Dataset.table(named: "file", bytes: Array(text.utf8)).symbols
    }
    #expect(try symbols(["7", "3", "x"]) == ["3", "7", "x"])
    #expect(try symbols(["cat", "d"]) == Dataset.letters)
    #expect(try symbols(["!", "d"]) == Dataset.letters)
    #expect(try symbols(["\u{e9}", "d"]) == Dataset.letters)
  }

  @Test func theDatasetTakesItsShapeFromTheFile() throws {
    let dataset = try Dataset.table(named: "mine", bytes: Array(Self.clothes[5].utf8))
    #expect(dataset.classNames == ["a", "b"] && dataset.report?.samples == 8)
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
    var format = TableFormat()
    format.label = "label"
    return try Dataset.table(
      named: "digits", bytes: Array(Data(contentsOf: file)), format: format)
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
