/// The parameters of a loss that may change while it trains; each row reads those it has.
package struct MarginParameters: Hashable, Sendable {
  /// The margin m: a factor of the angle, radians added to it, or what is subtracted from the cosine.
  package var m: Double
  /// The annealing weight lambda >= 0 of the plain cosine; 0 is the pure margin.
  package var lambda: Double
  /// s > 0, the length that features count as in losses of fixed scale.
  package var scale: Double
  /// m2 >= 0, radians that the combined margin adds to the angle.
  package var angleOffset: Double
  /// m3 >= 0, what the combined margin subtracts from the cosine.
  package var cosineOffset: Double
  /// The exponent t >= 1 of SphereFace2, which sharpens its curve around the class weight.
  package var sharpness: Double
  /// The weight of SphereFace2's target term, 0...1 (lambda in the paper).
  package var balance: Double
  /// The weight of a Euclidean term beside the cross-entropy, >= 0.
  package var weight: Double
  /// M >= 0, the distance (contrastive) or squared distance (triplet) to be kept between classes.
  package var distanceMargin: Double
  /// alpha, how fast centers follow their class, 0...1.
  package var centerRate: Double

  /// The usual s for small networks; 64, which suits large ones, loses classes at K = 10.
  package static let usualScale = 16.0

  /// Creates parameters; by default there is no margin for a factor m, and no annealing.
  package init(
    m: Double = 1, lambda: Double = 0, scale: Double = usualScale, angleOffset: Double = 0.3,
    cosineOffset: Double = 0.2, sharpness: Double = 3, balance: Double = 0.7,
    weight: Double = 0.1, distanceMargin: Double = 1, centerRate: Double = 0.5
  ) {
    self.m = m
    self.lambda = lambda
    self.scale = scale
    self.angleOffset = angleOffset
    self.cosineOffset = cosineOffset
    self.sharpness = sharpness
    self.balance = balance
    self.weight = weight
    self.distanceMargin = distanceMargin
    self.centerRate = centerRate
  }
}
