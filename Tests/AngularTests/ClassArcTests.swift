import Angular
import Elementary
import Testing

struct ClassArcTests {
  private func weights(at directions: [Double], lengths: [Double]? = nil) -> [SIMD2<Double>] {
    directions.enumerated().map { index, direction in
      let (sine, cosine) = sinCos(direction)
      return SIMD2(cosine, sine) * (lengths?[index] ?? 1)
    }
  }

  private func evenly(_ classes: Int) -> [SIMD2<Double>] {
    weights(at: (0..<classes).map { 0.3 + uniformGap(classes: classes) * Double($0) })
  }

  @Test(arguments: 3...16, [1, 1.5, 2, 3.35, 4, 8])
  func evenWeightsGiveTheClosedForm(classes: Int, m: Double) throws {
    let loss = try #require(MarginLoss.named("a-softmax"))
    for arc in loss.classArcs(weights: evenly(classes), MarginParameters(m: m)) {
      let expected = uniformGap(classes: classes) / (m + 1)
      #expect(abs(arc.ahead - expected) < 2e-10 && abs(arc.behind - expected) < 2e-10)
      #expect(arc.holdsWeight && !arc.isEmpty)
    }
  }

  /// The arcs agree with the half-wedge of the theory, also where there is none.
  @Test(arguments: MarginLoss.all, [3, 6, 9, 14])
  func evenWeightsGiveTheHalfWedge(loss: MarginLoss, classes: Int) {
    for parameters in loss.variedParameters {
      let half = loss.halfWedge(between: uniformGap(classes: classes), parameters)
      for arc in loss.classArcs(weights: evenly(classes), parameters) {
        #expect(arc.isEmpty == (half ?? 0 < 1e-6), "m = \(parameters.m)")
        #expect(abs(arc.ahead - (half ?? 0)) < 1e-9 && abs(arc.behind - (half ?? 0)) < 1e-9)
      }
    }
  }

  /// At both ends of an arc the logits of the loss itself tie, whatever the weights' lengths.
  @Test(arguments: MarginLoss.all)
  func arcsEndWhereTheLogitsTie(loss: MarginLoss) {
    var random = Generator(seed: 33)
    var ends = 0
    for parameters in loss.variedParameters.dropLast(loss.margin == nil ? 0 : 1) {
      for _ in 0..<20 {
        let weights = (0..<4).map { _ in SIMD2(random.normal(), random.normal()) }
        let bias = (0..<loss.bias.count(classes: 4)).map { _ in 0.1 * random.normal() }
        let arcs = loss.classArcs(weights: weights, bias: bias, parameters)
        for arc in arcs where !arc.isEmpty && arc.width < 6 {
          for end in [arc.direction + arc.ahead, arc.direction - arc.behind] {
            let (sine, cosine) = sinCos(end)
            let output = loss.evaluate(
              LossInput(
                features: [[cosine, sine]], weights: weights.map { [$0.x, $0.y] }, bias: bias,
                labels: [arc.label]), parameters)
            let theta = output.targetAngles[0] ?? 0
            guard !loss.jumps(at: theta, parameters) else { continue }
            let best =
              output.logits[0].enumerated().filter { $0.offset != arc.label }
              .map(\.element).max() ?? 0
            let excess = loss.form.excess(
              target: Lanes(repeating: output.logits[0][arc.label]),
              nonTarget: Lanes(repeating: best))
            #expect(abs(excess[0]) < 1e-7)
            ends += 1
          }
        }
      }
    }
    #expect(ends > 50)
  }

  /// Counterclockwise, the smallest of delta / (m + 1) for each weight delta ahead and, for each weight
  /// epsilon behind, epsilon / (m - 1) if epsilon <= pi (m - 1) / m.
  @Test(arguments: 2...12, [1, 1.25, 2, 2.5, 3, 4, 6.4, 8])
  func unevenWeightsGiveTheClosedForm(classes: Int, m: Double) throws {
    let loss = try #require(MarginLoss.named("a-softmax"))
    var random = Generator(seed: 30, stream: UInt64(classes))
    for _ in 0..<20 {
      let directions = (0..<classes).map { _ in random.uniform() * 2 * .pi }
      let arcs = loss.classArcs(weights: weights(at: directions), MarginParameters(m: m))
      for (label, arc) in arcs.enumerated() {
        let away = directions.indices.filter { $0 != label }.map { j -> Double in
          let turned = directions[j] - directions[label]
          return turned < 0 ? turned + 2 * .pi : turned
        }
        #expect(abs(arc.ahead - extent(towards: away, m: m)) < 2e-10)
        #expect(abs(arc.behind - extent(towards: away.map { 2 * .pi - $0 }, m: m)) < 2e-10)
      }
    }
  }

  private func extent(towards others: [Double], m: Double) -> Double {
    others.reduce(.infinity) { nearest, ahead in
      let behind = 2 * .pi - ahead
      let bound = behind <= .pi * (m - 1) / m ? behind / (m - 1) : .infinity
      return min(nearest, ahead / (m + 1), bound)
    }
  }

  @Test(arguments: [0.0, 0.5, 5])
  func arcsNeverOverlapAndShrinkWithTheMargin(lambda: Double) throws {
    let loss = try #require(MarginLoss.named("a-softmax"))
    var random = Generator(seed: 31)
    for _ in 0..<20 {
      let directions = (0..<6).map { _ in random.uniform() * 2 * .pi }.sorted()
      var last = [Double](repeating: .infinity, count: 6)
      for m in stride(from: 1.0, through: 8, by: 0.35) {
        let parameters = MarginParameters(m: m, lambda: lambda)
        let arcs = loss.classArcs(weights: weights(at: directions), parameters)
        for (label, arc) in arcs.enumerated() {
          let next = (label + 1) % 6
          var gap = directions[next] - directions[label]
          if gap < 0 { gap += 2 * .pi }
          #expect(arc.ahead + arcs[next].behind <= gap + 1e-12, "m = \(m)")
          #expect(arc.width <= last[label] + 4e-10, "m = \(m)")
        }
        last = arcs.map(\.width)
      }
    }
  }

  /// One against all, a class ends where its own score or another's crosses its threshold: two caps
  /// around the weights, which the shared bias widens.
  @Test(arguments: ["sphereface2", "sphereface2-exact"], [-6, 0, 5.0])
  func oneAgainstAllArcsAreCaps(name: String, bias: Double) throws {
    let loss = try #require(MarginLoss.named(name))
    let parameters = MarginParameters(m: 0.1, scale: 20, sharpness: 2)
    func cap(_ level: Double) -> Double {
      // g(theta) = level, where 2 cos(theta / 2)^4 - 1 = level.
      2 * acos(((1 + level) / 2).squareRoot().squareRoot())
    }
    let target = cap(parameters.m - bias / 20)
    let nonTarget = cap(-parameters.m - bias / 20)
    for away in [0.9, 1.6, 2.4, 3.1] {
      let arcs = loss.classArcs(
        weights: weights(at: [0.5, 0.5 + away]), bias: [bias], parameters)
      let ahead = min(target, away - nonTarget)
      guard ahead >= 0 else {
        #expect(!arcs[0].holdsWeight)
        continue
      }
      #expect(abs(arcs[0].ahead - ahead) < 1e-9)
      #expect(abs(arcs[0].behind - min(target, 2 * .pi - away - nonTarget)) < 1e-9)
      let half = try #require(loss.halfWedge(between: away, bias: bias, parameters))
      #expect(abs(half - ahead) < 1e-9)
    }
  }

  @Test(arguments: MarginLoss.all.filter { $0.form == .softmax })
  func withoutMarginArcsMeetAtTheDecisionRays(loss: MarginLoss) {
    var random = Generator(seed: 32)
    var ends = 0
    for _ in 0..<40 {
      let weights = (0..<5).map { _ in SIMD2(random.normal(), random.normal()) }
      let bias = (0..<5).map { _ in 0.3 * random.normal() }
      let rays = loss.decisionRays(weights: weights, bias: bias, radius: 2)
      let arcs = loss.classArcs(weights: weights, bias: bias, radius: 2, loss.withoutMargin)
      for arc in arcs where !arc.isEmpty {
        let own = rays.filter { $0.before == arc.label || $0.after == arc.label }
        // Only a class that wins everywhere has no ray.
        #expect(own.isEmpty == (arc.width == 2 * .pi))
        for end in [arc.direction + arc.ahead, arc.direction - arc.behind] where !own.isEmpty {
          let nearest = own.map { turn(between: $0.direction, end) }.min() ?? .infinity
          #expect(nearest < 4e-10)
          ends += 1
        }
      }
      for ray in rays { #expect(!arcs[ray.before].isEmpty && !arcs[ray.after].isEmpty) }
    }
    #expect(ends > 200)
  }

  private func turn(between a: Double, _ b: Double) -> Double {
    let (u, v) = (sinCos(a), sinCos(b))
    return angle(between: SIMD2(u.cos, u.sin), SIMD2(v.cos, v.sin))
  }

  @Test func anArcBesideItsWeightIsFound() throws {
    let loss = try #require(MarginLoss.named("softmax"))
    let pair = weights(at: [0, 1], lengths: [1, 3])
    let arcs = loss.classArcs(weights: pair, MarginParameters())
    // The tie is where tan phi = (1 - 3 cos 1) / (3 sin 1), clockwise of the short weight.
    let tie = atan2(1 - 3 * cos(1), 3 * sin(1))
    #expect(tie < 0 && !arcs[0].holdsWeight && arcs[1].holdsWeight)
    #expect(abs(arcs[0].direction + arcs[0].ahead - tie) < 1e-9)
    #expect(abs(arcs[0].width - .pi) < 1e-9)
    #expect(abs(arcs[1].width - .pi) < 1e-9)
  }

  @Test func aDominatedClassHasAnEmptyArc() throws {
    let loss = try #require(MarginLoss.named("softmax-bias"))
    let three = weights(at: [0, 2, 4], lengths: [0.1, 1, 1])
    let bias = [-5.0, 0, 0]
    let arcs = loss.classArcs(weights: three, bias: bias, radius: 1, MarginParameters())
    #expect(arcs[0].isEmpty && !arcs[0].holdsWeight && arcs[0].direction == 0)
    let alone = loss.classArcs(
      weights: three, bias: [50, 0, 0], radius: 1, MarginParameters())
    #expect(alone[0].width == 2 * .pi && alone[1].isEmpty && alone[2].isEmpty)
  }

  @Test func coincidingWeightsLeaveNoRoom() throws {
    let loss = try #require(MarginLoss.named("a-softmax"))
    let arcs = loss.classArcs(weights: weights(at: [1, 1, 3]), MarginParameters(m: 2))
    #expect(arcs.map(\.isEmpty) == [true, true, false])
  }

  @Test func aSingleClassOwnsTheCircle() throws {
    let loss = try #require(MarginLoss.named("a-softmax"))
    let arcs = loss.classArcs(weights: weights(at: [2]), MarginParameters(m: 4))
    #expect(arcs.map(\.width) == [2 * .pi])
  }
}
