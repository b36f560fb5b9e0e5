import Elementary

// The curves of the losses with a fixed scale, besides psi.

extension LogitCurve {
  /// CosFace: F = cos theta - m.
  ///
  /// Source: Wang et al., CosFace (CVPR 2018), equation 4.
  static let cosFace = LogitCurve { theta, parameters in
    let (sine, cosine) = sinCos(theta)
    return Value(value: cosine - parameters.m, slope: 0 - sine)
  }

  /// ArcFace as printed: F = cos(theta + m), which rises again beyond pi - m.
  ///
  /// Source: Deng et al., ArcFace (CVPR 2019), equation 3; insightface's PyTorch code.
  static let arcFaceRaw = LogitCurve { theta, parameters in
    let (sine, cosine) = sinCos(theta + parameters.m)
    return Value(value: cosine, slope: 0 - sine)
  }

  /// ArcFace that continues as cos theta - m sin m from pi - m, a jump of 1 - cos m - m sin m.
  ///
  /// Source: insightface's first code; pytorch-metric-learning.
  static let arcFaceHard = LogitCurve { theta, parameters in
    let (sine, cosine) = sinCos(theta)
    let drop = parameters.m * sinCos(parameters.m).sin
    return arcFaceRaw(theta, parameters).replaced(
      by: Value(value: cosine - drop, slope: 0 - sine), where: theta .>= Double.pi - parameters.m)
  }

  /// ArcFace with a margin up to pi / 2 and cos theta beyond, a jump of sin m.
  ///
  /// Source: insightface's `easy_margin`.
  static let arcFaceEasy = LogitCurve { theta, parameters in
    let (sine, cosine) = sinCos(theta)
    return arcFaceRaw(theta, parameters).replaced(
      by: Value(value: cosine, slope: 0 - sine), where: cosine .<= 0)
  }

  /// ArcFace unrolled: F = Psi(theta + m), continuous and never rising.
  ///
  /// Psi is psi at m = 1, also beyond pi.
  static let arcFaceUnrolled = LogitCurve { theta, parameters in
    Angular.psi(theta + parameters.m, m: 1)
  }

  /// All three margins: F = Psi(m theta + m2) - m3, which contains the other curves.
  ///
  /// Source: the ArcFace paper's equation 4, unrolled so that it never rises.
  static let combined = LogitCurve { theta, parameters in
    let unrolled = Angular.psi(theta * parameters.m + parameters.angleOffset, m: 1)
    return Value(
      value: unrolled.value - parameters.cosineOffset, slope: unrolled.slope * parameters.m)
  }

  /// All three margins as printed: F = cos(m theta + m2) - m3.
  static let combinedRaw = LogitCurve { theta, parameters in
    let (sine, cosine) = sinCos(theta * parameters.m + parameters.angleOffset)
    return Value(value: cosine - parameters.cosineOffset, slope: sine * -parameters.m)
  }

  /// SphereFace-R v1: F = cos(min(m theta, pi)), level beyond pi / m.
  ///
  /// Source: as `psi`.
  static let clampedCosine = LogitCurve { theta, parameters in
    let multiple = theta * parameters.m
    let (sine, cosine) = sinCos(multiple)
    return Value(value: cosine, slope: sine * -parameters.m).replaced(
      by: Value(value: Lanes(repeating: -1), slope: Lanes(repeating: 0)),
      where: multiple .>= Double.pi)
  }

  /// SphereFace-R v2 for the other classes: F = cos(theta / m), as if they were closer.
  ///
  /// Source: as `psi`; opensphere's code.
  static let stretchedCosine = LogitCurve { theta, parameters in
    let (sine, cosine) = sinCos(theta / parameters.m)
    return Value(value: cosine, slope: sine / -parameters.m)
  }

  /// SphereFace2 for the target: F = g - m with g = 2 ((cos theta + 1) / 2)^t - 1.
  ///
  /// Source: Wen et al., SphereFace2 (ICLR 2022), section 3.2, the additive margin ("C").
  static let sphereFace2Target = LogitCurve { theta, parameters in
    var g = cosinePower(theta, parameters)
    g.value -= parameters.m
    return g
  }

  /// SphereFace2 for every other class: F = g + m.
  static let sphereFace2NonTarget = LogitCurve { theta, parameters in
    var g = cosinePower(theta, parameters)
    g.value += parameters.m
    return g
  }

  /// g = 2 cos(theta / 2)^2t - 1, which keeps all digits near pi.
  private static func cosinePower(_ theta: Lanes, _ parameters: MarginParameters) -> Value {
    let (sine, cosine) = sinCos(theta / 2)
    let t = parameters.sharpness
    // Rounding may make a cosine slightly negative; the power is 0 there either way.
    let base = blend(cosine, 0x1p-500, where: cosine .< 0x1p-500)
    let logarithm = log(base)
    return Value(
      value: 2 * exp(logarithm * (2 * t)) - 1,
      slope: exp(logarithm * (2 * t - 1)) * sine * (-2 * t))
  }
}

extension LogitCurve.Value {
  fileprivate func replaced(
    by other: LogitCurve.Value, where holds: SIMDMask<SIMD8<Int64>>
  ) -> LogitCurve.Value {
    LogitCurve.Value(
      value: blend(value, other.value, where: holds),
      slope: blend(slope, other.slope, where: holds))
  }
}
