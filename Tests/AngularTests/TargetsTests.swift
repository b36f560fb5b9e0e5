import Angular
import Elementary
import Testing

struct TargetsTests {
  static let dials = [(1.0, 0.0), (1.5, 0), (2, 0.5), (3.35, 0), (4, 0), (4, 5), (8, 1)]

  @Test(arguments: MarginLoss.all, dials)
  func slopeIsTheDerivative(loss: MarginLoss, dial: (m: Double, lambda: Double)) {
    let parameters = MarginParameters(m: dial.m, lambda: dial.lambda)
    let h = 1e-5
    for index in 1..<500 {
      let theta = .pi * (Double(index) - 0.381966) / 500
      let logit = loss.targetLogit(at: theta, parameters)
      let difference =
        (loss.targetLogit(at: theta + h, parameters).value
          - loss.targetLogit(at: theta - h, parameters).value) / (2 * h)
      #expect(abs(logit.slope - difference) < 2e-8)
      #expect(logit.slope <= 0)
    }
  }

  @Test func lambdaMixesTheMarginWithThePlainCosine() throws {
    let loss = try #require(MarginLoss.named("a-softmax"))
    for theta in [0.2, 1.1, 2.9] {
      let parameters = MarginParameters(m: 4, lambda: 5)
      let expected = (5 * cos(theta) + psi(theta, m: 4)) / 6
      #expect(abs(loss.targetLogit(at: theta, parameters).value - expected) < 1e-15)
    }
  }

  @Test(arguments: MarginLoss.all)
  func aBatchIsTheCurveRoundedToFloats(loss: MarginLoss) {
    let count = 64
    let parameters = MarginParameters(m: 3.35, lambda: 0.5)
    // One float off, so that no vector is aligned.
    var angles = [Float](repeating: 0, count: count + 1)
    for index in 1...count { angles[index] = 3.1415925 * Float(index - 1) / Float(count - 1) }
    var values = [Float](repeating: -9, count: count + 2)
    var slopes = [Float](repeating: -9, count: count + 2)
    angles.withUnsafeBufferPointer { angles in
      values.withUnsafeMutableBufferPointer { values in
        slopes.withUnsafeMutableBufferPointer { slopes in
          guard let a = angles.baseAddress, let v = values.baseAddress, let s = slopes.baseAddress
          else { return }
          loss.evaluateTargets(
            angles: a + 1, count: count, parameters: parameters, values: v + 1, slopes: s + 1)
        }
      }
    }
    for index in 1...count {
      let logit = loss.targetLogit(at: Double(angles[index]), parameters)
      #expect(values[index] == Float(logit.value) && slopes[index] == Float(logit.slope))
    }
    #expect(values[0] == -9 && values[count + 1] == -9)
    #expect(slopes[0] == -9 && slopes[count + 1] == -9)
  }
}
