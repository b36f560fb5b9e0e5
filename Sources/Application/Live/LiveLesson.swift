import Experiment
import Lessons

/// Gives a lesson to somebody who watches.
///
/// A check that fails is announced and the lesson goes on, since the audience may have turned a dial.
struct LiveLesson {
  private var player: LessonPlayer

  init(_ lesson: Lesson) { player = LessonPlayer(lesson, waits: true) }

  /// Whether something is to be done, sooner or later, even if nothing trains and nobody acts.
  func hasPlans(_ session: Session) -> Bool {
    !player.isOver && !player.isWaiting(in: session)
  }

  /// Does what is due before the session's next tick.
  ///
  /// - Returns: what that was, and what is to be announced to the audience; nil for nothing.
  mutating func teach(_ session: inout Session) -> (actions: [Action], announcement: String?) {
    var announcement: String?
    do throws(LessonError) {
      try player.play(on: &session)
      announcement = player.checkResults.first { !$0.holds }.map {
        "The check on line \($0.place.line) of this lesson failed: \($0.message)."
      }
    } catch {
      announcement =
        "Line \(error.place.line) of this lesson cannot run now: \(error.message)."
    }
    return (player.actions, announcement)
  }
}
