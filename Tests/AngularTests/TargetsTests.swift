import Angular
import Elementary
import Testing

struct TargetsTests {
  @Test(arguments: MarginLoss.all, 0..<6)
  func slopeIsTheDerivative(loss: MarginLoss, dial: Int) {
    guard loss.variedParameters.indices.contains(dial) else { return }
    let parameters = loss.variedParameters[dial]
    let h = 1e-5
    for (curve, isDetached) in curves(of: loss, parameters) {
      for index in 1..<500 {
        let theta = .pi * (Double(index) - 0.381966) / 500
        guard !loss.isUnruly(at: theta, parameters) else { continue }
        let logit = curve(Lanes(theta, theta + h, theta - h, 0, 0, 0, 0, 0))
        let difference = (logit.value[1] - logit.value[2]) / (2 * h)
        let expected = isDetached ? -sinCos(theta).sin : difference
        #expect(abs(logit.slope[0] - expected) < 2e-4, "m = \(parameters.m), theta = \(theta)")
        #expect(logit.slope[0] <= 0 || !loss.falls)
      }
    }
  }

  /// Both curves of a row, and whether their slope is another's.
  private func curves(
    of loss: MarginLoss, _ parameters: MarginParameters
  ) -> [(curve: (Lanes) -> TargetLogit, isDetached: Bool)] {
    [
      ({ loss.targetLogit(at: $0, parameters) }, !loss.isExact && loss.target != nil),
      ({ loss.rivalLogit(at: $0, parameters) }, !loss.isExact && loss.rivals != nil),
    ]
  }

  /// From one end to the other, over kinks and jumps.
  @Test(arguments: MarginLoss.all.filter(\.falls))
  func curvesNeverRise(loss: MarginLoss) {
    for parameters in loss.variedParameters {
      for (curve, _) in curves(of: loss, parameters) {
        var last = Double.infinity
        for index in 0...5000 {
          let value = curve(Lanes(repeating: .pi * Double(index) / 5000)).value[0]
          #expect(value <= last + 4e-15, "m = \(parameters.m), at \(index)")
          last = value
        }
      }
    }
  }

  /// At both ends of the half circle and beyond what rounding leaves of it.
  @Test func thePowerOfTheCosineHasItsEnds() throws {
    let loss = try #require(MarginLoss.named("sphereface2-exact"))
    for t in [1, 3, 10.0] {
      let parameters = MarginParameters(m: 0.4, sharpness: t)
      let near = loss.targetLogit(at: 0, parameters)
      let far = loss.rivalLogit(at: Lanes(repeating: .pi), parameters)
      #expect(abs(near.value - 0.6) < 1e-15 && near.slope == 0)
      #expect(abs(far.value[0] + 0.6) < 1e-15 && abs(far.slope[0]) < 1e-15)
      // At t = 1 it is the cosine.
      let middle = loss.targetLogit(at: 1.1, MarginParameters(m: 0, sharpness: 1))
      #expect(abs(middle.value - cos(1.1)) < 1e-15)
    }
  }

  @Test func jumpsAreWhereTheyAreSaidToBe() throws {
    let parameters = MarginParameters(m: 0.5)
    let hard = try #require(MarginLoss.named("arcface"))
    let easy = try #require(MarginLoss.named("arcface-easy"))
    func jump(_ loss: MarginLoss, at theta: Double) -> Double {
      loss.targetLogit(at: theta + 1e-9, parameters).value
        - loss.targetLogit(at: theta - 1e-9, parameters).value
    }
    #expect(abs(jump(hard, at: .pi - 0.5) - (1 - cos(0.5) - 0.5 * sinCos(0.5).sin)) < 1e-8)
    #expect(abs(jump(easy, at: .pi / 2) - sinCos(0.5).sin) < 1e-8)
  }

  /// One formula contains the others.
  @Test(arguments: [0.1, 0.7, 1.9, 3])
  func theCombinedMarginContainsTheOthers(theta: Double) throws {
    func value(_ name: String, _ parameters: MarginParameters) throws -> Double {
      try #require(MarginLoss.named(name)).targetLogit(at: theta, parameters).value
    }
    func combined(_ m: Double, _ angle: Double, _ cosine: Double) throws -> Double {
      try value(
        "combined", MarginParameters(m: m, angleOffset: angle, cosineOffset: cosine))
    }
    #expect(try combined(1, 0, 0.4) == value("cosface", MarginParameters(m: 0.4)))
    #expect(try combined(1, 0.4, 0) == value("arcface-unroll", MarginParameters(m: 0.4)))
    #expect(try combined(3.5, 0, 0) == value("a-softmax", MarginParameters(m: 3.5)))
  }

  @Test func lambdaMixesTheMarginWithThePlainCosine() throws {
    let loss = try #require(MarginLoss.named("a-softmax"))
    for theta in [0.2, 1.1, 2.9] {
      let parameters = MarginParameters(m: 4, lambda: 5)
      let expected = (5 * cos(theta) + psi(theta, m: 4)) / 6
      #expect(abs(loss.targetLogit(at: theta, parameters).value - expected) < 1e-15)
    }
  }

  @Test(arguments: MarginLoss.all, [CurveOf.target, .rivals])
  func aBatchIsTheCurveRoundedToFloats(loss: MarginLoss, curve: CurveOf) {
    let count = 64
    var parameters = loss.variedParameters[loss.margin == nil ? 0 : 2]
    parameters.lambda = 0.5
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
          loss.evaluate(
            curve, angles: a + 1, count: count, parameters, values: v + 1, slopes: s + 1)
        }
      }
    }
    for index in 1...count {
      let theta = Lanes(repeating: Double(angles[index]))
      let logit =
        curve == .target
        ? loss.targetLogit(at: theta, parameters) : loss.rivalLogit(at: theta, parameters)
      #expect(values[index] == Float(logit.value[0]) && slopes[index] == Float(logit.slope[0]))
    }
    #expect(values[0] == -9 && values[count + 1] == -9)
    #expect(slopes[0] == -9 && slopes[count + 1] == -9)
  }
}
