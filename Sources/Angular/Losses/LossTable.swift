import Elementary

extension MarginLoss {
  /// Every loss: no margin at all, the angular ones with free feature length, those with a fixed one,
  /// and softmax joined with distances.
  package static let all =
    plain + angular + cosineBased + arcFaces + sphereFaces + oneAgainstAll + joint

  private static let plain = [
    MarginLoss(
      name: "softmax-bias", title: "Softmax with bias",
      summary: """
        A class can win by the direction of its weight, by its length or by its bias, so angles \
        alone decide nothing.
        """,
      golden: GoldenForm(name: "softmax"), normalisesWeights: false, bias: .each,
      closedHalfWedge: bisector),
    MarginLoss(
      name: "softmax", title: "Softmax",
      summary: """
        Without a bias the features already fan out by angle, but a longer weight still takes \
        room from a shorter one.
        """,
      golden: GoldenForm(name: "softmax_nobias"), normalisesWeights: false,
      closedHalfWedge: bisector),
    MarginLoss(
      name: "modified-softmax", title: "Modified softmax",
      summary: """
        With weights of length one only the angle decides, at the bisector; yet nothing asks a \
        sample to keep away from it.
        """,
      golden: GoldenForm(name: "modified"), closedHalfWedge: bisector),
  ]

  private static let angular = [
    MarginLoss(
      name: "l-softmax", title: "L-Softmax",
      summary: """
        m times the angle must win, but weights keep their lengths: a class can buy room with a \
        longer weight instead of a smaller angle.
        """,
      golden: GoldenForm(name: "lsoftmax", parameters: [.m(1...8), .lambda]),
      normalisesWeights: false, margin: .factor, annealed: true, target: annealedPsi),
    MarginLoss(
      name: "a-softmax", title: "A-Softmax",
      summary: """
        A sample counts as right only if m times the angle to its own class stays below the angle \
        to any other, so classes draw together.
        """,
      golden: GoldenForm(name: "asoftmax", parameters: [.m(1...8), .lambda]),
      margin: .factor, annealed: true, target: annealedPsi, closedHalfWedge: factorWedge),
  ]

  private static let cosineBased = [
    MarginLoss(
      name: "normface", title: "NormFace",
      summary: """
        With features of one length s too, a sample can no longer lower its loss by growing: only \
        its angle counts, and s says how sharply.
        """,
      golden: GoldenForm(name: "normface", parameters: [.scale]),
      initialScale: MarginParameters.usualScale, closedHalfWedge: bisector),
    MarginLoss(
      name: "cosface", title: "CosFace",
      summary: """
        The own cosine must win by m, which costs the more angle the closer two classes are; too \
        many classes leave none at all.
        """,
      golden: GoldenForm(name: "cosface", parameters: [.scale, .m(0...2)]),
      initialScale: MarginParameters.usualScale, margin: .cosine, target: loweredCosine,
      closedHalfWedge: { gap, parameters in
        guard parameters.m > 0 else { return gap / 2 }
        let lost = parameters.m / (2 * sinCos(gap / 2).sin)
        guard parameters.m <= 1 - cos(gap), lost <= 1 else { return nil }
        return gap / 2 - atan2(lost, (1 - lost * lost).squareRoot())
      }),
  ]

  private static let arcFaces = [
    arcFace(
      "arcface", "ArcFace", mode: "hard", hardShiftedCosine,
      """
      The own angle plus m radians must still be the smallest, so the gap between two classes is \
      m, however far apart their weights are.
      """),
    arcFace(
      "arcface-easy", "ArcFace (easy)", mode: "easy", easyShiftedCosine,
      """
      ArcFace that asks for no margin beyond 90 degrees: kind to a cold start, but a sample gains \
      by stepping back across the line.
      """),
    arcFace(
      "arcface-raw", "ArcFace (raw)", mode: "raw", shiftedCosine,
      """
      ArcFace as printed: beyond 180 degrees less m the curve rises again, and a sample there is \
      pushed away from its own class.
      """),
    arcFace(
      "arcface-unroll", "ArcFace (unrolled)", mode: "unroll", unrolledShiftedCosine,
      """
      ArcFace whose curve goes on falling without a jump, so that every sample is pulled the right \
      way.
      """),
    combined(
      "combined", "Combined margin", mode: "unroll", combinedMargins,
      """
      A factor m on the angle, m2 radians added and m3 off the cosine: the three margins are one \
      curve, turned, shifted and lowered.
      """),
    combined(
      "combined-raw", "Combined margin (raw)", mode: "raw", rawCombinedMargins,
      """
      The combined margin as printed: where m times the angle plus m2 passes 180 degrees the \
      curve rises again.
      """),
  ]

  private static func arcFace(
    _ name: String, _ title: String, mode: String,
    _ curve: @escaping LogitCurve, _ summary: String
  ) -> MarginLoss {
    MarginLoss(
      name: name, title: title, summary: summary,
      golden: GoldenForm(
        name: "arcface", choices: [("mode", mode)], parameters: [.scale, .m(0...Double.pi)]),
      initialScale: MarginParameters.usualScale, margin: .angle, target: curve,
      closedHalfWedge: { gap, parameters in
        parameters.m <= gap ? (gap - parameters.m) / 2 : nil
      })
  }

  private static func combined(
    _ name: String, _ title: String, mode: String,
    _ curve: @escaping LogitCurve, _ summary: String
  ) -> MarginLoss {
    MarginLoss(
      name: name, title: title, summary: summary,
      golden: GoldenForm(
        name: "combined", choices: [("mode", mode)],
        parameters: [.scale, .m(0.01...100, named: "m1"), .angleOffset, .cosineOffset]),
      initialScale: MarginParameters.usualScale, margin: .factor,
      parameters: [.angleOffset, .cosineOffset], target: curve,
      closedHalfWedge: { gap, parameters in
        guard parameters.cosineOffset == 0, parameters.angleOffset <= gap else { return nil }
        return (gap - parameters.angleOffset) / (parameters.m + 1)
      })
  }

  /// Without a margin the boundary is halfway (between weights of one length).
  @Sendable static func bisector(_ gap: Double, _: MarginParameters) -> Double? { gap / 2 }

  /// m times the angle: m phi = gap - phi.
  @Sendable
  static func factorWedge(_ gap: Double, _ parameters: MarginParameters) -> Double? {
    parameters.lambda == 0 ? gap / (parameters.m + 1) : nil
  }
}
