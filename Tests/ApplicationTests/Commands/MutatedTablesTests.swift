import Testing

@testable import Application

/// Damaged tables of samples train, or are refused with a message; nothing traps.
struct MutatedTablesTests {
  private static let words = [
    "\"", ",", ",,,,", ";", "\r", "\n\n", "\t", "1e999", "-1e308", "nan", "inf", "1e-320", "0x10",
    "\u{0}", "\u{feff}", "\u{301}", "9999999999999999999999", String(repeating: "\"", count: 3000),
    "#", "\n# comment\n", "?", "NA", "0", "0.0", "1,5", "1.234,5", "|", "  ", "\u{a0}", "\u{2028}",
    "\"a\nb\"", "\"\"", ";;;\n", "@relation x\n", "{\"", "1:2", "id", "-", "e5", ".", "+",
  ]

  private static let options = [
    [], ["--missing", "drop"], ["--missing", "keep"], ["--header", "yes"], ["--header", "no"],
    ["--header", "comment"], ["--label", "1"], ["--label", "label"], ["--label", "kind 0"],
    ["--separator", "space"], ["--separator", "tab"], ["--decimal", "comma"],
    ["--skip-columns", "none"], ["--skip-columns", "1"], ["--skip-columns", "width,#2"],
  ]

  /// Numbers of one table in the forms that tables come in.
  private static let tables: [[UInt8]] = {
    var dice = Dice(state: 1)
    let rows = (0..<24).map { row in
      ["\(row % 3).\(dice.roll(100))", "-\(row % 3).\(dice.roll(100))", "\"kind \(row % 3)\""]
    }
    func text(
      _ header: [String], _ rows: [[String]], _ separator: String, _ ending: String = "\n"
    ) -> [UInt8] {
      let lines = (header.isEmpty ? [] : [header]) + rows
      return Array(lines.map { $0.joined(separator: separator) + ending }.joined().utf8)
    }
    let names = ["width", "height", "label"]
    let commas = rows.map { $0.map { $0.replacing(".", with: ",") } }
    let numbered = rows.enumerated().map { ["\($0)"] + $1 }
    return [
      text(names, rows, ","), text([], rows, ","), text(names, rows, "\t", "\r\n"),
      text(names, commas, ";", "\r"), text([], commas, ";"),
      text(["# width"] + names[1...], rows, " "),
      text(names, rows, " | "), text([""] + names, numbered, ","),
      text(names, numbered.map { ["\"\($0[0])\""] + $0[1...] }, ","),
      text(["0", "1", "kind"], rows, ","), text([], numbered, ","),
    ]
  }()

  private func train(
    on bytes: [UInt8], _ options: [String] = []
  ) -> (Application.ExitStatus, ConsoleRecorder) {
    let recorder = ConsoleRecorder()
    var console = recorder.console
    console.read = { _ in bytes }
    let arguments = ["train", "--data", "./t.csv", "--steps", "2", "--batch", "4"]
    return (perform(arguments + options, console), recorder)
  }

  @Test(arguments: tables.indices)
  func theSoundOnesTrain(_ index: Int) {
    let (status, recorder) = train(on: Self.tables[index])
    #expect(status == .success, "\(recorder.errors)")
    #expect(recorder.errors.contains("24 samples, 2 inputs, 3 classes"))
  }

  @Test(arguments: 1...8)
  func aSentenceOrATraining(_ seed: Int) {
    var dice = Dice(state: UInt64(seed))
    var refused = 0
    for round in 0..<44 {
      let bytes = dice.spoil(Self.tables[round % Self.tables.count], words: Self.words)
      let options = Self.options[dice.roll(Self.options.count)]
      let (status, recorder) = train(on: bytes, options)
      guard status != .success else { continue }
      refused += 1
      #expect(status == .failure && recorder.errors.hasPrefix("marginscope: ./t.csv"))
      #expect(recorder.errors.count { $0.isNewline } == 1)
      #expect(recorder.errors.utf8.count < 1000)
    }
    #expect(refused > 0)
  }
}
