import Elementary
import Testing

@testable import Angular

struct DecisionSegmentTests {
  private static let biased = MarginLoss.named("softmax-bias") ?? MarginLoss.all[0]

  /// On a segment its two classes tie and nobody beats them; beside it one of them wins.
  @Test(arguments: MarginLoss.all)
  func onEverySegmentTwoClassesTieAndWin(loss: MarginLoss) {
    var random = Generator(seed: 41)
    var count = 0
    for classes in 2...9 {
      let weights = (0..<classes).map { _ in SIMD2(random.normal(), random.normal()) }
      let bias = (0..<classes).map { _ in random.normal() }
      for segment in loss.decisionSegments(weights: weights, bias: bias, within: 5) {
        count += 1
        let across = segment.end - segment.start
        let normal = SIMD2(-across.y, across.x) / (across * across).sum().squareRoot()
        for share in [0.02, 0.3, 0.7, 0.98] {
          let point = segment.start + share * across
          #expect((point * point).sum() <= 25.001)
          let logits = self.logits(at: point, loss, weights, bias)
          let best = logits.max() ?? 0
          #expect(best - logits[segment.first] < 1e-9 && best - logits[segment.second] < 1e-9)
        }
        let middle = (segment.start + segment.end) / 2
        let beside = [1e-7, -1e-7].map {
          loss.winner(of: middle + $0 * normal, weights: weights, bias: bias)
        }
        #expect(Set(beside) == [segment.first, segment.second])
      }
    }
    #expect(count >= 30)
  }

  /// On circles of several radii the winner changes only between two classes that share a segment.
  @Test func noBoundaryIsMissing() {
    var random = Generator(seed: 42)
    for classes in 2...8 {
      let weights = (0..<classes).map { _ in SIMD2(random.normal(), random.normal()) }
      let bias = (0..<classes).map { _ in random.normal() }
      let segments = Self.biased.decisionSegments(weights: weights, bias: bias, within: 5)
      for radius in [0.3, 1, 2.5, 4.9] {
        let steps = 4000
        let winners = (0...steps).map { step -> Int in
          let (sine, cosine) = sinCos(2 * .pi * Double(step) / Double(steps))
          return Self.biased.winner(
            of: SIMD2(cosine, sine) * radius, weights: weights, bias: bias)
        }
        for (before, after) in zip(winners, winners.dropFirst()) where before != after {
          #expect(
            segments.contains {
              $0.first == min(before, after) && $0.second == max(before, after)
            })
        }
      }
    }
  }

  /// With a bias the line misses the origin by (b_j - b_i) / ||W_i - W_j||.
  @Test func aBiasMovesTheLineOffTheOrigin() throws {
    let weights = [SIMD2(1.0, 0), SIMD2(-1, 0)]
    let segments = Self.biased.decisionSegments(weights: weights, bias: [0, 1], within: 2)
    let segment = try #require(segments.first)
    #expect(segments.count == 1 && segment.first == 0 && segment.second == 1)
    #expect(segment.start.x == 0.5 && segment.end.x == 0.5)
    #expect(abs(segment.end.y - segment.start.y) == 2 * (4 - 0.25).squareRoot())
    // One class wins everywhere in the disk, so there is no boundary.
    #expect(Self.biased.decisionSegments(weights: weights, bias: [0, 9], within: 2).isEmpty)
    // A loss without a bias ignores it.
    let plain = try #require(MarginLoss.named("softmax"))
    #expect(plain.decisionSegments(weights: weights, bias: [0, 9], within: 2).first?.start.x == 0)
  }

  @Test func coincidingWeightsShareNoLine() {
    let weights = [SIMD2(1.0, 0), SIMD2(1, 0), SIMD2(0, 0), SIMD2(0, 0)]
    let segments = Self.biased.decisionSegments(weights: weights, within: 1)
    #expect(segments.allSatisfy { $0.first < 2 && $0.second > 1 })
    #expect(Self.biased.decisionSegments(weights: [SIMD2(1, 0)], within: 1).isEmpty)
  }

  private func logits(
    at point: SIMD2<Double>, _ loss: MarginLoss, _ weights: [SIMD2<Double>], _ bias: [Double]
  ) -> [Double] {
    loss.effectiveWeights(weights, bias: bias, radius: 1).map {
      ($0.vector * point).sum() + $0.offset
    }
  }
}
