import Testing
import Text

@testable import Application

/// A golden document that somebody or something has spoilt is computed, or told of in sentences with
/// their places; nothing traps.
struct FuzzedDocumentsTests {
  private static let cases = [
    GoldenCaseTests.sound.replacing("\"dim\"", with: "\"expected\": {\"loss\": 3.5}, \"dim\""),
    GoldenCaseTests.other("arcface", #"{"s": 16, "m": 0.5, "mode": "raw"}"#),
    GoldenCaseTests.other(
      "sphereface2", #"{"r": 30, "m": 0.4, "t": 3, "lambda": 0.7}"#, #""bias": [0.5],"#),
    GoldenCaseTests.other(
      "center", #"{"weight": 0.1, "alpha": 0.5}"#, #""centers": [[1, 2], [3, 4], [5, 6]],"#),
    #"{"id": "p", "loss": "triplet", "params": {"margin": 1}, "x": [[1, 2], [3, 4]], "labels": [0, 1]}"#,
    #"{"id": "w", "loss": "modified", "x": [[1, 2, 3, 4]], "W": [[1, 0, 0, 1], [0, 1, 0, 0]], "labels": [1]}"#,
  ]

  private static let words = [
    "NaN", "-Infinity", "1e999", "1e308", "5e-324", "-0", "0.5", "[]", "[[]]", "{}", "null", "true",
    "\"\"", "99999999999", "[1,0]", "\"x\"", "\"W\"", "\"labels\"", "\"loss\"", "\"params\"", "-1",
    "\"sphereface_r\"", "\"contrastive\"", "\"softmax\"", "[[0,0]]", ",", "\u{1b}[2J", "\u{9b}",
  ]

  private func document(_ dice: inout Dice) -> [UInt8] {
    var first = Self.cases[dice.roll(Self.cases.count)]
    // A number or a word in another's place keeps the document sound more often than bytes do.
    if dice.roll(2) == 0 {
      let parts = first.split(separator: " ").map(String.init)
      var spoilt = parts
      spoilt[dice.roll(parts.count)] = Self.words[dice.roll(Self.words.count)]
      first = spoilt.joined(separator: " ")
    }
    let other = Self.cases[dice.roll(Self.cases.count)].replacing("\"a\"", with: "\"b\"")
    let text = Array("{\"cases\": [\(first),\n\(other)], \"meta\": {\"x\": 1}}".utf8)
    return dice.roll(3) > 0 ? text : dice.spoil(text, words: Self.words)
  }

  @Test(arguments: 0..<6, EvaluationEngine.allCases)
  func aSpoiltDocumentIsComputedOrASentence(seed: Int, engine: EvaluationEngine) throws {
    var dice = Dice(state: UInt64(seed))
    var computed = 0
    for _ in 0..<250 {
      let bytes = document(&dice)
      let recorder = ConsoleRecorder()
      var console = recorder.console
      console.read = { _ in bytes }
      let status = perform(["evaluate", "f", "--engine", engine.rawValue], console)
      let lines = recorder.errors.split(separator: "\n")
      if recorder.output.isEmpty {
        #expect(status == .failure && lines.count == 1)
        #expect(lines[0].hasPrefix("marginscope: f:"))
      } else {
        computed += 1
        // What is written is JSON to the letter, in one line that no terminal obeys.
        #expect((try? JSONValue(parsing: Array(recorder.output.utf8))) != nil)
        #expect(!recorder.output.dropLast().unicodeScalars.contains { $0.isUnseen })
        #expect(lines.last?.contains(" agree (") == true)
      }
      #expect(lines.allSatisfy { $0.utf8.count < 700 })
      #expect(!lines.joined().unicodeScalars.contains { $0.isUnseen })
    }
    #expect(computed > 50)
  }
}
