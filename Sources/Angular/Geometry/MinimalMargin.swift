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
