package import Elementary

/// A logit curve at eight angles: the logit is ||x|| F(theta), or s F(theta).
package struct TargetLogit: Sendable {
  /// F(theta).
  package var value: Lanes
  /// dF/dtheta, per radian.
  package var slope: Lanes

  /// A value and its slope.
  package init(value: Lanes, slope: Lanes) {
    self.value = value
    self.slope = slope
  }
}

/// F and dF/dtheta at eight angles between feature and class weight, in radians, 0...pi.
package typealias LogitCurve = @Sendable (Lanes, MarginParameters) -> TargetLogit

/// A loss on angles: one row of the table that pickers, `--help` and lessons read.
///
/// Rows differ in how a logit z_j comes from a feature x and a class weight W_j, in what is asked of
/// the logits (`form`), and in what is added that looks at distances between features (`euclidean`);
/// see `evaluate(_:_:)`.
package struct MarginLoss: Sendable, Identifiable {
  /// The word a user types, such as `a-softmax`.
  package let name: String
  /// The name in the literature.
  package let title: String
  /// What the loss teaches, in one sentence for somebody who never heard of margins.
  package let summary: String
  /// How golden documents speak of this loss.
  package let golden: GoldenForm
  /// Whether W_j counts as W_j / ||W_j||, so that a logit depends on the angle and ||x|| alone.
  package var normalisesWeights = true
  /// What is added to the logits besides.
  package var bias = Bias.none
  /// What is asked of the logits.
  package var form = LossForm.softmax
  /// The s that a feature's length counts as, until it is dialed; nil where ||x|| counts itself.
  package var initialScale: Double?
  /// The range of m, or nil when the loss has no margin.
  package var margin: MarginRange?
  /// Whether lambda applies.
  package var annealed = false
  /// The parameters besides m, lambda and s, in the order of their dials.
  package var parameters: [ParameterRange] = []
  /// The curve of the label's own logit, or nil when it is plain cos theta.
  ///
  /// Where the row does not normalize its weights the logit is ||W_y|| times as large.
  package var target: LogitCurve?
  /// The curve of the other logits, or nil when they are plain cos theta; only under a fixed scale.
  package var rivals: LogitCurve?
  /// Whether the slope is that of the value, so that gradients are the loss's own.
  ///
  /// False where the row detaches its characteristic: the value has the margin, the slope is that of
  /// cos theta.
  package var isExact = true
  /// What is added to the loss that looks at distances between features, or nil.
  package var euclidean: EuclideanTerm?
  /// The half-wedge towards a class at an angle of `gap` radians, in closed form, where there is one.
  package var closedHalfWedge: (@Sendable (_ gap: Double, MarginParameters) -> Double?)?

  /// The name, which is unique in the table.
  package var id: String { name }

  /// The word for this loss in golden documents.
  package var goldenName: String { golden.name }

  /// Whether the logits have a bias, each its own or all the same.
  package var hasBias: Bool { bias != .none }

  /// What the loss starts with.
  package var initialParameters: MarginParameters {
    var start = MarginParameters(
      m: margin?.initial ?? 1, scale: initialScale ?? MarginParameters.usualScale)
    for own in parameters { start[keyPath: own.parameter.field] = own.initial }
    return start
  }

  /// How far the loss lets a parameter be turned, or nil when it has no such parameter.
  package func range(of parameter: LossParameter) -> ParameterRange? {
    parameters.first { $0.parameter == parameter }
  }

  /// The loss of that name, or nil.
  package static func named(_ name: String) -> MarginLoss? { all.first { $0.name == name } }
}

/// What a loss adds to its logits besides products of feature and weight.
package enum Bias: Hashable, Sendable {
  /// Nothing.
  case none
  /// b_j, one for each class.
  case each
  /// b, one for all classes, which shifts where a logit changes sign and nothing between classes.
  case shared

  /// How many numbers that is for K classes.
  package func count(classes: Int) -> Int {
    switch self {
    case .none: 0
    case .each: classes
    case .shared: 1
    }
  }
}
