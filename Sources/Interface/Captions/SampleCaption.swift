internal import Angular
internal import Elementary
internal import Experiment
internal import Learning
internal import Text

// What is said of one sample: where it is, and whether it satisfies what the loss compares.
extension Caption {
  /// What is said of a sample, the fullest text first.
  static func inspected(
    _ index: Int, _ session: Session, _ geometry: DerivedGeometry
  ) -> [String] {
    guard let inspection = Inspection(session, geometry) else { return [""] }
    let own = tenths(inspection.distance(to: inspection.label))
    let other = tenths(inspection.distance(to: inspection.rival))
    let rival = session.dataset.symbols[inspection.rival]
    // Of weights that differ in length or bias the nearest need not have the largest logit.
    let which = session.loss.normalizesWeights ? "the nearest other" : "its strongest rival"
    let title = session.dataset.title(ofClass: inspection.label)
    let verdict =
      if let ball = ball(session) {
        ball
      } else if let excess = inspection.excess {
        self.verdict(on: inspection, excess, session, geometry)
      } else {
        "Its feature has length 0, and so no direction."
      }
    return [
      "Sample \(index) of class \(title): geodesic distance (angle) \(own) to its own weight, \(other) to \(rival)'s, \(which). \(verdict)",
      "Sample \(index) of class \(session.dataset.symbols[inspection.label]): \(own) to its own weight, \(other) to \(rival)'s. \(verdict)",
    ]
  }

  /// Whether the sample satisfies its margin, with what is compared; without a margin, whether it is
  /// classified correctly.
  private static func verdict(
    on inspection: Inspection, _ excess: MarginExcess, _ session: Session,
    _ geometry: DerivedGeometry
  ) -> String {
    let isMet = excess.value >= 0
    let met = "the margin is \(isMet ? "" : "not ")satisfied."
    if let rule = rule(session), asksForMargin(session, geometry) {
      let own = inspection.distance(to: inspection.label)
      let other = inspection.distance(to: inspection.rival)
      let text = compared(rule, own, other, session.margin.m, isMet: isMet)
      return "\(text.prefix(1).uppercased())\(text.dropFirst()): \(met)"
    }
    let (target, rival) = apart(excess.target, excess.nonTarget)
    switch session.loss.form {
    case .oneAgainstAll:
      let (own, other) = (signed(excess.target), signed(excess.nonTarget))
      return
        "Own logit \(own), others up to \(other), threshold 0: \(met)"
    case .softmax where asksForMargin(session, geometry):
      return "Logit with the margin \(target), largest other \(rival): \(met)"
    case .softmax:
      return
        "Logit \(target), largest other \(rival): it is \(isMet ? "classified correctly" : "misclassified")."
    }
  }

  /// A rule's comparison in numbers, with as many decimals as it takes for them to bear it out.
  private static func compared(
    _ rule: MarginRule, _ own: Double, _ other: Double, _ m: Double, isMet: Bool
  ) -> String {
    func quantity(_ angle: Double) -> Double {
      switch rule.quantity {
      case .angle: degrees(angle)
      case .cosine: cos(angle)
      }
    }
    let least = rule.quantity == .angle ? 1 : 2
    let (mine, theirs) = (quantity(own), quantity(other))
    let margin = rule.isAngle ? degrees(m) : m
    func shown(_ places: Int) -> (own: String, other: String, m: String) {
      let exact = places > 2 ? Numerals.fixed(margin, places) : number(margin)
      return (
        Numerals.fixed(mine, places), Numerals.fixed(theirs, places),
        rule.isAngle ? Numerals.fixed(margin, places) : exact
      )
    }
    let texts = (least...6).lazy.map(shown).first { texts in
      guard let own = Double(texts.own), let other = Double(texts.other), let m = Double(texts.m)
      else { return true }
      return rule.holds(own, other, m) == isMet
    }
    let (first, second, factor) = texts ?? shown(6)
    let degree = rule.quantity == .angle ? "\u{b0}" : ""
    return filled(
      rule.comparison,
      [
        ("{m}", factor + (rule.isAngle ? "\u{b0}" : "")), ("{own}", first + degree),
        ("{other}", second + degree), ("{is}", isMet ? "is" : "is not"),
      ])
  }

  /// Two numbers with as many decimals, two at least, as it takes to tell them apart.
  private static func apart(_ left: Double, _ right: Double) -> (String, String) {
    let places = (2...9).first { Numerals.fixed(left, $0) != Numerals.fixed(right, $0) } ?? 9
    return (Numerals.fixed(left, places), Numerals.fixed(right, places))
  }

  /// A number whose text has its sign.
  private static func signed(_ value: Double) -> String {
    let places = (2...9).first { Double(Numerals.fixed(value, $0)) != 0 } ?? 2
    return Numerals.fixed(value, places)
  }
}
