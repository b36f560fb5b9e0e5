import Angular
import Elementary
import Testing

/// Regions of the sphere against the definition, computed class by class.
struct SphereRegionsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let loss: String
    var margin: Double?
    var lambda = 0.0
    var scale = 8.0
    var usesBias = false
    var classes = 7

    var testDescription: String { "\(loss) m \(margin ?? 0) lambda \(lambda) K \(classes)" }

    var row: MarginLoss { MarginLoss.named(loss) ?? MarginLoss.all[0] }

    var parameters: MarginParameters {
      var parameters = row.initialParameters
      if let margin { parameters.m = margin }
      parameters.lambda = lambda
      parameters.scale = scale
      return parameters
    }
  }

  static let cases = [
    Case(loss: "softmax-bias", usesBias: true),
    Case(loss: "l-softmax", margin: 2), Case(loss: "l-softmax", margin: 4, lambda: 5),
    Case(loss: "a-softmax", margin: 1), Case(loss: "a-softmax", margin: 2.7),
    Case(loss: "a-softmax", margin: 4, lambda: 5, classes: 12), Case(loss: "cosface", margin: 0.35),
    Case(loss: "arcface", margin: 0.5), Case(loss: "arcface-raw", margin: 1.4, classes: 3),
    Case(loss: "arcface-easy", margin: 0.8, classes: 3), Case(loss: "combined", margin: 1.2),
    Case(loss: "combined-raw", margin: 1.7, classes: 2), Case(loss: "sphereface2", usesBias: true),
    Case(loss: "sphereface-r-v1", margin: 1.5), Case(loss: "softmax"),
  ]

  /// Uneven lengths, all of them on one side of the sphere: there curves that rise again matter.
  static func weights(_ count: Int, isCrowded: Bool) -> [SIMD3<Double>] {
    var generator = Generator(seed: 11)
    return (0..<count).map { _ in
      let direction = normalized(
        SIMD3(generator.normal(), generator.normal(), generator.normal())
          + (isCrowded ? SIMD3(4, 0, 0) : SIMD3(0, 0, 0)))
      return (0.6 + 1.3 * generator.uniform()) * direction
    }
  }

  /// The excess of every class, from angles between vectors and the table of losses alone.
  static func excesses(
    _ test: Case, _ weights: [SIMD3<Double>], _ bias: [Double], radius: Double,
    at direction: SIMD3<Double>
  ) -> [Double] {
    let row = test.row
    let radius = row.model.fixesScale ? test.scale : radius
    func logit(_ role: LogitRole, _ index: Int) -> Double {
      let theta = angle(between: direction, weights[index])
      let curve = row.logit(role, at: Lanes(repeating: theta), test.parameters).value[0]
      let scale = row.normalizesWeights ? radius : radius * length(weights[index])
      return scale * curve + (row.bias.index(ofClass: index).map { bias[$0] } ?? 0)
    }
    return weights.indices.map { label in
      let target = logit(.target, label)
      let others = weights.indices.filter { $0 != label }.map { logit(.nonTarget, $0) }
      let rival = others.max() ?? -.infinity
      switch row.form {
      case .softmax: return target - rival
      case .oneAgainstAll: return min(target, -rival)
      }
    }
  }

  @Test(arguments: cases, [false, true])
  func theRegionsAreThoseOfTheDefinition(test: Case, isCrowded: Bool) {
    let weights = Self.weights(test.classes, isCrowded: isCrowded)
    var generator = Generator(seed: 5)
    let bias = weights.map { _ in test.usesBias ? 0.4 * generator.normal() : 0 }
    let regions = SphereRegions(
      test.row, weights: weights, bias: bias, radius: 1.7, test.parameters)
    var held = 0
    for _ in 0..<800 {
      let direction = normalized(
        SIMD3(generator.normal(), generator.normal(), generator.normal()))
      let excesses = Self.excesses(test, weights, bias, radius: 1.7, at: direction)
      let most = excesses.max() ?? 0
      // Rounding decides within a billionth of a boundary, and at a jump of a curve.
      guard excesses.allSatisfy({ $0.magnitude > 1e-6 }) else { continue }
      let expected = most >= 0 ? excesses.firstIndex(of: most) : nil
      #expect(regions.region(of: direction) == expected)
      if expected != nil { held += 1 }
    }
    if !isCrowded { #expect(held > 0) }
  }

  /// The lead and the winner are those of the logits without margins.
  @Test(arguments: cases)
  func theWinnerHasTheLargestPlainLogit(test: Case) {
    let weights = Self.weights(test.classes, isCrowded: false)
    let bias = weights.indices.map { test.usesBias ? 0.3 * Double($0 % 3) : 0 }
    let regions = SphereRegions(
      test.row, weights: weights, bias: bias, radius: 2, test.parameters)
    var generator = Generator(seed: 8)
    let radius = test.row.model.fixesScale ? test.scale : 2
    for _ in 0..<500 {
      let d = normalized(SIMD3(generator.normal(), generator.normal(), generator.normal()))
      let logits = weights.enumerated().map { index, weight in
        radius * dot(test.row.normalizesWeights ? normalized(weight) : weight, d)
          + (test.row.bias.index(ofClass: index).map { bias[$0] } ?? 0)
      }
      let sorted = logits.sorted(by: >)
      let sample = regions.sample(
        Lanes(repeating: d.x), Lanes(repeating: d.y), Lanes(repeating: d.z))
      #expect(logits[Int(sample.winner[3])] == sorted[0])
      #expect(abs(sample.lead[3] - (sorted[0] - sorted[1])) < 1e-12)
    }
  }

  /// A region reaches at least delta / (m + 1) from its weight: theta_j >= delta - theta.
  @Test func aSoftmaxHoldsTheInscribedCap() {
    let weights = SphericalCode.directions(8)
    let regions = SphereRegions(
      MarginLoss.named("a-softmax") ?? MarginLoss.all[0], weights: weights,
      MarginParameters(m: 4))
    let cap = (SphericalCode.bestAngle(8) ?? 0) / 5
    var generator = Generator(seed: 2)
    for (label, weight) in weights.enumerated() {
      for _ in 0..<200 {
        let side = normalized(
          cross(weight, SIMD3(generator.normal(), generator.normal(), generator.normal())))
        let (inside, outside) = (sinCos(0.999 * cap), sinCos(0.3))
        #expect(regions.region(of: inside.cos * weight + inside.sin * side) == label)
        #expect(regions.region(of: outside.cos * weight + outside.sin * side) == nil)
      }
    }
  }

  @Test func aWeightWithoutDirectionHasALogitOfZero() {
    let regions = SphereRegions(
      MarginLoss.named("modified-softmax") ?? MarginLoss.all[0],
      weights: [SIMD3(0, 0, 0), SIMD3(0, 0, 2)], MarginParameters(m: 1))
    #expect(regions.region(of: SIMD3(0, 0, 1)) == 1)
    #expect(regions.region(of: SIMD3(0, 0, -1)) == 0)
  }

  /// Areas at the best code of K = 8, counted among 60,000 random directions by another program.
  @Test(arguments: [(1, 1), (2, 0.413), (3, 0.228), (4, 0.143), (8, 0.045)])
  func theShareOfTheSphereFallsWithTheMargin(m: Double, share: Double) {
    let regions = SphereRegions(
      MarginLoss.named("a-softmax") ?? MarginLoss.all[0], weights: SphericalCode.directions(8),
      MarginParameters(m: m))
    #expect(abs(regions.share - share) < 0.01)
    var generator = Generator(seed: 3)
    #expect(abs(regions.turned(by: Rotation(random: &generator)).share - share) < 0.01)
  }
}
