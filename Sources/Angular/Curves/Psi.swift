package import Elementary

/// The target-logit curve of A-Softmax and its slope, for any real m >= 1.
///
/// psi(theta) = (-1)^k cos(m theta) - 2k with k = floor(m theta / pi), and dpsi/dtheta =
/// -m |sin(m theta)|. On 0...pi it is continuous and never rises, from 1 at 0; at theta = k pi / m it
/// is level. Source: Liu et al., SphereFace (CVPR 2017), equation 7, for whole m; the formula needs
/// no more than m > 0. (There k is at most m - 1, which makes a difference at theta = pi alone, and
/// none to psi.)
/// - Parameters:
///   - theta: Eight angles in radians, 0...pi.
///   - m: The margin, 1...8.
/// - Returns: psi and dpsi/dtheta.
package func psi(_ theta: Lanes, m: Double) -> LogitCurve.Value {
  let multiple = theta * m
  let (sine, cosine) = sinCos(multiple)
  // Half a unit down, then to the nearest integer: the floor. It may be one off exactly at a
  // breakpoint, where both values of k give the same psi.
  let k = nearestInteger(multiple * 0.318309886183790671538 - 0.5)
  let oddSign = k.bits &<< SIMD8(repeating: 63)
  return LogitCurve.Value(
    value: flip(cosine, by: oddSign) - 2 * k.value, slope: magnitude(sine) * -m)
}

/// psi at one angle, in radians; as on eight lanes.
package func psi(_ theta: Double, m: Double) -> Double {
  psi(Lanes(repeating: theta), m: m).value[0]
}

extension LogitCurve {
  /// psi mixed with the plain cosine: F = (lambda cos theta + psi) / (1 + lambda).
  ///
  /// F tends to the cosine as lambda grows, and is psi at lambda = 0. Source: the authors' code, which
  /// anneals lambda from 1000 down to 5.
  static let annealedPsi = LogitCurve(usesLambda: true) { theta, parameters in
    let margin = Angular.psi(theta, m: parameters.m)
    // Saves the second sine and cosine, since most runs have no lambda.
    guard parameters.lambda > 0 else { return margin }
    let (sine, cosine) = sinCos(theta)
    let share = 1 / (1 + parameters.lambda)
    return Value(
      value: (parameters.lambda * cosine + margin.value) * share,
      slope: (margin.slope - parameters.lambda * sine) * share)
  }

  /// SphereFace-R v0: F = psi.
  ///
  /// Source: Liu et al., SphereFace Revived (TPAMI 2022).
  static let psi = LogitCurve { theta, parameters in Angular.psi(theta, m: parameters.m) }
}
