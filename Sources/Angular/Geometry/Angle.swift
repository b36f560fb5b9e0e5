import Elementary

/// An angle in degrees, from radians: radians 180 / pi.
package func degrees(_ radians: Double) -> Double { radians * (180 / Double.pi) }

/// The angle between two vectors of the plane in radians, 0...pi: atan2(|cross|, dot).
///
/// It does not depend on their lengths; the angle to a vector of length 0 is 0. (An arccosine of the
/// dot product would lose half of the digits of a small angle.)
package func angle(between u: SIMD2<Double>, _ v: SIMD2<Double>) -> Double {
  let turn = turn(from: u, to: v)
  return turn < 0 ? -turn : turn
}

/// The angle from `u` to `v` in radians, -pi...pi, counter-clockwise positive.
package func turn(from u: SIMD2<Double>, to v: SIMD2<Double>) -> Double {
  atan2(u.x * v.y - u.y * v.x, u.x * v.x + u.y * v.y)
}

/// The angle between two unit vectors of any dimension in radians, 0...pi.
///
/// 2 atan2(||u - v||, ||u + v||), accurate at 0 and pi too (Kahan); an angle below 1e-154 is 0.
/// - Precondition: Both have length 1 and the same dimension.
package func angle(between u: [Double], _ v: [Double]) -> Double {
  precondition(u.count == v.count, "the vectors need the same dimension")
  var difference = 0.0
  var sum = 0.0
  for (a, b) in zip(u, v) {
    difference += (a - b) * (a - b)
    sum += (a + b) * (a + b)
  }
  return 2 * atan2(difference.squareRoot(), sum.squareRoot())
}
