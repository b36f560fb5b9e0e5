import Elementary

extension MarginLoss {
  /// The smallest angle to another class's weight at which a sample satisfies the margin against it.
  ///
  /// theta_2 with F(theta_1) = cos theta_2 where weights have one length: m theta_1 for a factor,
  /// theta_1 + m for an added angle. Found numerically, to 1e-9 radians.
  /// - Parameters:
  ///   - theta: The angle to the target's weight in radians, 0...pi.
  ///   - label: The target class.
  ///   - other: The other class.
  ///   - weights: Class weights.
  ///   - bias: Biases, for a loss that has them; nil counts as zeros.
  ///   - radius: ||x|| of the feature, > 0, or s.
  ///   - parameters: The parameters of the loss.
  /// - Returns: Radians; 0 where every direction satisfies it, nil where not even the opposite one
  ///   does.
  package func boundaryAngle(
    at theta: Double, of label: Int, against other: Int, weights: [SIMD3<Double>],
    bias: [Double]? = nil, radius: Double, _ parameters: MarginParameters
  ) -> Double? {
    let effective = effectiveWeights(weights, bias: bias, radius: radius)
    func length(_ label: Int) -> Double {
      (effective[label].vector * effective[label].vector).sum().squareRoot()
    }
    let logit = targetLogit(at: theta, parameters).value
    let target = Lanes(repeating: length(label) * logit + effective[label].offset)
    let otherLength = length(other)
    /// How far the margin is satisfied at pi less eight angles.
    func excess(_ turn: Lanes) -> Lanes {
      let angles = Double.pi - turn
      let curve = nonTargetLogit(at: angles, parameters).value
      return form.excess(
        target: target, nonTarget: otherLength * curve + effective[other].offset)
    }
    let ends = excess(Lanes(0, .pi, 0, 0, 0, 0, 0, 0))
    guard ends[0] >= 0 else { return nil }
    guard ends[1] < 0 else { return 0 }
    return .pi - lastHolding(from: 0, to: .pi, within: 1e-9, excess)
  }
}
