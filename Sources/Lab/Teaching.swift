extension Presentation {
  /// Does what a lesson asks for on the screen.
  mutating func teach(_ action: Action) throws(ActionError) {
    switch action {
    case .say(let text): said = text.isEmpty ? nil : text
    case .mark(let title): chapter = title.isEmpty ? nil : title
    case .prompt(let text): prompt = text
    case .ask(let question): quiz = Quiz(question)
    case .answer(let index): try answer(index)
    case .proceed: proceed()
    default: break
    }
  }

  private mutating func answer(_ index: Int) throws(ActionError) {
    guard var open = quiz, !open.isRevealed else { throw .nothingAsked }
    guard open.question.choices.indices.contains(index) else {
      throw .noSuch(
        verb: "answer", name: Question.letter(index),
        choices: open.question.choices.indices.map(Question.letter))
    }
    open.choice = index
    open.isRevealed = true
    score.answered += 1
    if open.isRight { score.right += 1 }
    quiz = open
  }

  /// The uppermost thing first: a prompt lies over a question.
  private mutating func proceed() {
    if prompt != nil {
      prompt = nil
    } else if quiz?.isRevealed == false {
      quiz?.isRevealed = true
    } else {
      quiz = nil
    }
  }
}
