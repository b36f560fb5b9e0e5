package import Elementary

/// The target-logit curve of A-Softmax and its slope, for any real m >= 1.
///
/// psi(theta) = (-1)^k cos(m theta) - 2k with k = floor(m theta / pi), and dpsi/dtheta =
/// -m |sin(m theta)|. It is continuous and never rises on 0...pi, from 1 at 0; at theta = k pi / m it
/// is level. Source: Liu et al., SphereFace (CVPR 2017), equation 7, for whole m; the formula needs
/// no more than m > 0. (There k stops at m - 1, which makes a difference at theta = pi only, and
/// none to psi.)
/// - Parameters:
///   - theta: Eight angles in radians, 0...pi.
///   - m: The margin, 1...8.
/// - Returns: psi and dpsi/dtheta.
package func psi(_ theta: Lanes, m: Double) -> TargetLogit {
  let turned = theta * m
  let (sine, cosine) = sinCos(turned)
  // Half a unit down, then to the nearest integer: the floor. It may be one off exactly at a
  // breakpoint, where both values of k give the same psi.
  let k = nearestInteger(turned * 0.318309886183790671538 - 0.5)
  let oddSign = k.bits &<< SIMD8(repeating: 63)
  return TargetLogit(value: flip(cosine, by: oddSign) - 2 * k.value, slope: magnitude(sine) * -m)
}

/// psi at one angle, in radians; as on eight lanes.
package func psi(_ theta: Double, m: Double) -> Double {
  psi(Lanes(repeating: theta), m: m).value[0]
}

/// psi mixed with the plain cosine: F = (lambda cos theta + psi) / (1 + lambda).
///
/// A large lambda makes F the cosine, lambda = 0 makes it psi. Source: the authors' code, which
/// anneals lambda from 1000 down to 5.
@Sendable
func annealedPsi(_ theta: Lanes, _ parameters: MarginParameters) -> TargetLogit {
  let margin = psi(theta, m: parameters.m)
  // Not only faster: most of a training run has no lambda.
  guard parameters.lambda > 0 else { return margin }
  let (sine, cosine) = sinCos(theta)
  let share = 1 / (1 + parameters.lambda)
  return TargetLogit(
    value: (parameters.lambda * cosine + margin.value) * share,
    slope: (margin.slope - parameters.lambda * sine) * share)
}
