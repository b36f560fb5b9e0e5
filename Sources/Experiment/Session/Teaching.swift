extension Presentation {
  /// Does what a lesson asks for on the screen.
  mutating func teach(_ action: LessonAction, at tick: Int) throws(ActionError) {
    switch action {
    case .say(let text):
      said = text.isEmpty ? nil : text
      forgetReason()
    case .lesson(let title, let chapters): begin(title, chapters)
    case .mark(let title):
      var next = lecture ?? LessonProgress()
      next.chapter = title
      next.number += 1
      lecture = next
    case .prompt(let text):
      prompt = text
      forgetReason()
    case .ask(let question):
      quiz = OpenQuestion(question)
      forgetReason()
    case .answer(let index): try answer(index)
    case .reveal(let index): try reveal(index)
    case .proceed: proceed()
    case .rest(let ticks):
      guard LessonAction.restCounts.contains(ticks) else {
        throw .outOfRange(
          verb: "rest", value: Double(ticks),
          range: Double(
            LessonAction.restCounts.lowerBound)...Double(
              LessonAction.restCounts.upperBound))
      }
      rest = Rest(end: tick + ticks)
    case .why(let text): why = text.isEmpty ? nil : text
    case .reason(let isOn):
      guard why != nil || !isOn else { throw .noReason }
      showsReason = isOn
    case .snap, .chapter: break
    }
  }

  private mutating func forgetReason() { (why, showsReason) = (nil, false) }

  private mutating func begin(_ title: String, _ chapters: Int) {
    said = nil
    score = Score()
    lecture = nil
    // A question stays: recordings answer one after this.
    (rest, hidden, readout) = (nil, [], [])
    forgetReason()
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
    } else if quiz != nil, quiz?.isPending != true {
      quiz = nil
    } else {
      rest = nil
    }
  }
}

/// The start of a lesson's chapter, to which a learner can go back.
struct ChapterStart: Sendable {
  /// The most that are kept; of more chapters the last ones.
  static let most = 32

  /// The chapter's number, from 1.
  let number: Int
  /// The session as it was, without the chapters before.
  let session: Session
}

extension Session {
  /// Does what a lesson asks for.
  mutating func teach(_ action: LessonAction) throws(ActionError) {
    try presentation.teach(action, at: tick)
    switch action {
    case .lesson: chapterStarts = []
    case .mark: keepChapter()
    case .chapter(let number): try goBack(toChapter: number)
    case .say, .prompt, .ask, .answer, .reveal, .proceed, .rest, .why, .reason, .snap: break
    }
  }

  /// Whether the start of a chapter is known.
  package func canGoBack(toChapter number: Int) -> Bool {
    chapterStarts.contains { $0.number == number }
  }

  private mutating func keepChapter() {
    var copy = self
    copy.chapterStarts = []
    copy.forgetBatch()
    chapterStarts.append(
      ChapterStart(number: presentation.lecture?.number ?? 0, session: copy))
    if chapterStarts.count > ChapterStart.most { chapterStarts.removeFirst() }
  }

  /// Becomes what it was when a chapter began; the time goes on, and the colors stay.
  private mutating func goBack(toChapter number: Int) throws(ActionError) {
    guard let index = chapterStarts.lastIndex(where: { $0.number == number }) else {
      throw .noChapter(number)
    }
    let (starts, now, theme) = (chapterStarts, tick, presentation.theme)
    self = starts[index].session
    chapterStarts = Array(starts[...index])
    presentation.theme = theme
    setTick(now)
  }

  /// Ticks until a lesson's rest ends by itself; nil while it does not rest.
  package var restTicksLeft: Int? { presentation.rest.map { max(0, $0.end - tick) } }
}
