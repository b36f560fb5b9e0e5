import Elementary

extension MarginLoss {
  /// How far a class extends from its weight towards a neighboring weight of the same length.
  ///
  /// The angle phi up to which F(phi) satisfies the margin against the neighbor's curve at gap - phi:
  /// gap / 2 without a margin, gap / (m + 1) for A-Softmax. With lambda > 0, with m2 and m3 at once,
  /// and for one against all it is found numerically, to 1e-13.
  /// - Parameters:
  ///   - gap: The angle between the two weights in radians, 0...pi.
  ///   - bias: The shared bias; biases per class are not considered.
  ///   - parameters: The parameters of the loss.
  /// - Returns: Radians, or nil if the weight's own direction already fails the margin.
  package func halfWedge(
    between gap: Double, bias: Double = 0, _ parameters: MarginParameters
  ) -> Double? {
    if let closed = closedHalfWedge?(gap, parameters) { return closed }
    let shift = self.bias == .shared ? bias / parameters.scale : 0
    let excess: (Lanes) -> Lanes = { phi in
      self.form.excess(
        target: self.targetLogit(at: phi, parameters).value + shift,
        nonTarget: self.nonTargetLogit(at: gap - phi, parameters).value + shift)
    }
    guard excess(.zero)[0] >= 0 else { return nil }
    return lastHolding(from: 0, to: gap, within: 1e-13, excess)
  }

  /// The angle between the margin boundaries of two classes: gap - 2 half-wedges, in radians.
  ///
  /// For A-Softmax gap (m - 1) / (m + 1).
  package func angularGap(
    between gap: Double, bias: Double = 0, _ parameters: MarginParameters
  ) -> Double? {
    halfWedge(between: gap, bias: bias, parameters).map { gap - 2 * $0 }
  }

  /// The m of the pure margin (lambda = 0) that has the same half-wedge.
  ///
  /// gap / half-wedge - 1: lambda = 5 reduces m = 4 to 1.77 at a gap of 60 degrees. Nil where the
  /// half-wedge is empty.
  package func effectiveMargin(between gap: Double, _ parameters: MarginParameters) -> Double? {
    guard let half = halfWedge(between: gap, parameters), half > 0 else { return nil }
    return gap / half - 1
  }
}
