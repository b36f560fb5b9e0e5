internal import Angular
internal import Elementary
internal import Learning

// How the classes lie among the features and how their weights stand; angles in radians.
extension Session {
  /// The median over the classes of how many times a class is as long as it is wide: the standard
  /// deviation of its features along their mean direction by that across, in space the mean of all
  /// directions across.
  ///
  /// A round cloud has 1; nil where no class has a mean direction and a width.
  package var elongation: Double? {
    let ratios = (0..<settings.classes).compactMap(elongation(ofClass:)).sorted()
    return ratios.isEmpty ? nil : quantile(0.5, of: ratios)
  }

  private func elongation(ofClass label: Int) -> Double? {
    let own = zip(features, probe.labels).filter { $0.1 == label }.map { SIMD3<Double>($0.0) }
    guard own.count > 1 else { return nil }
    let mean = own.reduce(SIMD3(0, 0, 0), +) / Double(own.count)
    let size = length(mean)
    guard size > 0 else { return nil }
    let along = mean / size
    func variance(_ axis: SIMD3<Double>) -> Double {
      own.reduce(0) { sum, feature in
        let offset = dot(feature - mean, axis)
        return sum + offset * offset
      }
    }
    let across = axes(across: along)
    let width = across.reduce(0) { $0 + variance($1) } / Double(across.count)
    return width > 0 ? (variance(along) / width).squareRoot() : nil
  }

  /// The unit vectors at a right angle to one and to each other: one in the plane, two in space.
  private func axes(across along: SIMD3<Double>) -> [SIMD3<Double>] {
    guard settings.dimensions == 3 else { return [SIMD3(-along.y, along.x, 0)] }
    let first = normalized(
      cross(along, along.x.magnitude < 0.9 ? SIMD3(1, 0, 0) : SIMD3(0, 1, 0)))
    return [first, cross(along, first)]
  }

  /// The length of the longest class weight by that of the shortest; nil where one has none.
  package var weightRatio: Double? {
    let lengths = trainer.classWeights.map { length($0) }
    guard let least = lengths.min(), let most = lengths.max(), least > 0 else { return nil }
    return most / least
  }

  /// The smallest angle between two class weights; nil where there is one class.
  package var leastWeightAngle: Double? {
    let weights = trainer.classWeights
    return weights.indices.flatMap { first in
      weights[..<first].map { angle(between: $0, weights[first]) }
    }.min()
  }

  /// Whether the class weights stand around the circle in the order of their labels, as they start.
  ///
  /// Nil for fewer than three classes, which have no order, and on the sphere, which has none.
  package var weightsAreInOrder: Bool? {
    let weights = trainer.classWeights
    guard weights.count > 2, settings.dimensions == 2 else { return nil }
    let directions = weights.map { atan2($0.y, $0.x) }
    // The way counterclockwise from the first weight, 0 ..< 2 pi.
    let turns = directions.map {
      $0 < directions[0] ? $0 - directions[0] + 2 * .pi : $0 - directions[0]
    }
    return zip(turns, turns.dropFirst()).allSatisfy(<)
  }

  /// Classes that are classified correctly less than half of the time.
  package var lostClasses: Int {
    measures.classes.count { $0.count > 0 && $0.accuracy < 0.5 }
  }
}
