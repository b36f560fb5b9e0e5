import Angular
import Elementary
import Learning
import Testing

struct TrainingEvaluationTests {
  /// Where single precision cannot hold the numbers: tiny angles, huge lengths.
  static let beyondFloat: Set = ["big", "near0", "nearpi"]

  @Test func agreesWithEveryGoldenCaseThatAFloatCanHold() throws {
    var counts: [Int] = []
    for loss in MarginLoss.all {
      let own = try GoldenCases.load().cases.filter {
        $0.row?.name == loss.name && !Self.beyondFloat.contains($0.kind)
      }
      for golden in own { check(loss, golden) }
      counts.append(own.count)
    }
    #expect(counts == [2, 2, 4, 3, 18, 2, 3, 3, 1, 1, 1, 2, 1, 1, 1, 1, 1])
  }

  /// Exactly opposite its weight a sample has no direction to turn, though rounding leaves one.
  @Test func oppositeItsWeightASampleIsNotTurned() throws {
    let loss = try #require(MarginLoss.named("a-softmax"))
    let input = LossInput(
      features: [[-0.9, -2.1]], weights: [[0.3, 0.7], [1, 0], [0, 1]], labels: [0])
    let margin = MarginParameters(m: 1.5, lambda: 0)
    let expected = loss.evaluate(input, margin)
    let trained = loss.evaluateAsTrained(input, margin)
    for (row, other) in zip(trained.gradX + trained.gradW, expected.gradX + expected.gradW) {
      for (value, wanted) in zip(row, other) { #expect(abs(value - wanted) < 2e-4) }
    }
  }

  private func check(_ loss: MarginLoss, _ golden: GoldenCases.Case) {
    let output = loss.evaluateAsTrained(golden.input, golden.parameters(of: loss))
    let expected = golden.expected
    #expect(largestError([output.loss], [expected.loss]) < 2e-4, "\(golden.id) loss")
    #expect(error(output.logits, expected.logits) < 2e-4, "\(golden.id) logits")
    #expect(error(output.gradX, expected.gradX) < 2e-4, "\(golden.id) gradX")
    #expect(error(output.gradW, expected.gradW) < 2e-4, "\(golden.id) gradW")
    #expect(
      largestError(output.gradB ?? [], expected.gradB ?? []) < 2e-4, "\(golden.id) gradB")
    for (angle, wanted) in zip(output.targetAngles, expected.thetaY) {
      #expect((angle == nil) == (wanted == nil), "\(golden.id) theta")
      #expect(abs((angle ?? 0) - (wanted ?? 0)) < 2e-4, "\(golden.id) theta")
    }
  }

  @Test func whatAFloatCannotHoldIsFiniteAllTheSame() throws {
    for golden in try GoldenCases.load().cases where Self.beyondFloat.contains(golden.kind) {
      guard let loss = golden.row else { continue }
      let output = loss.evaluateAsTrained(golden.input, golden.parameters(of: loss))
      #expect(output.loss.isFinite, "\(golden.id)")
      #expect((output.gradX + output.gradW).joined().allSatisfy { $0.isFinite }, "\(golden.id)")
    }
  }

  /// What has no direction is settled by convention, and both engines have the same.
  ///
  /// A zero weight only counts where weights keep their lengths: elsewhere training never has one.
  @Test(arguments: MarginLoss.all)
  func zeroVectorsAgreeWithTheReference(loss: MarginLoss) {
    let input = LossInput(
      features: [[0, 0], [1, 2], [3, -1], [0, 0]],
      weights: [loss.normalisesWeights ? [0.5, 0] : [0, 0], [1, 1], [-1, 1]],
      bias: [0.5, -1, 0.25], labels: [1, 0, 2, 0])
    for parameters in loss.variedParameters {
      let expected = loss.evaluate(input, parameters)
      let output = loss.evaluateAsTrained(input, parameters)
      #expect(error(output.logits, expected.logits) < 1e-5)
      #expect(error(output.gradX, expected.gradX) < 1e-5)
      #expect(error(output.gradW, expected.gradW) < 1e-5)
    }
  }

  /// Sizes that fill lane groups, leave some empty, or spill into the next.
  static let sizes = [
    (samples: 1, dimension: 2, classes: 2), (7, 3, 2), (8, 2, 3), (9, 2, 6), (13, 3, 5),
    (16, 3, 8), (31, 2, 9), (128, 2, 6), (50, 3, 16), (100, 2, 16),
  ]

  @Test(arguments: MarginLoss.all, sizes)
  func agreesWithTheReference(
    loss: MarginLoss, size: (samples: Int, dimension: Int, classes: Int)
  ) {
    for (index, parameters) in loss.variedParameters.enumerated() {
      var random = Generator(seed: 31, stream: UInt64(size.samples * 100 + index))
      let input = batch(size.samples, size.dimension, size.classes, &random)
      let expected = loss.evaluate(input, parameters)
      let output = loss.evaluateAsTrained(input, parameters)
      #expect(largestError([output.loss], [expected.loss]) < 2e-5)
      #expect(error(output.logits, expected.logits) < 2e-5)
      #expect(error(output.gradX, expected.gradX) < 2e-5)
      #expect(error(output.gradW, expected.gradW) < 2e-5)
      #expect(largestError(output.gradB ?? [], expected.gradB ?? []) < 2e-5)
      #expect(
        largestError(
          output.targetAngles.compactMap { $0 }, expected.targetAngles.compactMap { $0 }) < 2e-5)
    }
  }

  @Test(arguments: MarginLoss.all, sizes)
  func enginesGiveTheSameBits(
    loss: MarginLoss, size: (samples: Int, dimension: Int, classes: Int)
  ) {
    var random = Generator(seed: 32, stream: UInt64(size.samples))
    let input = batch(size.samples, size.dimension, size.classes, &random)
    var parameters = loss.variedParameters[loss.margin == nil ? 0 : 2]
    parameters.lambda = 0.2
    let outputs = engines.map { bits(of: loss.evaluateAsTrained(input, parameters, engine: $0)) }
    #expect(outputs.allSatisfy { $0 == outputs[0] })
  }

  /// Features and weights that a Float holds exactly, so that both precisions see the same batch.
  private func batch(
    _ samples: Int, _ dimension: Int, _ classes: Int, _ random: inout Generator
  ) -> LossInput {
    func draw(_ scale: Double) -> Double { Double(Float(scale * random.normal())) }
    return LossInput(
      features: (0..<samples).map { _ in (0..<dimension).map { _ in draw(2) } },
      weights: (0..<classes).map { _ in (0..<dimension).map { _ in draw(1) } },
      bias: (0..<classes).map { _ in draw(1) },
      labels: (0..<samples).map { _ in random.index(below: classes) })
  }

  private func error(_ rows: [[Double]], _ expected: [[Double]]) -> Double {
    largestError(rows.flatMap { $0 }, expected.flatMap { $0 })
  }

  private func bits(of output: LossOutput) -> [UInt64] {
    let rows = output.logits + output.gradX + output.gradW + [output.gradB ?? []]
    return ([output.loss] + output.targetAngles.compactMap { $0 } + rows.flatMap { $0 })
      .map(\.bitPattern)
  }
}
