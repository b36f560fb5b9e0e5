internal import Angular
internal import Experiment
internal import Learning
internal import Text

// What a loss asks for, in the words of its row where these are the whole condition.
extension Caption {
  /// The rule in force; nil where the logits alone tell what is asked for.
  static func rule(_ session: Session) -> MarginRule? {
    session.lambda == 0 ? session.loss.rule : nil
  }

  /// Whether the loss asks for more than that the logit without a margin wins.
  static func asksForMargin(_ session: Session, _ geometry: DerivedGeometry) -> Bool {
    guard let range = session.loss.margin?.range else { return false }
    if session.margin.m > range.lowerBound || session.loss.form == .oneAgainstAll { return true }
    // The combined margin adds an angle and subtracts from the cosine whatever m is.
    return geometry.gap.map { $0 > 1e-6 } ?? true
  }

  /// What the loss asks for at the margin in force.
  static func demand(_ session: Session) -> String {
    let m = session.margin.m
    if let rule = rule(session) {
      return filled(rule.demand, [("{m}", rule.isAngle ? whole(m) : number(m))])
    }
    return switch session.loss.form {
    case .softmax: "its logit with the margin is the largest"
    case .oneAgainstAll: "its logit with the margin is not below 0, and no other one above"
    }
  }

  /// What a larger m asks for.
  static func largerDemand(_ session: Session) -> String {
    rule(session).map { "then \($0.largerDemand)" } ?? "then the loss asks for a wider gap"
  }

  /// A text with its words in braces replaced.
  static func filled(_ text: String, _ values: [(String, String)]) -> String {
    values.reduce(text) { $0.replacing($1.0, with: $1.1) }
  }

  /// Up to where m fits, where the dial goes further than K classes as far apart as possible allow.
  static func room(_ session: Session, _ geometry: DerivedGeometry) -> String? {
    guard let range = session.loss.margin?.range else { return nil }
    let classes = session.settings.classes
    let weights =
      geometry.isPlane
      ? "\(classes) evenly spread weights" : "\(classes) weights as far apart as possible"
    let place = "With \(weights) \(session.loss.title) has"
    guard let feasible = geometry.feasible else {
      return "\(place) no room for any m: no direction satisfies it."
    }
    guard feasible.upperBound < range.upperBound else { return nil }
    return
      "\(place) room up to m = \(atMost(feasible.upperBound)): beyond, no direction satisfies it."
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

  /// Cut after two places, since a limit rounded up would not fit; a limit found by bisection may be
  /// a rounding error below the number that it stands for.
  static func atMost(_ limit: Double) -> String {
    Numerals.fixed(Double(Int(limit * 100 + 1e-7)) / 100, 2)
  }
}
