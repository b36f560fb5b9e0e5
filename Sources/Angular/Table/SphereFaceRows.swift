// The SphereFace family with a fixed scale: rows of the table in LossTable.swift.

extension MarginLoss {
  static let sphereFaces = [
    sphereFace(
      "v0", target: .psi.detached,
      """
      The A-Softmax curve at a fixed length s; its gradient uses the plain cosine's slope.
      """),
    sphereFace(
      "v0", target: .psi,
      """
      The A-Softmax curve at a fixed length s, with its own slope.
      """),
    sphereFace(
      "v1", target: .clampedCosine.detached,
      """
      The target curve falls to -1 at 180 / m degrees and stays there; its gradient uses the plain \
      cosine's slope.
      """),
    sphereFace(
      "v1", target: .clampedCosine,
      """
      The target curve is level beyond 180 / m degrees: there a sample is not pulled to its own \
      class.
      """),
    sphereFace(
      "v2", nonTarget: .stretchedCosine.detached,
      """
      The target cosine stays as it is; every other class counts as m times nearer in angle.
      """),
    sphereFace(
      "v2", nonTarget: .stretchedCosine,
      """
      Every other class counts as m times nearer in angle, and pushes with the slope of that \
      stretched curve.
      """),
  ]

  static let oneAgainstAll = [
    sphereFace2(
      target: .sphereFace2Target.detached, nonTarget: .sphereFace2NonTarget.detached,
      """
      A yes-or-no decision for each class instead of a competition among all: yes by m for its own \
      class, no by m for every other.
      """),
    sphereFace2(
      target: .sphereFace2Target, nonTarget: .sphereFace2NonTarget,
      """
      A yes-or-no decision for each class, with the slope of the sharpened curve.
      """),
  ]

  private static func sphereFace(
    _ version: String, target: LogitCurve? = nil, nonTarget: LogitCurve? = nil, _ summary: String
  ) -> MarginLoss {
    let isDetached = (target ?? nonTarget)?.isDetached ?? false
    return MarginLoss(
      name: "sphereface-r-\(version)\(isDetached ? "" : "-exact")",
      title: "SphereFace-R \(version)\(isDetached ? "" : " (exact)")", summary: summary,
      golden: GoldenForm(
        name: "sphereface_r", choices: [("version", version), ("cgd", "\(isDetached)")],
        isDefault: !isDetached, parameters: [.scale, .m(0.01...100)]),
      model: .fixedScale(target: target, nonTarget: nonTarget), margin: .factor, rule: .factor,
      closedHalfWedge: factorWedge)
  }

  private static func sphereFace2(
    target: LogitCurve, nonTarget: LogitCurve, _ summary: String
  ) -> MarginLoss {
    let isDetached = target.isDetached
    return MarginLoss(
      name: "sphereface2\(isDetached ? "" : "-exact")",
      title: "SphereFace2\(isDetached ? "" : " (exact)")", summary: summary,
      golden: GoldenForm(
        name: "sphereface2", choices: [("cgd", "\(isDetached)")], isDefault: !isDetached,
        parameters: [.scale(named: "r"), .m(0...2), .sharpness, .balance]),
      model: .oneAgainstAll(target: target, nonTarget: nonTarget), margin: .score,
      parameters: [.sharpness, .balance])
  }
}
