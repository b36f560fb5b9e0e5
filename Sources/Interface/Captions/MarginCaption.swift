internal import Angular
internal import Experiment
internal import Learning
internal import Text

// What is said of m and lambda.
extension Caption {
  /// What the loss asks for at the margin in force.
  static func demand(_ session: Session) -> String {
    let m = session.margin.m
    switch session.loss.margin?.kind {
    case nil, .factor:
      return
        "\(number(m)) times its angle to its own class is below its angle to any other"
    case .angle:
      return
        "its angle to its own class plus \(whole(m)) is below its angle to any other"
    case .cosine:
      return
        "the cosine of its angle to its own class exceeds every other by \(number(m))"
    case .score:
      return
        "its own class says yes and every other one says no, each by \(number(m))"
    }
  }

  /// What a larger m asks for.
  static func dearer(_ session: Session) -> String {
    switch session.loss.margin?.kind {
    case nil, .factor: "then m times its angle must still be the smaller"
    case .angle: "then its angle plus m must still be the smaller"
    case .cosine: "then its cosine less m must still be the larger"
    case .score: "then every yes and every no must hold by m"
    }
  }

  /// Up to where m fits, where the dial goes further than K evenly spread classes allow.
  static func room(_ session: Session, _ geometry: DerivedGeometry) -> String? {
    guard let range = session.loss.margin?.range else { return nil }
    let place = "At K = \(session.settings.classes) \(session.loss.title)"
    guard let feasible = geometry.feasible else {
      return "\(place) fits with no m at all: no direction satisfies it against two neighbors."
    }
    guard feasible.upperBound < range.upperBound else { return nil }
    return
      "\(place) fits only up to m = \(atMost(feasible.upperBound)): beyond, no direction satisfies it against two neighbors."
  }

  /// Said while one more press would leave the classes no room.
  static func brink(_ session: Session, _ geometry: DerivedGeometry) -> String? {
    let m = session.settings.margin
    guard session.presentation.dial == .margin, let feasible = geometry.feasible,
      m <= feasible.upperBound,
      case .set(_, let value) = Control.margin.turned(session, 1, false),
      let next = value.number, next > feasible.upperBound
    else { return nil }
    return room(session, geometry)
  }

  /// Cut after two places: a limit rounded up would not fit.
  static func atMost(_ limit: Double) -> String {
    number(Double(Int(limit * 100)) / 100)
  }

  /// What became of gaps, widths and loss since m was turned.
  static func turned(_ turn: Control.Turn, _ change: Change, _ session: Session) -> String {
    if session.step == change.before.step, !session.isRunning {
      return
        "m \(turn.from) to \(turn.to): the wedges changed at once, but nothing has trained with it yet. Press space, and the features follow."
    }
    if session.isGliding {
      return
        "m is on its way \(turn.from) to \(turn.to): for each sample training now asks that \(demand(session))."
    }
    switch turn.direction {
    case .back:
      return
        "m is back at \(turn.to). Classes that narrowed meanwhile widen only slowly."
    case .down:
      return
        "m \(turn.from) to \(turn.to): the wedges are wide again, but the classes are still narrow and widen only slowly. Press b to go back to before the change."
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
      "m \(turn.from) to \(turn.to): gaps \(whole(before.medianGap)) to \(whole(now.medianGap)), class widths \(whole(before.medianWidth)) to \(whole(now.medianWidth))."
    let jump =
      change.peakLoss > 1.5 * before.loss + 0.01
      ? " The loss jumped \(loss(before.loss)) to \(loss(change.peakLoss)), because it asks for more; it is \(loss(now.loss)) now."
      : ""
    let accuracy =
      (now.accuracy - before.accuracy).magnitude < 0.005
      ? " Accuracy did not move."
      : " Accuracy went \(percent(before.accuracy)) to \(percent(now.accuracy))."
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
        "lambda \(turn.to) mixes the plain target logit in, which changes nothing while m = \(number(session.margin.m)) asks for no margin."
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
      ? "Annealing: \(row.summary). The plain loss sorts the classes first, then the margin comes into force. It is \(lambda) now\(now)."
      : "lambda has come down to \(lambda) and stays there\(now). That is a strong dilution: only lambda 0 is the whole margin."
  }

  /// A settled margin that lambda still dilutes.
  static func diluted(_ effective: Double, _ session: Session) -> String {
    "With lambda \(Numerals.brief(session.lambda)), \(likened(effective, session)): part of the plain loss is mixed in, and the wedges are wider than m alone would draw them."
  }

  private static func likened(_ effective: Double, _ session: Session) -> String {
    "m = \(number(session.margin.m)) acts like m = \(Numerals.fixed(effective, 2))"
  }
}
