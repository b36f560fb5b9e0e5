internal import Experiment
internal import Text

/// What a lesson has done up to a line, for what a statement may refer to.
struct LessonFlow {
  private var names: [String] = []
  private var hasGhost = false
  /// Whether something was said or asked for which there could be a reason.
  private var hasSpoken = false
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
    try expectWords(line.lessonStep)
    switch line.lessonStep {
    case .act(.show(.ghost(let isOn))): hasGhost = isOn
    case .say(let text): hasSpoken = !text.isBlank
    case .pause: hasSpoken = true
    case .why: if !hasSpoken { throw .nothingToExplain }
    case .remember(let name): names.append(name)
    case .ask(let inquiry):
      hasSpoken = true
      switch inquiry.key {
      case .later: open = (line.place, inquiry.choices.count)
      case .rule(let rule): try expect(rule, among: inquiry.choices.count)
      }
    case .reveal(let rule):
      guard let open else { throw .nothingToReveal }
      try expect(rule, among: open.choices)
      self.open = nil
    case .act, .run, .ramp, .until, .hold, .check: break
    }
  }

  /// Refuses what would show an empty box, or a chapter and a picture without a name.
  private func expectWords(_ step: LessonStep) throws(LessonError.Fault) {
    switch step {
    case .act(.teach(.mark(let title))) where isBlank(title): throw .noWords(verb: "mark")
    case .act(.teach(.snap(let name))) where isBlank(name): throw .noWords(verb: "snap")
    case .pause(let text) where text.isBlank: throw .noWords(verb: "pause")
    case .why(let text) where text.isBlank: throw .noWords(verb: "why")
    case .ask(let inquiry) where inquiry.text.isBlank || inquiry.choices.contains(where: \.isBlank):
      throw .noWords(verb: "ask")
    case .act, .run, .ramp, .until, .say, .hold, .pause, .ask, .reveal, .why, .remember, .check:
      break
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

private func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }

extension LessonText {
  fileprivate var isBlank: Bool { source.allSatisfy(\.isWhitespace) }
}
