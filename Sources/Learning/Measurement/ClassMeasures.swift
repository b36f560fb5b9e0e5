/// The geometry of one class's features; angles in radians.
package struct ClassMeasures: Hashable, Sendable {
  /// Samples of the class.
  package var count: Int
  /// Share of them classified correctly by the logits without a margin.
  package var accuracy: Double
  /// The largest angle between two features of the class.
  package var maxIntra: Double
  /// The smallest angle between a feature of the class and one of another class.
  package var gap: Double
  /// The class of the other feature; nil where no other class has one.
  package var nearestOther: Int?
}
