import Angular
import Elementary
import Testing

struct MarginLossLogitsTests {
  /// Except where a curve is detached: there it is the slope of the cosine.
  @Test(arguments: MarginLoss.all, LogitRole.allCases)
  func slopeIsTheDerivative(loss: MarginLoss, role: LogitRole) {
    let curve = role == .target ? loss.target : loss.nonTarget
    let isDetached = curve?.isDetached ?? false
    let h = 1e-5
    for parameters in loss.variedParameters {
      for index in 1..<500 {
        let theta = .pi * (Double(index) - 0.381966) / 500
        guard !loss.jumps(at: theta, parameters) else { continue }
        let logit = loss.logit(
          role, at: Lanes(theta, theta + h, theta - h, 0, 0, 0, 0, 0), parameters)
        let difference = (logit.value[1] - logit.value[2]) / (2 * h)
        let expected = isDetached ? -sinCos(theta).sin : difference
        #expect(abs(logit.slope[0] - expected) < 2e-4, "m = \(parameters.m), theta = \(theta)")
        #expect(logit.slope[0] <= 0 || !loss.neverRises)
      }
    }
  }

  /// Detaching changes the slope alone.
  @Test func detachedCurvesKeepTheirValues() throws {
    for name in ["sphereface-r-v0", "sphereface-r-v1", "sphereface-r-v2", "sphereface2"] {
      let detached = try #require(MarginLoss.named(name))
      let exact = try #require(MarginLoss.named("\(name)-exact"))
      #expect(!detached.isExact && exact.isExact)
      for role in LogitRole.allCases {
        let theta = Lanes(0, 0.2, 0.7, 1.1, 1.7, 2.2, 3, .pi)
        let parameters = MarginParameters(m: 2.3)
        #expect(
          detached.logit(role, at: theta, parameters).value
            == exact.logit(role, at: theta, parameters).value)
      }
    }
  }

  /// From one end to the other, across kinks and jumps.
  @Test(arguments: MarginLoss.all.filter(\.neverRises), LogitRole.allCases)
  func curvesNeverRise(loss: MarginLoss, role: LogitRole) {
    for parameters in loss.variedParameters {
      var last = Double.infinity
      for start in stride(from: 0, to: 5000, by: 8) {
        let theta = (Lanes(0, 1, 2, 3, 4, 5, 6, 7) + Double(start)) * (.pi / 4999)
        let values = loss.logit(role, at: theta, parameters).value
        for lane in 0..<8 {
          #expect(values[lane] <= last + 4e-15, "m = \(parameters.m), at \(start + lane)")
          last = values[lane]
        }
      }
    }
  }

  @Test func thePowerOfTheCosineIsAccurateAtBothEnds() throws {
    let loss = try #require(MarginLoss.named("sphereface2-exact"))
    for t in [1, 3, 10.0] {
      let parameters = MarginParameters(m: 0.4, sharpness: t)
      let near = loss.targetLogit(at: 0, parameters)
      let far = loss.nonTargetLogit(at: Lanes(repeating: .pi), parameters)
      #expect(abs(near.value - 0.6) < 1e-15 && near.slope == 0)
      #expect(abs(far.value[0] + 0.6) < 1e-15 && abs(far.slope[0]) < 1e-15)
      // At t = 1 it is the cosine.
      let middle = loss.targetLogit(at: 1.1, MarginParameters(m: 0, sharpness: 1))
      #expect(abs(middle.value - cos(1.1)) < 1e-15)
    }
  }

  @Test func theJumpsOfArcFaceAreThoseOfItsFormulas() throws {
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

  @Test(arguments: MarginLoss.all, LogitRole.allCases)
  func aBatchIsTheCurveRoundedToFloats(loss: MarginLoss, role: LogitRole) throws {
    let count = 64
    var parameters = loss.variedParameters[loss.margin == nil ? 0 : 2]
    parameters.lambda = 0.5
    // Offset by one float, so that no vector is aligned.
    var angles = [Float](repeating: 0, count: count + 1)
    for index in 1...count { angles[index] = 3.1415925 * Float(index - 1) / Float(count - 1) }
    var values = [Float](repeating: -9, count: count + 2)
    var slopes = [Float](repeating: -9, count: count + 2)
    try angles.withUnsafeBufferPointer { angles in
      try values.withUnsafeMutableBufferPointer { values in
        try slopes.withUnsafeMutableBufferPointer { slopes in
          loss.evaluate(
            role, angles: try #require(angles.baseAddress) + 1, count: count, parameters,
            values: try #require(values.baseAddress) + 1,
            slopes: try #require(slopes.baseAddress) + 1)
        }
      }
    }
    for index in 1...count {
      let theta = Lanes(repeating: Double(angles[index]))
      let logit = loss.logit(role, at: theta, parameters)
      #expect(values[index] == Float(logit.value[0]) && slopes[index] == Float(logit.slope[0]))
    }
    #expect(values[0] == -9 && values[count + 1] == -9)
    #expect(slopes[0] == -9 && slopes[count + 1] == -9)
  }
}
