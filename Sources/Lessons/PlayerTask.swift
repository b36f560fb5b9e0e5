internal import Experiment

/// What is under way in a lesson.
enum PlayerTask: Sendable {
  case opening
  /// Nothing: the next statement is due.
  case none
  case train(Training)
  case rest(ticks: Int)
  case prompt(ticks: Int)
  /// A question; where nobody answers, the ticks until its answer is shown, and those of its answer.
  case quiz(ticks: Int, answer: Int?)
  /// Time to read that something is not as the lesson says; then what was said before.
  case notice(ticks: Int, before: String?)
  /// The speaker is told that this was all.
  case closing
  case over

  /// Training that a statement asks for.
  struct Training: Sendable {
    let lessonStep: LessonStep
    let steps: Int
    var left: Int
    var lastStep: Int
  }

  /// The ticks of a notice, about a line and a half of text.
  static let noticeTicks = ReadingTime.ticks(characters: 100)
}

extension LessonPlayer {
  /// Begins a statement.
  mutating func begin(_ lessonStep: LessonStep, _ session: inout Session) throws(LessonError) {
    switch lessonStep {
    case .act(let action):
      try act(action, &session)
    case .run(let steps), .ramp(_, _, _, let steps), .until(_, let steps):
      if !session.isRunning { try act(.train(.run), &session) }
      task = .train(
        PlayerTask.Training(
          lessonStep: lessonStep, steps: steps, left: steps, lastStep: session.step))
    case .say(let text):
      let words = try measured(&session) { notes throws(LessonError.Fault) in
        try text.words(in: notes)
      }
      try act(.teach(.say(words)), &session)
    case .hold(let ticks):
      let ticks =
        ticks ?? ReadingTime.ticks(characters: session.presentation.said?.count ?? 0)
      try read(ticks, &session)
      task = .rest(ticks: ticks)
    case .pause(let text):
      let words = try measured(&session) { notes throws(LessonError.Fault) in
        try text.words(in: notes)
      }
      try rest(&session)
      try act(.teach(.prompt(words)), &session)
      try offerReason(&session)
      task = .prompt(ticks: questionTicks ?? ReadingTime.ticks(characters: words.count))
    case .ask(let inquiry):
      let question = try measured(&session) { notes throws(LessonError.Fault) in
        try inquiry.question(in: notes)
      }
      asked.append((next, question))
      try rest(&session)
      try act(.teach(.ask(question)), &session)
      try offerReason(&session)
      let ticks = readingTicks(of: question)
      task = .quiz(ticks: ticks, answer: question.answer == nil ? nil : ticks)
    case .reveal(let rule):
      try reveal(rule, &session)
    case .why(let text):
      let words = try measured(&session) { notes throws(LessonError.Fault) in
        try text.words(in: notes)
      }
      try act(.teach(.why(words)), &session)
    case .remember(let name):
      remembered.append((next, name, MetricReadings(session)))
    case .check(let condition):
      try judge(condition, most: nil, &session)
    }
  }

  /// Offers the reason that follows a statement which waits.
  private mutating func offerReason(_ session: inout Session) throws(LessonError) {
    guard next < lines.count, case .why = lines[next].lessonStep else { return }
    next += 1
    try begin(lines[next - 1].lessonStep, &session)
  }

  private func readingTicks(of question: Question) -> Int {
    questionTicks ?? ReadingTime.ticks(of: question)
  }

  /// Shows the answer of the question that was left open, whether or not anybody answered it.
  private mutating func reveal(
    _ rule: AnswerRule, _ session: inout Session
  ) throws(LessonError) {
    // Its own words could not be measured when it was due.
    guard let asked = asked.last?.question, asked.answer == nil else { return }
    let answer = try measured(&session) { notes throws(LessonError.Fault) -> Int in
      guard let answer = rule.answer(in: notes) else { throw .undecided(rule.text) }
      return answer
    }
    try rest(&session)
    if session.presentation.quiz?.isPending == true {
      try act(.teach(.reveal(answer)), &session)
    } else if let answered = Question(asked.text, choices: asked.choices, answer: answer) {
      try act(.teach(.ask(answered)), &session)
      try act(.teach(.proceed), &session)
    }
    try offerReason(&session)
    task = .quiz(ticks: readingTicks(of: asked), answer: nil)
  }

  /// Goes on with what is under way; whether the next statement is due.
  mutating func isFree(_ session: inout Session) throws(LessonError) -> Bool {
    switch task {
    case .opening:
      task = .none
      try act(.teach(.lesson(lesson.title, chapters: lesson.chapters)), &session)
    case .none:
      break
    case .train(let training):
      return try goOn(training, &session)
    case .rest(let ticks):
      let isOver = ticks == 0 || waits && session.presentation.rest == nil
      task = isOver ? .none : .rest(ticks: ticks - 1)
      return isOver
    case .prompt(let ticks):
      if waits { return isFree(unless: session.presentation.prompt != nil) }
      task = ticks > 0 ? .prompt(ticks: ticks - 1) : .none
      if ticks == 0 { try act(.teach(.proceed), &session) }
      return ticks == 0
    case .quiz(let ticks, let answer):
      if waits {
        return isFree(unless: session.presentation.quiz.map { !$0.isPending } ?? false)
      }
      task = ticks > 0 ? .quiz(ticks: ticks - 1, answer: answer) : .none
      guard ticks == 0 else { return false }
      try act(.teach(.proceed), &session)
      guard let answer, answer > 0 else { return true }
      task = .quiz(ticks: answer - 1, answer: nil)
      return false
    case .notice(let ticks, let before):
      let isOver = ticks == 0 || session.presentation.rest == nil
      task = isOver ? .none : .notice(ticks: ticks - 1, before: before)
      if isOver { try act(.teach(.say(before ?? "")), &session) }
      return isOver
    case .closing:
      if session.presentation.prompt != nil { return false }
      try finish(&session)
      return false
    case .over:
      return false
    }
    return true
  }

  /// Whether somebody has gone on.
  private mutating func isFree(unless isWaiting: Bool) -> Bool {
    if !isWaiting { task = .none }
    return !isWaiting
  }

  private mutating func goOn(
    _ training: PlayerTask.Training, _ session: inout Session
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
      condition.holds(in: notes(session)) || training.left <= 0
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

  /// Tells that this was all.
  mutating func close(_ session: inout Session) throws(LessonError) {
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
