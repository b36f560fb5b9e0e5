package import Elementary

/// A rotation of space about the origin, as a unit quaternion.
package struct Rotation: Hashable, Sendable {
  /// cos(angle / 2).
  package let scalar: Double
  /// The axis, as long as sin(angle / 2).
  package let vector: SIMD3<Double>

  /// No rotation.
  package static let identity = Rotation(scalar: 1, vector: SIMD3(0, 0, 0))

  private init(scalar: Double, vector: SIMD3<Double>) {
    self.scalar = scalar
    self.vector = vector
  }

  /// A turn about an axis, counterclockwise for who looks against it.
  ///
  /// - Parameters:
  ///   - axis: Not 0; its length does not matter.
  ///   - angle: Radians.
  package init(about axis: SIMD3<Double>, angle: Double) {
    let (sine, cosine) = sinCos(angle / 2)
    self.init(scalar: cosine, vector: sine * normalized(axis))
  }

  /// The rotation of a quaternion, which is not 0; its length does not matter.
  package init(quaternion scalar: Double, _ vector: SIMD3<Double>) {
    let norm = (scalar * scalar + dot(vector, vector)).squareRoot()
    self.init(scalar: scalar / norm, vector: vector / norm)
  }

  /// A random rotation, each equally likely: four normal numbers of unit length together.
  package init(random generator: inout Generator) {
    var parts = SIMD4<Double>(1, 0, 0, 0)
    var square = 0.0
    // Numbers too small to divide by are drawn again.
    repeat {
      for index in 0..<4 { parts[index] = generator.normal() }
      square =
        parts[0] * parts[0] + parts[1] * parts[1] + parts[2] * parts[2] + parts[3] * parts[3]
    } while square < 1e-6
    let norm = square.squareRoot()
    self.init(
      scalar: parts[0] / norm, vector: SIMD3(parts[1], parts[2], parts[3]) / norm)
  }

  /// The rotation that does `self` first and `next` after it, renormalized.
  package func then(_ next: Rotation) -> Rotation {
    let product = Rotation(
      scalar: next.scalar * scalar - dot(next.vector, vector),
      vector: next.scalar * vector + scalar * next.vector + cross(next.vector, vector))
    let norm = (product.scalar * product.scalar + dot(product.vector, product.vector))
      .squareRoot()
    return Rotation(scalar: product.scalar / norm, vector: product.vector / norm)
  }

  /// The rotation back.
  package var inverse: Rotation { Rotation(scalar: scalar, vector: -vector) }

  /// The vector turned: v + 2 q x (q x v + s v).
  package func callAsFunction(_ v: SIMD3<Double>) -> SIMD3<Double> {
    v + 2 * cross(vector, cross(vector, v) + scalar * v)
  }
}
