public import Elementary

/// What can be dialled on a loss while it trains.
public struct MarginParameters: Hashable, Sendable {
  /// The multiplicative margin m >= 1: how many times closer a sample must be to its own class.
  public var m: Double
  /// The annealing weight lambda >= 0 of the margin-free logit; 0 is the pure margin.
  public var lambda: Double

  /// Parameters; no margin and no annealing unless told.
  public init(m: Double = 1, lambda: Double = 0) {
    self.m = m
    self.lambda = lambda
  }
}

/// The target-logit curve at eight angles: the logit of the label's class is ||x|| F(theta).
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

/// How far and how finely a loss lets m be turned.
public struct MarginRange: Hashable, Sendable {
  /// The smallest and the largest m.
  public let range: ClosedRange<Double>
  /// The fine step.
  public let step: Double
  /// The coarse step.
  public let coarseStep: Double
  /// The values worth jumping to, ascending.
  public let snaps: [Double]
  /// Where m starts.
  public let initial: Double
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
  /// The word for this loss in golden documents.
  public let goldenName: String
  /// Whether W_j counts as W_j / ||W_j||, so that a logit depends on the angle and ||x|| alone.
  public let normalisesWeights: Bool
  /// Whether b_j is added to z_j.
  public let hasBias: Bool
  /// The range of m, or nil when the loss has no margin.
  public let margin: MarginRange?
  /// Whether lambda applies.
  public let annealed: Bool
  /// F and dF/dtheta of the label's own logit at angles in 0...pi, or nil when it is plain cos theta.
  ///
  /// A row with a curve also normalises its weights.
  public let target: (@Sendable (Lanes, MarginParameters) -> TargetLogit)?
  /// The half-wedge towards a class at an angle of `gap` radians, in closed form, where there is one.
  public let closedHalfWedge: (@Sendable (_ gap: Double, MarginParameters) -> Double?)?

  /// The name, which is unique in the table.
  public var id: String { name }

  /// Every loss, from no margin at all to the angular one.
  public static let all: [MarginLoss] = [
    MarginLoss(
      name: "softmax-bias", title: "Softmax with bias",
      lesson: """
        A class can win by the direction of its weight, by its length or by its bias, so angles \
        alone decide nothing.
        """,
      goldenName: "softmax", normalisesWeights: false, hasBias: true, margin: nil,
      annealed: false, target: nil, closedHalfWedge: bisector),
    MarginLoss(
      name: "softmax", title: "Softmax",
      lesson: """
        Without a bias the features already fan out by angle, but a longer weight still takes \
        room from a shorter one.
        """,
      goldenName: "softmax_nobias", normalisesWeights: false, hasBias: false, margin: nil,
      annealed: false, target: nil, closedHalfWedge: bisector),
    MarginLoss(
      name: "modified-softmax", title: "Modified softmax",
      lesson: """
        With weights of length one only the angle decides, at the bisector; yet nothing asks a \
        sample to keep away from it.
        """,
      goldenName: "modified", normalisesWeights: true, hasBias: false, margin: nil,
      annealed: false, target: nil, closedHalfWedge: bisector),
    MarginLoss(
      name: "a-softmax", title: "A-Softmax",
      lesson: """
        A sample counts as right only if m times the angle to its own class stays below the angle \
        to any other, so classes draw together.
        """,
      goldenName: "asoftmax", normalisesWeights: true, hasBias: false,
      margin: MarginRange(
        range: 1...8, step: 0.1, coarseStep: 0.5, snaps: [1, 2, 3, 4, 5, 6, 7, 8], initial: 1),
      annealed: true, target: annealedPsi,
      closedHalfWedge: { gap, parameters in
        parameters.lambda == 0 ? gap / (parameters.m + 1) : nil
      }),
  ]

  /// The loss of that name, or nil.
  public static func named(_ name: String) -> MarginLoss? { all.first { $0.name == name } }

  /// Without a margin the boundary is halfway (between weights of one length).
  @Sendable private static func bisector(_ gap: Double, _: MarginParameters) -> Double? { gap / 2 }
}
