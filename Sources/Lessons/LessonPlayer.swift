package import Experiment

/// Gives a lesson: what is to be done at each tick, given the session as it stands.
///
/// A value, and pure: the same lesson and the same sessions give the same actions. Everything that
/// it does to the session is an action, so a recording needs nothing but these.
package struct LessonPlayer: Sendable {
  private let lesson: Lesson
  private let lines: [Lesson.Line]
  private let waits: Bool
  private var next = 0
  private var task = Task.opening
  /// What the last play did, in order, up to what it could not do.
  package private(set) var actions: [Action] = []
  /// What the last play found out, in order.
  package private(set) var checkResults: [CheckResult] = []

  /// What is under way.
  private enum Task {
    case opening
    /// Nothing: the next statement is due.
    case none
    case train(Training)
    case rest(ticks: Int)
    case prompt(ticks: Int)
    case quiz(ticks: Int)
    /// Time to read that something is not as the lesson says; then what was said before.
    case notice(ticks: Int, before: String?)
    /// The speaker is told that this was all.
    case closing
    case over
  }

  private struct Training {
    let lessonStep: LessonStep
    let steps: Int
    var left: Int
    var lastStep: Int
  }

  /// A player before the first statement.
  ///
  /// - Parameters:
  ///   - lesson: what is given, to the session of `Lesson.start`.
  ///   - waits: whether pauses and questions wait for somebody who goes on and answers; else they
  ///     rest for a while.
  package init(_ lesson: Lesson, waits: Bool) {
    self.lesson = lesson
    self.waits = waits
    lines = lesson.remainder
  }

  /// Whether everything is done.
  package var isOver: Bool { if case .over = task { true } else { false } }

  /// Whether nothing will happen until somebody goes on.
  package func isWaiting(in session: Session) -> Bool {
    guard waits else { return false }
    switch task {
    case .prompt, .closing: return session.presentation.prompt != nil
    case .quiz: return session.presentation.quiz != nil
    case .train: return !session.needsTicks
    case .opening, .none, .rest, .notice, .over: return false
    }
  }

  /// Complains where steps are due and training rests, for a player that waits for nobody.
  ///
  /// - Parameter session: after all that is done at its tick, and for good.
  /// - Throws: `LessonError` of the statement that will not end.
  package func expectProgress(in session: Session) throws(LessonError) {
    guard case .train(let training) = task, training.left > 0, session.failure == nil,
      !session.needsTicks
    else { return }
    throw LessonError(.paused, place)
  }

  /// Does what is due before the session's next tick.
  ///
  /// - Throws: `LessonError` of a statement that cannot be done; the next one is then due.
  package mutating func play(on session: inout Session) throws(LessonError) {
    checkResults = []
    actions = []
    while try isFree(&session) {
      guard next < lines.count else {
        try close(&session)
        continue
      }
      next += 1
      try begin(lines[next - 1].lessonStep, &session)
    }
  }

  /// Where the present statement stands.
  package var place: Place {
    lines.isEmpty ? Place(line: 1, column: 1) : lines[max(0, next - 1)].place
  }

  private mutating func act(
    _ action: Action, _ session: inout Session
  ) throws(LessonError) {
    do throws(ActionError) {
      try session.apply(action)
      actions.append(action)
    } catch {
      task = .none
      if waits { try notice(&session) }
      throw LessonError(.action(error), place)
    }
  }

  private mutating func rest(_ session: inout Session) throws(LessonError) {
    if session.isRunning { try act(.train(.pause), &session) }
  }

  private mutating func notice(_ session: inout Session) throws(LessonError) {
    try rest(&session)
    task = .notice(ticks: 3 * Session.ticksPerSecond, before: session.presentation.said)
  }

  /// Begins a statement.
  private mutating func begin(_ lessonStep: LessonStep, _ session: inout Session)
    throws(LessonError)
  {
    switch lessonStep {
    case .act(let action):
      try act(action, &session)
    case .run(let steps), .ramp(_, _, _, let steps), .until(_, let steps):
      if !session.isRunning { try act(.train(.run), &session) }
      task = .train(
        Training(lessonStep: lessonStep, steps: steps, left: steps, lastStep: session.step))
    case .hold(let ticks):
      try rest(&session)
      task = .rest(ticks: ticks)
    case .pause(let text):
      try rest(&session)
      try act(.teach(.prompt(text)), &session)
      task = .prompt(ticks: LessonStep.patience)
    case .ask(let question):
      try rest(&session)
      try act(.teach(.ask(question)), &session)
      task = .quiz(ticks: 2 * LessonStep.patience)
    case .check(let condition):
      try judge(condition, most: nil, &session)
    }
  }

  /// Writes down whether something holds; where somebody watches, gives time to read that it does
  /// not.
  private mutating func judge(
    _ condition: Condition, most: Int?, _ session: inout Session
  ) throws(LessonError) {
    let holds = condition.holds(in: session)
    checkResults.append(
      CheckResult(
        condition: condition, place: place, measured: condition.measured(in: session),
        most: most, holds: holds))
    if !holds, waits { try notice(&session) }
  }

  /// Goes on with what is under way; whether the next statement is due.
  private mutating func isFree(_ session: inout Session) throws(LessonError) -> Bool {
    switch task {
    case .opening:
      task = .none
      try act(.teach(.lesson(lesson.title, chapters: lesson.chapters)), &session)
    case .none:
      break
    case .train(let training):
      return try goOn(training, &session)
    case .rest(let ticks):
      task = ticks > 0 ? .rest(ticks: ticks - 1) : .none
      return ticks == 0
    case .prompt(let ticks):
      return try goOn(
        session.presentation.prompt == nil, ticks, { .prompt(ticks: $0) }, &session)
    case .quiz(let ticks):
      if !waits, ticks == LessonStep.patience { try act(.teach(.proceed), &session) }
      return try goOn(session.presentation.quiz == nil, ticks, { .quiz(ticks: $0) }, &session)
    case .notice(let ticks, let before):
      task = ticks > 0 ? .notice(ticks: ticks - 1, before: before) : .none
      if ticks == 0 { try act(.teach(.say(before ?? "")), &session) }
      return ticks == 0
    case .closing:
      if session.presentation.prompt != nil { return false }
      try finish(&session)
      return false
    case .over:
      return false
    }
    return true
  }

  /// Waits for somebody, or for as long as patience lasts.
  private mutating func goOn(
    _ isDone: Bool, _ ticks: Int, _ waiting: (Int) -> Task, _ session: inout Session
  ) throws(LessonError) -> Bool {
    if !waits, ticks == 0 { try act(.teach(.proceed), &session) }
    let isFree = waits ? isDone : ticks == 0
    task = isFree ? .none : waiting(max(0, ticks - 1))
    return isFree
  }

  private mutating func goOn(
    _ training: Training, _ session: inout Session
  ) throws(LessonError) -> Bool {
    var training = training
    // A reset by the audience takes nothing back.
    let isSame = session.step >= training.lastStep
    training.left -= isSame ? session.step - training.lastStep : session.step
    training.lastStep = session.step
    task = .train(training)
    if case .ramp(let control, let from, let to, let steps) = training.lessonStep {
      let share = Double(steps - max(0, training.left)) / Double(steps)
      let value = training.left > 0 ? from + (to - from) * share : to
      try act(.set(control, .number(value)), &session)
    }
    if case .until(let condition, let most) = training.lessonStep,
      condition.holds(in: session) || training.left <= 0
    {
      task = .none
      try rest(&session)
      try judge(condition, most: most, &session)
      return try isFree(&session)
    }
    guard training.left > 0 else {
      task = .none
      return true
    }
    if session.failure != nil, !waits {
      task = .none
      throw LessonError(.stopped, place)
    }
    // The last tick may be due more than is left.
    if session.isRunning, session.nextSteps > training.left {
      try act(.train(.steps(training.left)), &session)
    }
    return false
  }

  private mutating func close(_ session: inout Session) throws(LessonError) {
    try rest(&session)
    guard waits else { return try finish(&session) }
    let score = session.presentation.score
    let questions =
      score.answered == 0
      ? "" : " You answered \(score.right) of \(score.answered) questions correctly."
    try act(
      .teach(
        .prompt(
          "This is the end of \u{201c}\(lesson.title)\u{201d}.\(questions) The scope is yours.")),
      &session)
    task = .closing
  }

  private mutating func finish(_ session: inout Session) throws(LessonError) {
    try act(.teach(.lesson("", chapters: 0)), &session)
    task = .over
  }
}
