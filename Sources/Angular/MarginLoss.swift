public import Elementary

/// The target-logit curve at eight angles: the logit of the label's class is ||x|| F(theta),
/// or s F(theta).
public struct TargetLogit: Sendable {
  /// F(theta).
  public var value: Lanes
  /// dF/dtheta, per radian.
  public var slope: Lanes

  /// A value and its slope.
  public init(value: Lanes, slope: Lanes) {
    self.value = value
    self.slope = slope
  }
}

/// A loss on angles: one row of the table that pickers, `--help` and lessons read.
///
/// Every row is softmax cross-entropy, the mean over the batch of logsumexp(z) - z_y. Rows differ
/// in how a logit z_j comes from a feature x and a class weight W_j; see `evaluate(_:_:)`.
public struct MarginLoss: Sendable, Identifiable {
  /// The word a user types, such as `a-softmax`.
  public let name: String
  /// The name in the literature.
  public let title: String
  /// What the loss teaches, in one sentence for somebody who never heard of margins.
  public let lesson: String
  /// How golden documents speak of this loss.
  public let golden: GoldenForm
  /// Whether W_j counts as W_j / ||W_j||, so that a logit depends on the angle and ||x|| alone.
  public var normalisesWeights = true
  /// Whether b_j is added to z_j.
  public var hasBias = false
  /// The s that a feature's length counts as, until it is dialled; nil where ||x|| counts itself.
  public var initialScale: Double?
  /// The range of m, or nil when the loss has no margin.
  public var margin: MarginRange?
  /// Whether lambda applies.
  public var annealed = false
  /// F and dF/dtheta of the label's own logit at angles in 0...pi, or nil when it is plain cos theta.
  ///
  /// Where the row does not normalise its weights the logit is ||W_y|| times as large.
  public var target: (@Sendable (Lanes, MarginParameters) -> TargetLogit)?
  /// Whether the slope is that of the value, so that gradients are the loss's own.
  ///
  /// False where the row detaches its characteristic: the value has the margin, the slope is that of
  /// cos theta.
  public var isExact = true
  /// The half-wedge towards a class at an angle of `gap` radians, in closed form, where there is one.
  public var closedHalfWedge: (@Sendable (_ gap: Double, MarginParameters) -> Double?)?

  /// The name, which is unique in the table.
  public var id: String { name }

  /// The word for this loss in golden documents.
  public var goldenName: String { golden.name }

  /// What the loss starts with.
  public var initialParameters: MarginParameters {
    MarginParameters(m: margin?.initial ?? 1, scale: initialScale ?? MarginParameters.usualScale)
  }

  /// The loss of that name, or nil.
  public static func named(_ name: String) -> MarginLoss? { all.first { $0.name == name } }
}
