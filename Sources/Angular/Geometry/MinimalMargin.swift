/// The m beyond which two classes are narrower than the gap between them, for A-Softmax.
///
/// A class extends gap / (m + 1) towards the other; away from it gap / (m - 1) or, from
/// gap = pi (m - 1) / m on, (2 pi - gap) / (m + 1). Its width is less than gap (m - 1) / (m + 1) beyond
/// m = 2 + sqrt(3) = 3.73, and beyond 1 + 2 pi / gap where that is smaller: m = 3 for opposite
/// weights. Source: SphereFace, Property 2, which gives the first bound.
/// - Parameter gap: The angle between the two weights in radians, 0 < gap <= pi.
/// - Returns: The bound on m.
package func minimalMargin(forTwoClassesApart gap: Double) -> Double {
  min(2 + 3.0.squareRoot(), 1 + 2 * .pi / gap)
}

/// The m beyond which K >= 3 evenly spread classes are narrower than the gaps, for A-Softmax.
///
/// 2 gap / (m + 1) < gap (m - 1) / (m + 1). Source: SphereFace, Property 3.
package let minimalMarginForUniformClasses = 3.0

extension WeightSpacing {
  /// The m of A-Softmax beyond which classes that fill their regions are narrower than the gaps, for
  /// weights that stand as far apart as possible; nil where their best places are not known.
  ///
  /// On the sphere a region is no cap but reaches farther between neighbors than towards them, so
  /// that m must be larger than on the circle.
  package var minimalMargin: Double? {
    guard let best, classes > 1 else { return nil }
    if classes == 2 { return minimalMargin(forTwoClassesApart: best) }
    guard dimensions == 3 else { return minimalMarginForUniformClasses }
    return SphericalCode.minimalMargins[classes - 3]
  }

  private func minimalMargin(forTwoClassesApart gap: Double) -> Double {
    Angular.minimalMargin(forTwoClassesApart: gap)
  }
}

extension SphericalCode {
  /// For K = 3...16: found numerically, to .01, from the diameters of the regions of the best codes.
  fileprivate static let minimalMargins = [
    3.46, 3.12, 3.30, 3.15, 3.26, 3.23, 3.25, 3.25, 3.27, 3.06, 3.27, 3.26, 3.35, 3.28,
  ]
}
