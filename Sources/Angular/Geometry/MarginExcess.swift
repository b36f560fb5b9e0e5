import Elementary

/// One sample compared as its loss compares it: the logits, the target's with its margin.
package struct MarginExcess: Hashable, Sendable {
  /// The logit of the label's class.
  package let target: Double
  /// The other class whose logit is the largest.
  package let rival: Int
  /// The logit of that class.
  package let nonTarget: Double
  /// How far the margin is satisfied, >= 0 in the wedge; see `LossForm.excess`.
  package let value: Double
}

extension MarginLoss {
  /// How far one feature satisfies the margin of its class against all others.
  ///
  /// Features without a direction count as at a right angle to every weight.
  /// - Parameters:
  ///   - feature: A feature, finite.
  ///   - label: Its class.
  ///   - weights: Class weights; one of length 0 has a logit of 0 besides its bias.
  ///   - bias: Biases, for a loss that has them; nil counts as zeros. A shared one is the first.
  ///   - parameters: The parameters of the loss.
  /// - Returns: The logits compared; nil where there is no other class.
  /// - Complexity: O(K).
  package func excess(
    of feature: SIMD3<Double>, label: Int, weights: [SIMD3<Double>], bias: [Double]? = nil,
    _ parameters: MarginParameters
  ) -> MarginExcess? {
    let length = (feature * feature).sum().squareRoot()
    let radius = model.fixesScale ? parameters.scale : length
    let effective = effectiveWeights(weights, bias: bias, radius: radius)
    func logit(_ role: LogitRole, _ index: Int) -> Double {
      let theta = length > 0 ? angle(between: feature, weights[index]) : .pi / 2
      let (vector, offset) = effective[index]
      let curve = self.logit(role, at: Lanes(repeating: theta), parameters).value[0]
      return (vector * vector).sum().squareRoot() * curve + offset
    }
    let others = weights.indices.filter { $0 != label }
      .map { (index: $0, logit: logit(.nonTarget, $0)) }
    guard let rival = others.max(by: { $0.logit < $1.logit }) else { return nil }
    let target = logit(.target, label)
    let value = form.excess(
      target: Lanes(repeating: target), nonTarget: Lanes(repeating: rival.logit))
    return MarginExcess(
      target: target, rival: rival.index, nonTarget: rival.logit, value: value[0])
  }
}
