internal import Experiment
internal import Text

/// What a lesson has done up to a line, for what a statement may refer to.
struct LessonFlow {
  private var names: [String] = []
  private var hasGhost = false
  /// The question whose answer is still open, and how many choices it has.
  private var open: (place: Place, choices: Int)?

  /// Goes through a lesson.
  ///
  /// - Throws: `LessonError` of the first statement that refers to what is not there.
  static func check(_ lines: [Lesson.Line]) throws(LessonError) {
    var flow = LessonFlow()
    for line in lines {
      if case .ask = line.lessonStep, let open = flow.open {
        throw LessonError(.neverRevealed, open.place)
      }
      do throws(LessonError.Fault) {
        try flow.pass(line)
      } catch {
        throw LessonError(error, line.place)
      }
    }
    if let open = flow.open { throw LessonError(.neverRevealed, open.place) }
  }

  private mutating func pass(_ line: Lesson.Line) throws(LessonError.Fault) {
    for measurement in line.lessonStep.measurements { try expect(measurement.moment) }
    switch line.lessonStep {
    case .act(.show(.ghost(let isOn))): hasGhost = isOn
    case .remember(let name): names.append(name)
    case .ask(let inquiry):
      switch inquiry.key {
      case .later: open = (line.place, inquiry.choices.count)
      case .rule(let rule): try expect(rule, among: inquiry.choices.count)
      }
    case .reveal(let rule):
      guard let open else { throw .nothingToReveal }
      try expect(rule, among: open.choices)
      self.open = nil
    case .act, .run, .ramp, .until, .say, .hold, .pause, .why, .check: break
    }
  }

  private func expect(_ moment: Measurement.Moment) throws(LessonError.Fault) {
    switch moment {
    case .now: break
    case .ghost: if !hasGhost { throw .noGhost }
    case .remembered(let name):
      guard !names.contains(name) else { break }
      throw .notRemembered(name, nearest: nearest(to: name, among: names))
    }
  }

  private func expect(_ rule: AnswerRule, among choices: Int) throws(LessonError.Fault) {
    guard let answer = rule.answers.first(where: { $0 >= choices }) else { return }
    throw .noAnswer(
      Question.letter(answer), answers: (0..<choices).map(Question.letter))
  }
}
