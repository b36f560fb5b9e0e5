import Experiment
import Lessons

/// Gives a lesson to somebody who watches.
///
/// A check that fails is announced and the lesson goes on.
struct LiveLesson {
  private var player: LessonPlayer
  /// The number of the chapter that it hurries to; nil while it takes its time.
  private var goal: Int?

  init(_ lesson: Lesson) { player = LessonPlayer(lesson, waits: true) }

  /// Whether it is given still.
  var isGiven: Bool { !player.isOver }

  /// Whether it hurries to a chapter, and waits for nobody.
  var isHurrying: Bool { goal != nil }

  /// Whether something is to be done, sooner or later, even if nothing trains and nobody acts.
  func hasPlans(_ session: Session) -> Bool {
    !player.isOver && (isHurrying || !player.isWaiting(in: session))
  }

  /// Goes on from the start of a chapter to which the session has gone back.
  mutating func goBack(toChapter number: Int) {
    goal = nil
    player.goBack(toChapter: number)
  }

  /// Hurries to the next chapter, or to the end after the last one: all that trains until then is
  /// trained.
  mutating func goToNextChapter(_ session: Session) {
    goal = (session.presentation.lecture?.number ?? 0) + 1
  }

  /// Does what is due before the session's next tick.
  ///
  /// - Returns: what that was, and what is to be announced to the audience; nil for nothing.
  mutating func teach(_ session: inout Session) -> (actions: [Action], announcement: String?) {
    var announcement: String?
    var done: [Action] = []
    if isHurrying {
      // What waits can always be ended.
      for action in player.waiver(in: session) where (try? session.apply(action)) != nil {
        done.append(action)
      }
    }
    do throws(LessonError) {
      try player.play(on: &session)
      announcement = player.checkResults.first { !$0.holds }.map {
        "The check on line \($0.place.line) of this lesson failed: \($0.message)."
      }
    } catch {
      announcement =
        "Line \(error.place.line) of this lesson cannot run now: \(error.message)."
    }
    if let goal, hasCome(to: goal, session) { self.goal = nil }
    return (done + player.actions, announcement)
  }

  /// Whether there is nothing more to hurry for.
  private func hasCome(to goal: Int, _ session: Session) -> Bool {
    let number = session.presentation.lecture?.number ?? 0
    if player.isOver || player.isClosing || number >= goal { return true }
    return player.isWaiting(in: session) && player.waiver(in: session).isEmpty
  }
}

extension Session {
  /// Why an action cannot be done now; nil where it can.
  func refusal(of action: Action) -> String? {
    var trial = self
    do throws(ActionError) { try trial.apply(action) } catch { return error.message }
    return nil
  }
}
