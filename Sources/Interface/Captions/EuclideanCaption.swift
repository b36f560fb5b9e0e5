internal import Angular
internal import Experiment
internal import Learning
internal import Text

// What is said of losses that look at distances between features.
extension Caption {
  /// What the term on distances compares; nil for a loss on angles alone.
  static func contrast(_ session: Session) -> String? {
    guard let term = session.loss.euclidean else { return nil }
    let what = "Softmax compares logits, this term distances between features."
    guard term != .center else {
      return
        "Crosses mark the centers. Softmax compares logits, this term the distance of each feature to its center."
    }
    let all = session.measures.expansion
    return
      "\(session.probe.count) samples make \(Numerals.grouped(all.pairs)) pairs and \(Numerals.grouped(all.triplets)) triplets. \(what)"
  }

  /// What the ring around the sample in view is; nil where there is none.
  static func ball(_ session: Session) -> String? {
    switch session.loss.euclidean {
    case nil, .center: nil
    case .contrastive:
      "Samples of other classes inside the ring, of radius M, are pushed out of it."
    case .triplet: "Inside the ring, of radius sqrt M, a sample of another class adds to the loss."
    }
  }
}
