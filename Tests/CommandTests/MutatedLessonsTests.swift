import Foundation
import Lab
import Lessons
import Testing

@testable import marginscope

/// Lessons damaged in every way that comes to mind: a sentence each time, and never a trap.
struct MutatedLessonsTests {
  private static let demos = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("demos")

  /// A generator of its own, so that a failure can be repeated.
  private struct Dice {
    var state: UInt64
    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
  }

  private static let words = [
    "\"", "\\", "=", "#", "1e999", "-1", "99999999999999999999", "nan", "\u{0}", "\u{301}",
    "lesson",
    "set", "ask", "max=", "over=0", "until", "\r", "\t", "a=", "classes=99", "data", "inf", "0x10",
  ]

  private func mutated(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
    var bytes = bytes
    for _ in 0...dice.next(3) {
      let place = dice.next(bytes.count)
      switch dice.next(6) {
      case 0: bytes[place] ^= UInt8(1 << dice.next(8))
      case 1: bytes.removeSubrange(place...)
      case 2: bytes.insert(contentsOf: Self.words[dice.next(Self.words.count)].utf8, at: place)
      case 3: bytes.insert(contentsOf: bytes[place...].prefix(dice.next(200)), at: place)
      case 4: bytes.removeSubrange(place..<min(bytes.count, place + dice.next(40)))
      default: bytes[place] = UInt8(dice.next(256))
      }
      if bytes.isEmpty { bytes = [0x0A] }
    }
    return bytes
  }

  @Test(arguments: 1...8)
  func aSentenceEachTime(_ seed: Int) throws {
    let source = try Array(
      Data(contentsOf: Self.demos.appendingPathComponent("03-turn-the-margin.lesson")))
    let template = Array(lessonTemplate.utf8)
    var dice = Dice(state: UInt64(seed))
    var refused = 0
    for round in 0..<40 {
      let bytes = mutated(round % 2 == 0 ? source : template, &dice)
      do throws(LessonError) {
        let lesson = try Lesson(bytes)
        _ = try lesson.start()
        _ = lesson.estimatedTicks
      } catch {
        refused += 1
        #expect(!error.sentence.isEmpty && error.place.line >= 1 && error.place.column >= 1)
      }
    }
    #expect(refused > 10)
  }
}
