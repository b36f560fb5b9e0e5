/// A vector with its length and direction; a vector of length 0 has the direction 0.
struct Polar {
  let vector: [Double]
  let length: Double
  let direction: [Double]
  /// Along the vector, the largest component 1 to 2: no square overflows or underflows.
  let ray: [Double]

  init(_ vector: [Double]) {
    let largest = vector.reduce(0) { max($0, $1.magnitude) }
    // A power of two, so that nothing is rounded.
    let scale = largest > 0 ? Double(sign: .plus, exponent: largest.exponent, significand: 1) : 1
    let ray = vector.map { $0 / scale }
    let length = dot(ray, ray).squareRoot()
    self.vector = vector
    self.ray = ray
    self.length = length * scale
    direction = ray.map { length > 0 ? $0 / length : 0 }
  }

  private init(direction: [Double], length: Double, ray: [Double]) {
    vector = direction.map { $0 * length }
    self.length = length
    self.direction = direction
    self.ray = ray
  }

  /// The same direction with another length; 0 stays 0.
  func scaled(to scale: Double) -> Polar {
    Polar(direction: direction, length: scale, ray: ray)
  }

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
/// exactly at a right angle to u, however small the angle between the two. In space the differences come
/// from the vectors as they were given where the angle is small, since unit vectors are rounded.
func tangent(from u: Polar, towards v: Polar) -> [Double] {
  func across(_ difference: (_ d: Int, _ e: Int) -> Double) -> (vector: [Double], length: Double) {
    let across = u.direction.indices.map { d in
      u.direction.indices.reduce(0) { $0 + u.direction[$1] * difference(d, $1) }
    }
    return (across, dot(across, across).squareRoot())
  }
  var (vector, length) = across { d, e in
    v.direction[d] * u.direction[e] - v.direction[e] * u.direction[d]
  }
  if u.direction.count > 2, length < 0x1p-10 {
    let size = dot(u.ray, u.ray).squareRoot() * dot(v.ray, v.ray).squareRoot()
    (vector, length) = across { d, e in
      difference(v.ray[d], u.ray[e], v.ray[e], u.ray[d]) / size
    }
  }
  // Below this only rounding is left, which has no direction.
  return vector.map { length > 0x1p-48 ? $0 / length : 0 }
}

/// a b - c d, nearly as exact as a Double can be, whatever cancels.
private func difference(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> Double {
  let (left, leftError) = product(a, b)
  let (right, rightError) = product(c, d)
  return (left - right) + (leftError - rightError)
}

/// a b rounded, and what the rounding took away, exactly: Dekker (1971), Veltkamp's splitting.
///
/// - Precondition: magnitudes that neither overflow nor underflow when they are multiplied.
private func product(_ a: Double, _ b: Double) -> (value: Double, error: Double) {
  func halves(_ x: Double) -> (high: Double, low: Double) {
    let shifted = 134_217_729 * x
    let high = shifted - (shifted - x)
    return (high, x - high)
  }
  let value = a * b
  let (aHigh, aLow) = halves(a)
  let (bHigh, bLow) = halves(b)
  let error = aLow * bLow - (((value - aHigh * bHigh) - aLow * bHigh) - aHigh * bLow)
  return (value, error)
}
