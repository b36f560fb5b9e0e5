/// A segment of the decision boundary in the plane of features, on which two classes tie and win.
///
/// Without a bias the boundary consists of rays from the origin; a bias moves the lines off it.
package struct DecisionSegment: Hashable, Sendable {
  /// One end.
  package let start: SIMD2<Double>
  /// The other end.
  package let end: SIMD2<Double>
  /// The class with the smaller number.
  package let first: Int
  /// The other class.
  package let second: Int
}

extension MarginLoss {
  /// The decision boundary, without margin, within a distance of the origin.
  ///
  /// Two classes tie on the line (W_i - W_j) . x = b_j - b_i. It belongs to the boundary where no third
  /// class has a larger logit; each of them cuts off a half-line.
  /// - Parameters:
  ///   - weights: Class weights of the plane.
  ///   - bias: Biases, for a loss that has them; nil counts as zeros.
  ///   - radius: The distance from the origin, > 0.
  /// - Returns: The segments, ordered by their classes; none for a pair that shares no boundary.
  /// - Complexity: O(K^3).
  package func decisionSegments(
    weights: [SIMD2<Double>], bias: [Double]? = nil, within radius: Double
  ) -> [DecisionSegment] {
    precondition(radius > 0, "the radius must be positive")
    let effective = effectiveWeights(weights, bias: bias, radius: 1)
    return effective.indices.flatMap { first in
      effective.indices.dropFirst(first + 1).compactMap { second in
        segment(between: first, second, of: effective, within: radius)
      }
    }
  }

  private func segment(
    between first: Int, _ second: Int, of weights: [(vector: SIMD2<Double>, offset: Double)],
    within radius: Double
  ) -> DecisionSegment? {
    let normal = weights[first].vector - weights[second].vector
    let square = (normal * normal).sum()
    guard square > 0 else { return nil }
    let foot = normal * ((weights[second].offset - weights[first].offset) / square)
    let along = SIMD2(-normal.y, normal.x) / square.squareRoot()
    let half = radius * radius - (foot * foot).sum()
    guard half > 0 else { return nil }
    // The chord of the disk, less what every other class wins.
    var (low, high) = (-half.squareRoot(), half.squareRoot())
    for third in weights.indices where third != first && third != second {
      let difference = weights[first].vector - weights[third].vector
      let lead =
        (difference * foot).sum() + weights[first].offset - weights[third].offset
      let slope = (difference * along).sum()
      if slope > 0 {
        low = max(low, -lead / slope)
      } else if slope < 0 {
        high = min(high, -lead / slope)
      } else if lead < 0 {
        return nil
      }
    }
    // Three lines through one point leave a segment of length 0, but for rounding.
    guard high - low > 1e-9 * radius else { return nil }
    return DecisionSegment(
      start: foot + low * along, end: foot + high * along, first: first, second: second)
  }
}
