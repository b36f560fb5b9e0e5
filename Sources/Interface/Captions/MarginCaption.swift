internal import Angular
internal import Experiment
internal import Learning
internal import Text

// What is said of m and lambda.
extension Caption {
  /// What became of gaps, widths and loss since m was turned.
  static func turned(_ turn: Control.Turn, _ change: Change, _ session: Session) -> String {
    if session.step == change.before.step, !session.isRunning {
      return
        "m \(turn.from) to \(turn.to): the regions changed at once, but nothing has trained with it yet. Press space to train."
    }
    if session.isGliding {
      return
        "m is on its way \(turn.from) to \(turn.to): for each sample training now asks that \(demand(session))."
    }
    // Of an untrained network there is nothing to compare with.
    if change.before.step == 0 {
      return
        "m is \(turn.to) from the first step on: gaps \(whole(session.measures.medianGap)), class widths \(whole(session.measures.medianWidth))."
    }
    let widths =
      "class widths \(whole(change.before.medianWidth)) before, \(whole(session.measures.medianWidth)) now"
    switch turn.direction {
    case .back:
      return "m is back at \(turn.to): \(widths)."
    case .down:
      return
        "m \(turn.from) to \(turn.to): the regions are wider; \(widths). Press b to go back to before the change."
    case .up:
      return raised(turn, change, session)
    }
  }

  private static func raised(
    _ turn: Control.Turn, _ change: Change, _ session: Session
  ) -> String {
    let now = session.summary
    let before = change.before
    let widths =
      "m \(turn.from) to \(turn.to): median gap \(whole(before.medianGap)) to \(whole(now.medianGap)), width \(whole(before.medianWidth)) to \(whole(now.medianWidth))."
    let jump =
      change.peakLoss > 1.5 * before.loss + 0.01
      ? " The training loss peaked at \(loss(change.peakLoss)), from \(loss(before.loss)): the same features cost more. Now \(loss(now.loss))."
      : ""
    let accuracy =
      percent(before.accuracy) == percent(now.accuracy)
      ? " Accuracy \(percent(now.accuracy)), as before."
      : " Accuracy \(percent(before.accuracy)) to \(percent(now.accuracy))."
    return widths + jump + accuracy
  }

  /// What a lambda that was set by hand leaves of m.
  static func annealed(
    _ turn: Control.Turn, _ session: Session, _ geometry: DerivedGeometry
  ) -> String {
    guard session.lambda > 0 else {
      return "lambda is 0: the margin counts in full again."
    }
    guard turn.direction != .back else { return "lambda is back at \(turn.to)." }
    if let margin = session.loss.margin, session.margin.m == margin.range.lowerBound {
      return
        "lambda \(turn.to) mixes the plain target logit in: at m = \(number(session.margin.m)) the two are the same."
    }
    let effective = geometry.effectiveMargin.map { likened($0, session) }
    return
      "lambda \(turn.to) mixes the plain target logit in: \(effective ?? "the margin is diluted")."
  }

  /// What a schedule of lambda does and how far it has come.
  static func annealing(_ session: Session, _ geometry: DerivedGeometry) -> String {
    let lambda = Numerals.brief(session.lambda)
    let row = session.annealing
    guard row.lambda != nil else { return "lambda stays at \(lambda)." }
    guard session.lambda > 0 else {
      return "Annealing has ended: lambda is 0 and m = \(number(session.margin.m)) counts in full."
    }
    let now = geometry.effectiveMargin.map { ", where \(likened($0, session))" } ?? ""
    return session.isAnnealing
      ? "Annealing: \(row.summary). It is \(lambda) now\(now)."
      : "lambda has come down to \(lambda) and stays there\(now). Only lambda 0 is the whole margin."
  }

  /// A settled margin that lambda still dilutes.
  static func diluted(_ effective: Double, _ session: Session) -> String {
    "With lambda \(Numerals.brief(session.lambda)), \(likened(effective, session)): part of the plain target logit is mixed in, so the regions are wider than at lambda 0."
  }

  private static func likened(_ effective: Double, _ session: Session) -> String {
    "m = \(number(session.margin.m)) acts like m = \(Numerals.fixed(effective, 2))"
  }
}
