import Angular
import Elementary
import Testing

/// Random features, weights and parameters of a loss.
private struct RandomCase {
  let features: [SIMD3<Double>]
  let weights: [SIMD3<Double>]
  let biases: [Double]
  let parameters: MarginParameters

  init(_ loss: MarginLoss, _ generator: inout Generator) {
    func vector(_ generator: inout Generator) -> SIMD3<Double> {
      SIMD3(2 * generator.normal(), 2 * generator.normal(), 2 * generator.normal())
    }
    var parameters = loss.initialParameters
    if let range = loss.margin?.range {
      parameters.m = range.lowerBound + generator.uniform() * (range.upperBound - range.lowerBound)
    }
    if loss.annealed, generator.uniform() < 0.5 { parameters.lambda = 3 * generator.uniform() }
    parameters.angleOffset = 0.5 * generator.uniform()
    parameters.cosineOffset = 0.4 * generator.uniform()
    self.parameters = parameters
    weights = (0..<5).map { _ in vector(&generator) }
    biases = (0..<5).map { _ in generator.normal() }
    features = (0..<8).map { _ in vector(&generator) }
  }
}

struct MarginExcessTests {
  /// The logits are those of the reference, and the excess is what they say.
  @Test(arguments: MarginLoss.all)
  func itIsTheReferencesLogitsCompared(loss: MarginLoss) throws {
    var generator = Generator(seed: 5)
    for _ in 0..<20 {
      let random = RandomCase(loss, &generator)
      for (index, feature) in random.features.enumerated() {
        let label = index % 5
        let count = loss.bias == .shared ? 1 : 5
        let logits = loss.evaluate(
          LossInput(
            features: [[feature.x, feature.y, feature.z]],
            weights: random.weights.map { [$0.x, $0.y, $0.z] },
            bias: Array(random.biases.prefix(count)), labels: [label]), random.parameters
        ).logits[0]
        let excess = try #require(
          loss.excess(
            of: feature, label: label, weights: random.weights, bias: random.biases,
            random.parameters))
        let others = logits.indices.filter { $0 != label }.map { logits[$0] }
        let highest = try #require(others.max())
        let expected =
          loss.form == .softmax
          ? logits[label] - highest : min(logits[label], -highest)
        let tolerance = 1e-12 * (1 + expected.magnitude + logits[label].magnitude)
        #expect(abs(excess.target - logits[label]) < tolerance)
        #expect(abs(excess.nonTarget - logits[excess.rival]) < tolerance)
        #expect(abs(excess.value - expected) < 2 * tolerance)
      }
    }
  }

  @Test func aFeatureWithoutDirectionIsAtARightAngle() throws {
    let loss = try #require(MarginLoss.named("cosface"))
    let weights = [SIMD3(1.0, 0, 0), SIMD3(0, 1.0, 0)]
    let excess = loss.excess(
      of: SIMD3(0, 0, 0), label: 0, weights: weights, MarginParameters(m: 0.25, scale: 8))
    #expect(abs(try #require(excess).value + 2) < 1e-12)
    #expect(
      loss.excess(
        of: SIMD3(1, 0, 0), label: 0, weights: [SIMD3(1, 0, 0)], MarginParameters()) == nil)
  }

  /// A row that has a rule has no other condition: of 2000 samples the rule and the logits agree.
  @Test(arguments: MarginLoss.all.filter { $0.rule != nil })
  func aRuleIsTheWholeCondition(loss: MarginLoss) throws {
    let rule = try #require(loss.rule)
    let range = try #require(loss.margin?.range)
    var generator = Generator(seed: 11)
    var met = 0
    for _ in 0..<2000 {
      var parameters = loss.initialParameters
      parameters.m = range.lowerBound + generator.uniform() * (range.upperBound - range.lowerBound)
      let own = 3.1 * generator.uniform() * generator.uniform()
      let other = 3.1 * generator.uniform()
      func weight(_ angle: Double) -> SIMD3<Double> {
        let (sine, cosine) = sinCos(angle)
        return SIMD3(cosine, sine, 0) * 1.5
      }
      let excess = try #require(
        loss.excess(
          of: SIMD3(2, 0, 0), label: 0, weights: [weight(own), weight(-other)], parameters))
      // The rule of a factor asks in vain beyond half a turn, as the logits do.
      let holds =
        switch rule.quantity {
        case .angle:
          rule.holds(
            degrees(own), degrees(other), rule.isAngle ? degrees(parameters.m) : parameters.m)
        case .cosine: rule.holds(cos(own), cos(other), parameters.m)
        }
      #expect(holds == (excess.value >= 0), "m \(parameters.m): \(own), \(other)")
      if holds { met += 1 }
    }
    #expect((200..<1900).contains(met), "\(met)")
  }

  /// These have further conditions: lengths, offsets, or a curve that rises.
  @Test func onlyTheseRowsHaveARule() {
    #expect(
      MarginLoss.all.filter { $0.margin != nil && $0.rule == nil }.map(\.name) == [
        "l-softmax", "arcface-easy", "arcface-raw", "combined", "combined-raw", "sphereface2",
        "sphereface2-exact",
      ])
  }

  /// With a larger m the gap between the wedges of even weights is wider, for every loss.
  @Test(arguments: MarginLoss.all.filter { $0.margin != nil })
  func aLargerMAsksForAWiderGap(loss: MarginLoss) throws {
    let range = try #require(loss.margin?.range)
    var gaps: [Double] = []
    for step in 0...20 {
      var parameters = loss.initialParameters
      parameters.m = range.lowerBound + Double(step) / 20 * (range.upperBound - range.lowerBound)
      guard let gap = loss.angularGap(between: uniformGap(classes: 4), parameters) else { break }
      gaps.append(gap)
    }
    #expect(gaps.count >= 3 && zip(gaps, gaps.dropFirst()).allSatisfy { $0 < $1 }, "\(gaps)")
  }
}
