// Softmax joined with distances between features: rows of the table in LossTable.swift.

extension MarginLoss {
  static let joint = [
    joined(
      .center, name: "center", title: "Center loss", [.weight(initial: 0.1), .centerRate],
      """
      Softmax, and each sample is drawn to the center of its class: clusters get small in the \
      plane, not always narrow in angle.
      """),
    joined(
      .contrastive, name: "contrastive", title: "Contrastive loss",
      [.weight(initial: 0.1), .reach(initial: 8)],
      """
      Pairs of one class attract, pairs of two classes repel until they are M apart: a distance in \
      the plane, whatever the angle.
      """),
    joined(
      .triplet, name: "triplet", title: "Triplet loss",
      [.weight(initial: 0.1), .reach(initial: 16)],
      """
      Each sample must be nearer to its own class than to any other, by M in squared distance, \
      which features get by growing.
      """),
  ]

  private static func joined(
    _ term: EuclideanTerm, name: String, title: String, _ parameters: [ParameterRange],
    _ summary: String
  ) -> MarginLoss {
    MarginLoss(
      name: name, title: title, summary: summary,
      golden: GoldenForm(
        name: name, parameters: [.weight, term.hasReach ? .reach : .centerRate]),
      normalisesWeights: false, bias: .each, parameters: parameters, euclidean: term,
      closedHalfWedge: bisector)
  }
}
