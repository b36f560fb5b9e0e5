import Angular
import Elementary
import Learning
import Testing

@testable import Experiment

struct CollapseTests {
  /// A cold start with a large m, with lambda or without.
  private static func cold(seed: UInt64, annealing: String = "constant") -> Session {
    var settings = Settings(data: Dataset.named("overlap") ?? Settings.initialData, seed: seed)
    settings.activation = .tanh
    settings.margin = 8
    settings.annealing = annealing
    return Session(settings)
  }

  /// A cold start at m = 8 merges classes, on every seed, and is found out at once.
  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func aColdStartCollapses(seed: UInt64) throws {
    var session = Self.cold(seed: seed)
    while session.step < 300 { session.advance() }
    let collapse = try #require(session.collapse)
    let merger = try #require(collapse.merger)
    #expect(merger.first < merger.second && merger.angle < 6 * .pi / 180)
    #expect(session.measures.leastClassAccuracy < 0.5)
  }

  /// The same start with lambda falling from 10 keeps every class, and no alarm is given.
  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func annealingIsACure(seed: UInt64) {
    var session = Self.cold(seed: seed, annealing: "exponential")
    while session.step < 600 {
      session.advance()
      #expect(session.collapse == nil, "\(session.step)")
    }
    #expect(session.measures.leastClassAccuracy > 0.5 && session.lambda < 0.01)
  }

  /// So does a start at m = 1 from which m glides up: the other cure.
  @Test(arguments: 1...2 as ClosedRange<UInt64>)
  func theDefaultSceneIsWell(seed: UInt64) throws {
    var session = Session(Settings(seed: seed))
    while session.step < 900 {
      session.advance()
      if session.step == 300 { try session.apply(.margin(4)) }
      #expect(session.collapse == nil, "\(session.step)")
    }
    #expect(session.measures.leastClassAccuracy > 0.9)
  }

  @Test func mergedWeightsAreTheNearestTwoBelowATenthOfTheSpacing() {
    func weights(_ degrees: [Double]) -> [SIMD3<Double>] {
      degrees.map {
        let (sine, cosine) = sinCos($0 * .pi / 180)
        return SIMD3(cosine, sine, 0) * 3
      }
    }
    // Four classes: 90 degrees apart if even, merged below 9.
    let spacing = Double.pi / 2
    #expect(Collapse.merger(of: weights([0, 9.1, 180, 270]), spacing: spacing) == nil)
    let merger = Collapse.merger(of: weights([0, 180, 188, 184]), spacing: spacing)
    #expect(merger?.first == 1 && merger?.second == 3)
    #expect(abs((merger?.angle ?? 0) - 4 * .pi / 180) < 1e-12)
    #expect(Collapse.merger(of: weights([0]), spacing: 2 * .pi) == nil)
  }

  @Test func aPlateauIsALossThatIsHighAndFlat() {
    func points(steps: Int = 5, _ loss: (Int) -> Double) -> [LossCurves.Point] {
      var curves = LossCurves()
      for step in stride(from: steps, through: 120 * steps, by: steps) {
        curves.add(step: step, loss: loss(step), marginFreeLoss: 0, steps: steps)
      }
      return curves.points
    }
    #expect(Collapse.plateau(of: points { _ in 1.1 }, at: 600) == 1.1)
    #expect(Collapse.plateau(of: points { _ in 0.3 }, at: 600) == nil)
    #expect(Collapse.plateau(of: points { 600 / Double($0) }, at: 600) == nil)
    #expect(Collapse.plateau(of: points { _ in 1.1 }, at: 5000) == nil)
    #expect(Collapse.plateau(of: [], at: 600) == nil)
    // At 1000 steps a tick one point is all there is of the last 299 steps.
    #expect(Collapse.plateau(of: points(steps: 1000) { _ in 1.1 }, at: 120_000) == 1.1)
    let falling = points(steps: 1000) { 1.2 / Double($0 / 10_000 + 1) + ($0 == 119_000 ? 2 : 0.5) }
    #expect(Collapse.plateau(of: falling, at: 120_000) == nil)
  }
}
