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
      for bend in bends where bend <= .pi {
        for offset in [-0.02, -0.001, 0.001, 0.02] {
          let theta = bend + offset
          guard theta > 0, theta < .pi, !loss.jumps(at: theta, parameters) else { continue }
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

  /// A gradient across a tiny angle in space, where unit vectors are rounded; by 60 digits.
  @Test(arguments: nearby)
  func gradientsAtTinyAnglesKeepTheirDigits(_ near: Nearby) throws {
    let loss = try #require(MarginLoss.named("arcface-unroll"))
    let input = LossInput(
      features: [near.x], weights: [Array([-0.4, 1.1, 0.3, 0.2].prefix(near.x.count)), near.w],
      labels: [1])
    let output = loss.evaluate(input, MarginParameters(m: 0.5, scale: 16))
    #expect(AngularTests.largestError(output.gradX[0], near.gradX) < 1e-13)
    #expect(AngularTests.largestError(output.gradW[1], near.gradW) < 1e-13)
  }

  struct Nearby: Sendable {
    let x: [Double]
    let w: [Double]
    let gradX: [Double]
    let gradW: [Double]
  }

  static let nearby = [
    Nearby(
      x: [-2.080800938117558, 0.6425974126265614, 1.6914998289158483], w: [-1.224, 0.378, 0.995],
      gradX: [-0.002591911473451995, 0.026852778518958086, -0.013389760635157545],
      gradW: [0.023459869814559525, 0.06470345163445573, 0.004278367774066927]),
    Nearby(
      x: [-0.812599976755143, -1.8666000164078345, 2.0671999943217427], w: [0.478, 1.098, -1.216],
      gradX: [-4.431968095864622, 5.394144236738698, 3.128527751010129],
      gradW: [-3.6009384508002227, 2.541792451757143, 0.8796377734760169]),
    Nearby(
      x: [2.6077999998321695, 1.669400000259074, -0.17340000002981978], w: [1.534, 0.982, -0.102],
      gradX: [-7.378363760580349e-05, 0.00011741812597875155, 2.078921224161878e-05],
      gradW: [4.300050155408098e-05, -6.637827456015733e-05, 7.640232998879643e-06]),
    Nearby(
      x: [1.334499999998136, 1.9346000000013315, -0.16149999999945075], w: [-0.785, -1.138, 0.095],
      gradX: [-1.7612796191966387, 1.3134467523887001, 1.1799779279191638],
      gradW: [4.380046001780958, -3.1291227237540653, -1.290584718253411]),
    Nearby(
      x: [0.4640999983022073, 1.1764000014426204, 1.864899999509397, 0.3570000000161674],
      w: [0.273, 0.692, 1.097, 0.21],
      gradX: [
        -0.09430570417221508, 0.10249067731585955, -0.04272752749022582, 0.008066695236444345,
      ],
      gradW: [
        0.07061594739076384, -0.06000262261518294, 0.02040553818977154, -0.0006724484864348435,
      ]),
    Nearby(
      x: [2.5057999999934983, -0.0033999999989373112, 1.3243000000181027, -0.3637999999788952],
      w: [-1.474, 0.002, -0.779, 0.214],
      gradX: [-0.26171987946983155, 4.927899367937617, 0.17625105151260578, -1.2071557567996034],
      gradW: [1.0383573231562402, -0.16971924009413322, -2.8911215330127993, -3.3705866420770314]),
  ]

  /// Lengths whose squares no Double holds count all the same.
  @Test(arguments: MarginLoss.all.filter { $0.initialScale != nil })
  func tinyAndHugeVectorsHaveDirections(loss: MarginLoss) {
    var random = Generator(seed: 25)
    let parameters = loss.variedParameters[loss.margin == nil ? 0 : 2]
    let input = loss.randomInput(count: 5, classes: 4, dimension: 3, &random)
    let expected = loss.evaluate(input, parameters)
    for factor in [0x1p-700, 0x1p-512, 0x1p600] {
      var scaled = input
      scaled.features = input.features.map { $0.map { factor * $0 } }
      scaled.weights = input.weights.map { $0.map { $0 / factor } }
      let output = loss.evaluate(scaled, parameters)
      #expect(output.loss == expected.loss && output.logits == expected.logits)
      #expect(output.targetAngles == expected.targetAngles)
      #expect(output.gradX == expected.gradX.map { $0.map { $0 / factor } })
      #expect(output.gradW == expected.gradW.map { $0.map { factor * $0 } })
    }
  }
}
