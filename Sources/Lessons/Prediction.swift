internal import Angular
package import Experiment
internal import Learning
internal import Text

/// Why nothing can be predicted now.
package enum PredictionError: Error, Hashable, Sendable {
  /// A prediction is made and not yet measured.
  case pending
  /// A question or a prompt is on the screen.
  case busy
  /// The loss has no margin.
  case noMargin(loss: String)
  /// Training has stopped by itself.
  case stopped
  /// Nothing has trained yet.
  case untrained
  /// The loss has no value of m worth seeing but this one.
  case noOtherMargin(Double)
  /// What would be asked of has no value now.
  case unmeasured(String)
}

/// Asks what the next m will do, turns m, and tells what was measured.
///
/// A value, and pure: the question and what becomes of it follow from the session alone. Nothing
/// is known in advance; the answer is what happened.
package struct Prediction: Sendable {
  /// Training steps from the answer to the reveal.
  package static let steps = 300

  /// What is asked of.
  private struct MeasuredQuantity {
    let name: String
    let unit: String
    let value: @Sendable (Session) -> Double?
  }

  private static let subjects = [
    MeasuredQuantity(name: "width of a class", unit: "\u{b0}") { Metric.named("width")?.value($0) },
    MeasuredQuantity(name: "training loss", unit: "") { $0.lastLoss },
    MeasuredQuantity(name: "angle to the nearest other class", unit: "\u{b0}") {
      Metric.named("gap")?.value($0)
    },
  ]
  private static let choices = [
    "fall by more than a tenth", "stay as it is, within a tenth", "rise by more than a tenth",
  ]

  private let subject: MeasuredQuantity
  private let question: Question
  private let former: Double
  private let margin: Double
  private let before: Double
  private let wasRunning: Bool
  /// Steps still to train, once it is answered.
  private var left: Int?
  private var lastStep = 0

  /// A prediction of the next of the loss's own values of m, or of the first after the last.
  ///
  /// - Throws: `PredictionError` where nothing can be predicted now.
  package init(_ session: Session) throws(PredictionError) {
    guard session.presentation.quiz?.isPending != true else { throw .pending }
    guard session.presentation.quiz == nil, session.presentation.prompt == nil else { throw .busy }
    guard let range = session.loss.margin else { throw .noMargin(loss: session.loss.title) }
    guard session.failure == nil else { throw .stopped }
    guard session.report != nil else { throw .untrained }
    guard
      let next = range.snaps.first(where: { $0 > session.settings.margin }) ?? range.snaps.first,
      next != session.settings.margin
    else { throw .noOtherMargin(session.settings.margin) }
    let subject = Prediction.subjects[
      session.presentation.score.answered % Prediction.subjects.count]
    let m = Numerals.short(session.settings.margin)
    guard let value = subject.value(session),
      let question = Question(
        "m goes from \(m) to \(Numerals.short(next)). What will the \(subject.name) do in the "
          + "next \(Prediction.steps) steps?", choices: Prediction.choices, answer: nil)
    else { throw .unmeasured(subject.name) }
    self.subject = subject
    self.question = question
    (former, margin, before) = (session.settings.margin, next, value)
    wasRunning = session.isRunning
  }

  /// The actions that ask; nothing trains while somebody thinks.
  package var asking: [Action] { [.train(.pause), .teach(.say("")), .teach(.ask(question))] }

  /// Whether the next ticks have something to do though nothing trains.
  package func hasPlans(_ session: Session) -> Bool {
    left == nil && session.presentation.quiz.map { $0.question != question || $0.isPending } ?? true
  }

  /// What is due before the session's next tick.
  package mutating func due(in session: Session) -> [Action] {
    guard let quiz = session.presentation.quiz, quiz.question == question else {
      // Left unanswered: as if nothing had been asked.
      guard left == nil else { return [] }
      left = 0
      return wasRunning ? [.train(.run)] : []
    }
    guard quiz.isPending else { return [] }
    guard let remaining = left else {
      left = Prediction.steps
      lastStep = session.step
      return [.set(.margin, .number(margin)), .train(.run)]
    }
    let isSame = session.step >= lastStep
    let now = remaining - (isSame ? session.step - lastStep : session.step)
    left = now
    lastStep = session.step
    // The dots cannot go on once training has stopped by itself.
    guard now <= 0 || session.failure != nil, let after = subject.value(session) else { return [] }
    let places = subject.unit.isEmpty ? 3 : 1
    let told =
      "From m = \(Numerals.short(former)) to \(Numerals.short(margin)) the \(subject.name) "
      + "went from \(Numerals.fixed(before, places))\(subject.unit) to "
      + "\(Numerals.fixed(after, places))\(subject.unit)."
    return [.teach(.reveal(Prediction.outcome(from: before, to: after))), .teach(.say(told))]
  }

  /// The index of the choice that came true: fall by more than a tenth, stay, rise by more.
  static func outcome(from before: Double, to after: Double) -> Int {
    after < 0.9 * before ? 0 : after > 1.1 * before ? 2 : 1
  }
}
