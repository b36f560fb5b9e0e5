import Elementary

extension SphereRegions {
  /// Directions that are tried besides those of the weights, about 6 degrees apart, eight at a time.
  private static let tried: [(x: Lanes, y: Lanes, z: Lanes)] = {
    let directions = SphericalCode.directions(1024)
    return stride(from: 0, to: directions.count, by: 8).map { first in
      var (x, y, z) = (Lanes.zero, Lanes.zero, Lanes.zero)
      for lane in 0..<8 {
        let direction = directions[first + lane]
        (x[lane], y[lane], z[lane]) = (direction.x, direction.y, direction.z)
      }
      return (x, y, z)
    }
  }()

  /// The first class that no direction satisfies the margin of; nil where each has one.
  ///
  /// The directions of the weights are tried and, where these leave a class without any, 1024 others:
  /// a region that does not hold its weight and is narrower than 6 degrees may be missed.
  /// - Parameter weights: The class weights that the regions were made of.
  /// - Returns: Its label.
  /// - Complexity: O(K^2), and O(1024 K) where a weight's own direction fails its margin.
  package func emptyClass(weights: [SIMD3<Double>]) -> Int? {
    var isHeld = weights.map { _ in false }
    for weight in weights where length(weight) > 0 {
      if let label = region(of: normalized(weight)) { isHeld[label] = true }
    }
    guard isHeld.contains(false) else { return nil }
    for (x, y, z) in Self.tried {
      let found = sample(x, y, z)
      for lane in 0..<8 where found.excess[lane] >= 0 { isHeld[Int(found.label[lane])] = true }
    }
    return isHeld.firstIndex(of: false)
  }
}
