import Elementary

// The SphereFace family under a fixed scale: rows of the table in LossTable.swift.

extension MarginLoss {
  static let sphereFaces = [
    sphereFace(
      "v0", detaches: true, target: plainPsi,
      """
      The curve of A-Softmax at a fixed length s, trained by the plain cosine's slope, so that \
      nothing sticks on its level stretches.
      """),
    sphereFace(
      "v0", detaches: false, target: plainPsi,
      """
      The curve of A-Softmax at a fixed length s with its own slope: on the level stretches a \
      sample feels no pull at all.
      """),
    sphereFace(
      "v1", detaches: true, target: clampedCosine,
      """
      The target falls to -1 at 180 / m degrees and stays there; the plain cosine's slope pulls \
      all the same.
      """),
    sphereFace(
      "v1", detaches: false, target: clampedCosine,
      """
      The target is level beyond 180 / m degrees: whoever starts there is never pulled to its own \
      class.
      """),
    sphereFace(
      "v2", detaches: true, rivals: nearedCosine,
      """
      The own cosine is left as it is; every other class counts as m times nearer than it is, so \
      the sample must keep away from it.
      """),
    sphereFace(
      "v2", detaches: false, rivals: nearedCosine,
      """
      Every other class counts as m times nearer, and pushes with the gentle slope of that \
      stretched curve.
      """),
  ]

  static let oneAgainstAll = [
    sphereFace2(
      detaches: true,
      """
      One yes-or-no question a class instead of one race between all: the own class must say yes \
      by m, each other one no by m, on its own.
      """),
    sphereFace2(
      detaches: false,
      """
      One yes-or-no question a class, with the slope of the sharpened curve: a class far away is \
      hardly felt any more.
      """),
  ]

  private static func sphereFace(
    _ version: String, detaches: Bool, target: LogitCurve? = nil, rivals: LogitCurve? = nil,
    _ summary: String
  ) -> MarginLoss {
    MarginLoss(
      name: "sphereface-r-\(version)\(detaches ? "" : "-exact")",
      title: "SphereFace-R \(version)\(detaches ? "" : " (exact)")", summary: summary,
      golden: GoldenForm(
        name: "sphereface_r", choices: [("version", version), ("cgd", "\(detaches)")],
        parameters: [.scale, .m(0.01...100)]),
      initialScale: MarginParameters.usualScale, margin: .factor,
      target: detaches ? target.map(detached) : target,
      rivals: detaches ? rivals.map(detached) : rivals, isExact: !detaches,
      closedHalfWedge: factorWedge)
  }

  private static func sphereFace2(detaches: Bool, _ summary: String) -> MarginLoss {
    MarginLoss(
      name: "sphereface2\(detaches ? "" : "-exact")",
      title: "SphereFace2\(detaches ? "" : " (exact)")", summary: summary,
      golden: GoldenForm(
        name: "sphereface2", choices: [("cgd", "\(detaches)")], isMeantUnsaid: !detaches,
        parameters: [.scale(named: "r"), .m(0...2), .sharpness, .balance]),
      bias: .shared, form: .oneAgainstAll, initialScale: MarginParameters.usualScale,
      margin: .score, parameters: [.sharpness, .balance],
      target: detaches ? detached(loweredPower) : loweredPower,
      rivals: detaches ? detached(raisedPower) : raisedPower, isExact: !detaches)
  }
}
