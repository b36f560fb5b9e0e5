import Angular
import Learning
import Testing

@testable import Experiment

struct AnnealingTests {
  /// Values of the published formulas, computed elsewhere.
  @Test(arguments: [
    ("exponential", 0, 10), ("exponential", 80, 3.678794411714423),
    ("exponential", 400, 0.06737946999085467), ("exponential", 736, 0.001010394),
    ("exponential", 737, 0), ("exponential", 1_000_000, 0),
    ("caffe", 0, 1000), ("caffe", 1, 892.8571428571429), ("caffe", 1658, 5.001000200040008),
    ("caffe", 1659, 5), ("caffe", 1_000_000, 5),
    ("clcarwin", 0, 1500), ("clcarwin", 10, 750), ("clcarwin", 2990, 5), ("clcarwin", 90_000, 5),
    ("l-softmax", 0, 1000), ("l-softmax", 10_000, 0.405648192),
    ("l-softmax", 19_359, 0.001000157), ("l-softmax", 19_360, 0),
  ])
  func schedulesFollowTheirFormulas(name: String, steps: Int, expected: Double) throws {
    let lambda = try #require(Annealing.named(name)?.lambda)
    #expect(abs(lambda(steps) - expected) <= 1e-4 * expected, "\(lambda(steps))")
  }

  @Test(arguments: Annealing.all.compactMap { row in row.lambda == nil ? nil : row.name })
  func noneEverRises(name: String) throws {
    let lambda = try #require(Annealing.named(name)?.lambda)
    var last = Double.infinity
    for step in 0..<25_000 {
      let next = lambda(step)
      #expect(next >= 0 && next <= last)
      last = next
    }
  }

  @Test func namesAreUniqueAndTheFirstStays() {
    #expect(Set(Annealing.all.map(\.name)).count == Annealing.all.count)
    #expect(Annealing.constant.lambda == nil && Annealing.named("linear") == nil)
    #expect(Annealing.all.allSatisfy { !$0.summary.isEmpty && !$0.summary.hasSuffix(".") })
  }

  /// lambda before each step is a function of the steps since the schedule began, not of ticks.
  @Test(arguments: [1, 5, 50] as [Double])
  func lambdaDependsOnStepsAlone(speed: Double) throws {
    let lambda = try #require(Annealing.named("exponential")?.lambda)
    var session = Session()
    try session.apply(.margin(4))
    session.advance(atMost: 50)
    while session.step < 50 { session.advance() }
    try session.apply(.anneal("exponential"))
    #expect(session.lambda == 10 && session.isAnnealing)
    try session.apply(.speed(speed))
    while session.step < 150 { session.advance() }
    #expect(session.lambda == lambda(99))
    #expect(session.trainer.checksum == Self.after100Steps.trainer.checksum)
  }

  private static let after100Steps: Session = {
    var session = Session()
    do {
      try session.apply(.margin(4))
      while session.step < 50 { session.advance() }
      try session.apply(.anneal("exponential"))
    } catch {
      preconditionFailure("\(error)")
    }
    while session.step < 150 { session.advance() }
    return session
  }()

  @Test func aValueByHandStaysAndAScheduleBeginsAgain() throws {
    var session = Self.after100Steps
    try session.apply(.lambda(2))
    #expect(session.lambda == 2 && session.settings.annealing == "constant")
    session.advance()
    #expect(session.lambda == 2 && !session.isAnnealing)
    try session.apply(.anneal("caffe"))
    #expect(session.lambda == 1000 && session.settings.annealing == "caffe")
    session.advance()
    let fallen = session.lambda
    #expect(fallen < 1000)
    try session.apply(.anneal("caffe"))
    #expect(session.lambda == 1000)
    session.advance()
    try session.apply(.anneal("constant"))
    #expect(session.lambda == fallen && session.settings.lambda == fallen)
  }

  @Test func aNewStartAnnealsFromTheStart() throws {
    var session = Self.after100Steps
    try session.apply(.reset)
    #expect(session.lambda == 10)
    let fresh = Session(session.settings)
    #expect(fresh.lambda == 10 && fresh.trainer.checksum == session.trainer.checksum)
    session.advance()
    #expect(session.curves.points.last.map { $0.lambda < 10 && $0.lambda > 9 } == true)
    #expect(session.curves.points.count == 1)
  }

  @Test func goingBackTakesTheScheduleAlong() throws {
    var session = Self.after100Steps
    try session.apply(.rerun)
    #expect(session.step == 50 && session.lambda == 0 && session.settings.annealing == "constant")
  }

  @Test func onlyLossesWithALambdaAnneal() throws {
    var session = Session(Settings(loss: try #require(MarginLoss.named("cosface"))))
    #expect(throws: ActionError.notInThisLoss(verb: "anneal", loss: "CosFace")) {
      try session.apply(.anneal("caffe"))
    }
    #expect(session.lambda == 0)
    var annealing = Self.after100Steps
    try annealing.apply(.loss("cosface"))
    #expect(annealing.lambda == 0 && !annealing.isAnnealing)
    annealing.advance()
    #expect(annealing.curves.points.last?.lambda == 0)
  }
}
