import Angular
import Elementary
import Testing

struct TheoryTests {
  static let degree = Double.pi / 180

  @Test(arguments: [(5.0, 1.77), (1, 2.85), (0.5, 3.28), (0, 4)])
  func lambdaDilutesTheMargin(lambda: Double, expected: Double) throws {
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

  /// A lambda next to nothing takes the numerical path and must meet the closed form.
  @Test(arguments: [0.1, 0.5, 1, 2, 3.1], [1, 1.5, 2, 3.35, 4, 8])
  func theNumericalHalfWedgeMeetsTheClosedForm(gap: Double, m: Double) throws {
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

  /// The excess ends at the half-wedge, and there is none where phi = 0 fails already.
  @Test(arguments: MarginLoss.all, [0.2, 0.5, 1, 2, 3.1])
  func closedFormsSolveTheirEquation(loss: MarginLoss, gap: Double) {
    for parameters in loss.variedParameters {
      func excess(_ phi: Double) -> Double {
        loss.form.excess(
          own: loss.targetLogit(at: Lanes(repeating: phi), parameters).value,
          rival: loss.rivalLogit(at: Lanes(repeating: gap - phi), parameters).value)[0]
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

  /// CosFace needs m <= 1 - cos(2 pi / K), ArcFace m <= 2 pi / K; a factor always fits.
  @Test(arguments: 2...26)
  func marginsFitUpToTheirLimit(classes: Int) throws {
    let gap = uniformGap(classes: classes)
    for loss in MarginLoss.all {
      let feasible = loss.feasibleMargins(between: gap, loss.initialParameters)
      guard let range = loss.margin?.range else {
        #expect(feasible == nil)
        continue
      }
      let limit: Double? =
        switch loss.name {
        case "cosface": 1 - cos(gap)
        case _ where loss.name.hasPrefix("arcface"): gap
        case _ where loss.name.hasPrefix("combined"):
          cos(0.3) - 0.2 >= cos(gap) ? .infinity : nil
        case _ where loss.name.hasPrefix("sphereface2"):
          // Own and other score, g - m at 0 and g + m at the gap, meet: t = 3.
          1 - exp(6 * log(max(1e-300, cos(gap / 2))))
        default: .infinity
        }
      #expect((feasible == nil) == (limit == nil), "\(loss.name)")
      guard let limit, let feasible else { continue }
      #expect(feasible.lowerBound == range.lowerBound)
      #expect(abs(feasible.upperBound - min(limit, range.upperBound)) < 1e-9, "\(loss.name)")
    }
  }

  /// The table of half-wedges, and where there are none.
  @Test(arguments: [0.7, 1.0471975511965976, 2.5])
  func halfWedgesAreTheTabulatedOnes(gap: Double) throws {
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

  /// CosFace at .35 has no room for eight classes, ArcFace at .5 none for thirteen.
  @Test func additiveMarginsRunOutOfCircle() throws {
    let cosFace = try #require(MarginLoss.named("cosface"))
    let arcFace = try #require(MarginLoss.named("arcface"))
    for classes in 3...16 {
      let gap = uniformGap(classes: classes)
      #expect(
        (cosFace.halfWedge(between: gap, MarginParameters(m: 0.35)) == nil) == (classes >= 8))
      #expect(
        (arcFace.halfWedge(between: gap, MarginParameters(m: 0.5)) == nil) == (classes >= 13))
    }
  }

  @Test func theGapGrowsWithTheMargin() throws {
    let loss = try #require(MarginLoss.named("a-softmax"))
    let gap = uniformGap(classes: 8)
    #expect(abs(gap - 45 * Self.degree) < 1e-15)
    let angular = try #require(loss.angularGap(between: gap, MarginParameters(m: 4)))
    #expect(abs(angular - 27 * Self.degree) < 1e-14)
  }

  /// Property 2, checked against the arcs themselves on both sides of the bound.
  @Test(arguments: [0.2, 1, 2, 2.2, 2.4, 2.8, 3, .pi])
  func twoClassesSeparateBeyondTheMinimalMargin(gap: Double) throws {
    let loss = try #require(MarginLoss.named("a-softmax"))
    let bound = minimalMargin(forTwoClassesApart: gap)
    let (sine, cosine) = sinCos(gap)
    for (m, separates) in [(bound - 0.02, false), (bound + 0.02, true), (bound + 3, true)] {
      let parameters = MarginParameters(m: m)
      let arcs = loss.classArcs(weights: [SIMD2(1, 0), SIMD2(cosine, sine)], parameters)
      let between = try #require(loss.angularGap(between: gap, parameters))
      #expect((arcs[0].width < between) == separates, "m = \(m)")
    }
    #expect(minimalMargin(forTwoClassesApart: .pi) == 3)
    #expect(abs(minimalMargin(forTwoClassesApart: 1) - 3.7320508) < 1e-7)
  }

  /// Property 3.
  @Test(arguments: 3...12)
  func uniformClassesSeparateBeyondThree(classes: Int) throws {
    let loss = try #require(MarginLoss.named("a-softmax"))
    let gap = uniformGap(classes: classes)
    for (m, separates) in [(2.98, false), (3.02, true)] {
      let parameters = MarginParameters(m: m)
      let half = try #require(loss.halfWedge(between: gap, parameters))
      let between = try #require(loss.angularGap(between: gap, parameters))
      #expect((2 * half < between) == separates)
      #expect((m > minimalMarginForUniformClasses) == separates)
    }
  }
}
