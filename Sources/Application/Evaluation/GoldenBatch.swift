import Angular

/// The batch of a case: features, class weights and what belongs to them.
struct GoldenBatch {
  let features: Rows
  let weights: [[Double]]
  let bias: [Double]?
  let centers: [[Double]]?
  let labels: [Int]

  /// Some of its samples.
  func input(_ samples: Range<Int>) -> LossInput {
    LossInput(
      features: features[samples], weights: weights, bias: bias, centers: centers,
      labels: Array(labels[samples]))
  }
}

/// What was computed of a batch, put together from its parts.
struct BatchOutput {
  private(set) var loss = 0.0
  private(set) var logits = Rows()
  private(set) var targetAngles: [Double?] = []
  private(set) var gradX = Rows()
  private(set) var gradW: [[Double]] = []
  private(set) var gradB: [Double]?
  private(set) var gradC: [[Double]]?
  private(set) var centersNext: [[Double]]?

  /// Adds samples that are this share of the batch.
  ///
  /// - Precondition: a term on distances has all samples in one part.
  mutating func add(_ part: LossOutput, share: Double) {
    let former = self
    loss += share * part.loss
    for row in part.logits { logits.append(row) }
    targetAngles += part.targetAngles
    for row in part.gradX { gradX.append(row, times: share) }
    gradW = part.gradW.enumerated().map { index, row in
      sum(former.gradW.isEmpty ? nil : former.gradW[index], row, share)
    }
    gradB = part.gradB.map { sum(former.gradB, $0, share) }
    gradC = part.gradC
    centersNext = part.centersNext
  }

  private func sum(_ former: [Double]?, _ row: [Double], _ share: Double) -> [Double] {
    guard let former else { return row.map { $0 * share } }
    return zip(former, row).map { $0 + share * $1 }
  }
}
