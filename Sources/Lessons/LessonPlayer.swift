package import Experiment

/// Gives a lesson: what is to be done at each tick, given the session as it stands.
///
/// A value, and pure: the same lesson and the same sessions give the same actions. Everything that
/// it does to the session is an action, so a recording needs nothing but these.
package struct LessonPlayer: Sendable {
  let lesson: Lesson
  let lines: [Lesson.Line]
  let waits: Bool
  let questionTicks: Int?
  var next = 0
  var task = PlayerTask.opening
  /// What was remembered, in order, and the line after which it was.
  var remembered: [(line: Int, name: String, readings: MetricReadings)] = []
  /// The questions that were asked, in order, and the lines after which they were.
  var asked: [(line: Int, question: Question)] = []
  /// What the last play did, in order, up to what it could not do.
  package internal(set) var actions: [Action] = []
  /// What the last play found out, in order.
  package internal(set) var checkResults: [CheckResult] = []

  /// A player before the first statement.
  ///
  /// - Parameters:
  ///   - lesson: what is given, to the session of `Lesson.start`.
  ///   - waits: whether pauses and questions wait for somebody who goes on and answers; else they
  ///     rest for a while.
  ///   - questionTicks: how long they then rest; nil for as long as it takes to read them.
  package init(_ lesson: Lesson, waits: Bool, questionTicks: Int? = nil) {
    self.lesson = lesson
    self.waits = waits
    self.questionTicks = questionTicks
    lines = lesson.remainder
  }

  /// Whether everything is done.
  package var isOver: Bool { if case .over = task { true } else { false } }

  /// Whether nothing will happen until somebody goes on.
  package func isWaiting(in session: Session) -> Bool {
    guard waits else { return false }
    switch task {
    case .prompt, .closing: return session.presentation.prompt != nil
    case .quiz: return session.presentation.quiz?.isPending == false
    case .train: return !session.needsTicks
    case .none: return session.presentation.showsReason
    case .opening, .rest, .notice, .over: return false
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
  /// - Parameters:
  ///   - session: what the lesson is given to.
  ///   - each: told of every statement after it has begun, and of the session as it then stands.
  /// - Throws: `LessonError` of a statement that cannot be done; the next one is then due.
  package mutating func play(
    on session: inout Session, each: (Lesson.Line, Session) -> Void = { _, _ in }
  ) throws(LessonError) {
    checkResults = []
    actions = []
    while try isFree(&session) {
      if waits, session.presentation.showsReason {
        // Somebody reads; nothing trains meanwhile.
        return try rest(&session)
      }
      guard next < lines.count else {
        try close(&session)
        continue
      }
      let line = lines[next]
      next += 1
      try begin(line.lessonStep, &session)
      each(line, session)
    }
  }

  /// Goes on from the start of a chapter, after the session has gone back to it.
  ///
  /// - Parameter number: the chapter's, from 1; without such a chapter nothing happens.
  package mutating func goBack(toChapter number: Int) {
    let marks = lines.indices.filter {
      if case .act(.teach(.mark)) = lines[$0].lessonStep { true } else { false }
    }
    guard marks.indices.contains(number - 1) else { return }
    next = marks[number - 1] + 1
    task = .none
    remembered.removeAll { $0.line >= next }
    asked.removeAll { $0.line >= next }
  }

  /// What ends the waiting in a session, for somebody who does not want to wait; empty where nothing
  /// waits.
  package func waiver(in session: Session) -> [Action] {
    let presentation = session.presentation
    if presentation.showsReason { return [.teach(.reason(false))] }
    let quiz = presentation.quiz.flatMap { $0.isPending ? nil : $0 }
    if presentation.prompt != nil || quiz != nil || presentation.rest != nil {
      if case .closing = task { return [] }
      return [.teach(.proceed)]
    }
    guard case .train = task, !session.isRunning, session.failure == nil else { return [] }
    return [.train(.run)]
  }

  /// Whether the speaker is told that this was all.
  package var isClosing: Bool { if case .closing = task { true } else { false } }

  /// Where the present statement stands.
  package var place: Place {
    lines.isEmpty ? Place(line: 1, column: 1) : lines[max(0, next - 1)].place
  }

  /// Does an action.
  mutating func act(_ action: Action, _ session: inout Session) throws(LessonError) {
    do throws(ActionError) {
      try session.apply(action)
      actions.append(action)
    } catch {
      throw try refusal(.action(error), &session)
    }
  }

  /// The error of a statement that cannot be done; whoever watches gets time to read about it.
  private mutating func refusal(
    _ fault: LessonError.Fault, _ session: inout Session
  ) throws(LessonError) -> LessonError {
    task = .none
    let place = place
    if waits { try notice(&session) }
    return LessonError(fault, place)
  }

  /// What can be spoken of now.
  func notes(_ session: Session) -> LessonNotes {
    LessonNotes(session, remembered: remembered.map { ($0.name, $0.readings) })
  }

  /// What depends on measured values, or the error of one that there is not.
  mutating func measured<Value>(
    _ session: inout Session, _ value: (LessonNotes) throws(LessonError.Fault) -> Value
  ) throws(LessonError) -> Value {
    do throws(LessonError.Fault) {
      return try value(notes(session))
    } catch {
      throw try refusal(error, &session)
    }
  }

  /// Lets training rest.
  mutating func rest(_ session: inout Session) throws(LessonError) {
    if session.isRunning { try act(.train(.pause), &session) }
  }

  /// Lets training rest for so many ticks, to read.
  mutating func read(_ ticks: Int, _ session: inout Session) throws(LessonError) {
    try rest(&session)
    try act(.teach(.rest(ticks: ticks)), &session)
  }

  /// Time to read that something is not as the lesson says.
  mutating func notice(_ session: inout Session) throws(LessonError) {
    let ticks = PlayerTask.noticeTicks
    let said = session.presentation.said
    try read(ticks, &session)
    task = .notice(ticks: ticks, before: said)
  }

  /// Judges a claim.
  mutating func judge(
    _ condition: Condition, most: Int?, _ session: inout Session
  ) throws(LessonError) {
    let notes = notes(session)
    let holds = condition.holds(in: notes)
    checkResults.append(
      CheckResult(
        condition: condition, place: place, measured: condition.measured(in: notes),
        limit: condition.limit(in: notes), most: most, holds: holds))
    if !holds, waits { try notice(&session) }
  }
}
