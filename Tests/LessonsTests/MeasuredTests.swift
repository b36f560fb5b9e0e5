import Experiment
import Testing

@testable import Lessons

/// What a lesson says, claims and asks of what it measures.
struct MeasuredTests {
  /// A lesson, played tick by tick.
  private struct Show {
    var session: Session
    var player: LessonPlayer
    var checkResults: [CheckResult] = []
    /// What was said, each with its tick.
    var said: [String] = []

    init(_ text: String, waits: Bool = false) throws {
      let lesson = try Lesson(Array("lesson \"T\" seed=3\nset speed 20\n\(text)".utf8))
      session = try lesson.start()
      player = LessonPlayer(lesson, waits: waits)
      try play()
    }

    mutating func play() throws {
      try player.play(on: &session)
      checkResults += player.checkResults
      for case .teach(.say(let text)) in player.actions { said.append(text) }
    }

    mutating func pass(_ ticks: Int) throws {
      for _ in 0..<ticks {
        session.advance()
        try play()
      }
    }

    mutating func toTheEnd() throws {
      for _ in 0..<10_000 where !player.isOver { try pass(1) }
    }
  }

  private func text(_ metric: String, _ session: Session) throws -> String {
    try #require(Metric.named(metric)?.text(in: session))
  }

  @Test func aSentenceHoldsTheNumbersOfItsTick() throws {
    var show = try Show("run 200\nsay \"{step}: {gap} and {loss:4}, {accuracy}\"\nrun 200")
    try show.pass(10)
    let session = show.session
    #expect(session.step == 200)
    let loss = try #require(Metric.named("loss")?.text(in: session, places: 4))
    let words = try "200: \(text("gap", session)) and \(loss), \(text("accuracy", session))"
    #expect(show.said == [words])
    // It stays what it was.
    try show.pass(5)
    #expect(show.session.presentation.said == words)
  }

  @Test func bracesAreWrittenTwice() throws {
    let show = try Show("say \"a {{b} {{{step}}\"\nhold 1")
    #expect(show.said == ["a {b} {0}"])
  }

  @Test func whatWasRememberedIsSaidAndCompared() throws {
    var show = try Show(
      """
      run 100
      remember before
      run 300
      say "From {before.width} to {width}, step {before.step}"
      check width < before.width
      check step = 4 * before.step
      check step < 2*before.step
      check before.width > width
      """)
    try show.pass(5)
    let before = try text("width", show.session)
    try show.toTheEnd()
    let after = try text("width", show.session)
    #expect(show.said == ["From \(before) to \(after), step 100"])
    #expect(show.checkResults.map(\.holds) == [true, true, false, true])
    #expect(show.checkResults.map(\.limit).dropFirst().prefix(2) == [400, 200])
  }

  /// Of a name that is used twice the last moment counts.
  @Test func aNameCanBeRememberedAgain() throws {
    var show = try Show("run 40\nremember a\nrun 40\nremember a\nrun 20\ncheck a.step = 80")
    try show.toTheEnd()
    #expect(show.checkResults.map(\.holds) == [true])
  }

  @Test func theGhostIsCompared() throws {
    var show = try Show(
      """
      run 100
      set ghost on
      run 100
      check ghost.step = 100
      say "{ghost.gap}"
      set classes 4
      check ghost.gap < 400
      """)
    try show.pass(5)
    let gap = try text("gap", show.session)
    try show.toTheEnd()
    #expect(show.said == [gap])
    // Other classes cannot be compared, and have taken the ghost away.
    #expect(
      show.checkResults.map(\.holds) == [true, false] && show.checkResults[1].measured == nil)
  }

  @Test func whatHasNoValueIsAnErrorOfItsLine() throws {
    let error = #expect(throws: LessonError.self) { try Show("remember a\nsay \"{a.loss}\"") }
    #expect(error == LessonError(.unmeasured("a.loss"), Place(line: 4, column: 1)))
    // It is left out where somebody watches.
    var show = try Show("hold 0.1\nsay \"{loss}\"\nsay \"next\"\nrun 20", waits: true)
    #expect(throws: LessonError.self) { try show.pass(3) }
    try show.pass(201)
    #expect(show.session.presentation.said == "next")
  }

  /// In tenths of a degree where whole ones would look equal, as in the row below the pictures.
  @Test func theTwoAnglesOfTheCriterionAreToldApart() throws {
    let format = try #require(Metric.named("max-intra")).format
    #expect(format == Metric.named("min-inter")?.format)
    #expect(format.text(44.26, criterionPlaces: 0) == "44\u{b0}")
    #expect(format.text(44.26, criterionPlaces: 1) == "44.3\u{b0}")
  }

  // MARK: - Questions

  private static let measured =
    #"ask "q" a=x b=y c=z answer="b if step > 300, a if step > 100, else c""#

  @Test(arguments: [(400, 1), (200, 0), (100, 2)])
  func theAnswerIsMeasuredWhenTheQuestionIsAsked(_ steps: Int, _ answer: Int) throws {
    var show = try Show("run \(steps)\n\(Self.measured)\nrun 20", waits: true)
    try show.pass(steps / 20)
    #expect(show.session.presentation.quiz?.question.answer == answer)
    try show.session.apply(.answer(answer))
    #expect(show.session.presentation.score.right == 1)
  }

  @Test func whereNoCaseHoldsNoAnswerIsRight() throws {
    var show = try Show("run 20\nask \"q\" a=x b=y answer=\"a if step > 30\"")
    let error = #expect(throws: LessonError.self) { try show.pass(2) }
    #expect(error == LessonError(.undecided("a if step > 30"), Place(line: 4, column: 1)))
  }

  private static let later = """
    remember before
    ask "More or less?" a="less than {before.step}" b="more" answer=later
    run 40
    say "done"
    reveal "b if step > before.step, else a"
    run 20
    """

  @Test(arguments: [0, 1]) func aLaterAnswerIsWhatHappened(_ choice: Int) throws {
    var show = try Show(Self.later, waits: true)
    try show.pass(100)
    #expect(show.session.presentation.quiz?.question.choices == ["less than 0", "more"])
    #expect(show.player.isWaiting(in: show.session) && show.session.step == 0)
    try show.session.apply(.answer(choice))
    #expect(!show.player.isWaiting(in: show.session))
    try show.pass(100)
    let quiz = try #require(show.session.presentation.quiz)
    #expect(quiz.isRevealed && quiz.answer == 1 && quiz.isRight == (choice == 1))
    #expect(show.session.step == 40 && show.player.isWaiting(in: show.session))
    try show.session.apply(.proceed)
    try show.pass(5)
    #expect(show.session.step == 60 && show.session.presentation.score.answered == 1)
  }

  @Test func whoeverDoesNotAnswerSeesTheAnswerAllTheSame() throws {
    var show = try Show(Self.later, waits: true)
    try show.session.apply(.proceed)
    try show.pass(100)
    let quiz = try #require(show.session.presentation.quiz)
    #expect(quiz.isRevealed && quiz.answer == 1 && quiz.choice == nil)
    #expect(show.session.step == 40 && show.session.presentation.score.answered == 0)
    try show.session.apply(.proceed)
    try show.pass(5)
    #expect(show.session.step == 60)
  }

  @Test func whereNobodyAnswersEachHasItsTimeToRead() throws {
    var show = try Show(Self.later)
    let ticks = ReadingTime.ticks(characters: "More or less?less than 0more".count)
    #expect(ticks == 90)
    try show.pass(89)
    #expect(show.session.presentation.quiz?.isRevealed == false && show.session.step == 0)
    try show.pass(1)
    #expect(show.session.presentation.quiz == nil)
    try show.pass(2)
    #expect(show.session.presentation.quiz?.answer == 1 && show.session.step == 40)
    try show.pass(89)
    #expect(show.session.presentation.quiz?.isRevealed == true)
    try show.pass(1)
    #expect(show.session.presentation.quiz == nil)
  }

  @Test func aReasonIsOfferedWithTheQuestionItFollows() throws {
    var show = try Show("\(Self.measured)\nwhy \"step {step}\"\nsay \"x\"\nrun 20", waits: true)
    #expect(show.session.presentation.why == "step 0")
    try show.session.apply(.answer(0))
    try show.session.apply(.proceed)
    try show.pass(1)
    #expect(show.session.presentation.why == nil && show.session.presentation.said == "x")
  }

  // MARK: - Reading

  @Test(arguments: [(0, 90), (45, 90), (46, 92), (150, 300), (151, 302)])
  func fifteenCharactersASecondAndThreeSecondsAtLeast(_ characters: Int, _ ticks: Int) {
    #expect(ReadingTime.ticks(characters: characters) == ticks)
  }

  @Test func aHoldWithoutSecondsIsAsLongAsTheTextTakes() throws {
    let words = String(repeating: "x", count: 60)
    var show = try Show("say \"\(words)\"\nhold\nrun 20", waits: true)
    #expect(show.session.restTicksLeft == 120)
    try show.pass(119)
    #expect(show.session.restTicksLeft == 1 && show.session.step == 0)
    try show.pass(2)
    #expect(show.session.restTicksLeft == nil && show.session.step == 20)
  }

  @Test func goingOnEndsAHold() throws {
    var show = try Show("hold 60\nrun 20", waits: true)
    try show.pass(10)
    try show.session.apply(.proceed)
    try show.pass(2)
    #expect(show.session.step == 20)
  }

  @Test func aQuestionRestsAsLongAsItIsTold() throws {
    let lesson = try Lesson(Array("lesson x\npause p\nask q a=x b=y answer=a\nrun 5".utf8))
    var session = try lesson.start()
    var player = LessonPlayer(lesson, waits: false, questionTicks: 10)
    try player.play(on: &session)
    while !player.isOver {
      session.advance()
      try player.play(on: &session)
    }
    #expect(session.tick == 31)
  }

  @Test func everyStatementIsTold() throws {
    let lesson = try Lesson(Array("lesson x\nsay a\nsay b\ncheck step = 0\nrun 5".utf8))
    var session = try lesson.start()
    var player = LessonPlayer(lesson, waits: false)
    var told: [String] = []
    try player.play(on: &session) { line, session in
      told.append("\(line.place.line) \(session.presentation.said ?? "")")
    }
    #expect(told == ["2 a", "3 b", "4 b", "5 b"])
  }
}
