/// A question with choices, one of which is right.
package struct Question: Hashable, Sendable {
  /// What is asked.
  package let text: String
  /// What can be answered, 2 to 4 texts, lettered from a.
  package let choices: [String]
  /// The index of the right choice; nil where only what happens next will tell.
  package let answer: Int?

  /// What stands for the answer that is not known yet.
  package static let later = "later"

  /// How many choices a question may have.
  package static let counts = 2...4

  /// A question; nil unless it has 2 to 4 choices and the right one is among them.
  package init?(_ text: String, choices: [String], answer: Int?) {
    guard Question.counts.contains(choices.count), choices.indices.contains(answer ?? 0) else {
      return nil
    }
    self.text = text
    self.choices = choices
    self.answer = answer
  }

  /// The letter of a choice: a, b, c or d.
  package static func letter(_ index: Int) -> String {
    String(UnicodeScalar(UInt8(97 + min(max(index, 0), 25))))
  }

  /// The words that read back as this question.
  var arguments: String {
    let lettered = choices.enumerated().map {
      "\(Question.letter($0.offset))=\(Statement.quoted($0.element))"
    }
    return
      ([Statement.quoted(text)] + lettered + [
        "answer=\(answer.map(Question.letter) ?? Question.later)"
      ])
      .joined(separator: " ")
  }

  /// The index of a letter, or nil if no question has such a choice.
  package static func index(ofLetter letter: String) -> Int? {
    (0..<counts.upperBound).first { Question.letter($0) == letter }
  }
}

/// A question on the screen.
package struct OpenQuestion: Hashable, Sendable {
  /// What is asked.
  package let question: Question
  /// The choice that was made; nil so far, or if the speaker went on without one.
  package internal(set) var choice: Int?
  /// The right choice, as far as it is known.
  package internal(set) var answer: Int?
  /// Whether the right choice is shown.
  package internal(set) var isRevealed = false

  /// Whether the choice that was made is the right one.
  package var isRight: Bool { isRevealed && choice == answer }
  /// Whether a choice was made and what happens next will tell whether it is right.
  package var isPending: Bool { choice != nil && !isRevealed }

  init(_ question: Question) {
    self.question = question
    answer = question.answer
  }
}

/// How many questions were answered, and how many of them correctly.
package struct Score: Hashable, Sendable {
  /// Answered correctly.
  package internal(set) var right = 0
  /// Answered at all.
  package internal(set) var answered = 0

  init() {}
}

/// A lesson that is being given.
package struct LessonProgress: Hashable, Sendable {
  /// The lesson's title; empty if it has none.
  package internal(set) var title = ""
  /// The present chapter's title; empty before the first.
  package internal(set) var chapter = ""
  /// The number of the present chapter, from 1; 0 before the first.
  package internal(set) var number = 0
  /// How many chapters there are, or 0 if that is unknown.
  package internal(set) var chapters = 0

  init() {}
}
