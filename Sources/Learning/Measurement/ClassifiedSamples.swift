internal import Angular
internal import Elementary

/// Samples compared with the class weights, with and without the margin.
struct ClassifiedSamples {
  /// The polar angle of each feature of the plane; empty in space.
  private(set) var directions: [Double] = []
  /// theta_y of each sample, a right angle where it has none.
  private(set) var targetAngles: [Double] = []
  /// Samples of each class.
  private(set) var counts: [Int]
  /// Samples of each class that the logits without a margin classify correctly.
  private(set) var correct: [Int]
  /// Samples whose logits satisfy the margin.
  private(set) var inWedge = 0

  init(
    features: [SIMD3<Float>], dimensions: Int, labels: [Int], weights: [SIMD3<Double>],
    biases: [Double], loss: MarginLoss, margin: MarginParameters
  ) {
    counts = Array(repeating: 0, count: weights.count)
    correct = counts
    directions.reserveCapacity(dimensions == 2 ? labels.count : 0)
    targetAngles.reserveCapacity(labels.count)
    let rows = weights.map { weight -> SIMD3<Double> in
      let weight = finite(weight)
      let norm = length(weight)
      return loss.normalizesWeights && norm > 0 ? weight / norm : weight
    }
    for first in stride(from: 0, to: labels.count, by: 8) {
      let group = first..<min(first + 8, labels.count)
      let own = group.map { finite(SIMD3<Double>(features[$0])) }
      let samples = SampleLanes(own)
      var cosine = Lanes(repeating: 0)
      var sine = Lanes(repeating: 0)
      for (lane, sample) in group.enumerated() {
        let weight = rows[labels[sample]]
        cosine[lane] = dot(own[lane], weight)
        // A length has no sign: a negative zero would turn an angle of pi into -pi.
        sine[lane] = length(cross(own[lane], weight))
      }
      if dimensions == 2 {
        let polar = atan2(samples.y, samples.x)
        for lane in own.indices { directions.append(polar[lane]) }
      }
      let hasNone = (sine .== 0) .& (cosine .== 0)
      let theta = blend(atan2(sine, cosine), Double.pi / 2, where: hasNone)
      let value = loss.targetLogit(at: theta, margin).value
      let excess = loss.nonTarget.map { _ in
        self.excess(samples, target: value, labels[group], rows, biases.first ?? 0, loss, margin)
      }
      for sample in group {
        let lane = sample - first
        targetAngles.append(theta[lane])
        classify(
          label: labels[sample], feature: own[lane], value: value[lane], rows: rows,
          biases: loss.bias == .perClass ? biases : [], hasMargin: loss.target != nil,
          keepsLengths: !loss.normalizesWeights, excess: excess?[lane])
      }
    }
  }

  /// How far eight samples satisfy a margin in which the other classes have a curve too.
  private func excess(
    _ samples: SampleLanes, target value: Lanes, _ labels: ArraySlice<Int>, _ rows: [SIMD3<Double>],
    _ bias: Double, _ loss: MarginLoss, _ margin: MarginParameters
  ) -> Lanes {
    let shift = loss.bias == .shared ? bias : 0
    var label = Lanes(repeating: -1)
    for (lane, target) in labels.enumerated() { label[lane] = Double(target) }
    var highest = Lanes(repeating: -.infinity)
    for (index, row) in rows.enumerated() {
      let theta = atan2(samples.cross(row), samples.dot(row))
      let logit = loss.nonTargetLogit(at: theta, margin).value * margin.scale + shift
      highest = blend(highest, logit, where: (label .!= Double(index)) .& (logit .> highest))
    }
    return loss.form.excess(target: value * margin.scale + shift, nonTarget: highest)
  }

  private mutating func classify(
    label: Int, feature: SIMD3<Double>, value: Double, rows: [SIMD3<Double>], biases: [Double],
    hasMargin: Bool, keepsLengths: Bool, excess: Double?
  ) {
    counts[label] += 1
    var target = 0.0
    var other = -Double.infinity
    for (index, row) in rows.enumerated() {
      let logit = dot(feature, row) + (biases.isEmpty ? 0 : biases[index])
      if index == label { target = logit } else if logit > other { other = logit }
    }
    if target > other { correct[label] += 1 }
    guard feature != SIMD3(0, 0, 0) else { return }
    if let excess {
      if excess >= 0 { inWedge += 1 }
      return
    }
    if hasMargin {
      target = length(feature) * value
      if keepsLengths { target *= length(rows[label]) }
    }
    if target >= other { inWedge += 1 }
  }
}
