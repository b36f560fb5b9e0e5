extension Presentation {
  /// Does what a lesson asks for on the screen.
  mutating func teach(_ action: LessonAction) throws(ActionError) {
    switch action {
    case .say(let text): said = text.isEmpty ? nil : text
    case .lesson(let title, let chapters): begin(title, chapters)
    case .mark(let title):
      var next = lecture ?? LessonProgress()
      next.chapter = title
      next.number += 1
      lecture = next
    case .prompt(let text): prompt = text
    case .ask(let question): quiz = OpenQuestion(question)
    case .answer(let index): try answer(index)
    case .reveal(let index): try reveal(index)
    case .proceed: proceed()
    case .snap: break
    }
  }

  private mutating func begin(_ title: String, _ chapters: Int) {
    said = nil
    score = Score()
    lecture = nil
    guard !title.isEmpty else { return }
    var begun = LessonProgress()
    begun.title = title
    begun.chapters = chapters
    lecture = begun
  }

  private mutating func answer(_ index: Int) throws(ActionError) {
    guard var open = quiz, !open.isRevealed, open.choice == nil else { throw .nothingAsked }
    guard open.question.choices.indices.contains(index) else {
      throw .noSuch(
        verb: "answer", name: Question.letter(index),
        choices: open.question.choices.indices.map(Question.letter))
    }
    open.choice = index
    quiz = open
    if let answer = open.answer { try reveal(answer) }
  }

  private mutating func reveal(_ index: Int) throws(ActionError) {
    guard var open = quiz, !open.isRevealed, open.choice != nil else { throw .nothingAsked }
    open.answer = index
    open.isRevealed = true
    score.answered += 1
    if open.isRight { score.right += 1 }
    quiz = open
  }

  /// The uppermost thing first: a prompt lies over a question.
  private mutating func proceed() {
    if prompt != nil {
      prompt = nil
    } else if quiz?.isRevealed == false, quiz?.answer != nil {
      quiz?.isRevealed = true
    } else if quiz?.isPending != true {
      quiz = nil
    }
  }
}
