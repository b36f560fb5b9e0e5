import Angular
import Elementary
import Testing

struct HalfWedgeTests {
  static let degree = Double.pi / 180

  @Test(arguments: [(5.0, 1.77), (1, 2.85), (0.5, 3.28), (0, 4)])
  func lambdaReducesTheEffectiveMargin(lambda: Double, expected: Double) throws {
    let loss = try #require(MarginLoss.named("a-softmax"))
    let parameters = MarginParameters(m: 4, lambda: lambda)
    let effective = try #require(loss.effectiveMargin(between: 60 * Self.degree, parameters))
    #expect(abs(effective - expected) < 0.005)
  }

  @Test func lambdaFiveLeavesAWideWedge() throws {
    let loss = try #require(MarginLoss.named("a-softmax"))
    let half = try #require(
      loss.halfWedge(between: 60 * Self.degree, MarginParameters(m: 4, lambda: 5)))
    #expect(abs(half / Self.degree - 21.7) < 0.05)
  }

  /// A tiny lambda takes the numerical path, whose result must equal the closed form.
  @Test(arguments: [0.1, 0.5, 1, 2, 3.1], [1, 1.5, 2, 3.35, 4, 8])
  func theNumericalHalfWedgeEqualsTheClosedForm(gap: Double, m: Double) throws {
    let loss = try #require(MarginLoss.named("a-softmax"))
    let closed = try #require(loss.halfWedge(between: gap, MarginParameters(m: m)))
    let found = try #require(
      loss.halfWedge(between: gap, MarginParameters(m: m, lambda: 1e-14)))
    #expect(abs(closed - gap / (m + 1)) < 1e-15)
    #expect(abs(closed - found) < 1e-12)
  }

  @Test(arguments: MarginLoss.all.filter { $0.form == .softmax }, [0.1, 1, 3])
  func withoutMarginTheBoundaryIsHalfway(loss: MarginLoss, gap: Double) throws {
    let half = try #require(loss.halfWedge(between: gap, loss.withoutMargin))
    let apart = try #require(loss.angularGap(between: gap, loss.withoutMargin))
    let effective = try #require(loss.effectiveMargin(between: gap, loss.withoutMargin))
    let tolerance = loss.closedHalfWedge == nil ? 2e-12 : 0
    #expect(abs(half - gap / 2) <= tolerance)
    #expect(abs(apart) <= tolerance && abs(effective - 1) <= 20 * tolerance)
  }

  /// The excess is 0 at the half-wedge, and there is no half-wedge where it is negative at 0.
  @Test(arguments: MarginLoss.all, [0.2, 0.5, 1, 2, 3.1])
  func halfWedgesSolveTheirEquation(loss: MarginLoss, gap: Double) {
    for parameters in loss.variedParameters {
      func excess(_ phi: Double) -> Double {
        loss.form.excess(
          target: loss.targetLogit(at: Lanes(repeating: phi), parameters).value,
          nonTarget: loss.nonTargetLogit(at: Lanes(repeating: gap - phi), parameters).value)[0]
      }
      let ahead = excess(0)
      guard let half = loss.halfWedge(between: gap, parameters) else {
        #expect(ahead < 0)
        continue
      }
      #expect(ahead >= 0 && half >= 0 && half <= gap / 2)
      #expect(abs(excess(half)) < 1e-12, "m = \(parameters.m)")
    }
  }

  /// Half-wedges by the formulas of the margins, and where there are none.
  @Test(arguments: [0.7, 1.0471975511965976, 2.5])
  func halfWedgesAreThoseOfTheFormulas(gap: Double) throws {
    func half(_ name: String, _ parameters: MarginParameters) throws -> Double? {
      try #require(MarginLoss.named(name)).halfWedge(between: gap, parameters)
    }
    let widest = 1 - cos(gap)
    for share in [0.1, 0.6, 0.999] {
      let cosine = share * widest
      let lost = try #require(try half("cosface", MarginParameters(m: cosine))).distance(
        to: gap / 2)
      #expect(abs(sinCos(lost).sin - cosine / (2 * sinCos(gap / 2).sin)) < 1e-12)
      let angle = share * gap
      for name in ["arcface", "arcface-easy", "arcface-raw", "arcface-unroll"] {
        let half = try #require(try half(name, MarginParameters(m: angle)))
        #expect(abs(half - (gap - angle) / 2) < 1e-14)
      }
      let both = MarginParameters(m: 2.5, angleOffset: angle, cosineOffset: 0)
      #expect(abs(try #require(try half("combined", both)) - (gap - angle) / 3.5) < 1e-14)
    }
    #expect(try half("cosface", MarginParameters(m: widest + 1e-9)) == nil)
    #expect(try half("arcface", MarginParameters(m: gap + 1e-9)) == nil)
    for name in ["sphereface-r-v0", "sphereface-r-v1", "sphereface-r-v1-exact", "sphereface-r-v2"] {
      let half = try #require(try half(name, MarginParameters(m: 1.7)))
      #expect(abs(half - gap / 2.7) < 1e-15)
    }
  }

  @Test func theGapGrowsWithTheMargin() throws {
    let loss = try #require(MarginLoss.named("a-softmax"))
    let gap = uniformGap(classes: 8)
    #expect(abs(gap - 45 * Self.degree) < 1e-15)
    let angular = try #require(loss.angularGap(between: gap, MarginParameters(m: 4)))
    #expect(abs(angular - 27 * Self.degree) < 1e-14)
  }
}
