internal import Elementary

/// The polar angle of each feature of the plane in radians, -pi...pi; 0 for one without a direction.
func directions(of features: [SIMD3<Float>]) -> [Double] {
  var directions: [Double] = []
  directions.reserveCapacity(features.count)
  for first in stride(from: 0, to: features.count, by: 8) {
    let group = first..<min(first + 8, features.count)
    var x = Lanes(repeating: 0)
    var y = Lanes(repeating: 0)
    for sample in group {
      x[sample - first] = Double(features[sample].x)
      y[sample - first] = Double(features[sample].y)
    }
    let polar = atan2(y, x)
    for sample in group { directions.append(polar[sample - first]) }
  }
  return directions
}
