package import Angular
internal import Elementary

/// How the features of one class lie; angles in radians.
package struct ClassMeasures: Hashable, Sendable {
  /// Samples of the class.
  package var count: Int
  /// Share of them that the plain logits classify correctly.
  package var accuracy: Double
  /// The largest angle between two features of the class.
  package var maxIntra: Double
  /// The smallest angle between a feature of the class and one of another class.
  package var gap: Double
  /// The class that the smallest angle leads to; nil when there is no other.
  package var nearestRival: Int?
}

/// What the features of a sample set say about a margin; angles in radians.
///
/// The set is the probe set, which never trains. In the plane an angle between features is the
/// geodesic distance on the unit circle.
package struct Measures: Sendable {
  /// One entry a class.
  package let classes: [ClassMeasures]
  /// The polar angle of each feature.
  package let directions: [Double]
  /// theta_y of each sample: the angle between its feature and its class weight; a right one where
  /// either has no direction.
  package let targetAngles: [Double]
  /// Share classified correctly by the plain logits, the test-time decision.
  package let accuracy: Double
  /// The accuracy of the worst class: 0 when a class is dead.
  package let leastClassAccuracy: Double
  /// The largest angle between two features of one class, over all classes.
  package let maxIntra: Double
  /// The smallest angle between features of different classes.
  package let minInter: Double
  /// The mean of the angles within classes.
  package let meanIntra: Double
  /// The 99 % quantile of the angles within classes, which one outlier does not move.
  package let intraQuantile99: Double
  /// The 1 % quantile of the angles between classes.
  package let interQuantile1: Double
  /// Their 0.5 % quantile.
  package let interQuantileHalf: Double
  /// Median over the classes of the gap to the nearest rival.
  package let medianGap: Double
  /// Median over the classes of the largest angle within.
  package let medianWidth: Double
  /// The 90 % quantile of theta_y.
  package let p90Theta: Double
  /// Share of samples inside their margin wedge: the label's logit is at least every other, or as the
  /// loss's form has it.
  ///
  /// A feature without a direction is in none.
  package let inWedge: Double
  /// Angular Fisher score S_w / S_b (SphereFace, Appendix E), lower is better; nil where S_b is
  /// too small to divide by.
  package let fisherScore: Double?

  /// The pairs and triplets that the samples expand to.
  package var expansion: DataExpansion { DataExpansion(classSizes: classes.map(\.count)) }

  /// The paper's criterion: every angle within a class is smaller than every one between classes.
  ///
  /// A class of fewer than two samples has no angle within it and leaves the criterion open: false.
  package var criterion: Bool { maxIntra < minInter && classes.allSatisfy { $0.count >= 2 } }

  /// Classes whose largest inner angle is below the smallest angle between any two classes; those of
  /// fewer than two samples have none.
  package var classesMeetingCriterion: Int {
    classes.count { $0.count >= 2 && $0.maxIntra < minInter }
  }

  /// Measures features of the plane, one label each, against the class weights.
  ///
  /// - Precondition: one label per feature, each below the number of weights.
  package init(
    features: [SIMD2<Float>], labels: [Int], weights: [SIMD2<Double>], biases: [Double],
    loss: MarginLoss, margin: MarginParameters
  ) {
    let judged = Judged(
      features: features, labels: labels, weights: weights, biases: biases, loss: loss,
      margin: margin)
    directions = judged.directions
    targetAngles = judged.targetAngles
    let spread = Spread(directions: judged.directions, labels: labels, classes: weights.count)
    classes = weights.indices.map { label in
      let count = judged.counts[label]
      return ClassMeasures(
        count: count,
        accuracy: count == 0 ? 0 : Double(judged.correct[label]) / Double(count),
        maxIntra: spread.maxIntra[label], gap: spread.gaps[label].angle,
        nearestRival: spread.gaps[label].rival)
    }
    let total = Double(max(1, labels.count))
    accuracy = Double(judged.correct.reduce(0, +)) / total
    leastClassAccuracy = classes.lazy.filter { $0.count > 0 }.map(\.accuracy).min() ?? 0
    maxIntra = spread.maxIntra.max() ?? 0
    minInter = spread.gaps.map(\.angle).min() ?? 0
    meanIntra = spread.intra.mean
    intraQuantile99 = spread.intra.quantile(0.99)
    interQuantile1 = spread.inter.quantile(0.01)
    interQuantileHalf = spread.inter.quantile(0.005)
    medianGap = quantile(0.5, of: spread.gaps.map(\.angle).sorted())
    medianWidth = quantile(0.5, of: spread.maxIntra.sorted())
    p90Theta = quantile(0.9, of: judged.targetAngles.sorted())
    inWedge = Double(judged.inWedge) / total
    fisherScore = spread.fisherScore
  }
}

/// The value at a share of sorted values, interpolated; 0 for none.
func quantile(_ share: Double, of sorted: [Double]) -> Double {
  guard let last = sorted.last else { return 0 }
  let place = share * Double(sorted.count - 1)
  let index = Int(place)
  guard index + 1 < sorted.count else { return last }
  return sorted[index] + (place - Double(index)) * (sorted[index + 1] - sorted[index])
}

/// A vector that overflowed lies nowhere; like one of length 0 it counts as direction 0.
private func placed(_ vector: SIMD2<Double>) -> SIMD2<Double> {
  vector.x.isFinite && vector.y.isFinite ? vector : SIMD2(0, 0)
}

/// Each sample against the class weights.
private struct Judged {
  var directions: [Double] = []
  var targetAngles: [Double] = []
  var counts: [Int]
  var correct: [Int]
  var inWedge = 0

  init(
    features: [SIMD2<Float>], labels: [Int], weights: [SIMD2<Double>], biases: [Double],
    loss: MarginLoss, margin: MarginParameters
  ) {
    counts = Array(repeating: 0, count: weights.count)
    correct = counts
    directions.reserveCapacity(labels.count)
    targetAngles.reserveCapacity(labels.count)
    let rows = weights.map { weight -> SIMD2<Double> in
      let weight = placed(weight)
      let norm = (weight * weight).sum().squareRoot()
      return loss.normalisesWeights && norm > 0 ? weight / norm : weight
    }
    for first in stride(from: 0, to: labels.count, by: 8) {
      let group = first..<min(first + 8, labels.count)
      var x = Lanes(repeating: 0)
      var y = Lanes(repeating: 0)
      var cosine = Lanes(repeating: 0)
      var sine = Lanes(repeating: 0)
      for sample in group {
        let feature = placed(SIMD2<Double>(features[sample]))
        let weight = rows[labels[sample]]
        let cross = feature.x * weight.y - feature.y * weight.x
        x[sample - first] = feature.x
        y[sample - first] = feature.y
        cosine[sample - first] = feature.x * weight.x + feature.y * weight.y
        // Not 0 - x or -x: the sign of a zero would turn an angle of pi into -pi.
        sine[sample - first] = cross.magnitude
      }
      let polar = atan2(y, x)
      let hasNone = (sine .== 0) .& (cosine .== 0)
      let theta = blend(atan2(sine, cosine), Double.pi / 2, where: hasNone)
      let value = loss.target?(theta, margin).value ?? cos(theta)
      let excess = loss.rivals.map { _ in
        self.excess(x, y, own: value, labels[group], rows, biases.first ?? 0, loss, margin)
      }
      for sample in group {
        let lane = sample - first
        directions.append(polar[lane])
        targetAngles.append(theta[lane])
        judge(
          label: labels[sample], x: x[lane], y: y[lane], value: value[lane], rows: rows,
          biases: loss.bias == .each ? biases : [], hasMargin: loss.target != nil,
          keepsLengths: !loss.normalisesWeights, excess: excess?[lane])
      }
    }
  }

  /// By how much eight samples meet a margin whose other classes have a curve too.
  private func excess(
    _ x: Lanes, _ y: Lanes, own value: Lanes, _ labels: ArraySlice<Int>, _ rows: [SIMD2<Double>],
    _ bias: Double, _ loss: MarginLoss, _ margin: MarginParameters
  ) -> Lanes {
    let shift = loss.bias == .shared ? bias : 0
    var label = Lanes(repeating: -1)
    for (lane, own) in labels.enumerated() { label[lane] = Double(own) }
    var rival = Lanes(repeating: -.infinity)
    for (index, row) in rows.enumerated() {
      let theta = atan2(magnitude(x * row.y - y * row.x), x * row.x + y * row.y)
      let logit = loss.rivalLogit(at: theta, margin).value * margin.scale + shift
      rival = blend(rival, logit, where: (label .!= Double(index)) .& (logit .> rival))
    }
    return loss.form.excess(own: value * margin.scale + shift, rival: rival)
  }

  private mutating func judge(
    label: Int, x: Double, y: Double, value: Double, rows: [SIMD2<Double>], biases: [Double],
    hasMargin: Bool, keepsLengths: Bool, excess: Double?
  ) {
    counts[label] += 1
    var own = 0.0
    var other = -Double.infinity
    for (index, row) in rows.enumerated() {
      let logit = x * row.x + y * row.y + (biases.isEmpty ? 0 : biases[index])
      if index == label { own = logit } else if logit > other { other = logit }
    }
    if own > other { correct[label] += 1 }
    guard x != 0 || y != 0 else { return }
    if let excess {
      if excess >= 0 { inWedge += 1 }
      return
    }
    var required = own
    if hasMargin {
      required = (x * x + y * y).squareRoot() * value
      if keepsLengths { required *= (rows[label] * rows[label]).sum().squareRoot() }
    }
    if required >= other { inWedge += 1 }
  }
}
