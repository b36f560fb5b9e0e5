import Elementary

// The target-logit curves of the fixed-scale losses; psi, which they build on, is in Psi.swift.

/// CosFace: F = cos theta - m.
///
/// Source: Wang et al., CosFace (CVPR 2018), equation 4.
@Sendable
func loweredCosine(_ theta: Lanes, _ parameters: MarginParameters) -> TargetLogit {
  let (sine, cosine) = sinCos(theta)
  return TargetLogit(value: cosine - parameters.m, slope: 0 - sine)
}

/// ArcFace as printed: F = cos(theta + m), which rises again beyond pi - m.
///
/// Source: Deng et al., ArcFace (CVPR 2019), equation 3; insightface's PyTorch code.
@Sendable
func shiftedCosine(_ theta: Lanes, _ parameters: MarginParameters) -> TargetLogit {
  let (sine, cosine) = sinCos(theta + parameters.m)
  return TargetLogit(value: cosine, slope: 0 - sine)
}

/// ArcFace that goes on as cos theta - m sin m from pi - m, a jump down by cos m + m sin m - 1.
///
/// Source: insightface's first code; pytorch-metric-learning.
@Sendable
func hardShiftedCosine(_ theta: Lanes, _ parameters: MarginParameters) -> TargetLogit {
  let (sine, cosine) = sinCos(theta)
  let drop = parameters.m * sinCos(parameters.m).sin
  return replaced(
    shiftedCosine(theta, parameters), by: TargetLogit(value: cosine - drop, slope: 0 - sine),
    where: theta .>= Double.pi - parameters.m)
}

/// ArcFace with a margin only up to pi / 2 and cos theta beyond, a jump up by sin m.
///
/// Source: insightface's `easy_margin`.
@Sendable
func easyShiftedCosine(_ theta: Lanes, _ parameters: MarginParameters) -> TargetLogit {
  let (sine, cosine) = sinCos(theta)
  return replaced(
    shiftedCosine(theta, parameters), by: TargetLogit(value: cosine, slope: 0 - sine),
    where: cosine .<= 0)
}

/// ArcFace unrolled: F = Psi(theta + m), continuous and never rising, where Psi is psi at m = 1
/// beyond pi too.
@Sendable
func unrolledShiftedCosine(_ theta: Lanes, _ parameters: MarginParameters) -> TargetLogit {
  psi(theta + parameters.m, m: 1)
}

/// All three margins: F = Psi(m theta + m2) - m3, which contains the others.
///
/// Source: the ArcFace paper's equation 4, unrolled so that it never rises.
@Sendable
func combinedMargins(_ theta: Lanes, _ parameters: MarginParameters) -> TargetLogit {
  let turned = psi(theta * parameters.m + parameters.angleOffset, m: 1)
  return TargetLogit(
    value: turned.value - parameters.cosineOffset, slope: turned.slope * parameters.m)
}

/// All three margins as printed: F = cos(m theta + m2) - m3.
@Sendable
func rawCombinedMargins(_ theta: Lanes, _ parameters: MarginParameters) -> TargetLogit {
  let (sine, cosine) = sinCos(theta * parameters.m + parameters.angleOffset)
  return TargetLogit(value: cosine - parameters.cosineOffset, slope: sine * -parameters.m)
}

/// SphereFace-R v0: F = psi.
///
/// Source: Liu et al., SphereFace Revived (TPAMI 2022).
@Sendable
func plainPsi(_ theta: Lanes, _ parameters: MarginParameters) -> TargetLogit {
  psi(theta, m: parameters.m)
}

/// SphereFace-R v1: F = cos(min(m theta, pi)), level beyond pi / m.
///
/// Source: as v0.
@Sendable
func clampedCosine(_ theta: Lanes, _ parameters: MarginParameters) -> TargetLogit {
  let turned = theta * parameters.m
  let (sine, cosine) = sinCos(turned)
  return replaced(
    TargetLogit(value: cosine, slope: sine * -parameters.m),
    by: TargetLogit(value: Lanes(repeating: -1), slope: Lanes(repeating: 0)),
    where: turned .>= Double.pi)
}

/// SphereFace-R v2 of the other classes: F = cos(theta / m), so that they seem nearer than they are.
///
/// Source: as v0; opensphere's code.
@Sendable
func nearedCosine(_ theta: Lanes, _ parameters: MarginParameters) -> TargetLogit {
  let (sine, cosine) = sinCos(theta / parameters.m)
  return TargetLogit(value: cosine, slope: sine / -parameters.m)
}

/// SphereFace2 of the label's class: F = g - m with g = 2 ((cos theta + 1) / 2)^t - 1.
///
/// Source: Wen et al., SphereFace2 (ICLR 2022), section 3.2, the additive margin ("C").
@Sendable
func loweredPower(_ theta: Lanes, _ parameters: MarginParameters) -> TargetLogit {
  var logit = cosinePower(theta, parameters)
  logit.value -= parameters.m
  return logit
}

/// SphereFace2 of every other class: F = g + m.
@Sendable
func raisedPower(_ theta: Lanes, _ parameters: MarginParameters) -> TargetLogit {
  var logit = cosinePower(theta, parameters)
  logit.value += parameters.m
  return logit
}

/// g = 2 cos(theta / 2)^2t - 1, which has all its digits near pi too.
private func cosinePower(_ theta: Lanes, _ parameters: MarginParameters) -> TargetLogit {
  let (sine, cosine) = sinCos(theta / 2)
  let t = parameters.sharpness
  // Rounding may leave a cosine just below 0; the power is 0 there either way.
  let base = blend(cosine, 0x1p-500, where: cosine .< 0x1p-500)
  let logarithm = log(base)
  return TargetLogit(
    value: 2 * exp(logarithm * (2 * t)) - 1,
    slope: exp(logarithm * (2 * t - 1)) * sine * (-2 * t))
}

/// The same values with the slope of cos theta: characteristic gradient detachment.
///
/// The margin then says how much a sample is pulled and no longer how its angle changes that.
/// Source: SphereFace Revived; its code and insightface's train this way.
func detached(_ curve: @escaping LogitCurve) -> LogitCurve {
  { theta, parameters in
    TargetLogit(value: curve(theta, parameters).value, slope: 0 - sinCos(theta).sin)
  }
}

private func replaced(
  _ logit: TargetLogit, by other: TargetLogit, where holds: SIMDMask<SIMD8<Int64>>
) -> TargetLogit {
  TargetLogit(
    value: blend(logit.value, other.value, where: holds),
    slope: blend(logit.slope, other.slope, where: holds))
}
