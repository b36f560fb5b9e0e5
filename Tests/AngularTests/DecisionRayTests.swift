import Angular
import Elementary
import Testing

struct DecisionRayTests {
  private func weights(at directions: [Double], lengths: [Double]) -> [SIMD2<Double>] {
    zip(directions, lengths).map { direction, length in
      let (sine, cosine) = sinCos(direction)
      return SIMD2(cosine, sine) * length
    }
  }

  @Test(arguments: ["modified-softmax", "a-softmax"])
  func normalizedWeightsAreSeparatedAtTheirBisectors(name: String) throws {
    let loss = try #require(MarginLoss.named(name))
    let directions = [-2.5, -1, 0.2, 1.7]
    let rays = loss.decisionRays(weights: weights(at: directions, lengths: [1, 4, 0.2, 2]))
    #expect(rays.map(\.before) == [0, 1, 2, 3])
    #expect(rays.map(\.after) == [1, 2, 3, 0])
    let last = (1.7 - 2.5 + 2 * .pi) / 2
    for (ray, expected) in zip(rays, [-1.75, -0.4, 0.95, last]) {
      #expect(abs(ray.direction - expected) < 1e-14)
    }
  }

  @Test(arguments: [0.3, 1, 2, 3], [0.2, 1, 5])
  func freeWeightsTiltTheBoundaryTowardsTheShorter(gap: Double, length: Double) throws {
    let loss = try #require(MarginLoss.named("softmax"))
    let rays = loss.decisionRays(weights: weights(at: [0, gap], lengths: [1, length]))
    let tie = atan2(1 - length * cos(gap), length * sin(gap))
    #expect(rays.count == 2)
    let between = try #require(rays.first { $0.before == 0 && $0.after == 1 })
    #expect(abs(between.direction - tie) < 1e-14)
    if length > 1 { #expect(tie < gap / 2) }
    if length < 1 { #expect(tie > gap / 2) }
  }

  @Test(arguments: MarginLoss.all)
  func winnersChangeAtRaysAndNowhereElse(loss: MarginLoss) {
    var random = Generator(seed: 40)
    for classes in 1...8 {
      let weights = (0..<classes).map { _ in SIMD2(random.normal(), random.normal()) }
      let bias = (0..<classes).map { _ in random.normal() }
      let rays = loss.decisionRays(weights: weights, bias: bias, radius: 1.5)
      var expected: [(Double, Int, Int)] = []
      var last = winner(at: -.pi, weights, bias, loss)
      for step in 1...20_000 {
        let direction = -.pi + 2 * .pi * Double(step) / 20_000
        let now = winner(at: direction, weights, bias, loss)
        if now != last { expected.append((direction, last, now)) }
        last = now
      }
      #expect(rays.map(\.before) == expected.map(\.1) && rays.map(\.after) == expected.map(\.2))
      for (ray, found) in zip(rays, expected) {
        #expect(ray.direction <= found.0 && ray.direction > found.0 - 2 * .pi / 20_000)
      }
    }
  }

  private func winner(
    at direction: Double, _ weights: [SIMD2<Double>], _ bias: [Double], _ loss: MarginLoss
  ) -> Int {
    let (sine, cosine) = sinCos(direction)
    return loss.winner(of: SIMD2(cosine, sine) * 1.5, weights: weights, bias: bias)
  }

  @Test func aBiasThatAlwaysWinsLeavesNoRay() throws {
    let loss = try #require(MarginLoss.named("softmax-bias"))
    let pair = weights(at: [0, 2], lengths: [1, 1])
    #expect(loss.decisionRays(weights: pair, bias: [5, 0], radius: 1).isEmpty)
    #expect(loss.decisionRays(weights: pair, bias: [5, 0], radius: 100).count == 2)
  }

  @Test func theFirstOfEqualsWins() throws {
    let loss = try #require(MarginLoss.named("a-softmax"))
    let twins = [SIMD2(1.0, 1), SIMD2(1, 1), SIMD2(-1, 0)]
    #expect(loss.winner(of: SIMD2(1, 1), weights: twins) == 0)
    #expect(loss.decisionRays(weights: twins).map(\.before).sorted() == [0, 2])
  }
}
