import Angular
import Learning
import Testing
import Text

@testable import Experiment

struct LossSwitchTests {
  private func session(_ loss: MarginLoss, steps: Int = 5) -> Session {
    var session = Session(Settings(loss: loss))
    session.advance(atMost: steps)
    return session
  }

  /// Every row from every other: the weights stay, m is brought into the new range.
  @Test(arguments: MarginLoss.all)
  func switchingKeepsTheWeightsAndBoundsM(loss: MarginLoss) throws {
    let angular = try #require(MarginLoss.named("a-softmax"))
    var before = session(angular)
    try before.apply(.glide(false))
    try before.apply(.margin(4))
    before.advance(atMost: 1)
    var after = before
    try after.apply(.loss(loss.name))
    #expect(after.loss.name == loss.name && after.step == before.step)
    #expect(after.trainer.checksum == before.trainer.checksum)
    guard let margin = loss.margin else {
      #expect(after.settings.margin == 4)
      return
    }
    // A factor stays; what a factor of 4 would be in radians or cosines nobody asked for.
    #expect(after.settings.margin == (margin.kind == .factor ? 4 : margin.initial))
    #expect(after.margin.m == after.settings.margin)
    after.advance()
    #expect(after.failure == nil && after.step > before.step)
  }

  /// What a loss has of its own starts where its row says; what both have alike stays.
  @Test func ownParametersStartAtTheirRowUnlessBothHaveThem() throws {
    var session = session(try #require(MarginLoss.named("combined")))
    try session.apply(.parameter(.angleOffset, 0.1))
    try session.apply(.loss("combined-raw"))
    #expect(session.margin.angleOffset == 0.1)
    try session.apply(.loss("contrastive"))
    let pairs = try #require(MarginLoss.named("contrastive"))
    #expect(session.margin.distanceMargin == pairs.range(of: .distanceMargin)?.initial)
    try session.apply(.parameter(.distanceMargin, 2))
    try session.apply(.loss("triplet"))
    let triplets = try #require(MarginLoss.named("triplet"))
    #expect(session.margin.distanceMargin == triplets.range(of: .distanceMargin)?.initial)
    #expect(session.margin.weight == triplets.range(of: .weight)?.initial)
    session.advance()
    #expect(session.failure == nil)
  }

  /// Each of a row's own parameters is dialed, marks the curve, and reaches the next step.
  @Test(arguments: MarginLoss.all.filter { !$0.parameters.isEmpty })
  func ownParametersAreDialed(loss: MarginLoss) throws {
    for own in loss.parameters {
      var session = session(loss)
      let dial = Control.parameter(own.parameter)
      #expect(Control.choices(under: loss).contains(dial))
      #expect(dial.text(session) == Numerals.shortest(own.initial))
      let action = try #require(
        dial.turned(session, own.initial == own.range.upperBound ? -1 : 1, false))
      var other = session
      try other.apply(action)
      #expect(other.margin[keyPath: own.parameter.field] != own.initial)
      #expect(other.curves.marks.count == session.curves.marks.count + 1)
      // alpha moves the centers of this step, and by them the weights of the next.
      for _ in 0..<2 {
        session.advance(atMost: 1)
        other.advance(atMost: 1)
      }
      #expect(session.trainer.checksum != other.trainer.checksum, "\(own.parameter)")
    }
    let parameters = Set(LossParameter.allCases.map(Control.parameter))
    #expect(parameters.isDisjoint(with: Control.choices(under: MarginLoss.all[0])))
  }

  @Test(arguments: MarginLoss.all)
  func dialsTurnWhatTheRowHas(loss: MarginLoss) {
    let session = session(loss)
    #expect((Control.margin.place(session) == nil) == (loss.margin == nil))
    #expect((Control.lambda.place(session) == nil) == !loss.annealed)
    #expect((Control.scale.place(session) == nil) == (loss.initialScale == nil))
    #expect((Control.scale.turned(session, 1, false) == nil) == (loss.initialScale == nil))
    if let margin = loss.margin {
      let next = margin.range.lowerBound + margin.step
      #expect(Control.margin.turned(session, 1, false) == .margin(next))
      #expect(Control.margin.dragged(session, 1) == .margin(margin.range.upperBound))
    }
  }

  /// From the least m to the largest takes 350 steps, whatever the range; .02 each for A-Softmax.
  @Test(arguments: MarginLoss.all.filter { $0.margin != nil })
  func glidesTakeTheSameTimeInEveryRange(loss: MarginLoss) throws {
    let range = try #require(loss.margin?.range)
    var session = session(loss, steps: 0)
    try session.apply(.margin(range.upperBound))
    for _ in 0..<69 { session.advance() }
    #expect(session.isGliding && session.margin.m < range.upperBound)
    for _ in 0..<2 { session.advance() }
    #expect(!session.isGliding && session.margin.m == range.upperBound)
    if loss.name == "a-softmax" { #expect(session.glide == 0.02) }
  }

  @Test func theScaleReachesTheNextStep() throws {
    let loss = try #require(MarginLoss.named("cosface"))
    var session = session(loss)
    var other = session
    try other.apply(.scale(30))
    #expect(other.margin.scale == 30 && session.margin.scale == 16)
    #expect(other.change?.kind == .set(.scale, from: .number(16), to: .number(30)))
    session.advance(atMost: 1)
    other.advance(atMost: 1)
    #expect(session.trainer.checksum != other.trainer.checksum)
    #expect(throws: ActionError.outOfRange(verb: "scale", value: 0.5, range: Settings.scales)) {
      try other.apply(.scale(0.5))
    }
    #expect(try Action(parsing: "scale 30") == .scale(30) && Action.scale(30).text == "scale 30")
  }

  @Test func aFreeLengthHasNoScale() {
    var session = Session()
    #expect(throws: ActionError.notInThisLoss(verb: "scale", loss: "A-Softmax")) {
      try session.apply(.scale(30))
    }
  }
}
