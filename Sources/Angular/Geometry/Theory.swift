import Elementary

extension MarginLoss {
  /// How far from its weight, towards a neighboring weight of the same length, a class may extend.
  ///
  /// The angle phi where the form's excess of F(phi) over the neighbor's curve at gap - phi ends:
  /// gap / 2 without a margin, gap / (m + 1) under A-Softmax; with lambda > 0, with m2 and m3 at once,
  /// and for one against all found by bisection, to 1e-13.
  /// - Parameters:
  ///   - gap: The angle between the two weights in radians, 0...pi.
  ///   - bias: The shared bias; other biases have no place in theory.
  ///   - parameters: What is dialed.
  /// - Returns: Radians, or nil if even the weight's own direction fails the margin.
  package func halfWedge(
    between gap: Double, bias: Double = 0, _ parameters: MarginParameters
  ) -> Double? {
    if let closed = closedHalfWedge?(gap, parameters) { return closed }
    let shift = self.bias == .shared ? bias / parameters.scale : 0
    let excess: (Lanes) -> Lanes = { phi in
      self.form.excess(
        own: self.targetLogit(at: phi, parameters).value + shift,
        rival: self.rivalLogit(at: gap - phi, parameters).value + shift)
    }
    guard excess(.zero)[0] >= 0 else { return nil }
    return lastHolding(from: 0, to: gap, within: 1e-13, excess)
  }

  /// The angle between the margin boundaries of two classes: gap - 2 half-wedges, in radians.
  ///
  /// Under A-Softmax gap (m - 1) / (m + 1).
  package func angularGap(
    between gap: Double, bias: Double = 0, _ parameters: MarginParameters
  ) -> Double? {
    halfWedge(between: gap, bias: bias, parameters).map { gap - 2 * $0 }
  }

  /// The m of the pure margin (lambda = 0) that would draw the same half-wedge.
  ///
  /// gap / half-wedge - 1: lambda dilutes m = 4 to 1.77 at lambda = 5 and a gap of 60 degrees. Nil
  /// where the half-wedge is empty.
  package func effectiveMargin(between gap: Double, _ parameters: MarginParameters) -> Double? {
    guard let half = halfWedge(between: gap, parameters), half > 0 else { return nil }
    return gap / half - 1
  }
}

extension MarginLoss {
  /// The values of m that leave a direction between two weights which satisfies the margin.
  ///
  /// On K even directions of the plane CosFace needs m <= 1 - cos(2 pi / K), ArcFace m <= 2 pi / K;
  /// a factor always leaves one. SphereFace2 needs m <= 1 - cos(pi / K)^2t, with the bias that then
  /// suits best. Found by bisection to 1e-12 of the range, by the half-wedge alone.
  /// - Parameters:
  ///   - gap: The angle between the two weights in radians, 0 < gap <= pi.
  ///   - parameters: Everything but m.
  /// - Returns: The lower part of the loss's range, all of it where every m fits; nil where none
  ///   does or the loss has no margin.
  package func feasibleMargins(
    between gap: Double, _ parameters: MarginParameters
  ) -> ClosedRange<Double>? {
    guard let range = margin?.range else { return nil }
    func fits(_ m: Double) -> Bool {
      var tried = parameters
      tried.m = m
      guard bias == .shared else { return halfWedge(between: gap, tried) != nil }
      // A bias for all classes is learned; one answers both correctly if the own score is the higher.
      return targetLogit(at: 0, tried).value
        >= rivalLogit(at: Lanes(repeating: gap), tried).value[0]
    }
    guard fits(range.lowerBound) else { return nil }
    guard !fits(range.upperBound) else { return range }
    var (fitting, failing) = (range.lowerBound, range.upperBound)
    for _ in 0..<40 {
      let middle = (fitting + failing) / 2
      if fits(middle) { fitting = middle } else { failing = middle }
    }
    return range.lowerBound...fitting
  }
}

/// The angle between neighbors of K >= 2 class weights spread evenly on the circle, in radians.
package func uniformGap(classes: Int) -> Double { 2 * .pi / Double(classes) }

/// The m beyond which two classes are narrower than the gap between them, under A-Softmax.
///
/// A class reaches gap / (m + 1) towards the other; away from it gap / (m - 1) or, from
/// gap = pi (m - 1) / m, (2 pi - gap) / (m + 1). Its width stays below gap (m - 1) / (m + 1) beyond
/// m = 2 + sqrt(3) = 3.73, and beyond 1 + 2 pi / gap where that is less: m = 3 for opposite
/// weights. Source: SphereFace, Property 2, which gives the first bound.
/// - Parameter gap: The angle between the two weights in radians, 0 < gap <= pi.
/// - Returns: The bound on m.
package func minimalMargin(forTwoClassesApart gap: Double) -> Double {
  min(2 + 3.0.squareRoot(), 1 + 2 * .pi / gap)
}

/// The m beyond which K >= 3 evenly spread classes are narrower than the gaps, under A-Softmax.
///
/// 2 gap / (m + 1) < gap (m - 1) / (m + 1). Source: SphereFace, Property 3.
package let minimalMarginForUniformClasses = 3.0
