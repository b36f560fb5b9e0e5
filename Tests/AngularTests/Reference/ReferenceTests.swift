import Angular
import Elementary
import Testing

struct ReferenceTests {
  @Test func agreesWithEveryGoldenCaseOfTheTable() throws {
    let cases = try GoldenCases.load().cases
    let counts = [
      "softmax-bias": 3, "softmax": 2, "modified-softmax": 4, "l-softmax": 3, "a-softmax": 23,
      "normface": 2,
      "cosface": 3, "arcface": 4, "arcface-easy": 1, "arcface-raw": 1, "arcface-unroll": 1,
      "combined": 2, "combined-raw": 1, "sphereface-r-v0": 1, "sphereface-r-v0-exact": 1,
      "sphereface-r-v1": 1, "sphereface-r-v1-exact": 1, "sphereface-r-v2": 1,
      "sphereface-r-v2-exact": 1, "sphereface2": 0, "sphereface2-exact": 1, "center": 2,
      "contrastive": 2, "triplet": 2,
    ]
    #expect(counts.count == MarginLoss.all.count)
    #expect(counts.values.reduce(0, +) == cases.count)
    for loss in MarginLoss.all {
      let own = cases.filter { $0.row?.name == loss.name }
      #expect(own.count == counts[loss.name], "\(loss.name)")
      for golden in own {
        let output = loss.evaluate(golden.input, golden.parameters(of: loss))
        let error = largestError(of: output, golden.expected.output)
        #expect(error <= 1e-8, "\(golden.id) is off by \(error)")
      }
    }
  }

  @Test(arguments: MarginLoss.all.filter(\.isExact))
  func gradientsAreCentralDifferences(loss: MarginLoss) {
    for parameters in loss.variedParameters {
      for (dimension, classes) in [(2, 3), (2, 6), (3, 4), (5, 2)] {
        var random = Generator(seed: 20, stream: UInt64(dimension * 10 + classes))
        let input = loss.randomInput(
          count: 7, classes: classes, dimension: dimension, &random)
        expectCentralDifferences(loss, input, parameters)
      }
    }
  }

  private func expectCentralDifferences(
    _ loss: MarginLoss, _ input: LossInput, _ parameters: MarginParameters
  ) {
    let output = loss.evaluate(input, parameters)
    let classes = input.weights.count
    for d in input.weights[0].indices {
      for i in input.features.indices {
        let difference = slope(of: loss, input, parameters) { $0.features[i][d] += $1 }
        #expect(abs(output.gradX[i][d] - difference) < 1e-7, "m = \(parameters.m)")
      }
      for j in input.weights.indices {
        let difference = slope(of: loss, input, parameters) { $0.weights[j][d] += $1 }
        #expect(abs(output.gradW[j][d] - difference) < 1e-7, "m = \(parameters.m)")
      }
    }
    for j in 0..<loss.bias.count(classes: classes) {
      let difference = slope(of: loss, input, parameters) { $0.bias?[j] += $1 }
      #expect(abs((output.gradB?[j] ?? .nan) - difference) < 1e-7)
    }
    #expect(output.gradC?.count == (loss.euclidean == .center ? classes : nil))
    for (j, row) in (output.gradC ?? []).enumerated() {
      for (d, value) in row.enumerated() {
        let difference = slope(of: loss, input, parameters) { $0.centers?[j][d] += $1 }
        #expect(abs(value - difference) < 1e-7)
      }
    }
  }

  private func slope(
    of loss: MarginLoss, _ input: LossInput, _ parameters: MarginParameters, h: Double = 1e-5,
    along change: (inout LossInput, Double) -> Void
  ) -> Double {
    var right = input
    var left = input
    change(&right, h)
    change(&left, -h)
    return (loss.evaluate(right, parameters).loss - loss.evaluate(left, parameters).loss) / (2 * h)
  }

  /// The same for one sample at angles where curves bend: near 0, pi and every level point.
  @Test(arguments: MarginLoss.all.filter { $0.isExact && $0.margin != nil }, [2, 3])
  func gradientsAreCentralDifferencesWhereCurvesBend(loss: MarginLoss, dimension: Int) {
    for parameters in loss.variedParameters {
      let bends = [0, .pi] + (1..<9).map { .pi * Double($0) / parameters.m }
      var angles = 0
      for bend in bends where bend <= .pi {
        for offset in [-0.02, -0.001, 0.001, 0.02] {
          let theta = bend + offset
          guard theta > 0, theta < .pi, !loss.jumps(at: theta, parameters) else { continue }
          angles += 1
          let (sine, cosine) = sinCos(theta)
          var feature = [1.5 * cosine, 1.5 * sine]
          if dimension == 3 { feature = [1.5 * cosine, 0.9 * sine, 1.2 * sine] }
          let tail = Array(repeating: 0.3, count: dimension - 2)
          let input = LossInput(
            features: [feature],
            weights: [[0.8] + feature.dropFirst().map { _ in 0 }]
              + [[-0.4, 0.5] + tail, [0.1, -0.9] + tail], labels: [0])
          let output = loss.evaluate(input, parameters)
          for d in 0..<dimension {
            let atFeature = slope(of: loss, input, parameters, h: 1e-7) {
              $0.features[0][d] += $1
            }
            let atWeight = slope(of: loss, input, parameters, h: 1e-7) {
              $0.weights[0][d] += $1
            }
            #expect(abs(output.gradX[0][d] - atFeature) < 1e-6, "theta \(theta)")
            #expect(abs(output.gradW[0][d] - atWeight) < 1e-6, "theta \(theta)")
          }
        }
      }
      // At both ends of the circle at least, on two sides of each that lie on it.
      #expect(angles >= 4, "m = \(parameters.m)")
    }
  }

  /// Detached rows: the derivatives by the logits have the margin, those of the logits do not.
  @Test(arguments: MarginLoss.all.filter { !$0.isExact })
  func detachedGradientsAreThoseOfThePlainLogits(loss: MarginLoss) throws {
    let plain = try #require(MarginLoss.named("normface"))
    var random = Generator(seed: 23)
    for parameters in loss.variedParameters {
      let input = loss.randomInput(count: 1, classes: 4, dimension: 3, &random)
      let byLogit = derivatives(
        of: loss, loss.evaluate(input, parameters).logits[0], input.labels[0], parameters)
      let h = 1e-5
      for d in 0..<3 {
        var (right, left) = (input, input)
        right.features[0][d] += h
        left.features[0][d] -= h
        let slopes = zip(
          plain.evaluate(right, parameters).logits[0], plain.evaluate(left, parameters).logits[0]
        ).map { ($0 - $1) / (2 * h) }
        let expected = zip(byLogit, slopes).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(loss.evaluate(input, parameters).gradX[0][d] - expected) < 1e-7)
      }
    }
  }

  /// The derivative of the loss by each logit.
  private func derivatives(
    of loss: MarginLoss, _ logits: [Double], _ label: Int, _ parameters: MarginParameters
  ) -> [Double] {
    switch loss.form {
    case .softmax:
      zip(softmax(logits), logits.indices).map { $0 - ($1 == label ? 1 : 0) }
    case .oneAgainstAll:
      zip(logits, logits.indices).map { logit, j in
        let yes = 1 / (1 + exp(-logit))
        return
          (j == label
          ? parameters.balance * (yes - 1) : (1 - parameters.balance) * yes) / parameters.scale
      }
    }
  }

  private func softmax(_ logits: [Double]) -> [Double] {
    let powers = logits.map { exp($0 - (logits.max() ?? 0)) }
    return powers.map { $0 / powers.reduce(0, +) }
  }

  /// With a fixed scale the length of a feature has no effect.
  @Test(arguments: MarginLoss.all.filter(\.model.fixesScale))
  func fixedScalesIgnoreTheLength(loss: MarginLoss) {
    var random = Generator(seed: 24)
    for parameters in loss.variedParameters {
      let input = loss.randomInput(count: 9, classes: 5, dimension: 3, &random)
      var longer = input
      longer.features = input.features.map { $0.map { 1024 * $0 } }
      let (near, far) = (loss.evaluate(input, parameters), loss.evaluate(longer, parameters))
      #expect(abs(near.loss - far.loss) < 1e-13)
      for (a, b) in zip(near.gradX, far.gradX) {
        #expect(zip(a, b).allSatisfy { abs($0 - 1024 * $1) < 1e-12 })
      }
      for (x, gradient) in zip(input.features, near.gradX) {
        #expect(abs(zip(x, gradient).reduce(0) { $0 + $1.0 * $1.1 }) < 1e-12)
      }
    }
  }

  @Test func marginOneIsModifiedSoftmax() throws {
    let modified = try #require(MarginLoss.named("modified-softmax"))
    let angular = try #require(MarginLoss.named("a-softmax"))
    var random = Generator(seed: 21)
    for lambda in [0.0, 3] {
      let input = modified.randomInput(count: 50, classes: 5, dimension: 2, &random)
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
  func zeroVectorsFollowTheConventions(loss: MarginLoss) {
    let parameters = loss.variedParameters[loss.margin == nil ? 0 : 2]
    let input = LossInput(
      features: [[0, 0], [1, 2], [3, -1]], weights: [[0, 0], [1, 1], [-1, 1]], labels: [1, 0, 2])
    let output = loss.evaluate(input, parameters)
    #expect(output.targetAngles.map { $0 == nil } == [true, true, false])
    #expect(output.loss.isFinite)
    #expect((output.gradX + output.gradW).allSatisfy { $0.allSatisfy(\.isFinite) })
    if loss.model.fixesScale {
      // At a right angle to every weight that has a direction.
      let right = Double.pi / 2
      let target = loss.targetLogit(at: right, parameters).value * parameters.scale
      let other = loss.nonTargetLogit(at: Lanes(repeating: right), parameters).value[0]
      #expect(abs(output.logits[0][1] - target) < 1e-14 && output.logits[0][0] == 0)
      #expect(abs(output.logits[0][2] - other * parameters.scale) < 1e-14)
      #expect(output.gradX[0] == [0, 0])
    }
    if loss.normalizesWeights { #expect(output.gradW[0] == [0, 0] && output.logits[1][0] == 0) }
  }

  /// On the line through its weight a sample has no direction to turn to, despite rounding.
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
