import Angular
import Learning
import Testing

@testable import Experiment

/// What follows from a row of the table of controls, for every row.
struct ControlTableTests {
  /// A session under the first loss that has the control, some steps old.
  private func session(_ control: Control) throws -> Session {
    var session = Session()
    session.advance()
    for loss in MarginLoss.all where control.place(session) == nil {
      try session.apply(.loss(loss.name))
    }
    return session
  }

  @Test func wordsAreUnique() {
    let words = Control.all.map(\.word)
    #expect(Set(words).count == words.count)
    #expect(Control.all.allSatisfy { Control.named($0.word) == $0 && $0.description == $0.word })
    #expect(Control.named("xyzzy") == nil)
    #expect(Set(Control.recorded) == Set(Control.all))
    #expect(LossParameter.allCases.allSatisfy { Control.parameter($0).word == $0.rawValue })
  }

  @Test(arguments: Control.all)
  func everyControlExplainsItself(control: Control) throws {
    #expect(!control.symbol.isEmpty && !control.summary.isEmpty && !control.summary.hasSuffix("."))
    #expect(control.helpText.hasSuffix(".") && control.helpText.first?.isLowercase == false)
    #expect(Action.verbs.first { $0.word == control.word }?.form == control.kind.form)
    var session = try session(control)
    for loss in MarginLoss.all {
      try session.apply(.loss(loss.name))
      let refusal = control.refusal(session)
      #expect(control.place(session) != nil || refusal.hasSuffix("."))
      #expect(!control.text(session).isEmpty)
    }
  }

  /// The action of a turn sets what it says, does to the training what the row says, and reads back.
  @Test(arguments: Control.all)
  func aTurnDoesWhatItsRowSays(control: Control) throws {
    var session = try session(control)
    let before = session
    let action = try #require(
      control.turned(session, 1, false) ?? control.turned(session, -1, false))
    #expect(try Action(parsing: action.text) == action)
    guard case .set(control, let value) = action else {
      Issue.record("\(action) sets another control")
      return
    }
    try session.apply(action)
    #expect(control.read(session.settings) == value && session.settings != before.settings)
    #expect(session.settings.actions.contains(action))
    switch control.effect {
    case .keepsWeights:
      #expect(session.step == before.step && session.canRerun)
      #expect(session.trainer.classWeights == before.trainer.classWeights)
      let from = control.present(in: before)
      #expect(session.change?.kind == .set(control, from: from, to: value))
      let marks = session.curves.marks.count - before.curves.marks.count
      #expect(marks == (control.mark(value) == nil ? 0 : 1))
      #expect(control.mark(value).map { session.curves.marks.last?.label == $0 } ?? true)
    case .startsAfresh:
      #expect(session.step == 0 && session.change?.kind == .start)
      #expect(session.trainer.checksum == Session(session.settings).trainer.checksum)
    case .changesPace:
      #expect(session.change == before.change && session.step == before.step)
      #expect(session.trainer.checksum == before.trainer.checksum)
    }
  }

  /// What is set reaches the training: the next steps are others.
  @Test(arguments: Control.all.filter { $0.effect == .keepsWeights })
  func aTurnReachesTheTraining(control: Control) throws {
    var session = try session(control)
    // lambda dilutes nothing where m asks for nothing, and m glides.
    try session.apply(.glide(false))
    if let range = session.loss.margin { try session.apply(.margin(range.snaps[2])) }
    var other = session
    let action = try #require(
      control.turned(session, -1, false) ?? control.turned(session, 1, false))
    try other.apply(action)
    for _ in 0..<3 {
      session.advance(atMost: 1)
      other.advance(atMost: 1)
    }
    #expect(session.trainer.checksum != other.trainer.checksum, "\(action.text)")
  }

  /// A value of another kind is refused, whoever made the action.
  @Test(arguments: Control.all)
  func valuesOfAnotherKindAreRefused(control: Control) throws {
    var session = try session(control)
    let before = session.settings
    let values: [ControlValue] = [.flag(true), .seed(3), .name("7"), .number(2.5)]
    for value in values where !control.kind.takes(value) {
      #expect(throws: ActionError.self, "\(value)") { try session.apply(.set(control, value)) }
    }
    #expect(session.settings == before)
  }

  /// What each starts with, where that depends on nothing.
  @Test func initialValuesAreThoseOfEveryStart() {
    #expect(Control.rate.initial == .number(0.05) && Control.speed.initial == .number(5))
    #expect(Control.seed.initial == .seed(7) && Control.glide.initial == .flag(true))
    for control in [Control.margin, .loss, .data, .classes, .noise] {
      #expect(control.initial == nil, "\(control)")
    }
    #expect(Control.rate.helpText == "Learning rate: how large a training step is (default: 0.05).")
  }

  @Test(arguments: [
    (0.125, "1/8"), (0.25, "1/4"), (0.5, "1/2"), (1, "1"), (1000, "1000"),
  ])
  func slowSpeedsAreFractions(speed: Double, label: String) {
    #expect(Control.speed.label(.number(speed)) == label)
  }

  @Test func numbersOnScreenAreShort() throws {
    var session = Session(Settings(loss: try #require(MarginLoss.named("arcface"))))
    session.advance()
    try session.apply(.margin(0.30666666666666664))
    #expect(session.curves.marks.map(\.label) == ["m 0.31"])
    try session.apply(.scale(16.666666666666668))
    #expect(Control.scale.text(session) == "16.67")
    #expect(session.curves.marks.map(\.label) == ["m 0.31", "s 16.67"])
  }
}
