internal import Angular
internal import Elementary
internal import Lab
internal import Learning

// What is said of one sample.
extension Caption {
  static func inspected(
    _ index: Int, _ session: Session, _ readings: Readings
  ) -> String {
    let label = session.probe.labels[index]
    let symbols = session.dataset.symbols
    let feature = SIMD2<Double>(session.features[index])
    let angles = readings.weights.map { angle(between: feature, $0) }
    let others = angles.indices.filter { $0 != label }
    guard let rival = others.min(by: { angles[$0] < angles[$1] }) else { return "" }
    let first =
      "Sample \(index) of class \(symbols[label]): \(tenths(angles[label])) from its own weight, \(tenths(angles[rival])) from \(symbols[rival])'s, the nearest other."
    let m = session.margin.m
    // With lambda the condition is another one than this.
    guard let margin = session.loss.margin, m > margin.range.lowerBound,
      session.margin.lambda == 0
    else { return first }
    let asked: String
    let isMet: Bool
    switch margin.kind {
    case .factor:
      asked = "\(number(m)) times the first, \(tenths(m * angles[label])), be below the second"
      isMet = m * angles[label] < angles[rival]
    case .angle:
      asked = "the first plus \(tenths(m)), \(tenths(angles[label] + m)), be below the second"
      isMet = angles[label] + m < angles[rival]
    case .cosine:
      let lead = cos(angles[label]) - cos(angles[rival])
      asked = "the lead of the first cosine, \(number(lead)), be above \(number(m))"
      isMet = lead > m
    }
    return
      "\(first) The margin asks that \(asked): \(isMet ? "it is" : "it is not, so this sample is still pulled")."
  }
}
