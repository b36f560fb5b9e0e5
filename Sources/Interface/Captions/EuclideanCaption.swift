internal import Angular
internal import Experiment
internal import Learning
internal import Text

// What is said of losses that look at distances between features.
extension Caption {
  /// How many pairs and triplets there are, and why distances and angles pull differently; nil for
  /// a loss on angles alone.
  static func contrast(_ session: Session) -> String? {
    guard let term = session.loss.euclidean else { return nil }
    let why =
      "Softmax spreads classes by angle, this term by distance, which longer features give without any turn: the two pull differently."
    guard term != .center else {
      return
        "Crosses mark the centers. Softmax spreads classes by angle, this term shrinks distances, along a feature as much as across it: the two pull differently."
    }
    let all = session.measures.expansion
    return
      "\(session.probe.count) samples make \(Numerals.grouped(all.pairs)) pairs and \(Numerals.grouped(all.triplets)) triplets. \(why)"
  }

  /// What the ring around the sample in view is.
  static func ball(_ session: Session) -> String? {
    guard session.loss.euclidean?.ballRadius(session.margin) != nil else { return nil }
    return "Another class's samples in the ring are pushed out, whatever the angle."
  }
}
