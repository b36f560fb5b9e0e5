internal import Experiment

/// Which answer of a question turns out to be right, by what is measured: `b if width < before.width,
/// else a`.
package struct AnswerRule: Hashable, Sendable {
  /// An answer and when it is right.
  package struct Case: Hashable, Sendable {
    /// The index of the answer.
    package let answer: Int
    /// When it is right.
    package let condition: Condition
  }

  /// The cases; the first one that holds decides.
  package let cases: [Case]
  /// The index of the answer if none holds; nil where one of them has to.
  package let otherwise: Int?

  /// A rule.
  package init(_ cases: [Case], otherwise: Int?) {
    self.cases = cases
    self.otherwise = otherwise
  }

  /// The text that reads back as this rule.
  package var text: String {
    let last = otherwise.map { cases.isEmpty ? Question.letter($0) : "else \(Question.letter($0))" }
    return
      (cases.map { "\(Question.letter($0.answer)) if \($0.condition.text)" }
      + [last].compactMap(\.self)).joined(separator: ", ")
  }

  /// The indices of the answers that it names.
  var answers: [Int] { cases.map(\.answer) + [otherwise].compactMap(\.self) }

  /// The index of the right answer; nil where no case holds.
  func answer(in notes: LessonNotes) -> Int? {
    cases.first { $0.condition.holds(in: notes) }?.answer ?? otherwise
  }
}

/// A question of a lesson: its words may hold measured values, its answer may be measured.
package struct Inquiry: Hashable, Sendable {
  /// What decides which answer is right.
  package enum Key: Hashable, Sendable {
    /// What is measured when the question is asked; of a plain letter nothing needs to be.
    case rule(AnswerRule)
    /// A later `reveal`.
    case later
  }

  /// What is asked.
  package let text: LessonText
  /// What can be answered.
  package let choices: [LessonText]
  /// What decides.
  package let key: Key

  /// A question.
  package init(_ text: LessonText, choices: [LessonText], key: Key) {
    self.text = text
    self.choices = choices
    self.key = key
  }

  /// About how many characters it has.
  var length: Int { choices.reduce(text.length) { $0 + $1.length } }

  /// The question in the words of its moment; nil where no answer can be right.
  func question(in notes: LessonNotes) throws(LessonError.Fault) -> Question {
    var words: [String] = []
    for choice in choices { words.append(try choice.words(in: notes)) }
    var answer: Int?
    if case .rule(let rule) = key {
      answer = rule.answer(in: notes)
      if answer == nil { throw .undecided(rule.text) }
    }
    guard let question = Question(try text.words(in: notes), choices: words, answer: answer) else {
      throw .undecided("")
    }
    return question
  }
}
