package import Experiment
package import Learning

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
    var rehearsal = Rehearsal(draft: Session(settings, file: table))
    for line in lines[..<opening] { try rehearsal.perform(line) }
    let session = Session(rehearsal.draft.settings.asTheirActionsSay(file: table), file: table)
    for line in lines[opening...] { try rehearsal.perform(line) }
    return session
  }

  /// How many lines are done when time first passes, or when the session starts over.
  private var opening: Int { lines.firstIndex { $0.lessonStep.endsOpening } ?? lines.count }

  /// What is left to do once the session has begun.
  var remainder: [Line] {
    let shown = lines[..<opening].flatMap { line in
      line.lessonStep.rest.map { Line(lessonStep: $0, place: line.place) }
    }
    return shown + lines[opening...]
  }

  /// About how many ticks it takes where nobody is waited for.
  package var estimatedTicks: Int { estimatedTicks(questionTicks: nil) }

  /// The same, with other ticks for a question than it takes to read it.
  package func estimatedTicks(questionTicks: Int?) -> Int {
    var speed = Speed.initial
    var ticks = 0
    var (said, asked) = (0, 0)
    for line in lines {
      func due(_ steps: Int) -> Int { (steps * 8 + speed.eighths - 1) / speed.eighths }
      switch line.lessonStep {
      case .act(.set(.speed, .number(let value))): speed = Speed(stepsPerTick: value) ?? speed
      case .act, .why, .remember, .check: break
      case .run(let steps), .ramp(_, _, _, let steps), .until(_, let steps): ticks += due(steps)
      case .say(let text): said = text.length
      case .hold(let count): ticks += count ?? ReadingTime.ticks(characters: said)
      case .pause(let text):
        ticks += questionTicks ?? ReadingTime.ticks(characters: text.length)
      case .ask(let inquiry):
        asked = questionTicks ?? ReadingTime.ticks(characters: inquiry.length)
        ticks += inquiry.key == .later ? asked : 2 * asked
      case .reveal: ticks += asked
      }
    }
    return ticks
  }
}

extension LessonStep {
  /// Whether settings after it are changes of a session that has begun.
  fileprivate var endsOpening: Bool { takesTime || self == .act(.train(.reset)) }

  /// What is left to do of a step that the session begins with: all but its settings.
  fileprivate var rest: [LessonStep] {
    switch self {
    case .act(let action):
      switch action {
      case .set: []
      case .train(.scene(let name)):
        // Its settings are there; its picture and its question are not.
        (Preset.named(name).map { [.act(.show(.view($0.view)))] } ?? [])
          + [.act(.show(.watch(name)))]
      case .train, .show, .teach: [self]
      }
    case .run, .ramp, .until, .say, .hold, .pause, .ask, .reveal, .why, .remember, .check:
      [self]
    }
  }
}

/// A lesson tried on a session that never trains.
private struct Rehearsal {
  private(set) var draft: Session
  /// Whether the draft has the settings that the session will have; not once the lesson goes back,
  /// to settings that depend on when they were set.
  private var isCertain = true

  init(draft: Session) { self.draft = draft }

  mutating func perform(_ line: Lesson.Line) throws(LessonError) {
    switch line.lessonStep {
    case .act(let action):
      switch action {
      case .train(.back), .train(.rerun), .teach(.chapter): isCertain = false
      case .train(.scene):
        try perform(action, line.place)
        isCertain = true
      case .set, .train, .show, .teach: try perform(action, line.place)
      }
    case .ramp(let control, let from, let to, _):
      try perform(.set(control, .number(from)), line.place)
      try perform(.set(control, .number(to)), line.place)
    case .run, .until, .say, .hold, .pause, .ask, .reveal, .why, .remember, .check:
      break
    }
  }

  private mutating func perform(_ action: Action, _ place: Place) throws(LessonError) {
    do throws(ActionError) {
      try draft.apply(action)
    } catch {
      if isCertain || !error.dependsOnSettings { throw LessonError(.action(error), place) }
    }
  }
}

extension ActionError {
  /// Whether other settings might have allowed it.
  fileprivate var dependsOnSettings: Bool {
    switch self {
    case .notInThisLoss, .outOfRange: true
    case .unknown, .missingArgument, .extraArgument, .badArgument, .noSuch, .nothingToRerun,
      .nothingToGoBack, .grammar, .badKey, .missingKey, .nothingAsked, .noChapter, .noReason:
      false
    }
  }
}
