internal import Angular
internal import Elementary
internal import Experiment
internal import Learning

// What is said of one sample.
extension Caption {
  static func inspected(
    _ index: Int, _ session: Session, _ geometry: DerivedGeometry
  ) -> String {
    guard let inspection = Inspection(session, geometry) else { return "" }
    let symbols = session.dataset.symbols
    let own = inspection.distance(to: inspection.label)
    let other = inspection.distance(to: inspection.rival)
    let first =
      "Sample \(index) of class \(symbols[inspection.label]): geodesic distance (angle) \(tenths(own)) to its own weight, \(tenths(other)) to \(symbols[inspection.rival])'s, the nearest other."
    if let ball = ball(session) {
      return
        "Sample \(index) of class \(symbols[inspection.label]): geodesic distance \(tenths(own)) to its own weight, \(tenths(other)) to \(symbols[inspection.rival])'s. \(ball)"
    }
    let m = session.margin.m
    // With lambda the condition is another one than this.
    guard let margin = session.loss.margin, m > margin.range.lowerBound,
      session.margin.lambda == 0
    else { return first }
    let asked: String
    let isMet: Bool
    switch margin.kind {
    case .factor:
      asked = "\(number(m)) times the first, \(tenths(m * own)), be below the second"
      isMet = m * own < other
    case .angle:
      asked = "the first plus \(tenths(m)), \(tenths(own + m)), be below the second"
      isMet = own + m < other
    case .cosine:
      let lead = cos(own) - cos(other)
      asked = "the lead of the first cosine, \(number(lead)), be above \(number(m))"
      isMet = lead > m
    case .score:
      asked = "its own class say yes and every other no, each by \(number(m))"
      let shift = geometry.biases.first.map { $0 / session.margin.scale } ?? 0
      let yes = session.loss.targetLogit(at: own, session.margin).value + shift
      let no = session.loss.nonTargetLogit(at: Lanes(repeating: other), session.margin)
      isMet = yes >= 0 && no.value[0] + shift <= 0
    }
    return
      "\(first) The margin asks that \(asked): \(isMet ? "it is" : "it is not, so this sample is still pulled")."
  }
}
