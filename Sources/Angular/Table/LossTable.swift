import Elementary

extension MarginLoss {
  /// Every loss: without margin, angular with free feature lengths, with a fixed scale, and softmax
  /// plus a term on distances.
  package static let all =
    plain + angular + cosineBased + arcFaces + sphereFaces + oneAgainstAll + joint

  private static let plain = [
    MarginLoss(
      name: "softmax-bias", title: "Softmax with bias",
      summary: """
        A class can win by the direction of its weight, by its length or by its bias, so angles \
        alone do not decide.
        """,
      golden: GoldenForm(name: "softmax"), model: .affine, closedHalfWedge: bisector),
    MarginLoss(
      name: "softmax", title: "Softmax",
      summary: """
        Without a bias the boundaries pass through the origin; angles and the lengths of the \
        weights decide.
        """,
      golden: GoldenForm(name: "softmax_nobias"), model: .linear(), closedHalfWedge: bisector),
    MarginLoss(
      name: "modified-softmax", title: "Modified softmax",
      summary: """
        With weights of length one only the angle decides, at the bisector, and there is no margin.
        """,
      golden: GoldenForm(name: "modified"), aliases: ["modified"], model: .normalizedWeights(),
      closedHalfWedge: bisector),
  ]

  private static let angular = [
    MarginLoss(
      name: "l-softmax", title: "L-Softmax",
      summary: """
        The target angle is multiplied by m, and weights keep their lengths, which decide \
        too.
        """,
      golden: GoldenForm(name: "lsoftmax", parameters: [.m(1...10), .lambda]),
      aliases: ["large-margin-softmax"],
      model: .linear(target: .annealedPsi), margin: .factor),
    MarginLoss(
      name: "a-softmax", title: "A-Softmax",
      summary: """
        In training, m times the angle to its own class must be below the angle to any other; \
        classes become narrower.
        """,
      golden: GoldenForm(name: "asoftmax", parameters: [.m(1...10), .lambda]),
      aliases: ["sphereface", "angular-softmax"],
      model: .normalizedWeights(target: .annealedPsi), margin: .factor, rule: .factor,
      closedHalfWedge: factorWedge),
  ]

  private static let cosineBased = [
    MarginLoss(
      name: "normface", title: "NormFace",
      summary: """
        With features of one length s too, a sample cannot lower its loss by growing: only its \
        angle counts, and s sets how sharply.
        """,
      golden: GoldenForm(name: "normface", parameters: [.scale]), model: .fixedScale(),
      closedHalfWedge: bisector),
    MarginLoss(
      name: "cosface", title: "CosFace",
      summary: """
        The target cosine must win by m: more angle the closer two weights are. Even weights have \
        room up to 1 - cos(360 / K degrees).
        """,
      golden: GoldenForm(name: "cosface", parameters: [.scale, .m(0...2)]),
      aliases: ["am-softmax", "lmcl"],
      model: .fixedScale(target: .cosFace), margin: .cosine, rule: .cosineLead,
      closedHalfWedge: { gap, parameters in
        guard parameters.m > 0 else { return gap / 2 }
        let lost = parameters.m / (2 * sinCos(gap / 2).sin)
        guard parameters.m <= 1 - cos(gap), lost <= 1 else { return nil }
        return gap / 2 - atan2(lost, (1 - lost * lost).squareRoot())
      }),
  ]

  private static let arcFaces = [
    arcFace(
      "arcface", "ArcFace", mode: "hard", .arcFaceHard, rule: .sum,
      """
      The target angle plus m radians must be the smallest: the gap between two wedges is m at any \
      distance. This is the hard variant.
      """),
    arcFace(
      "arcface-easy", "ArcFace (easy)", mode: "easy", .arcFaceEasy,
      """
      ArcFace without a margin beyond 90 degrees, where its curve jumps up.
      """),
    arcFace(
      "arcface-raw", "ArcFace (raw)", mode: "raw", .arcFaceRaw,
      """
      ArcFace as printed: beyond 180 degrees less m the curve rises again, and a sample there is \
      pushed away from its own class.
      """),
    arcFace(
      "arcface-unroll", "ArcFace (unrolled)", mode: "unroll", .arcFaceUnrolled, rule: .sum,
      """
      ArcFace with a curve that keeps falling, without a jump.
      """),
    combined(
      "combined", "Combined margin", mode: "unroll", .combined,
      """
      The angle times m plus m2 radians, then m3 subtracted from the cosine: all three margins in \
      one curve.
      """),
    combined(
      "combined-raw", "Combined margin (raw)", mode: "raw", .combinedRaw,
      """
      The combined margin as printed: where m times the angle plus m2 exceeds 180 degrees, the \
      curve rises again.
      """),
  ]

  private static func arcFace(
    _ name: String, _ title: String, mode: String, _ curve: LogitCurve, rule: MarginRule? = nil,
    _ summary: String
  ) -> MarginLoss {
    MarginLoss(
      name: name, title: title, summary: summary,
      golden: GoldenForm(
        name: "arcface", choices: [("mode", mode)], parameters: [.scale, .m(0...Double.pi)]),
      model: .fixedScale(target: curve), margin: .angle, rule: rule,
      closedHalfWedge: { gap, parameters in
        parameters.m <= gap ? (gap - parameters.m) / 2 : nil
      })
  }

  private static func combined(
    _ name: String, _ title: String, mode: String, _ curve: LogitCurve, _ summary: String
  ) -> MarginLoss {
    MarginLoss(
      name: name, title: title, summary: summary,
      golden: GoldenForm(
        name: "combined", choices: [("mode", mode)],
        parameters: [.scale, .m(0.01...100, named: "m1"), .angleOffset, .cosineOffset]),
      model: .fixedScale(target: curve), margin: .factor,
      parameters: [.angleOffset, .cosineOffset],
      closedHalfWedge: { gap, parameters in
        guard parameters.cosineOffset == 0, parameters.angleOffset <= gap else { return nil }
        return (gap - parameters.angleOffset) / (parameters.m + 1)
      })
  }

  /// Without a margin the boundary is halfway between weights of one length.
  @Sendable static func bisector(_ gap: Double, _: MarginParameters) -> Double? { gap / 2 }

  /// m times the angle: m phi = gap - phi.
  @Sendable
  static func factorWedge(_ gap: Double, _ parameters: MarginParameters) -> Double? {
    parameters.lambda == 0 ? gap / (parameters.m + 1) : nil
  }
}
