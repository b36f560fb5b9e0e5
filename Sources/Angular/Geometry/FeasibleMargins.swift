import Elementary

/// The angle between neighbors of K >= 2 class weights spread evenly on the circle, in radians.
package func uniformGap(classes: Int) -> Double { 2 * .pi / Double(classes) }

extension MarginLoss {
  /// The values of m for which some direction between two weights satisfies the margin.
  ///
  /// For K even directions of the plane CosFace needs m <= 1 - cos(2 pi / K) and ArcFace
  /// m <= 2 pi / K; a factor alone is always feasible. SphereFace2 needs m <= 1 - cos(pi / K)^2t,
  /// with the best bias. Found by bisection, to 1e-12 of the range.
  ///
  /// On the sphere, with the smallest angle of the best code as the gap, ArcFace's limit is exact (the
  /// triangle inequality, attained at the weight). CosFace's is the least distance of a weight to the
  /// convex hull of the others, which equals 1 - cos gap for every best code of 3 to 16 weights
  /// numerically.
  /// - Parameters:
  ///   - gap: The angle between the two weights in radians, 0 < gap <= pi.
  ///   - parameters: Everything but m.
  /// - Returns: The lower part of the loss's range, all of it where every m is feasible; nil where
  ///   none is or the loss has no margin.
  package func feasibleMargins(
    between gap: Double, _ parameters: MarginParameters
  ) -> ClosedRange<Double>? {
    guard let range = margin?.range else { return nil }
    func isFeasible(_ m: Double) -> Bool {
      var trial = parameters
      trial.m = m
      guard bias == .shared else { return halfWedge(between: gap, trial) != nil }
      // The shared bias is learned; some bias satisfies both thresholds if the target's score is higher.
      return targetLogit(at: 0, trial).value
        >= nonTargetLogit(at: Lanes(repeating: gap), trial).value[0]
    }
    guard isFeasible(range.lowerBound) else { return nil }
    guard !isFeasible(range.upperBound) else { return range }
    var (feasible, infeasible) = (range.lowerBound, range.upperBound)
    for _ in 0..<40 {
      let middle = (feasible + infeasible) / 2
      if isFeasible(middle) { feasible = middle } else { infeasible = middle }
    }
    return range.lowerBound...feasible
  }
}
