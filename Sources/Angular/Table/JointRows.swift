// Softmax plus a term on distances between features: rows of the table in LossTable.swift.

extension MarginLoss {
  static let joint = [
    softmax(
      with: .center, name: "center", title: "Center loss", [.weight(initial: 0.1), .centerRate],
      """
      Softmax plus the squared distance of each sample to the center of its class: a distance in \
      the plane, not an angle.
      """),
    softmax(
      with: .contrastive, name: "contrastive", title: "Contrastive loss",
      [.weight(initial: 0.1), .distanceMargin(initial: 8)],
      """
      Pairs of one class attract, pairs of two classes repel until they are M apart: a distance in \
      the plane, whatever the angle.
      """),
    softmax(
      with: .triplet, name: "triplet", title: "Triplet loss",
      [.weight(initial: 0.1), .distanceMargin(initial: 16)],
      """
      Each sample must be nearer to its own class than to any other by M in squared distance: in \
      the plane, whatever the angle.
      """),
  ]

  private static func softmax(
    with term: EuclideanTerm, name: String, title: String, _ parameters: [ParameterRange],
    _ summary: String
  ) -> MarginLoss {
    MarginLoss(
      name: name, title: title, summary: summary,
      golden: GoldenForm(
        name: name,
        parameters: [.weight, term.hasDistanceMargin ? .distanceMargin : .centerRate]),
      model: .affine, parameters: parameters, euclidean: term, closedHalfWedge: bisector)
  }
}
