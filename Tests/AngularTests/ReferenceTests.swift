import Angular
import Elementary
import Testing

struct ReferenceTests {
  @Test func agreesWithEveryGoldenCaseOfTheTable() throws {
    let cases = try GoldenCases.load().cases
    let counts = ["softmax": 3, "softmax_nobias": 2, "modified": 4, "asoftmax": 23]
    #expect(counts.count == MarginLoss.all.count)
    print("largest error against the golden cases, in units of 1 + |expected|:")
    for loss in MarginLoss.all {
      let own = cases.filter { $0.loss == loss.goldenName }
      #expect(own.count == counts[loss.goldenName])
      let errors = own.map { golden -> Double in
        let error = largestError(of: loss.evaluate(golden.input, golden.parameters), golden)
        #expect(error <= 1e-8, "\(golden.id) is off by \(error)")
        return error
      }
      print("  \(loss.name): \(own.count) cases, \(errors.max() ?? .nan)")
    }
  }

  private func largestError(of output: LossOutput, _ golden: GoldenCases.Case) -> Double {
    let expected = golden.expected
    let defined = zip(output.targetAngles, expected.thetaY)
    #expect(defined.allSatisfy { ($0 == nil) == ($1 == nil) }, "\(golden.id)")
    #expect((output.gradB == nil) == (expected.gradB == nil), "\(golden.id)")
    return max(
      AngularTests.largestError([output.loss], [expected.loss]),
      AngularTests.largestError(output.logits.flatMap { $0 }, expected.logits.flatMap { $0 }),
      AngularTests.largestError(
        output.targetAngles.compactMap { $0 }, expected.thetaY.compactMap { $0 }),
      AngularTests.largestError(output.gradX.flatMap { $0 }, expected.gradX.flatMap { $0 }),
      AngularTests.largestError(output.gradW.flatMap { $0 }, expected.gradW.flatMap { $0 }),
      AngularTests.largestError(output.gradB ?? [], expected.gradB ?? []))
  }

  static let dials = [(1.0, 0.0), (1.65, 0), (3.35, 0.4), (4, 0), (8, 0)]

  @Test(arguments: MarginLoss.all, dials)
  func gradientsAreCentralDifferences(loss: MarginLoss, dial: (m: Double, lambda: Double)) {
    let parameters = MarginParameters(m: dial.m, lambda: dial.lambda)
    for (dimension, classes) in [(2, 3), (2, 6), (3, 4), (5, 2)] {
      var random = Generator(seed: 20, stream: UInt64(dimension * 10 + classes))
      let input = randomInput(count: 7, classes: classes, dimension: dimension, &random)
      let output = loss.evaluate(input, parameters)
      for d in 0..<dimension {
        for i in input.features.indices {
          let difference = slope(of: loss, input, parameters) { $0.features[i][d] += $1 }
          #expect(abs(output.gradX[i][d] - difference) < 1e-7)
        }
        for j in input.weights.indices {
          let difference = slope(of: loss, input, parameters) { $0.weights[j][d] += $1 }
          #expect(abs(output.gradW[j][d] - difference) < 1e-7)
        }
      }
      for j in 0..<classes where loss.hasBias {
        let difference = slope(of: loss, input, parameters) { $0.bias?[j] += $1 }
        #expect(abs((output.gradB?[j] ?? .nan) - difference) < 1e-7)
      }
    }
  }

  private func slope(
    of loss: MarginLoss, _ input: LossInput, _ parameters: MarginParameters,
    along change: (inout LossInput, Double) -> Void
  ) -> Double {
    let h = 1e-5
    var right = input
    var left = input
    change(&right, h)
    change(&left, -h)
    return (loss.evaluate(right, parameters).loss - loss.evaluate(left, parameters).loss) / (2 * h)
  }

  private func randomInput(
    count: Int, classes: Int, dimension: Int, _ random: inout Generator
  ) -> LossInput {
    LossInput(
      features: (0..<count).map { _ in (0..<dimension).map { _ in 2 * random.normal() } },
      weights: (0..<classes).map { _ in (0..<dimension).map { _ in random.normal() } },
      bias: (0..<classes).map { _ in random.normal() },
      labels: (0..<count).map { _ in random.index(below: classes) })
  }

  @Test func marginOneIsModifiedSoftmax() throws {
    let modified = try #require(MarginLoss.named("modified-softmax"))
    let angular = try #require(MarginLoss.named("a-softmax"))
    var random = Generator(seed: 21)
    for lambda in [0.0, 3] {
      let input = randomInput(count: 50, classes: 5, dimension: 2, &random)
      let plain = modified.evaluate(input, MarginParameters())
      let margin = angular.evaluate(input, MarginParameters(m: 1, lambda: lambda))
      #expect(abs(plain.loss - margin.loss) < 1e-14)
      #expect(
        AngularTests.largestError(plain.gradX.flatMap { $0 }, margin.gradX.flatMap { $0 }) < 1e-14)
      #expect(
        AngularTests.largestError(plain.gradW.flatMap { $0 }, margin.gradW.flatMap { $0 }) < 1e-14)
    }
  }

  @Test(arguments: MarginLoss.all)
  func zeroVectorsGiveFiniteAnswers(loss: MarginLoss) {
    let parameters = MarginParameters(m: 2.5)
    let input = LossInput(
      features: [[0, 0], [1, 2], [3, -1]], weights: [[0, 0], [1, 1], [-1, 1]], labels: [1, 0, 2])
    let output = loss.evaluate(input, parameters)
    #expect(output.targetAngles.map { $0 == nil } == [true, true, false])
    #expect(output.loss.isFinite)
    #expect((output.gradX + output.gradW).allSatisfy { $0.allSatisfy(\.isFinite) })
    if loss.normalisesWeights { #expect(output.gradW[0] == [0, 0] && output.logits[1][0] == 0) }
  }

  /// On the line through its weight a sample has no direction to turn to, whatever rounding says.
  @Test(arguments: [1, 2.5, 4])
  func alignedFeaturesDoNotTurnTheirWeight(m: Double) throws {
    let loss = try #require(MarginLoss.named("a-softmax"))
    var random = Generator(seed: 22)
    for scale in [0.3, -0.3, 7, -7] {
      for _ in 0..<50 {
        let weight = (0..<3).map { _ in random.normal() }
        let input = LossInput(
          features: [weight.map { $0 * scale }], weights: [weight, [1, 0, 0]], labels: [0])
        let output = loss.evaluate(input, MarginParameters(m: m))
        #expect(output.gradW[0].allSatisfy { abs($0) < 1e-13 })
      }
    }
  }
}
