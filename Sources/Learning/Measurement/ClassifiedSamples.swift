internal import Angular
internal import Elementary

/// The vector, or 0 where it overflowed, since it has no direction then.
private func finite(_ vector: SIMD2<Double>) -> SIMD2<Double> {
  vector.x.isFinite && vector.y.isFinite ? vector : SIMD2(0, 0)
}

/// Samples compared with the class weights, with and without the margin.
struct ClassifiedSamples {
  /// The polar angle of each feature.
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
    features: [SIMD2<Float>], labels: [Int], weights: [SIMD2<Double>], biases: [Double],
    loss: MarginLoss, margin: MarginParameters
  ) {
    counts = Array(repeating: 0, count: weights.count)
    correct = counts
    directions.reserveCapacity(labels.count)
    targetAngles.reserveCapacity(labels.count)
    let rows = weights.map { weight -> SIMD2<Double> in
      let weight = finite(weight)
      let norm = (weight * weight).sum().squareRoot()
      return loss.normalizesWeights && norm > 0 ? weight / norm : weight
    }
    for first in stride(from: 0, to: labels.count, by: 8) {
      let group = first..<min(first + 8, labels.count)
      var x = Lanes(repeating: 0)
      var y = Lanes(repeating: 0)
      var cosine = Lanes(repeating: 0)
      var sine = Lanes(repeating: 0)
      for sample in group {
        let feature = finite(SIMD2<Double>(features[sample]))
        let weight = rows[labels[sample]]
        let cross = feature.x * weight.y - feature.y * weight.x
        x[sample - first] = feature.x
        y[sample - first] = feature.y
        cosine[sample - first] = feature.x * weight.x + feature.y * weight.y
        // Clears the sign bit: a negative zero would turn an angle of pi into -pi.
        sine[sample - first] = cross.magnitude
      }
      let polar = atan2(y, x)
      let hasNone = (sine .== 0) .& (cosine .== 0)
      let theta = blend(atan2(sine, cosine), Double.pi / 2, where: hasNone)
      let value = loss.targetLogit(at: theta, margin).value
      let excess = loss.nonTarget.map { _ in
        self.excess(x, y, target: value, labels[group], rows, biases.first ?? 0, loss, margin)
      }
      for sample in group {
        let lane = sample - first
        directions.append(polar[lane])
        targetAngles.append(theta[lane])
        classify(
          label: labels[sample], x: x[lane], y: y[lane], value: value[lane], rows: rows,
          biases: loss.bias == .perClass ? biases : [], hasMargin: loss.target != nil,
          keepsLengths: !loss.normalizesWeights, excess: excess?[lane])
      }
    }
  }

  /// How far eight samples satisfy a margin in which the other classes have a curve too.
  private func excess(
    _ x: Lanes, _ y: Lanes, target value: Lanes, _ labels: ArraySlice<Int>, _ rows: [SIMD2<Double>],
    _ bias: Double, _ loss: MarginLoss, _ margin: MarginParameters
  ) -> Lanes {
    let shift = loss.bias == .shared ? bias : 0
    var label = Lanes(repeating: -1)
    for (lane, target) in labels.enumerated() { label[lane] = Double(target) }
    var highest = Lanes(repeating: -.infinity)
    for (index, row) in rows.enumerated() {
      let theta = atan2(magnitude(x * row.y - y * row.x), x * row.x + y * row.y)
      let logit = loss.nonTargetLogit(at: theta, margin).value * margin.scale + shift
      highest = blend(highest, logit, where: (label .!= Double(index)) .& (logit .> highest))
    }
    return loss.form.excess(target: value * margin.scale + shift, nonTarget: highest)
  }

  private mutating func classify(
    label: Int, x: Double, y: Double, value: Double, rows: [SIMD2<Double>], biases: [Double],
    hasMargin: Bool, keepsLengths: Bool, excess: Double?
  ) {
    counts[label] += 1
    var target = 0.0
    var other = -Double.infinity
    for (index, row) in rows.enumerated() {
      let logit = x * row.x + y * row.y + (biases.isEmpty ? 0 : biases[index])
      if index == label { target = logit } else if logit > other { other = logit }
    }
    if target > other { correct[label] += 1 }
    guard x != 0 || y != 0 else { return }
    if let excess {
      if excess >= 0 { inWedge += 1 }
      return
    }
    if hasMargin {
      target = (x * x + y * y).squareRoot() * value
      if keepsLengths { target *= (rows[label] * rows[label]).sum().squareRoot() }
    }
    if target >= other { inWedge += 1 }
  }
}
