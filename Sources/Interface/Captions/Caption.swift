internal import Angular
internal import Elementary
internal import Experiment
internal import Learning
internal import Text

/// The caption: one or two sentences about what just happened.
///
/// The first sentence is the one that matters, since a small screen shows no more.
enum Caption {
  /// The caption, the fullest text first.
  static func texts(_ session: Session, _ geometry: DerivedGeometry) -> [String] {
    let presentation = session.presentation
    if let failure = session.failure { return [stopped(failure)] }
    if let said = presentation.said { return [said] }
    if presentation.hides(.caption) { return [""] }
    if let index = presentation.inspected { return inspected(index, session, geometry) }
    let text = text(session, geometry)
    guard presentation.explained == .scene, let scene = presentation.scene.flatMap(Preset.named)
    else { return [text] }
    let heading = scene.heading
    return ["\(heading.prefix(1).uppercased())\(heading.dropFirst()). \(text)", text]
  }

  /// The fullest caption, but for the name of a scene.
  static func text(_ session: Session, _ geometry: DerivedGeometry) -> String {
    if let failure = session.failure { return stopped(failure) }
    if let said = session.presentation.said { return said }
    if session.presentation.hides(.caption) { return "" }
    if let index = session.presentation.inspected { return inspected(index, session, geometry)[0] }
    if let explained = session.presentation.explained {
      return explanation(explained, session, geometry)
    }
    if let collapse = session.collapse { return collapsed(collapse, session, geometry) }
    if let empty = geometry.classWithoutWedge {
      return noRoom(session.dataset.title(ofClass: empty), session, geometry)
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
    case .rerun where session.step < change.before.step + 200:
      return
        "Back at step \(change.before.step), before the change, with the same weights: try another way from here."
    case .back where session.step == change.before.step && !session.isRunning:
      return
        "Back at step \(session.step). Comma: one step back; period: one step forward; space: run."
    case .rerun, .back, .start:
      return opening(session, geometry)
    }
  }

  private static func opening(_ session: Session, _ geometry: DerivedGeometry) -> String {
    let place =
      session.presentation.view == .plane
      ? "" : geometry.isPlane ? "the angle of " : "the direction of "
    let first =
      "Each dot is a sample, placed by \(place)its feature; each letter is a class's weight."
    guard let margin = session.loss.margin else {
      return "\(first) \(contrast(session) ?? session.loss.summary)"
    }
    if session.step == 0, !session.isRunning {
      return "\(first) Nothing has trained yet: press space."
    }
    let introduction = session.step < 200 ? "\(first) " : ""
    let m = "m = \(number(session.margin.m))"
    guard session.margin.m > margin.range.lowerBound else {
      return
        "\(introduction)\(least(m, session, geometry)) Press the right arrow: \(largerDemand(session))."
    }
    if let effective = geometry.effectiveMargin {
      return introduction + diluted(effective, session)
    }
    return
      "\(introduction)With \(m) a sample satisfies the margin only while \(demand(session))."
  }

  /// What the loss asks for at its smallest m.
  private static func least(
    _ m: String, _ session: Session, _ geometry: DerivedGeometry
  ) -> String {
    guard asksForMargin(session, geometry) else {
      return "\(m): no margin. A sample's logit for its own class only has to be the largest."
    }
    switch session.loss.form {
    case .softmax:
      let gap = geometry.gap.map { "gaps of \(whole($0)) or more between \(geometry.bestWeights)" }
      return
        "Even at \(m) \(session.loss.title) asks for \(gap ?? "more than \(geometry.bestWeights) have room for")."
    case .oneAgainstAll:
      return "\(m): a sample's own logit must not be below 0, nor any other above."
    }
  }

  private static func noRoom(
    _ title: String, _ session: Session, _ geometry: DerivedGeometry
  ) -> String {
    guard session.loss.margin != nil else {
      let reason =
        session.loss.hasBias
        ? "others have longer weights or larger biases" : "other weights are longer"
      return "No direction gives class \(title) the largest logit: \(reason)."
    }
    guard let room = room(session, geometry),
      session.margin.m > geometry.feasible?.upperBound ?? -.infinity
    else {
      return
        "Class \(title) has no region: no direction satisfies its margin against all other classes, so its loss cannot go to 0 with these weights."
    }
    return "Class \(title) has no region. \(room)"
  }

  /// A class that even the plain logits get wrong, once training had time; or most samples, at a
  /// loss that no such thing explains.
  private static func lostClass(_ session: Session) -> String? {
    if session.step >= 100, session.measures.accuracy < 0.5,
      let loss = session.report?.marginFreeLoss, loss > 20
    {
      return
        "The loss is \(Numerals.fixed(loss, 0)) even without a margin, and accuracy \(percent(session.measures.accuracy)). To try smaller steps, lower the learning rate and press r."
    }
    guard session.step >= 600, session.measures.leastClassAccuracy < 0.5,
      let label = session.measures.classes.firstIndex(where: { $0.accuracy < 0.5 })
    else { return nil }
    let title = session.dataset.title(ofClass: label)
    let lowest = session.loss.margin?.range.lowerBound ?? .infinity
    let lost = "Class \(title) is lost: most of its samples are taken for another class."
    return session.margin.m > lowest
      ? "\(lost) Turn m down to \(number(lowest)) and see whether it comes back." : lost
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
      "\(what) To try smaller steps, lower the learning rate (up and down choose the dial), then press r."
  }

}
