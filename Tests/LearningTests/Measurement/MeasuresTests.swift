import Angular
import Elementary
import Testing

@testable import Learning

struct MeasuresTests {
  /// A feature of length `length` at so many degrees.
  private func feature(_ degrees: Double, _ length: Double = 3) -> SIMD3<Float> {
    let (sine, cosine) = sinCos(degrees / 180 * Double.pi)
    return SIMD3(Float(length * cosine), Float(length * sine), 0)
  }

  private func weight(_ degrees: Double, _ length: Double = 1) -> SIMD3<Double> {
    let (sine, cosine) = sinCos(degrees / 180 * Double.pi)
    return SIMD3(length * cosine, length * sine, 0)
  }

  private func measures(
    _ features: [(Double, Int)], weights: [SIMD3<Double>], biases: [Double]? = nil,
    loss: String = "a-softmax", m: Double = 1
  ) throws -> Measures {
    Measures(
      features: features.map { feature($0.0) }, dimensions: 2, labels: features.map(\.1),
      weights: weights,
      biases: biases ?? weights.map { _ in 0 }, loss: try #require(MarginLoss.named(loss)),
      margin: MarginParameters(m: m))
  }

  private func degrees(_ radians: Double) -> Double { radians * 180 / Double.pi }

  @Test func readsOffASmallConfiguration() throws {
    let read = try measures(
      [(0, 0), (10, 0), (80, 1), (100, 1), (125, 2)],
      weights: [weight(0), weight(90), weight(180)])
    for (direction, expected) in zip(read.directions, [0, 10, 80, 100, 125.0]) {
      #expect(abs(degrees(direction) - expected) < 1e-4)
    }
    for (angle, expected) in zip(read.targetAngles, [0, 10, 10, 10, 55.0]) {
      #expect(abs(degrees(angle) - expected) < 1e-4)
    }
    #expect(read.classes.map(\.count) == [2, 2, 1])
    #expect(read.classes.map(\.accuracy) == [1, 1, 0])
    #expect(read.accuracy == 0.8 && read.leastClassAccuracy == 0)
    #expect(abs(degrees(read.maxIntra) - 20) < 1e-4)
    #expect(abs(degrees(read.minInter) - 25) < 1e-4)
    #expect(read.classes.map(\.nearestOther) == [1, 2, 1])
    #expect(abs(degrees(read.medianGap) - 25) < 1e-4)
    #expect(abs(degrees(read.medianWidth) - 10) < 1e-4)
    #expect(abs(degrees(read.p90Theta) - 37) < 1e-4)
    // A class of one sample has no width to compare.
    #expect(!read.criterion && read.classesMeetingCriterion == 2)
  }

  /// A feature of length 0 is in no wedge, whatever its logits.
  @Test(arguments: ["a-softmax", "cosface", "softmax", "sphereface-r-v2", "sphereface2"])
  func aFeatureWithoutADirectionSatisfiesNothing(loss: String) throws {
    let weights = [weight(0), weight(120), weight(240)]
    let row = try #require(MarginLoss.named(loss))
    let read = Measures(
      features: [SIMD3(0, 0, 0), feature(0), SIMD3(.infinity, 0, 0)], dimensions: 2,
      labels: [0, 0, 1],
      weights: weights, biases: [0, 0, 0], loss: row, margin: row.initialParameters)
    #expect(read.targetAngles == [.pi / 2, 0, .pi / 2])
    #expect(read.accuracy == 1 / 3 && read.inWedge == 1 / 3)
    let nowhere = Measures(
      features: [feature(0)], dimensions: 2, labels: [0], weights: [SIMD3(0, 0, 0), weight(120)],
      biases: [0, 0],
      loss: row, margin: row.initialParameters)
    #expect(nowhere.targetAngles == [.pi / 2])
  }

  @Test func theCriterionIsStrictAndCountedByClass() throws {
    let weights = [weight(0), weight(90)]
    let missed = try measures([(0, 0), (40, 0), (60, 1), (70, 1)], weights: weights)
    #expect(!missed.criterion && missed.classesMeetingCriterion == 1)
    let met = try measures([(0, 0), (40, 0), (81, 1), (100, 1)], weights: weights)
    #expect(met.criterion && met.classesMeetingCriterion == 2)
  }

  /// Between two weights 90 degrees apart the wedge of margin m ends at 90 / (m + 1).
  @Test(arguments: [1, 1.5, 2, 3, 4, 8])
  func inWedgeEndsWhereTheTheorySays(m: Double) throws {
    let end = 90 / (m + 1)
    let weights = [weight(0), weight(90)]
    let inside = try measures([(end - 0.01, 0)], weights: weights, m: m)
    let outside = try measures([(end + 0.01, 0)], weights: weights, m: m)
    #expect(inside.inWedge == 1 && outside.inWedge == 0)
  }

  /// Weights count by direction alone where the loss normalizes them, else by length and bias too.
  @Test func theLossDecidesWhichClassWins() throws {
    let weights = [weight(0, 0.2), weight(90, 5)]
    #expect(try measures([(40, 0)], weights: weights).accuracy == 1)
    #expect(try measures([(40, 0)], weights: weights, loss: "softmax").accuracy == 0)
    let biased = try measures(
      [(40, 0)], weights: weights, biases: [100, 0], loss: "softmax-bias")
    #expect(biased.accuracy == 1)
    let ignored = try measures([(40, 0)], weights: weights, biases: [100, 0], loss: "softmax")
    #expect(ignored.accuracy == 0)
  }

  /// A feature of length 0 is wrong everywhere, and a tie is not a win.
  @Test func zeroFeaturesAndTiesAreNotCorrect() throws {
    let loss = try #require(MarginLoss.named("a-softmax"))
    let read = Measures(
      features: [SIMD3(0, 0, 0), feature(45)], dimensions: 2, labels: [0, 1],
      weights: [weight(0), weight(0)],
      biases: [0, 0], loss: loss, margin: MarginParameters(m: 2))
    #expect(read.accuracy == 0)
    #expect(read.directions[0] == 0 && read.targetAngles[0] == .pi / 2)
  }

  /// A feature exactly behind its weight: pi, whatever the signs of the zeros.
  @Test func behindItsWeightAFeatureIsHalfATurnAway() throws {
    let loss = try #require(MarginLoss.named("a-softmax"))
    let read = Measures(
      features: [SIMD3(-1, 0, 0), SIMD3(-1, -0.0, 0), SIMD3(0, -1, 0), SIMD3(-0.0, -1, 0)],
      dimensions: 2,
      labels: [0, 0, 1, 1], weights: [SIMD3(1, 0, 0), SIMD3(0, 1, 0)], biases: [0, 0], loss: loss,
      margin: MarginParameters(m: 3))
    #expect(read.targetAngles.allSatisfy { $0 == Double.pi })
  }

  @Test func measuresOfNoSamplesAreZeroOrNil() throws {
    let read = try measures([], weights: [weight(0), weight(90)])
    #expect(read.accuracy == 0 && read.inWedge == 0 && read.p90Theta == 0)
    #expect(read.classes.map(\.count) == [0, 0] && read.classes[0].nearestOther == nil)
    #expect(read.fisherScore == nil)
  }

  @Test func aClassWithoutSamplesIsNotTheWorst() throws {
    let read = try measures([(5, 0)], weights: [weight(0), weight(90)])
    #expect(read.leastClassAccuracy == 1 && read.classes[1].accuracy == 0)
  }

  /// More than one lane group, the last not full: each sample's angle by `angle(between:_:)`.
  @Test func everySampleOfALargeSetIsMeasured() throws {
    var random = Generator(seed: 50)
    let samples = (0..<61).map { _ in (360 * random.uniform(), random.index(below: 4)) }
    let weights = (0..<4).map { weight(80 * Double($0), 0.5 + random.uniform()) }
    let read = try measures(samples, weights: weights, m: 2.5)
    #expect(read.targetAngles.count == 61)
    for (index, sample) in samples.enumerated() {
      let expected = angle(between: SIMD3<Double>(feature(sample.0)), weights[sample.1])
      #expect(abs(read.targetAngles[index] - expected) < 1e-12)
    }
  }

  @Test func quantilesInterpolate() {
    #expect(quantile(0.5, of: []) == 0)
    #expect(quantile(0.5, of: [3]) == 3)
    #expect(quantile(0.5, of: [1, 2]) == 1.5)
    #expect(quantile(0.9, of: [0, 10, 20]) == 18)
    #expect(quantile(0, of: [1, 2, 3]) == 1 && quantile(1, of: [1, 2, 3]) == 3)
  }

  /// A sample is in its wedge if its target logit, with the margin, is the largest; one against all, if
  /// every logit has the right sign.
  @Test(arguments: MarginLoss.all, [2, 3])
  func inWedgeIsWhatTheLogitsSay(loss: MarginLoss, dimensions: Int) {
    var random = Generator(seed: 50)
    var parameters = loss.variedParameters[loss.margin == nil ? 0 : 2]
    // Wide enough for random features to be in some wedge; a fixed scale does not change that.
    parameters.m = loss.margin.map { $0.range.lowerBound + $0.coarseStep / 2 } ?? 1
    let bias = Array(repeating: 0.4, count: loss.bias.count(classes: 4))
    let features = (0..<200).map { _ in
      SIMD3(
        Float(random.normal()), Float(random.normal()), dimensions == 3 ? Float(random.normal()) : 0
      )
    }
    let weights = (0..<4).map { _ in
      SIMD3(random.normal(), random.normal(), dimensions == 3 ? random.normal() : 0)
    }
    let labels = (0..<200).map { _ in random.index(below: 4) }
    let measures = Measures(
      features: features, dimensions: dimensions, labels: labels, weights: weights,
      biases: [0.4, 0.4, 0.4, 0.4],
      loss: loss, margin: parameters)
    let logits = loss.evaluate(
      LossInput(
        features: features.map { [Double($0.x), Double($0.y), Double($0.z)] },
        weights: weights.map { [$0.x, $0.y, $0.z] }, bias: bias, labels: labels), parameters
    ).logits
    let inside = zip(logits, labels).count { logits, label in
      let others = logits.enumerated().filter { $0.offset != label }.map(\.element)
      return switch loss.form {
      case .softmax: others.allSatisfy { $0 <= logits[label] }
      case .oneAgainstAll: logits[label] >= 0 && others.allSatisfy { $0 <= 0 }
      }
    }
    #expect(inside > 0 && measures.inWedge == Double(inside) / 200)
  }
}
