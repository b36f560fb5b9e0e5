/// How far apart the nearest two of K class weights can stand at most, in radians.
///
/// On the circle that is the even spacing, which training comes close to. On the sphere it is the best
/// known code, which it does not: weights reach about 3/4 to 5/6 of it.
package struct WeightSpacing: Hashable, Sendable {
  /// The class count K.
  package let classes: Int
  /// The dimension of the weights, 2 or 3.
  package let dimensions: Int

  /// The spacing of K weights.
  ///
  /// - Precondition: `classes` is positive, `dimensions` is 2 or 3.
  package init(classes: Int, dimensions: Int) {
    precondition(classes > 0, "there must be a class")
    precondition(dimensions == 2 || dimensions == 3, "weights have 2 or 3 components")
    self.classes = classes
    self.dimensions = dimensions
  }

  /// The largest smallest angle between the weights: 2 pi / K on the circle; on the sphere that of
  /// the best known code, nil beyond K = 16.
  package var best: Double? {
    guard dimensions == 3 else { return uniformGap(classes: classes) }
    return classes == 1 ? 2 * .pi : SphericalCode.bestAngle(classes)
  }

  /// `best`, and where none is known a bound that it cannot exceed.
  package var most: Double { best ?? SphericalCode.upperBound(classes) }
}
