/// How the kernels turn features and class weights into logits, and logits into a loss.
///
/// theta_j is the angle between the feature x and the class weight W_j; y is the label. The loss is
/// softmax cross-entropy except for `oneAgainstAll`. The curves F are evaluated outside the kernels,
/// at the angles that `measure` leaves in the plan.
package enum LogitRule: Hashable, Sendable {
  /// z_j = W_j . x + b_j.
  case affine
  /// z_j = W_j . x; with a margin, z_y = ||W_y|| ||x|| F(theta_y).
  case linear(hasMargin: Bool)
  /// z_j = ||x|| cos theta_j; with a margin, z_y = ||x|| F(theta_y).
  case normalizedWeights(hasMargin: Bool)
  /// z_j = s cos theta_j; with a margin, z_y = s F(theta_y).
  case fixedScale(Float, hasMargin: Bool)
  /// z_j = s F_j(theta_j), where the other classes have a curve of their own.
  case curved(scale: Float)
  /// z_j = s F_j(theta_j) + b with one bias for all classes, and one binary cross-entropy per class.
  ///
  /// The target's counts `balance` and every other one 1 - `balance`; both are divided by s.
  case oneAgainstAll(scale: Float, balance: Float)
}

// Inlined into the kernels, which ask once per pass.
extension LogitRule {
  /// Whether W_j counts as W_j / ||W_j||.
  @inlinable @inline(__always)
  package var normalizesWeights: Bool {
    switch self {
    case .affine, .linear: false
    case .normalizedWeights, .fixedScale, .curved, .oneAgainstAll: true
    }
  }

  /// The length s that every feature counts as, or nil where ||x|| counts.
  @inlinable @inline(__always)
  package var scale: Float? {
    switch self {
    case .affine, .linear, .normalizedWeights: nil
    case .fixedScale(let scale, _), .curved(let scale), .oneAgainstAll(let scale, _): scale
    }
  }

  /// Whether each class adds a bias to its logit.
  @inlinable @inline(__always)
  package var hasClassBiases: Bool {
    switch self {
    case .affine: true
    case .linear, .normalizedWeights, .fixedScale, .curved, .oneAgainstAll: false
    }
  }

  /// Whether all logits share the bias of the first class.
  @inlinable @inline(__always)
  package var hasSharedBias: Bool {
    switch self {
    case .oneAgainstAll: true
    case .affine, .linear, .normalizedWeights, .fixedScale, .curved: false
    }
  }

  /// Whether the target logit follows a curve F, given by `targetValues` and `targetSlopes`.
  @inlinable @inline(__always)
  package var hasMargin: Bool {
    switch self {
    case .affine: false
    case .linear(let hasMargin), .normalizedWeights(let hasMargin), .fixedScale(_, let hasMargin):
      hasMargin
    case .curved, .oneAgainstAll: true
    }
  }

  /// Whether the other logits follow a curve too, given by `nonTargetValues` and `nonTargetSlopes`.
  @inlinable @inline(__always)
  package var hasNonTargetCurve: Bool {
    switch self {
    case .affine, .linear, .normalizedWeights, .fixedScale: false
    case .curved, .oneAgainstAll: true
    }
  }

  /// Whether the target logit has a margin and ||W_y|| as a factor.
  @inlinable @inline(__always)
  package var scalesMarginByWeight: Bool {
    switch self {
    case .linear(let hasMargin): hasMargin
    case .affine, .normalizedWeights, .fixedScale, .curved, .oneAgainstAll: false
    }
  }
}
