/// A vector with its length and direction; a vector of length 0 has the direction 0.
struct Polar {
  let vector: [Double]
  let length: Double
  let direction: [Double]

  init(_ vector: [Double]) {
    let length = dot(vector, vector).squareRoot()
    self.vector = vector
    self.length = length
    direction = vector.map { length > 0 ? $0 / length : 0 }
  }

  private init(direction: [Double], length: Double) {
    vector = direction.map { $0 * length }
    self.length = length
    self.direction = direction
  }

  /// The same direction with another length; 0 stays 0.
  func scaled(to scale: Double) -> Polar { Polar(direction: direction, length: scale) }

  /// The gradient by this vector x, from the gradient g by s u with its direction u.
  ///
  /// s / ||x|| (g - (g . u) u), and 0 at x = 0.
  func gradient(fromScaled gradient: [Double], to scale: Double) -> [Double] {
    let radial = dot(gradient, direction)
    let stretch = length > 0 ? scale / length : 0
    return zip(gradient, direction).map { stretch * ($0 - radial * $1) }
  }

  /// The angle to another vector, or nil where one has no direction.
  func angle(to other: Polar) -> Double? {
    length > 0 && other.length > 0 ? Angular.angle(between: direction, other.direction) : nil
  }
}

/// The dot product of two vectors of one dimension.
func dot(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
}

/// The unit tangent at `u` towards `v`; 0 where `v` is `u` or its opposite.
///
/// v - (u . v) u for a unit vector u, as u_e (v_d u_e - v_e u_d) summed over e: in the plane this is
/// exactly at a right angle to u, however small the angle between the two.
func tangent(from u: [Double], towards v: [Double]) -> [Double] {
  let across = u.indices.map { d in
    u.indices.reduce(0) { $0 + u[$1] * (v[d] * u[$1] - v[$1] * u[d]) }
  }
  let length = dot(across, across).squareRoot()
  // Below this only rounding is left, which has no direction.
  return across.map { length > 0x1p-48 ? $0 / length : 0 }
}
