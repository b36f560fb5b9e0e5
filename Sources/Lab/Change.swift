public import Angular
public import Learning

/// What the screen said at one moment, for "before" and "after".
public struct Summary: Hashable, Sendable {
  /// Training steps so far.
  public var step: Int
  /// The margin in force.
  public var margin: Double
  /// Median gap to the nearest rival, radians.
  public var medianGap: Double
  /// Median of the largest angle within a class, radians.
  public var medianWidth: Double
  /// Training loss.
  public var loss: Double
  /// Margin-free loss.
  public var marginFreeLoss: Double
  /// Accuracy on the probe.
  public var accuracy: Double
}

/// The last thing the user changed, which the caption explains.
public struct Change: Hashable, Sendable {
  /// What was changed.
  public enum Kind: Hashable, Sendable {
    /// m, from a value to a value.
    case margin(from: Double, to: Double)
    /// lambda, likewise.
    case lambda(from: Double, to: Double)
    /// How lambda falls, by this row of the annealing table.
    case annealing(String)
    /// The scale s, likewise.
    case scale(from: Double, to: Double)
    /// A parameter that only some losses have, likewise.
    case parameter(LossParameter, from: Double, to: Double)
    /// The loss, likewise.
    case loss(from: String, to: String)
    /// The learning rate, likewise.
    case rate(from: Double, to: Double)
    /// The optimizer, to this one.
    case optimizer(TrainingSettings.Optimizer)
    /// The batch size, likewise.
    case batch(from: Int, to: Int)
    /// The noise, likewise.
    case noise(from: Double, to: Double)
    /// A new start: data, classes, seed or reset.
    case start
    /// Back to before a change.
    case rerun
    /// Back by a training step.
    case back
  }

  /// What was changed.
  public var kind: Kind
  /// How things stood.
  public var before: Summary
  /// The step of the last turn that belongs to it.
  var lastTurn: Int
  /// The highest training loss since.
  public var peakLoss: Double
}

/// A run frozen for comparison.
public struct Ghost: Sendable {
  /// How things stood.
  public let summary: Summary
  /// The name of its loss.
  public let loss: String
  /// The polar angle of each probe feature, radians.
  public let directions: [Double]
  /// The gap of each class, radians.
  public let gaps: [Double]
  /// Its loss curve.
  public let history: History
}
