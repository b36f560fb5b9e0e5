internal import Angular
internal import Elementary
internal import Experiment
internal import Learning
internal import Text

/// The caption: one or two sentences about what just happened.
///
/// The first sentence is the one that matters, since a small screen shows no more.
enum Caption {
  static func text(_ session: Session, _ geometry: DerivedGeometry) -> String {
    if let failure = session.failure { return stopped(failure) }
    if let said = session.presentation.said { return said }
    if session.presentation.hides(.caption) { return "" }
    if let index = session.presentation.inspected { return inspected(index, session, geometry) }
    if let explained = session.presentation.explained {
      return explanation(explained, session, geometry)
    }
    if let collapse = session.collapse { return collapsed(collapse, session, geometry) }
    if let empty = geometry.arcs.first(where: \.isEmpty) {
      return noRoom(session.dataset.symbols[empty.label], session, geometry)
    }
    if let lost = lostClass(session) { return lost }
    let said = account(session, geometry)
    guard let brink = brink(session, geometry) else { return said }
    return "\(brink) \(said)"
  }

  /// What training does, or what the last change did.
  private static func account(_ session: Session, _ geometry: DerivedGeometry) -> String {
    guard let change = session.change else { return opening(session, geometry) }
    switch change.kind {
    case .set(let control, let from, let to):
      let turn = Control.Turn(control, from: from, to: to)
      switch control.account {
      case .words(let words): return words(turn)
      case .margin: return turned(turn, change, session)
      case .lambda: return annealed(turn, session, geometry)
      case .annealing: return annealing(session, geometry)
      case .loss:
        return [
          "\(session.loss.title): \(session.loss.summary)", room(session, geometry),
          contrast(session),
        ]
        .compactMap(\.self).joined(separator: " ")
      }
    case .rerun:
      return
        "Back at step \(change.before.step), before the change, with the same weights: try another way from here."
    case .back:
      return
        "Back to step \(session.step). Comma: one step back; period: one step forward; space: run."
    case .start:
      return opening(session, geometry)
    }
  }

  private static func opening(_ session: Session, _ geometry: DerivedGeometry) -> String {
    let first =
      "Each dot is a sample, placed by the angle of its feature; each letter is a class's weight."
    if session.loss.margin == nil {
      return "\(first) \(contrast(session) ?? session.loss.summary)"
    }
    if session.step == 0, !session.isRunning {
      return "\(first) Nothing has trained yet: press space."
    }
    if session.step < 200 {
      return "\(first) The network is just learning to tell the classes apart."
    }
    let m = session.margin.m
    guard let margin = session.loss.margin, m > margin.range.lowerBound else {
      let least =
        session.loss.form == .softmax
        ? "a sample be nearer to its own class than to any other"
        : "the own class say yes and every other one no"
      return
        "m = \(number(m)) asks only that \(least). Press the right arrow: \(dearer(session))."
    }
    if let effective = geometry.effectiveMargin { return diluted(effective, session) }
    return "With m = \(number(m)) a sample counts as safe only while \(demand(session))."
  }

  private static func noRoom(
    _ symbol: Character, _ session: Session, _ geometry: DerivedGeometry
  ) -> String {
    guard session.loss.margin != nil else {
      let stronger =
        session.loss.hasBias ? "a longer weight or a larger bias" : "a longer weight"
      return "Class \(symbol) wins nowhere: in every direction another class has \(stronger)."
    }
    guard let room = room(session, geometry),
      session.margin.m > geometry.feasible?.upperBound ?? -.infinity
    else {
      return
        "Class \(symbol) has no wedge left: no direction satisfies the margin against all its neighbors. Its samples are pulled all the time."
    }
    return "Class \(symbol) has no wedge left. \(room)"
  }

  /// A class that even the plain logits get wrong, once training had time; or all of them, when the
  /// loss left for good.
  private static func lostClass(_ session: Session) -> String? {
    if session.step >= 100, session.measures.accuracy < 0.5,
      let loss = session.report?.marginFreeLoss, loss > 20
    {
      return
        "Training has blown up: the loss is \(Numerals.fixed(loss, 0)) even without a margin. Lower the learning rate, then press r to start again."
    }
    guard session.step >= 600, session.measures.leastClassAccuracy < 0.5,
      let label = session.measures.classes.firstIndex(where: { $0.accuracy < 0.5 })
    else { return nil }
    let symbol = session.dataset.symbols[label]
    let cure =
      session.margin.m > (session.loss.margin?.range.lowerBound ?? .infinity)
      ? "A large m from the start can do that: press r with the smallest m and raise it later\(session.loss.annealed ? ", or turn lambda up" : "")."
      : "More steps, less noise or fewer classes may help."
    return "Class \(symbol) is lost: most of its samples are taken for another class. \(cure)"
  }

  static func stopped(_ failure: TrainingFailure) -> String {
    let what =
      switch failure {
      case .lossNotFinite(let step):
        "Training stopped at step \(step): the loss is no longer a finite number."
      case .gradientNotFinite(let step):
        "Training stopped at step \(step): the gradient is no longer a finite number."
      }
    return
      "\(what) Lower the learning rate (up and down choose the dial), then press r."
  }

}
