import Angular
import Learning
import Testing

@testable import Experiment

struct SessionTests {
  @Test func beginsBeforeTheFirstStep() {
    let session = Session()
    #expect(session.tick == 0 && session.step == 0 && session.isRunning)
    #expect(session.probe.count == 360 && session.features.count == 360)
    #expect(session.measures.directions.count == 360)
    #expect(session.report == nil && session.failure == nil && session.change == nil)
    #expect(!session.isGliding)
  }

  @Test(arguments: Speed.ladder.filter { $0.stepsPerTick <= 20 })
  func eachRungTrainsItsStepsATick(speed: Speed) throws {
    var session = Session()
    try session.apply(.batch(8))
    try session.apply(.speed(speed.stepsPerTick))
    for _ in 0..<16 { session.advance() }
    #expect(session.step == 2 * speed.eighths && session.tick == 16)
  }

  @Test func theFastestRungTrainsAThousandStepsATick() throws {
    var session = Session()
    try session.apply(.batch(8))
    try session.apply(.speed(1000))
    session.advance()
    #expect(session.step == 1000)
  }

  /// Owed eighths survive a change of speed, and are forgotten at a new start.
  @Test func fractionsOfAStepAreOwed() throws {
    var session = Session()
    try session.apply(.speed(0.125))
    for _ in 0..<7 { session.advance() }
    #expect(session.step == 0)
    session.advance()
    #expect(session.step == 1)
    for _ in 0..<4 { session.advance() }
    try session.apply(.speed(0.5))
    session.advance()
    #expect(session.step == 2)
    try session.apply(.speed(0.125))
    for _ in 0..<5 { session.advance() }
    try session.apply(.reset)
    for _ in 0..<7 { session.advance() }
    #expect(session.step == 0)
  }

  @Test func aLimitCutsATickShort() {
    var session = Session()
    session.advance(atMost: 2)
    #expect(session.step == 2 && session.tick == 1)
  }

  @Test func pausedTicksPassWithoutTraining() throws {
    var session = Session()
    session.advance()
    try session.apply(.pause)
    let before = session.trainer.checksum
    #expect(!session.needsTicks)
    for _ in 0..<10 { session.advance() }
    #expect(session.tick == 11 && session.step == 5)
    #expect(session.trainer.checksum == before)
    session.rest(ticks: 7)
    #expect(session.tick == 18)
    try session.apply(.run)
    #expect(session.needsTicks)
    session.advance()
    #expect(session.step == 10)
  }

  @Test func singleStepsAreTrainedAtTheNextTick() throws {
    var session = Session()
    try session.apply(.step)
    try session.apply(.step)
    #expect(!session.isRunning && session.needsTicks && session.step == 0)
    session.advance()
    #expect(session.step == 2 && !session.needsTicks)
    session.advance()
    #expect(session.step == 2)
  }

  @Test func theMarginGlidesAFiftiethAStep() throws {
    var session = Session()
    try session.apply(.margin(4))
    #expect(session.margin.m == 1 && session.isGliding && session.settings.margin == 4)
    for tick in 1...29 {
      session.advance()
      #expect(abs(session.margin.m - (1 + 0.1 * Double(tick))) < 1e-9 && session.isGliding)
    }
    session.advance()
    session.advance()
    #expect(session.margin.m == 4 && !session.isGliding)
    try session.apply(.margin(3.95))
    session.advance()
    #expect(session.margin.m == 3.95)
  }

  @Test func withoutGlidingTheMarginJumps() throws {
    var session = Session()
    try session.apply(.glide(false))
    try session.apply(.margin(4))
    session.advance(atMost: 1)
    #expect(session.margin.m == 4)
  }

  /// A loss without a margin leaves m where it was; with the next loss it goes on gliding.
  @Test func aLossWithoutMarginHoldsTheGlide() throws {
    var session = Session()
    try session.apply(.margin(4))
    session.advance()
    try session.apply(.loss("softmax"))
    #expect(!session.isGliding)
    session.advance()
    #expect(abs(session.margin.m - 1.1) < 1e-9)
    try session.apply(.loss("a-softmax"))
    session.advance()
    #expect(abs(session.margin.m - 1.2) < 1e-9)
  }

  @Test func everyTickIsAPointOfTheHistory() {
    var session = Session()
    for _ in 0..<7 { session.advance() }
    #expect(session.curves.points.map(\.step) == [5, 10, 15, 20, 25, 30, 35])
    #expect(session.curves.points.last?.loss == session.report?.loss)
    #expect(session.lastLoss == session.report?.loss)
  }

  /// The features shown are those of the present weights.
  @Test func aTickEndsWithALookAtTheProbe() {
    var session = Session()
    for _ in 0..<3 { session.advance() }
    var trainer = session.trainer
    #expect(session.features == trainer.features(of: session.probe))
  }

  @Test func trainingThatFailsStopsAndANewStartRevivesIt() throws {
    var session = Session()
    session.advance()
    session.trainer.settings.rate = 1e30
    for _ in 0..<5 { session.advance() }
    guard case .lossNotFinite(let step) = session.failure else {
      Issue.record("no failure")
      return
    }
    #expect(session.step == step - 1 && session.tick == 6)
    #expect(!session.isRunning && !session.needsTicks)
    #expect(session.features.allSatisfy { $0.x.isFinite && $0.y.isFinite })
    #expect(session.measures.maxIntra.isFinite && session.measures.p90Theta.isFinite)
    try session.apply(.run)
    try session.apply(.step)
    session.advance()
    #expect(session.step == step - 1)
    try session.apply(.reset)
    session.advance()
    #expect(session.failure == nil && session.isRunning && session.step == 5)
  }

  /// What a user might do, by tick.
  static let script: [(tick: Int, action: Action)] = [
    (3, .margin(2.5)), (5, .lambda(1)), (9, .view(.plane)), (10, .speed(10)), (12, .batch(40)),
    (14, .pause), (17, .step), (18, .run), (20, .loss("softmax")), (22, .ghost(true)),
    (24, .loss("a-softmax")), (25, .rerun), (26, .loss("a-softmax")), (27, .optimizer(.adam)),
    (30, .classes(4)),
    (31, .glide(false)), (32, .margin(3)), (34, .data("ring")), (36, .noise(0.2)), (38, .reset),
    (39, .speed(0.25)), (44, .activation(.tanh)), (45, .speed(5)), (48, .seed(11)),
  ]

  /// The checksum after each tick.
  private func run(_ session: inout Session, _ ticks: Range<Int>) throws -> [UInt64] {
    try ticks.map { tick in
      for (_, action) in Self.script.filter({ $0.tick == tick }) { try session.apply(action) }
      session.advance()
      return session.trainer.checksum
    }
  }

  @Test func aSessionIsAFunctionOfItsSettingsAndActions() throws {
    var first = Session()
    let sums = try run(&first, 0..<50)
    #expect(Set(sums).count > 40)
    // Again, and again from a copy taken in the middle while the original goes elsewhere.
    var second = Session()
    let start = try run(&second, 0..<21)
    var copy = second
    try second.apply(.seed(3))
    second.advance()
    #expect(try start + run(&copy, 21..<50) == sums)
    #expect(first.measures.directions == copy.measures.directions)
  }
}
