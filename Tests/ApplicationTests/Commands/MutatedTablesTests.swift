import Testing

@testable import Application

/// Damaged tables of samples train, or are refused with a message; nothing traps.
struct MutatedTablesTests {
  private static let words = [
    "\"", ",", ",,,,", ";", "\r", "\n\n", "\t", "1e999", "-1e308", "nan", "inf", "1e-320", "0x10",
    "\u{0}", "\u{feff}", "\u{301}", "9999999999999999999999", String(repeating: "\"", count: 3000),
  ]

  private static let table: [UInt8] = {
    var dice = Dice(state: 1)
    let rows = (0..<24).map { row in
      "\(row % 3).\(dice.roll(100)),-\(row % 3).\(dice.roll(100)),\"kind \(row % 3)\"\n"
    }
    return Array(("width,height,label\n" + rows.joined()).utf8)
  }()

  private func train(on bytes: [UInt8]) -> (Application.ExitStatus, ConsoleRecorder) {
    let recorder = ConsoleRecorder()
    var console = recorder.console
    console.read = { _ in bytes }
    let arguments = ["train", "--data", "./t.csv", "--steps", "2", "--batch", "4"]
    return (perform(arguments, console), recorder)
  }

  @Test func theSoundOneTrains() {
    #expect(train(on: Self.table).0 == .success)
  }

  @Test(arguments: 1...8)
  func aSentenceOrATraining(_ seed: Int) {
    var dice = Dice(state: UInt64(seed))
    var refused = 0
    for _ in 0..<20 {
      let bytes = dice.spoil(Self.table, words: Self.words)
      let (status, recorder) = train(on: bytes)
      guard status != .success else { continue }
      refused += 1
      #expect(status == .failure && recorder.errors.hasPrefix("marginscope: ./t.csv"))
      #expect(recorder.errors.count { $0.isNewline } == 1)
    }
    #expect(refused > 0)
  }
}
