import Elementary

extension SphericalCode {
  /// The best known directions, turned to lie as near to class weights as they can.
  ///
  /// Nil beyond `known`, and where the first weight has length 0.
  ///
  /// Each of them belongs to the weight of its index. Pairs of directions are tried in the place of
  /// two weights, each time the others are assigned greedily; the best are then turned to the least squares
  /// (Horn's quaternion, by power iteration). The mirror image of the code is tried as well.
  /// - Parameter weights: Vectors of any length; those of length 0 count as far from everything.
  /// - Returns: Unit vectors, in the order of the weights.
  /// - Complexity: O(K^4).
  package static func fitted(to weights: [SIMD3<Double>]) -> [SIMD3<Double>]? {
    guard known.contains(weights.count) else { return nil }
    let targets = weights.map(normalized)
    let code = directions(weights.count)
    let mirrored = code.map { SIMD3($0.x, $0.y, -$0.z) }
    var fits: [Fit] = []
    // A second weight that is neither near the first nor opposite to it.
    let other = targets.reduce(targets[1]) {
      length(cross(targets[0], $1)) > length(cross(targets[0], $0)) + 1e-9 ? $1 : $0
    }
    guard let turn = axes(targets[0], other) else { return nil }
    let cosine = dot(targets[0], other)
    let isParallel = length(cross(targets[0], other)) < 1e-9
    for points in [code, mirrored] {
      for first in points.indices {
        for second in points.indices where second != first {
          // Pairs at quite another angle cannot lie near both weights.
          guard isParallel || (dot(points[first], points[second]) - cosine).magnitude < 0.6,
            let own = axes(points[first], points[second])
          else { continue }
          fits.append(assigned(points.map { turn.placed(own.coordinates(of: $0)) }, to: targets))
        }
      }
    }
    // The first of equals: the order does not depend on how a sort treats them.
    let order = fits.indices.sorted { (-fits[$0].score, $0) < (-fits[$1].score, $1) }
    var best: Fit?
    for index in order.prefix(40) {
      var fit = fits[index]
      for _ in 0..<2 {
        let rotation = leastSquares(from: fit.points, to: targets)
        fit = assigned(fit.points.map(rotation.callAsFunction), to: targets)
      }
      if fit.score > (best?.score ?? -.infinity) + 1e-9 { best = fit }
    }
    return best?.points
  }

  /// The directions in the order of the weights, and the sum of their cosines to them.
  private struct Fit {
    let points: [SIMD3<Double>]
    let score: Double
  }

  /// Three axes at right angles.
  private struct Axes {
    let x: SIMD3<Double>
    let y: SIMD3<Double>
    let z: SIMD3<Double>

    func coordinates(of point: SIMD3<Double>) -> SIMD3<Double> {
      SIMD3(dot(x, point), dot(y, point), dot(z, point))
    }

    func placed(_ point: SIMD3<Double>) -> SIMD3<Double> { point.x * x + point.y * y + point.z * z }
  }

  /// The axes whose first is `u` and whose second points towards `v`, if that is another direction; nil for `u` of length 0.
  private static func axes(_ u: SIMD3<Double>, _ v: SIMD3<Double>) -> Axes? {
    guard length(u) > 0 else { return nil }
    let towards = v - dot(u, v) * u
    let y = normalized(
      length(towards) > 1e-9
        ? towards : cross(u, u.x.magnitude < 0.9 ? SIMD3(1, 0, 0) : SIMD3(0, 1, 0)))
    return Axes(x: u, y: y, z: cross(u, y))
  }

  /// For each target the point nearest to it of those that are left.
  private static func assigned(_ points: [SIMD3<Double>], to targets: [SIMD3<Double>]) -> Fit {
    var isFree = points.map { _ in true }
    var score = 0.0
    let nearest = targets.map { target in
      var best = (index: 0, cosine: -Double.infinity)
      for index in points.indices where isFree[index] {
        let cosine = dot(target, points[index])
        if cosine > best.cosine { best = (index, cosine) }
      }
      isFree[best.index] = false
      score += best.cosine
      return points[best.index]
    }
    return Fit(points: nearest, score: score)
  }

  /// The rotation that brings points nearest to targets: the largest eigenvector of Horn's matrix.
  ///
  /// Source: Horn, Closed-form solution of absolute orientation using unit quaternions (1987).
  private static func leastSquares(
    from points: [SIMD3<Double>], to targets: [SIMD3<Double>]
  ) -> Rotation {
    // Sums of products of components, one vector for each component of the points.
    var (x, y, z) = (SIMD3<Double>(0, 0, 0), SIMD3<Double>(0, 0, 0), SIMD3<Double>(0, 0, 0))
    for (point, target) in zip(points, targets) {
      x += point.x * target
      y += point.y * target
      z += point.z * target
    }
    // No eigenvalue is below minus the number of points: plus it, the largest is the one of most magnitude.
    let shift = Double(points.count)
    let rows = [
      SIMD4(x.x + y.y + z.z + shift, y.z - z.y, z.x - x.z, x.y - y.x),
      SIMD4(y.z - z.y, x.x - y.y - z.z + shift, x.y + y.x, z.x + x.z),
      SIMD4(z.x - x.z, x.y + y.x, y.y - x.x - z.z + shift, y.z + z.y),
      SIMD4(x.y - y.x, z.x + x.z, y.z + z.y, z.z - x.x - y.y + shift),
    ]
    // Near the solution already, so that few rounds are enough.
    var quaternion = SIMD4<Double>(1, 0, 0, 0)
    for _ in 0..<40 {
      var next = SIMD4<Double>(0, 0, 0, 0)
      for index in 0..<4 {
        let products = rows[index] * quaternion
        next[index] = products[0] + products[1] + products[2] + products[3]
      }
      let squares = next * next
      let norm = (squares[0] + squares[1] + squares[2] + squares[3]).squareRoot()
      guard norm > 0 else { return .identity }
      let change = next / norm - quaternion
      quaternion = next / norm
      let still = change * change
      guard still[0] + still[1] + still[2] + still[3] > 1e-18 else { break }
    }
    return Rotation(
      quaternion: quaternion[0], SIMD3(quaternion[1], quaternion[2], quaternion[3]))
  }
}
