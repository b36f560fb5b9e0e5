import Experiment
import Interface
import Lessons
import Screen

@testable import Application

/// What a lesson shows at each of its statements, on the smallest screen that it is written for.
struct LessonFrames {
  /// What is on the screen once a statement has begun, and everything before it is done.
  struct Shown {
    let line: Lesson.Line
    let session: Session
    let frame: Frame

    /// The characters of the screen, row by row.
    var text: String { frame.text }
    /// The characters without line breaks and box lines, for a sentence that runs over several rows.
    var words: String {
      frame.text.split { " \n|\u{2502}\u{25b8}>".contains($0) }.joined(separator: " ")
    }
  }

  /// In the order of the lesson.
  let shown: [Shown]
  /// What was claimed, in order.
  let checkResults: [CheckResult]

  /// Gives a lesson to nobody.
  init(_ loaded: LoadedLesson, size: Size = leastLessonSize) throws(CommandError) {
    var shown: [Shown] = []
    var checkResults: [CheckResult] = []
    _ = try loaded.give { line, session in
      let display = DisplayOptions(depth: .mono)
      let frame = ScreenRenderer.frame(of: session, size: size, display: display)
      shown.append(Shown(line: line, session: session, frame: frame))
    } atEachTick: { player, _ in
      checkResults += player.checkResults
    }
    self.shown = shown
    self.checkResults = checkResults
  }

  /// The statements of a kind, such as all that say something.
  func all(_ isWanted: (LessonStep) -> Bool) -> [Shown] {
    shown.filter { isWanted($0.line.lessonStep) }
  }
}
