/// How a loss turns a feature x and the class weights W_j into logits z_j.
///
/// theta_j is the angle between x and W_j, y the label. Each case allows what the gradients are
/// written for and nothing else; a missing curve is the plain cosine.
package enum LogitModel: Sendable {
  /// z_j = W_j . x + b_j.
  case affine
  /// z_j = ||W_j|| ||x|| cos theta_j; with a curve, z_y = ||W_y|| ||x|| F(theta_y).
  case linear(target: LogitCurve? = nil)
  /// z_j = ||x|| cos theta_j; with a curve, z_y = ||x|| F(theta_y).
  case normalizedWeights(target: LogitCurve? = nil)
  /// z_j = s cos theta_j, where features count as of length s; with curves, s F_j(theta_j).
  case fixedScale(target: LogitCurve? = nil, nonTarget: LogitCurve? = nil)
  /// z_j = s F_j(theta_j) + b with one bias for all; each logit decides yes or no for its class.
  case oneAgainstAll(target: LogitCurve, nonTarget: LogitCurve)
}

extension LogitModel {
  /// The curve of the target logit, or nil where it is the plain cosine.
  package var target: LogitCurve? {
    switch self {
    case .affine: nil
    case .linear(let target), .normalizedWeights(let target), .fixedScale(let target, _): target
    case .oneAgainstAll(let target, _): target
    }
  }

  /// The curve of the other logits, or nil where it is the plain cosine.
  package var nonTarget: LogitCurve? {
    switch self {
    case .affine, .linear, .normalizedWeights: nil
    case .fixedScale(_, let nonTarget): nonTarget
    case .oneAgainstAll(_, let nonTarget): nonTarget
    }
  }

  /// Whether W_j counts as W_j / ||W_j||.
  package var normalizesWeights: Bool {
    switch self {
    case .affine, .linear: false
    case .normalizedWeights, .fixedScale, .oneAgainstAll: true
    }
  }

  /// Whether every feature counts as of length s.
  package var fixesScale: Bool {
    switch self {
    case .affine, .linear, .normalizedWeights: false
    case .fixedScale, .oneAgainstAll: true
    }
  }

  /// What is added to the logits.
  package var bias: Bias {
    switch self {
    case .affine: .perClass
    case .linear, .normalizedWeights, .fixedScale: .none
    case .oneAgainstAll: .shared
    }
  }

  /// The loss of the logits.
  package var form: LossForm {
    switch self {
    case .affine, .linear, .normalizedWeights, .fixedScale: .softmax
    case .oneAgainstAll: .oneAgainstAll
    }
  }
}
