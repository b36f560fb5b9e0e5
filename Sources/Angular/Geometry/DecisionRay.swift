import Elementary

/// A direction in which the winning class changes: the decision boundary at test time, without margin.
package struct DecisionRay: Hashable, Sendable {
  /// The direction in radians, -pi...pi.
  package let direction: Double
  /// The class that wins just clockwise of it.
  package let before: Int
  /// The class that wins just counterclockwise of it.
  package let after: Int
}

extension MarginLoss {
  /// The directions where the class with the largest margin-free logit changes, counterclockwise.
  ///
  /// Curves that never rise, and a bias shared by all classes, do not change the winner.
  ///
  /// Two classes tie where (W_i - W_j) . d = (b_j - b_i) / radius. For normalized weights this is the
  /// bisector; else a longer weight tilts it towards the shorter, to
  /// tan phi = (||W_i|| - ||W_j|| cos Delta) / (||W_j|| sin Delta) from W_i.
  /// - Parameters:
  ///   - weights: Class weights of the plane.
  ///   - bias: Biases, for a loss that has them; nil counts as zeros.
  ///   - radius: ||x|| of the features in question, > 0; without a bias it does not matter.
  /// - Returns: The rays, ascending in direction; none where one class wins everywhere.
  /// - Complexity: O(K^3).
  package func decisionRays(
    weights: [SIMD2<Double>], bias: [Double]? = nil, radius: Double = 1
  ) -> [DecisionRay] {
    precondition(radius > 0, "the radius must be positive")
    let effective = effectiveWeights(weights, bias: bias, radius: radius)
    let ties = tieDirections(of: effective)
    // Between neighboring ties the order of the classes does not change: the middle shows the winner.
    var winners: [Int] = []
    for (index, tie) in ties.enumerated() {
      let next = index + 1 < ties.count ? ties[index + 1] : ties[0] + 2 * .pi
      let (sine, cosine) = sinCos((tie + next) / 2)
      winners.append(largest(of: effective, at: SIMD2(cosine, sine)))
    }
    return ties.indices.compactMap { index in
      let before = winners[index == 0 ? ties.count - 1 : index - 1]
      let after = winners[index]
      guard before != after else { return nil }
      return DecisionRay(direction: ties[index], before: before, after: after)
    }
  }

  /// The prediction: the class with the largest margin-free logit, the first of equals.
  package func winner(
    of feature: SIMD2<Double>, weights: [SIMD2<Double>], bias: [Double]? = nil
  ) -> Int {
    largest(of: effectiveWeights(weights, bias: bias, radius: 1), at: feature)
  }

  private func largest(
    of weights: [(vector: SIMD2<Double>, offset: Double)], at point: SIMD2<Double>
  ) -> Int {
    var best = (label: 0, logit: -Double.infinity)
    for (label, weight) in weights.enumerated() {
      let logit = weight.vector.x * point.x + weight.vector.y * point.y + weight.offset
      if logit > best.logit { best = (label, logit) }
    }
    return best.label
  }

  /// The directions in which any two classes tie, ascending in -pi...pi, without duplicates.
  private func tieDirections(
    of weights: [(vector: SIMD2<Double>, offset: Double)]
  ) -> [Double] {
    var ties: [Double] = []
    for i in weights.indices {
      for j in weights.indices.dropFirst(i + 1) {
        let normal = weights[i].vector - weights[j].vector
        let length = (normal * normal).sum().squareRoot()
        let level = (weights[j].offset - weights[i].offset) / length
        // Also false for equal vectors, when one class is above the other everywhere.
        guard level >= -1, level <= 1 else { continue }
        let middle = turn(from: SIMD2(1, 0), to: normal)
        for tie in [middle + acos(level), middle - acos(level)] {
          ties.append(tie > .pi ? tie - 2 * .pi : tie < -.pi ? tie + 2 * .pi : tie)
        }
      }
    }
    ties.sort()
    return ties.indices.filter { $0 == 0 || ties[$0] - ties[$0 - 1] > 1e-12 }.map { ties[$0] }
  }
}
