import Angular
import Elementary
import Foundation
import Learning
import Testing

struct TrainingEvaluationTests {
  /// Golden cases that single precision cannot represent: tiny angles, huge lengths.
  static let beyondFloat: Set = ["big", "near0", "nearpi"]

  @Test func agreesWithEveryGoldenCaseThatAFloatCanHold() throws {
    let cases = try GoldenCases.load().cases
    print("largest error against the golden cases, in units of 1 + |expected|:")
    print("  loss                    cases  reference   training  (cases that a Float can hold)")
    var compared = 0
    for loss in MarginLoss.all {
      let own = cases.filter { $0.row?.name == loss.name }
      var reference = 0.0
      var training = 0.0
      var held = 0
      for golden in own {
        let parameters = golden.parameters(of: loss)
        let expected = golden.expected.output
        reference = max(
          reference, largestError(of: loss.evaluate(golden.input, parameters), expected))
        guard !Self.beyondFloat.contains(golden.kind) else { continue }
        let error = largestError(
          of: loss.evaluateAsTrained(golden.input, parameters), expected)
        #expect(error < 2e-4, "\(golden.id) is off by \(error)")
        training = max(training, error)
        held += 1
      }
      compared += held
      #expect(reference < 1e-8, "\(loss.name)")
      let name = loss.name.padding(toLength: 22, withPad: " ", startingAt: 0)
      print("  \(name)  \(own.count)  \(reference)  \(training)  (\(held))")
    }
    #expect(compared == 56)
  }

  /// Exactly opposite its weight a sample has no direction to turn to, though rounding leaves one.
  @Test func aSampleOppositeItsWeightIsNotTurned() throws {
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

  @Test func casesBeyondAFloatHaveFiniteGradients() throws {
    let cases = try GoldenCases.load().cases.filter { Self.beyondFloat.contains($0.kind) }
    #expect(cases.count > 5)
    for golden in cases {
      let loss = try #require(golden.row)
      let output = loss.evaluateAsTrained(golden.input, golden.parameters(of: loss))
      #expect(output.loss.isFinite, "\(golden.id)")
      #expect((output.gradX + output.gradW).joined().allSatisfy { $0.isFinite }, "\(golden.id)")
    }
  }

  /// Vectors without a direction follow the same conventions in both precisions.
  @Test(arguments: MarginLoss.all, [2, 3])
  func zeroVectorsAgreeWithTheReference(loss: MarginLoss, dimension: Int) {
    let tail = Array(repeating: 0.7, count: dimension - 2)
    let zero = Array(repeating: 0.0, count: dimension)
    let input = LossInput(
      features: [zero, [1, 2] + tail, [3, -1] + tail, zero],
      weights: [zero, [1, 1] + tail, [-1, 1] + tail],
      bias: Array([0.5, -1, 0.25].prefix(loss.bias.count(classes: 3))), labels: [1, 0, 2, 0])
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
      let input = loss.randomInput(
        count: size.samples, classes: size.classes, dimension: size.dimension, &random)
      let expected = loss.evaluate(input, parameters)
      let output = loss.evaluateAsTrained(input, parameters)
      #expect(largestError(of: output, expected) < 2e-5)
    }
  }

  @Test(.enabled(if: Engine.wide != nil), arguments: MarginLoss.all, sizes)
  func enginesGiveTheSameBits(
    loss: MarginLoss, size: (samples: Int, dimension: Int, classes: Int)
  ) {
    var random = Generator(seed: 32, stream: UInt64(size.samples))
    let input = loss.randomInput(
      count: size.samples, classes: size.classes, dimension: size.dimension, &random)
    var parameters = loss.variedParameters[loss.margin == nil ? 0 : 2]
    parameters.lambda = 0.2
    let outputs = engines.map { bits(of: loss.evaluateAsTrained(input, parameters, engine: $0)) }
    #expect(outputs.allSatisfy { $0 == outputs[0] })
  }

  private func error(_ rows: [[Double]], _ expected: [[Double]]) -> Double {
    largestError(rows.flatMap { $0 }, expected.flatMap { $0 })
  }

  private func bits(of output: LossOutput) -> [UInt64] {
    let rows =
      output.logits + output.gradX + output.gradW + [output.gradB ?? []]
      + (output.centersNext ?? [])
    return ([output.loss] + output.targetAngles.compactMap { $0 } + rows.flatMap { $0 })
      .map(\.bitPattern)
  }
}
