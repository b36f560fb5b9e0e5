package import Experiment
package import Learning
internal import Text

extension Lesson {
  /// The session that the lesson begins with, once it is sure that it knows all of the lesson.
  ///
  /// Every action is tried on a session that never trains, so that a misspelled loss in the last
  /// chapter is found before the first. What depends on training is found when it is reached.
  ///
  /// - Parameter table: the data of `file`, if the lesson names one.
  /// - Throws: `LessonError` of the first statement that cannot be.
  /// - Returns: the session at its first tick.
  package func start(with table: Dataset? = nil) throws(LessonError) -> Session {
    try expectOneFile()
    var settings = Settings()
    if let seed { settings.seed = seed }
    var draft = Session(settings, file: table)
    for line in lines[..<opening] { try line.rehearse(on: &draft) }
    let session = Session(draft.settings.asTheirActionsSay(file: table), file: table)
    for line in lines[opening...] { try line.rehearse(on: &draft) }
    return session
  }

  /// How many lines are done when time first passes.
  private var opening: Int { lines.firstIndex { $0.lessonStep.takesTime } ?? lines.count }

  /// What is left to do once the session has begun.
  var remainder: [Line] {
    let first = lines[..<opening].filter { line in
      if case .act(let action) = line.lessonStep { !action.isSetting } else { true }
    }
    return first + lines[opening...]
  }

  /// About how many ticks it takes where nobody is waited for.
  package var estimatedTicks: Int {
    var speed = Speed.initial
    var ticks = 0
    for line in lines {
      func due(_ steps: Int) -> Int { (steps * 8 + speed.eighths - 1) / speed.eighths }
      switch line.lessonStep {
      case .act(.speed(let value)): speed = Speed(stepsPerTick: value) ?? speed
      case .act, .check: break
      case .run(let steps), .ramp(_, _, _, let steps), .until(_, let steps): ticks += due(steps)
      case .hold(let count): ticks += count
      case .pause: ticks += LessonStep.patience
      case .ask: ticks += 2 * LessonStep.patience
      }
    }
    return ticks
  }
}

extension Lesson.Line {
  fileprivate func rehearse(on draft: inout Session) throws(LessonError) {
    switch lessonStep {
    case .act(let action):
      // What only words or training allow is not there in a rehearsal.
      if action == .rerun { return }
      try perform(action, on: &draft)
    case .ramp(let key, let from, let to, _):
      try perform(try ramped(key, from), on: &draft)
      try perform(try ramped(key, to), on: &draft)
    default: break
    }
  }

  /// Does an action, or says that this line cannot.
  func perform(_ action: Action, on session: inout Session) throws(LessonError) {
    do throws(ActionError) {
      try session.apply(action)
    } catch {
      throw LessonError(.action(error), place)
    }
  }

  /// The action that sets a dial to a number.
  func ramped(_ key: String, _ value: Double) throws(LessonError) -> Action {
    do throws(ActionError) {
      return try Action(parsing: "\(key) \(Numerals.shortest(value))")
    } catch {
      throw LessonError(.action(error), place)
    }
  }
}
