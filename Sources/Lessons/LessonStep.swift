package import Experiment

/// What one statement of a lesson does.
package enum LessonStep: Hashable, Sendable {
  /// An action, at once.
  case act(Action)
  /// So many training steps, then rest.
  case run(Int)
  /// Training steps while a control goes evenly from one number to another.
  case ramp(Control, from: Double, to: Double, steps: Int)
  /// Training until the condition holds, at most so many steps.
  case until(Condition, most: Int)
  /// Words in the caption.
  case say(LessonText)
  /// So many ticks of rest; nil for as long as it takes to read what was said last.
  case hold(ticks: Int?)
  /// Rest until the speaker goes on.
  case pause(LessonText)
  /// A question, and rest until it is answered, and put away if its answer is known.
  case ask(Inquiry)
  /// The answer of a question that was left open, and rest until it is put away.
  case reveal(AnswerRule)
  /// A reason for what was said or asked last, for whoever asks why.
  case why(LessonText)
  /// Keep every metric under a name.
  case remember(String)
  /// A claim.
  case check(Condition)

  /// How many steps one statement may train.
  package static let steps = 1...1_000_000

  /// Whether time passes in it.
  var takesTime: Bool {
    switch self {
    case .act, .say, .why, .remember, .check: false
    case .run, .ramp, .until, .hold, .pause, .ask, .reveal: true
    }
  }

  /// The statement that reads back as this step; nil for an action that no statement does.
  package var text: String? { LessonVerb.all.lazy.compactMap { $0.write(self) }.first }
}

extension LessonStep {
  /// What is measured for its words and conditions.
  var measurements: [Measurement] {
    switch self {
    case .act, .run, .ramp, .hold, .remember: []
    case .until(let condition, _), .check(let condition): condition.measurements
    case .say(let text), .pause(let text), .why(let text): text.measurements
    case .ask(let inquiry):
      ([inquiry.text] + inquiry.choices).flatMap(\.measurements) + inquiry.key.measurements
    case .reveal(let rule): rule.measurements
    }
  }
}

extension AnswerRule {
  /// What is measured for its conditions.
  var measurements: [Measurement] { cases.flatMap(\.condition.measurements) }
}

extension Inquiry.Key {
  fileprivate var measurements: [Measurement] {
    switch self {
    case .rule(let rule): rule.measurements
    case .later: []
    }
  }
}

/// How long people take to read.
package enum ReadingTime {
  /// A slow reader's pace.
  package static let charactersPerSecond = 15
  /// The least seconds that anything is left to read.
  package static let leastSeconds = 3

  /// The ticks that a text of so many characters is left to read.
  package static func ticks(characters: Int) -> Int {
    let ticks = characters * Session.ticksPerSecond
    return max(
      leastSeconds * Session.ticksPerSecond, (ticks + charactersPerSecond - 1) / charactersPerSecond
    )
  }

  /// The ticks that a question, or its answer, is left to read.
  package static func ticks(of question: Question) -> Int {
    ticks(characters: ([question.text] + question.choices).reduce(0) { $0 + $1.count })
  }
}
