import Experiment
import Lessons

/// Gives a lesson to somebody who watches: what does not come out as it should is said, and the
/// lesson goes on, since the audience may have turned a dial.
struct LiveLesson {
  private var player: LessonPlayer

  init(_ lesson: Lesson) { player = LessonPlayer(lesson, waits: true) }

  /// Whether something is to be done, sooner or later, even if nothing trains and nobody acts.
  func hasPlans(_ session: Session) -> Bool {
    !player.isOver && !player.isWaiting(in: session)
  }

  /// Does what is due before the session's next tick.
  ///
  /// - Returns: what that was.
  mutating func teach(_ session: inout Session) -> [Action] {
    var notice: String?
    do throws(LessonError) {
      try player.play(on: &session)
      notice = player.checkResults.first { !$0.holds }.map {
        "Line \($0.place.line) of this lesson expects otherwise: \($0.message)."
      }
    } catch {
      notice = "Line \(error.place.line) of this lesson cannot be done now: \(error.message)."
    }
    guard let notice else { return player.actions }
    let said = Action.teach(.say(notice))
    // Words can always be said.
    try? session.apply(said)
    return player.actions + [said]
  }
}
