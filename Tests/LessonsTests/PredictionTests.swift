import Experiment
import Testing

@testable import Lessons

struct PredictionTests {
  private func learned(_ actions: [Action] = []) throws -> Session {
    var session = Session()
    for action in [.speed(20)] + actions { try session.apply(action) }
    for _ in 0..<20 { session.advance() }
    return session
  }

  /// Asks, answers, and lets ticks pass until it is told.
  private func play(_ session: inout Session, answer: Int?) throws -> [Action] {
    var prediction = try Prediction(session)
    var done: [Action] = []
    func act(_ actions: [Action]) throws {
      for action in actions {
        try session.apply(action)
        done.append(action)
      }
    }
    try act(prediction.asking)
    #expect(!session.isRunning && !prediction.hasPlans(session))
    try act([answer.map { .answer($0) } ?? .proceed])
    #expect(prediction.hasPlans(session))
    for _ in 0..<40 {
      session.advance()
      try act(prediction.due(in: session))
    }
    #expect(!prediction.hasPlans(session))
    return done
  }

  @Test(arguments: [0, 1, 2])
  func theAnswerIsWhatHappened(_ choice: Int) throws {
    var session = try learned()
    let width = try #require(Metric.named("width")?.value(session))
    let done = try play(&session, answer: choice)
    #expect(done.contains(.margin(2)) && session.settings.margin == 2)
    #expect(session.step == 400 + 800 - 20)
    // A larger margin narrows the classes.
    #expect(try #require(Metric.named("width")?.value(session)) < 0.9 * width)
    let quiz = try #require(session.presentation.quiz)
    #expect(quiz.answer == 0 && quiz.isRevealed && quiz.isRight == (choice == 0))
    #expect(session.presentation.score.answered == 1)
    #expect(session.presentation.score.right == (choice == 0 ? 1 : 0))
    #expect(session.presentation.said?.contains("From m = 1 to 2 the width of a class") == true)
  }

  @Test func unansweredItIsAsIfNothingHadBeenAsked() throws {
    var session = try learned()
    let done = try play(&session, answer: nil)
    #expect(done.last == .run && session.settings.margin == 1)
    #expect(session.presentation.quiz == nil && session.presentation.score.answered == 0)
  }

  @Test func theNextQuestionIsOfSomethingElse() throws {
    var session = try learned()
    let first = try Prediction(session).asking
    _ = try play(&session, answer: 0)
    #expect(throws: PredictionError.busy) { try Prediction(session) }
    try session.apply(.proceed)
    let second = try Prediction(session).asking
    #expect(first != second && second.description.contains("training loss"))
  }

  @Test func afterTheLastValueComesTheFirst() throws {
    let session = try learned([.margin(8)])
    let asked = try Prediction(session).asking
    #expect(asked.description.contains("m goes from 8 to 1."))
  }

  @Test func thereIsNothingToPredictWithoutAMarginOrTraining() throws {
    #expect(throws: PredictionError.untrained) { try Prediction(Session()) }
    #expect(throws: PredictionError.noMargin(loss: "Softmax")) {
      try Prediction(try learned([.loss("softmax")]))
    }
  }

  @Test(arguments: [
    (0.0, 0), (1.79, 0), (1.81, 1), (2, 1), (2.19, 1), (2.21, 2), (9, 2),
  ])
  func moreThanATenthIsAFallOrARise(after: Double, choice: Int) {
    #expect(Prediction.outcome(from: 2, to: after) == choice)
  }

  /// What the choice says has come true is what the numbers beside it say.
  @Test func theRevealedChoiceIsThatOfTheMeasuredValue() throws {
    for actions in [[], [.margin(2)], [.margin(8)]] as [[Action]] {
      var session = try learned(actions)
      let width = try #require(Metric.named("width"))
      let before = try #require(width.value(session))
      _ = try play(&session, answer: 1)
      let after = try #require(width.value(session))
      let quiz = try #require(session.presentation.quiz)
      // The probe went on for a few steps after the reveal; near a threshold that could count.
      guard abs(after / before - 0.9) > 0.02, abs(after / before - 1.1) > 0.02 else {
        Issue.record("\(after / before) is too near a threshold to tell")
        continue
      }
      #expect(quiz.answer == Prediction.outcome(from: before, to: after))
    }
  }

  @Test func everyActionReadsBack() throws {
    var session = try learned()
    for action in try play(&session, answer: 1) {
      #expect(try Action(parsing: action.text) == action)
    }
  }
}
