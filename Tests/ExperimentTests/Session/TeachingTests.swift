import Learning
import Testing

@testable import Experiment

struct TeachingTests {
  private let question: Question
  private var session = Session()

  init() throws {
    question = try #require(Question("Which?", choices: ["this", "that"], answer: 1))
  }

  @Test mutating func whatIsSaidStaysUntilTheNext() throws {
    try session.apply(.say("one"))
    session.advance()
    #expect(session.presentation.said == "one")
    try session.apply(.margin(2))
    try session.apply(.reset)
    #expect(session.presentation.said == "one")
    try session.apply(.say("two"))
    #expect(session.presentation.said == "two")
    try session.apply(.say(""))
    #expect(session.presentation.said == nil)
  }

  @Test mutating func chaptersFollowEachOther() throws {
    try session.apply(.lesson("Margins", chapters: 2))
    try session.apply(.mark("First"))
    let lecture = try #require(session.presentation.lecture)
    #expect(lecture.title == "Margins" && lecture.chapters == 2)
    #expect(lecture.chapter == "First" && lecture.number == 1)
    try session.apply(.mark("Second"))
    #expect(session.presentation.lecture?.chapter == "Second")
    #expect(session.presentation.lecture?.number == 2)
    try session.apply(.lesson("", chapters: 0))
    #expect(session.presentation.lecture == nil)
  }

  @Test mutating func anotherLessonBeginsAfresh() throws {
    try session.apply(.ask(question))
    try session.apply(.answer(1))
    try session.apply(.proceed)
    try session.apply(.say("the end"))
    try session.apply(.lesson("Next", chapters: 1))
    #expect(session.presentation.score == Score() && session.presentation.said == nil)
  }

  @Test mutating func aPromptEndsWhenTheSpeakerGoesOn() throws {
    try session.apply(.prompt("Ready?"))
    #expect(session.presentation.prompt == "Ready?")
    try session.apply(.proceed)
    #expect(session.presentation.prompt == nil)
    try session.apply(.proceed)
    #expect(session.presentation == Presentation())
  }

  @Test(arguments: [0, 1])
  mutating func answersCount(choice: Int) throws {
    try session.apply(.ask(question))
    #expect(session.presentation.quiz?.isRevealed == false)
    try session.apply(.answer(choice))
    let quiz = try #require(session.presentation.quiz)
    #expect(quiz.isRevealed && quiz.choice == choice && quiz.isRight == (choice == 1))
    #expect(session.presentation.score.answered == 1)
    #expect(session.presentation.score.right == choice)
    // Nobody answers twice.
    #expect(throws: ActionError.nothingAsked) { try session.apply(.answer(1)) }
    try session.apply(.proceed)
    #expect(session.presentation.quiz == nil)
    #expect(session.presentation.score.answered == 1)
  }

  @Test mutating func whoGoesOnWithoutAnAnswerSeesIt() throws {
    try session.apply(.ask(question))
    try session.apply(.proceed)
    let quiz = try #require(session.presentation.quiz)
    #expect(quiz.isRevealed && quiz.choice == nil && !quiz.isRight)
    try session.apply(.proceed)
    #expect(session.presentation.quiz == nil && session.presentation.score == Score())
  }

  @Test mutating func answersThatCannotBe() throws {
    #expect(throws: ActionError.nothingAsked) { try session.apply(.answer(0)) }
    try session.apply(.ask(question))
    #expect(throws: ActionError.noSuch(verb: "answer", name: "c", choices: ["a", "b"])) {
      try session.apply(.answer(2))
    }
    #expect(session.presentation.quiz?.isRevealed == false)
  }

  @Test mutating func anAnswerMayTurnOutLater() throws {
    let open = try #require(Question("Which?", choices: ["this", "that"], answer: nil))
    #expect(try Action(parsing: Action.ask(open).text) == .ask(open))
    try session.apply(.ask(open))
    #expect(throws: ActionError.nothingAsked) { try session.apply(.reveal(0)) }
    try session.apply(.answer(0))
    #expect(session.presentation.quiz?.isPending == true && session.presentation.score == Score())
    #expect(throws: ActionError.nothingAsked) { try session.apply(.answer(1)) }
    try session.apply(.proceed)
    #expect(session.presentation.quiz?.isPending == true)
    try session.apply(.reveal(0))
    #expect(session.presentation.quiz?.isRight == true && session.presentation.score.right == 1)
    try session.apply(.proceed)
    #expect(session.presentation.quiz == nil)
    try session.apply(.ask(open))
    try session.apply(.proceed)
    #expect(session.presentation.quiz == nil && session.presentation.score.answered == 1)
  }

  @Test mutating func aPromptLiesOverAQuestion() throws {
    try session.apply(.ask(question))
    try session.apply(.prompt("Think."))
    try session.apply(.proceed)
    #expect(session.presentation.prompt == nil && session.presentation.quiz?.isRevealed == false)
  }

  @Test func questionsHaveTwoToFourChoices() {
    #expect(Question("?", choices: ["a"], answer: 0) == nil)
    #expect(Question("?", choices: ["a", "b", "c", "d", "e"], answer: 0) == nil)
    #expect(Question("?", choices: ["a", "b"], answer: 2) == nil)
    #expect(Question("?", choices: ["a", "b", "c", "d"], answer: 3) != nil)
    #expect((0..<4).map(Question.letter) == ["a", "b", "c", "d"])
  }

  /// Nothing of a lesson's words reaches the training.
  @Test mutating func wordsDoNotTrain() throws {
    var silent = Session()
    for action in [
      .lesson("l", chapters: 1), .say("x"), .mark("y"), .prompt("z"), .ask(question), .snap("s"),
      .proceed, .answer(0),
    ] as [Action] { try session.apply(action) }
    session.advance()
    silent.advance()
    #expect(session.trainer.checksum == silent.trainer.checksum && session.tick == silent.tick)
  }

  @Test mutating func soManyStepsInOneTick() throws {
    try session.apply(.steps(12))
    #expect(!session.isRunning && session.needsTicks)
    session.advance()
    #expect(session.step == 12 && !session.needsTicks)
    #expect(throws: ActionError.outOfRange(verb: "steps", value: 1001, range: 1...1000)) {
      try session.apply(.steps(1001))
    }
  }
}
