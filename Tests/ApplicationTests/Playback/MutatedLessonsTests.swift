import Experiment
import Foundation
import Lessons
import Testing

@testable import Application

/// Damaged lessons play, or are refused with a message; nothing traps.
struct MutatedLessonsTests {
  private static let demos = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("demos")

  private static let words = [
    "\"", "\\", "=", "#", "1e999", "-1", "99999999999999999999", "nan", "\u{0}", "\u{301}",
    "lesson",
    "set", "ask", "max=", "over=0", "until", "\r", "\t", "a=", "classes=99", "data", "inf", "0x10",
  ]

  @Test(arguments: 1...8)
  func aSentenceEachTime(_ seed: Int) throws {
    let source = try Array(
      Data(contentsOf: Self.demos.appendingPathComponent("03-turn-the-margin.lesson")))
    let template = Array(lessonTemplate.utf8)
    var dice = Dice(state: UInt64(seed))
    var refused = 0
    for round in 0..<40 {
      let bytes = dice.spoil(round % 2 == 0 ? source : template, words: Self.words)
      do throws(LessonError) {
        let lesson = try Lesson(bytes)
        _ = try lesson.start()
        _ = lesson.estimatedTicks
      } catch {
        refused += 1
        #expect(!error.message.isEmpty && error.place.line >= 1 && error.place.column >= 1)
      }
    }
    #expect(refused > 10)
  }
}
