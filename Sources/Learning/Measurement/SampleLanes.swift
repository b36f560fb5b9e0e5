internal import Elementary

/// Whether every component is a finite number.
func isFinite(_ vector: SIMD3<Float>) -> Bool {
  vector.x.isFinite && vector.y.isFinite && vector.z.isFinite
}

/// The vector, or 0 where it overflowed, since it has no direction then.
func finite(_ vector: SIMD3<Double>) -> SIMD3<Double> {
  vector.x.isFinite && vector.y.isFinite && vector.z.isFinite ? vector : SIMD3(0, 0, 0)
}

/// Up to eight vectors at a time; lanes without one hold 0.
struct SampleLanes {
  let x: Lanes
  let y: Lanes
  let z: Lanes
  /// Whether all lie in the plane, where the formulas of the plane give the same with fewer steps.
  private let isFlat: Bool

  init(_ vectors: some Sequence<SIMD3<Double>>) {
    var (x, y, z) = (Lanes(repeating: 0), Lanes(repeating: 0), Lanes(repeating: 0))
    for (lane, vector) in vectors.enumerated() {
      (x[lane], y[lane], z[lane]) = (vector.x, vector.y, vector.z)
    }
    (self.x, self.y, self.z) = (x, y, z)
    isFlat = z == Lanes(repeating: 0)
  }

  /// ||x||.
  var length: Lanes { (x * x + y * y + z * z).squareRoot() }

  /// The dot products with a vector, summed from the first component to the last.
  func dot(_ other: SIMD3<Double>) -> Lanes { x * other.x + y * other.y + z * other.z }

  /// ||x - other||^2, which keeps its digits where the two are close.
  func squaredDistance(to other: SIMD3<Double>) -> Lanes {
    let (x, y, z) = (x - other.x, y - other.y, z - other.z)
    return x * x + y * y + z * z
  }

  /// ||x cross other||, the product of the lengths and the sine.
  func cross(_ other: SIMD3<Double>) -> Lanes {
    let third = x * other.y - y * other.x
    guard !isFlat || other.z != 0 else { return magnitude(third) }
    let first = y * other.z - z * other.y
    let second = z * other.x - x * other.z
    return (first * first + second * second + third * third).squareRoot()
  }
}
