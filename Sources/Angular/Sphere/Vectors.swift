import Elementary

extension SIMD3 {
  /// The first two components; a vector of the plane has no others.
  package var plane: SIMD2<Scalar> { SIMD2(x, y) }
}

/// The dot product, summed from the first component to the last.
///
/// Where the third component of either is 0, it has the bits of the dot product of the plane.
@inline(__always)
package func dot(_ u: SIMD3<Double>, _ v: SIMD3<Double>) -> Double {
  u.x * v.x + u.y * v.y + u.z * v.z
}

/// u x v, at a right angle to both, as long as the parallelogram that they span is large.
package func cross(_ u: SIMD3<Double>, _ v: SIMD3<Double>) -> SIMD3<Double> {
  SIMD3(u.y * v.z - u.z * v.y, u.z * v.x - u.x * v.z, u.x * v.y - u.y * v.x)
}

/// ||v||.
package func length(_ v: SIMD3<Double>) -> Double { dot(v, v).squareRoot() }

/// v / ||v||; a vector of length 0 stays.
package func normalized(_ v: SIMD3<Double>) -> SIMD3<Double> {
  let norm = length(v)
  return norm > 0 ? v / norm : v
}

/// The angle between two vectors in radians, 0...pi.
///
/// atan2(||u x v||, u . v) keeps its digits at both ends. It does not depend on their lengths; the angle to a vector of length 0 is 0.
package func angle(between u: SIMD3<Double>, _ v: SIMD3<Double>) -> Double {
  atan2(length(cross(u, v)), dot(u, v))
}

/// The point a share of the way from one unit vector to another along their geodesic.
///
/// slerp: (sin((1 - t) theta) u + sin(t theta) v) / sin theta; the way between opposite vectors is not
/// unique, and the one across the x axis is taken.
/// - Parameters:
///   - u: A unit vector.
///   - v: A unit vector.
///   - share: 0 at `u`, 1 at `v`.
/// - Returns: A unit vector.
package func geodesic(
  from u: SIMD3<Double>, to v: SIMD3<Double>, share: Double
) -> SIMD3<Double> {
  // The unit vector at a right angle to u towards v.
  var side = v - dot(u, v) * u
  if length(side) < 1e-9 {
    side = cross(u, u.x.magnitude < 0.9 ? SIMD3(1, 0, 0) : SIMD3(0, 1, 0))
  }
  let (sine, cosine) = sinCos(share * angle(between: u, v))
  return cosine * u + sine * normalized(side)
}
