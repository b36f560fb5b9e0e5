import Angular
import Elementary
import Learning
import Testing

/// Features of more components than the kernels have, laid in the plane.
struct PlaneEvaluationTests {
  @Test(arguments: MarginLoss.all, [4, 7, 33])
  func agreesWithTheReference(loss: MarginLoss, dimension: Int) {
    for (index, parameters) in loss.variedParameters.enumerated() {
      var random = Generator(seed: 41, stream: UInt64(dimension * 10 + index))
      let input = loss.randomInput(count: 9, classes: 5, dimension: dimension, &random)
      let output = loss.evaluateAsTrained(anyDimension: input, parameters)
      #expect(largestError(of: output, loss.evaluate(input, parameters)) < 2e-5)
    }
  }

  /// What has no direction is settled by the same conventions.
  @Test(arguments: MarginLoss.all)
  func zeroVectorsAgreeWithTheReference(loss: MarginLoss) {
    let zero = [0.0, 0, 0, 0]
    let input = LossInput(
      features: [zero, [1, 2, 0.7, -1], [3, -1, 0.2, 0.5], zero],
      weights: [zero, [1, 1, -0.5, 2], [-1, 1, 0.3, 0.1]],
      bias: Array([0.5, -1, 0.25].prefix(loss.bias.count(classes: 3))), labels: [1, 0, 2, 0])
    for parameters in loss.variedParameters {
      let output = loss.evaluateAsTrained(anyDimension: input, parameters)
      #expect(largestError(of: output, loss.evaluate(input, parameters)) < 2e-5)
    }
  }

  /// Two and three components go to the kernels as they are.
  @Test(arguments: [2, 3])
  func fewComponentsAreTheKernelsOwn(dimension: Int) throws {
    let loss = try #require(MarginLoss.named("a-softmax"))
    var random = Generator(seed: 42)
    let input = loss.randomInput(count: 9, classes: 5, dimension: dimension, &random)
    let parameters = MarginParameters(m: 2.5)
    let output = loss.evaluateAsTrained(anyDimension: input, parameters)
    #expect(output.gradX == loss.evaluateAsTrained(input, parameters).gradX)
  }

  /// A margin of 10 is no other curve.
  @Test(arguments: ["a-softmax", "l-softmax"], [2, 3, 5])
  func aMarginOfTenAgreesWithTheReference(name: String, dimension: Int) throws {
    let loss = try #require(MarginLoss.named(name))
    var random = Generator(seed: 43)
    let input = loss.randomInput(count: 40, classes: 5, dimension: dimension, &random)
    for m in [8.5, 9, 9.75, 10] {
      let parameters = MarginParameters(m: m)
      let output = loss.evaluateAsTrained(anyDimension: input, parameters)
      #expect(largestError(of: output, loss.evaluate(input, parameters)) < 1e-4)
    }
  }
}
