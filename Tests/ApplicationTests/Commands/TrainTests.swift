import Experiment
import Foundation
import Learning
import Lessons
import Recording
import Testing
import Text

@testable import Application

struct TrainTests {
  private func rows(_ arguments: String...) throws -> [JSON] {
    let recorder = ConsoleRecorder()
    #expect(recorder.perform(["train", "--json"] + arguments) == .success)
    #expect(recorder.errors.isEmpty)
    return try recorder.lines.map { try #require(JSON(bytes: Array($0.utf8))) }
  }

  private func steps(_ rows: [JSON]) -> [JSON] { rows.compactMap { $0["step"] } }

  @Test func aRowSaysWhatIsMeasured() throws {
    let row = try #require(try rows("--steps", "20", "--every", "20").first)
    var session = Session()
    for _ in 0..<4 { session.advance() }
    let measures = session.measures
    func degrees(_ radians: Double) -> JSON { .number(radians * (180 / .pi)) }
    let expected: [String: JSON] = [
      "step": .number(20), "tick": .number(4), "loss": .number(session.lastLoss),
      "margin-free-loss": JSON(session.report?.marginFreeLoss),
      "accuracy": .number(measures.accuracy),
      "least-class-accuracy": .number(measures.leastClassAccuracy),
      "max-intra": degrees(measures.maxIntra),
      "min-inter": degrees(measures.minInter),
      "criterion": .bool(measures.criterion), "gap": degrees(measures.medianGap),
      "mean-intra": degrees(measures.meanIntra),
      "half-percent-inter": degrees(measures.interQuantileHalf),
      "open-auc": JSON(session.heldOut?.area),
      "p90-theta": degrees(measures.p90Theta),
      "checksum": .text(String(session.trainer.checksum, radix: 16)),
    ]
    for (key, value) in expected { #expect(row[key] == value, "\(key)") }
    guard case .object(let fields) = row else {
      Issue.record("no object")
      return
    }
    // Every metric, the tick, the settings and the checksum.
    #expect(fields.count == Metric.all.count + 3)
  }

  @Test func trainsExactlyAsManySteps() throws {
    #expect(steps(try rows("--steps", "7", "--every", "100")) == [.number(7)])
    #expect(
      steps(try rows("--steps", "22", "--every", "10")) == [.number(10), .number(20), .number(22)])
    #expect(steps(try rows("--steps", "20", "--every", "7")) == [10, 15, 20].map { .number($0) })
    #expect(steps(try rows("--steps", "40", "--every", "20")) == [20, 40].map { .number($0) })
    #expect(try rows("--steps", "100").count == 20)
  }

  @Test func withoutStepsThereIsNoLoss() throws {
    let row = try #require(try rows("--steps", "0").first)
    #expect(row["loss"] == .null && row["step"] == .number(0))
    #expect(row["checksum"] == .text(String(Session().trainer.checksum, radix: 16)))
  }

  @Test func anActionComesBeforeItsTick() throws {
    var session = Session()
    for tick in 0..<4 {
      if tick == 2 { try session.apply(.margin(4)) }
      session.advance()
    }
    let row = try #require(
      try rows("--steps", "20", "--every", "20", "--do", "2 margin 4").last)
    #expect(row["checksum"] == .text(String(session.trainer.checksum, radix: 16)))
  }

  @Test func aPauseThatEndsIsWaitedFor() throws {
    let row = try #require(
      try rows("--steps", "10", "--do", "1 pause", "--do", "1000 run").last)
    #expect(row["step"] == .number(10) && row["tick"] == .number(1001))
  }

  @Test func stepsOfAPausedRunCount() throws {
    let row = try #require(
      try rows("--steps", "2", "--do", "0 pause", "--do", "3 step", "--do", "9 step").last)
    #expect(row["step"] == .number(2) && row["tick"] == .number(10))
  }

  @Test func aPauseForGoodEndsTheRun() {
    let recorder = ConsoleRecorder()
    #expect(recorder.perform(["train", "--every", "5", "--do", "2 pause"]) == .failure)
    #expect(recorder.lines.count == 3)
    let expected = CommandError.pausedForGood(tick: 2, done: 10, of: 1000).message
    #expect(recorder.errors == "marginscope: \(expected)\n")
  }

  @Test func anActionThatCannotBeDoneEndsTheRun() {
    let recorder = ConsoleRecorder()
    #expect(recorder.perform(["train", "--every", "5", "--do", "2 margin 99"]) == .failure)
    #expect(recorder.lines.count == 3)
    #expect(recorder.errors.hasPrefix("marginscope: at tick 2: margin "))
  }

  /// What is due when the last step is done comes before the last row, a refusal included.
  @Test(arguments: [("10", 2), ("7", 2), ("0", 0)])
  func anActionAtTheLastTickIsDone(steps: String, tick: Int) throws {
    let row = try #require(
      try rows("--steps", steps, "--do", "\(tick) glide off", "--do", "\(tick) margin 4").last)
    #expect(row["tick"] == .number(Double(tick)) && row["margin"] == .number(4))
    let recorder = ConsoleRecorder()
    #expect(recorder.perform(["train", "--steps", steps, "--do", "\(tick) margin 99"]) == .failure)
    #expect(recorder.errors.hasPrefix("marginscope: at tick \(tick): margin must be"))
  }

  @Test(arguments: ["margin 4", "margin 99"])
  func anActionAfterTheLastTickIsNotDropped(action: String) throws {
    let recorder = ConsoleRecorder()
    let line = "3 \(action)"
    #expect(recorder.perform(["train", "--steps", "10", "--do", line]) == .failure)
    let expected = CommandError.unreached(tick: 3, try Action(parsing: action), end: 2).message
    #expect(recorder.errors == "marginscope: \(expected)\n")
  }

  /// A heading of the table is the key of the same value in JSON.
  @Test func theTableAndJSONSayTheSame() throws {
    let recorder = ConsoleRecorder()
    #expect(recorder.perform(["train", "--steps", "30", "--every", "30"]) == .success)
    let table = recorder.lines.map { $0.split(separator: " ").map(String.init) }
    let row = try #require(try rows("--steps", "30", "--every", "30").last)
    for (heading, text) in zip(table[0], table[1]) {
      switch row[heading] {
      case .number(let value):
        let shown = try #require(Double(text), "\(heading)")
        #expect(abs(shown - value) <= 0.05, "\(heading)")
      case .bool(let flag): #expect(text == "\(flag)", "\(heading)")
      case .text(let sum): #expect(text == sum)
      case let other: Issue.record("\(heading) is \(String(describing: other))")
      }
    }
  }

  @Test func theTableIsAlignedWithinAHundredColumns() {
    let recorder = ConsoleRecorder()
    #expect(recorder.perform(["train", "--steps", "30", "--every", "10"]) == .success)
    #expect(recorder.lines.count == 4)
    #expect(Set(recorder.lines.map(\.count)).count == 1)
    #expect(recorder.lines[0].count <= 100)
    #expect(recorder.lines.allSatisfy { $0.split(separator: " ").count == 10 })
  }

  @Test func learnsTheDigitsThatComeWithIt() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../demos/data/digits.csv")
    let recorder = ConsoleRecorder(files: [
      "digits.csv": try String(contentsOf: file, encoding: .utf8)
    ])
    #expect(
      recorder.perform([
        "train", "--json", "--data", "digits.csv", "--margin", "2", "--every", "1000",
      ]) == .success)
    let row = try #require(recorder.lines.last.flatMap { JSON(bytes: Array($0.utf8)) })
    guard case .number(let accuracy) = row["accuracy"] else {
      Issue.record("no accuracy")
      return
    }
    #expect(accuracy > 0.85)
  }
}
