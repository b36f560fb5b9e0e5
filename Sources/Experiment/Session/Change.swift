/// The numbers on the screen at one moment, for "before" and "after".
package struct StateSummary: Hashable, Sendable {
  /// Training steps so far.
  package var step: Int
  /// The margin in force.
  package var margin: Double
  /// Median gap to the nearest other class, radians.
  package var medianGap: Double
  /// Median of the largest angle within a class, radians.
  package var medianWidth: Double
  /// Training loss.
  package var loss: Double
  /// Margin-free loss.
  package var marginFreeLoss: Double
  /// Accuracy on the probe.
  package var accuracy: Double
}

/// The last thing the user changed, which the caption explains.
package struct Change: Hashable, Sendable {
  /// What was changed.
  package enum Kind: Hashable, Sendable {
    /// A control that keeps the weights, from a value to a value.
    case set(Control, from: ControlValue, to: ControlValue)
    /// A new start: data, classes, seed or reset.
    case start
    /// Back to before a change.
    case rerun
    /// Back by a training step.
    case back
  }

  /// What was changed.
  package var kind: Kind
  /// The numbers just before it.
  package var before: StateSummary
  /// The step of the last turn that belongs to it.
  var lastTurn: Int
  /// The highest training loss since.
  package var peakLoss: Double
}

/// A run frozen for comparison.
package struct Ghost: Sendable {
  /// The numbers when it was frozen.
  package let summary: StateSummary
  /// Every metric.
  package let readings: MetricReadings
  /// The name of its loss.
  package let loss: String
  /// The dimension of its features, 2 or 3.
  package let dimensions: Int
  /// Its probe features.
  package let features: [SIMD3<Float>]
  /// The polar angle of each probe feature of the plane, radians; empty in space.
  package let directions: [Double]
  /// The gap of each class, radians.
  package let gaps: [Double]
  /// Its loss curve.
  package let curves: LossCurves
}
