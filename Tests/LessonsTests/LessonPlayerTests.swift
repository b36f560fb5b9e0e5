import Experiment
import Learning
import Testing
import Text

@testable import Lessons

struct LessonPlayerTests {
  /// A lesson played to its end, or for so many ticks.
  private struct Show {
    var session: Session
    var actions: [(tick: Int, action: Action)] = []
    var checkResults: [CheckResult] = []
    var player: LessonPlayer

    init(_ text: String, waits: Bool = false) throws {
      let lesson = try Lesson(Array("lesson \"T\"\n\(text)".utf8))
      session = try lesson.start()
      player = LessonPlayer(lesson, waits: waits)
      try play()
    }

    mutating func play() throws {
      try player.play(on: &session)
      actions += player.actions.map { (session.tick, $0) }
      checkResults += player.checkResults
    }

    mutating func pass(_ ticks: Int) throws {
      for _ in 0..<ticks {
        session.advance()
        try play()
      }
    }

    mutating func toTheEnd() throws {
      for _ in 0..<100_000 where !player.isOver { try pass(1) }
    }

    func atTheEnd() throws -> Session {
      var show = self
      try show.toTheEnd()
      return show.session
    }
  }

  @Test(arguments: [1, 2.0, 5, 20, 0.5], [1, 7, 100])
  func exactlySoManyStepsTrain(_ speed: Double, _ steps: Int) throws {
    var show = try Show("set speed \(Numerals.shortest(speed))\nrun \(steps)\nhold 0.1\nrun 3")
    try show.toTheEnd()
    #expect(show.session.step == steps + 3)
    #expect(!show.session.isRunning && !show.session.needsTicks)
  }

  @Test func aHoldTrainsNothingForSoManyTicks() throws {
    var show = try Show("run 10\nhold 2\nrun 5")
    try show.pass(2)
    #expect(show.session.step == 10 && !show.session.isRunning)
    try show.pass(59)
    #expect(show.session.step == 10)
    try show.pass(2)
    #expect(show.session.step == 15)
  }

  @Test func aRampEndsWhereItShould() throws {
    var show = try Show("set glide off\nramp margin 1 4 over=30\nrun 1")
    try show.pass(3)
    #expect(show.session.settings.margin == 2.5 && show.session.step == 15)
    try show.toTheEnd()
    #expect(show.session.settings.margin == 4 && show.session.step == 31)
  }

  /// Every number on the way is set exactly, and marked in a few characters.
  @Test func aRampLeavesShortMarks() throws {
    var show = try Show("loss arcface\nset glide off\nrun 5\nramp margin 0.12 0.4 over=30\nrun 1")
    try show.pass(2)
    var values: [Double] = []
    for _ in 0..<6 {
      try show.pass(1)
      values.append(show.session.settings.margin)
      #expect(show.session.curves.marks.allSatisfy { $0.label.count <= 6 }, "\(values)")
    }
    #expect(values.contains { "\($0)".count > 6 })
    try show.toTheEnd()
    #expect(show.session.curves.marks.map(\.label) == ["m 0.4"])
  }

  @Test func aStepBackUndoesOneStep() throws {
    var show = try Show("run 50\nset back\ncheck step = 49\nset back\nrun 3")
    try show.toTheEnd()
    #expect(show.checkResults.map(\.holds) == [true])
    #expect(show.session.step == 51)
    #expect(try show.session.trainer.checksum == Show("run 51").atTheEnd().trainer.checksum)
  }

  @Test func withoutAStepThereIsNoWayBack() throws {
    let error = #expect(throws: LessonError.self) { try Show("set back\nrun 5") }
    #expect(error == LessonError(.action(.nothingToGoBack), Place(line: 2, column: 1)))
  }

  @Test func aRerunGoesBackToBeforeTheChange() throws {
    var show = try Show("run 50\nset margin 2\nrun 30\nset rerun\ncheck step = 50\nrun 5")
    try show.toTheEnd()
    #expect(show.checkResults.map(\.holds) == [true] && show.session.settings.margin == 1)
    #expect(try show.session.trainer.checksum == Show("run 55").atTheEnd().trainer.checksum)
  }

  @Test func untilEndsAsSoonAsItHolds() throws {
    var show = try Show("run 20\nuntil step >= 33 max=600")
    try show.toTheEnd()
    #expect(show.session.step == 35)
    #expect(show.checkResults.map(\.holds) == [true] && show.checkResults[0].measured == 35)
  }

  @Test func untilGivesUp() throws {
    var show = try Show("until width < 0 max=12\nrun 4")
    try show.toTheEnd()
    #expect(show.session.step == 16)
    let checkResult = try #require(show.checkResults.first)
    #expect(
      !checkResult.holds && checkResult.most == 12 && checkResult.place == Place(line: 2, column: 1)
    )
  }

  @Test func checksAreJudgedWhereTheyStand() throws {
    var show = try Show("check step = 0\ncheck loss < 5\nrun 5\ncheck step = 0\ncheck step = 5")
    try show.toTheEnd()
    #expect(show.checkResults.map(\.holds) == [true, false, false, true])
    #expect(show.checkResults.map(\.measured) == [0, nil, 5, 5])
    #expect(show.checkResults.map(\.place.line) == [2, 3, 5, 6])
  }

  @Test func whereNobodyWaitsPausesAndQuestionsRest() throws {
    var show = try Show("pause \"p\"\nask \"q\" a=x b=y answer=b\nrun 5")
    #expect(show.session.presentation.prompt == "p")
    try show.pass(89)
    #expect(show.session.presentation.prompt == "p")
    try show.pass(1)
    #expect(show.session.presentation.prompt == nil)
    #expect(show.session.presentation.quiz?.isRevealed == false)
    try show.pass(90)
    #expect(show.session.presentation.quiz?.isRevealed == true)
    try show.toTheEnd()
    #expect(show.session.presentation.quiz == nil && show.session.step == 5)
    #expect(show.session.tick == 271)
  }

  @Test func elseSomebodyGoesOnAndAnswers() throws {
    var show = try Show("pause \"p\"\nask \"q\" a=x b=y answer=b\nrun 5", waits: true)
    try show.pass(500)
    #expect(show.session.presentation.prompt == "p" && show.player.isWaiting(in: show.session))
    try show.session.apply(.proceed)
    #expect(!show.player.isWaiting(in: show.session))
    try show.pass(500)
    #expect(show.session.presentation.quiz?.isRevealed == false)
    try show.session.apply(.answer(1))
    try show.pass(500)
    #expect(show.session.step == 0 && show.player.isWaiting(in: show.session))
    try show.session.apply(.proceed)
    try show.pass(5)
    #expect(show.session.step == 5)
    #expect(show.session.presentation.prompt?.contains("1 of 1 questions correctly") == true)
    try show.session.apply(.proceed)
    try show.pass(1)
    #expect(show.player.isOver && show.session.presentation.lecture == nil)
  }

  /// A failed claim leaves time to read about it; then goes on with what was said before.
  @Test func whoWatchesHasTimeToReadOfAFailure() throws {
    var show = try Show("say \"before\"\ncheck step = 1\nrun 5", waits: true)
    #expect(show.checkResults.map(\.holds) == [false])
    try show.session.apply(.say("not so"))
    try show.pass(199)
    #expect(show.session.step == 0 && show.session.presentation.said == "not so")
    try show.pass(2)
    #expect(show.session.step == 5 && show.session.presentation.said == "before")
  }

  @Test func theAudienceMayPauseAndReset() throws {
    var show = try Show("run 100\nhold 1", waits: true)
    try show.pass(5)
    try show.session.apply(.pause)
    try show.pass(100)
    #expect(show.session.step == 25 && show.player.isWaiting(in: show.session))
    try show.session.apply(.reset)
    try show.session.apply(.run)
    try show.pass(40)
    #expect(show.session.step == 75 && !show.session.isRunning)
  }

  @Test func whatCannotBeDoneIsSaidAndLeftOut() throws {
    var show = try Show("run 5\nset margin 2\nrun 5", waits: true)
    try show.session.apply(.loss("softmax"))
    let error = #expect(throws: LessonError.self) { try show.pass(1) }
    #expect(error?.place == Place(line: 3, column: 1))
    #expect(!show.session.isRunning && show.player.actions == [.pause, .rest(200)])
    try show.pass(300)
    #expect(show.session.step == 10)
  }

  @Test func theSameLessonTwiceIsTheSame() throws {
    let text = "run 33\nset margin 4\nuntil width < 20 max=200\nask \"q\" a=x b=y answer=a\nrun 7"
    var first = try Show(text)
    var second = try Show(text)
    try first.toTheEnd()
    try second.toTheEnd()
    #expect(first.session.trainer.checksum == second.session.trainer.checksum)
    #expect(first.session.tick == second.session.tick)
    #expect(first.actions.map(\.action) == second.actions.map(\.action))
  }

  /// A recording of a lesson needs nothing but its actions.
  @Test func theActionsAloneGiveTheSameSession() throws {
    var show = try Show(
      "run 33\nset margin 4\nramp lambda 5 0 over=21\nset speed 20\nrun 13\nmark \"x\"\nhold 1")
    try show.toTheEnd()
    var replay = try Lesson(Array("lesson \"T\"".utf8)).start()
    for tick in 0...show.session.tick {
      for done in show.actions where done.tick == tick {
        try replay.apply(try Action(parsing: done.action.text))
      }
      if tick < show.session.tick { replay.advance() }
    }
    #expect(replay.trainer.checksum == show.session.trainer.checksum)
    #expect(replay.presentation == show.session.presentation && replay.tick == show.session.tick)
  }
}
