internal import Elementary

/// How well the angle between two features tells whether they are of one identity.
///
/// A pair is accepted as genuine while its angle, the geodesic distance on the unit circle, is at
/// most a threshold. All pairs of the samples count; angles count to a tenth of a degree. Below,
/// FPR is the share of impostor pairs that a threshold accepts, TPR that of genuine pairs.
package struct Verification: Hashable, Sendable {
  /// A threshold's shares.
  package struct Point: Hashable, Sendable {
    /// The share of impostor pairs accepted.
    package var falsePositives: Double
    /// The share of genuine pairs accepted.
    package var truePositives: Double
  }

  /// Angles of pairs of one identity.
  package let genuine: AngleHistogram
  /// Angles of pairs of two identities.
  package let impostor: AngleHistogram
  /// The receiver operating characteristic: one point a threshold that changes it, from (0, 0) to
  /// (1, 1), both shares never falling.
  package let curve: [Point]

  init?(genuine: AngleHistogram, impostor: AngleHistogram) {
    guard genuine.total > 0, impostor.total > 0 else { return nil }
    self.genuine = genuine
    self.impostor = impostor
    var curve = [Point(falsePositives: 0, truePositives: 0)]
    var accepted = (genuine: 0, impostor: 0)
    for bin in 0..<AngleHistogram.bins {
      let (own, other) = (genuine.counts[bin], impostor.counts[bin])
      guard own + other > 0 else { continue }
      accepted.genuine += own
      accepted.impostor += other
      curve.append(
        Point(
          falsePositives: Double(accepted.impostor) / Double(impostor.total),
          truePositives: Double(accepted.genuine) / Double(genuine.total)))
    }
    self.curve = curve
  }

  /// Judges all pairs of samples; nil where there is no pair of one of the two kinds.
  ///
  /// - Parameters:
  ///   - directions: the polar angle of each feature, radians.
  ///   - labels: the identity of each, from 0.
  package init?(directions: [Double], labels: [Int]) {
    let spread = Spread(
      directions: directions, labels: labels, classes: (labels.max() ?? -1) + 1)
    self.init(genuine: spread.intra, impostor: spread.inter)
  }

  /// The area under the curve: the chance that a genuine pair is closer than an impostor pair, equal
  /// ones counting half.
  package var area: Double {
    zip(curve, curve.dropFirst()).reduce(0) { sum, ends in
      let width = ends.1.falsePositives - ends.0.falsePositives
      return sum + width * (ends.0.truePositives + ends.1.truePositives) / 2
    }
  }

  /// The equal error rate: where as many impostors are accepted as genuine pairs are refused.
  package var equalErrorRate: Double {
    // FPR + TPR rises from 0 to 2 along the curve; the rates are equal where it is 1.
    for (low, high) in zip(curve, curve.dropFirst()) {
      let from = low.falsePositives + low.truePositives
      let to = high.falsePositives + high.truePositives
      guard to >= 1 else { continue }
      let part = (1 - from) / (to - from)
      return low.falsePositives + part * (high.falsePositives - low.falsePositives)
    }
    return 1
  }

  /// The largest TPR at that FPR, between two thresholds in proportion.
  package func truePositives(atFalsePositives rate: Double) -> Double {
    for (low, high) in zip(curve, curve.dropFirst()) where high.falsePositives > rate {
      let part = (rate - low.falsePositives) / (high.falsePositives - low.falsePositives)
      return low.truePositives + part * (high.truePositives - low.truePositives)
    }
    return 1
  }
}

/// The polar angle of each feature, radians; 0 for one without a direction.
package func directions(of features: [SIMD2<Float>]) -> [Double] {
  var directions: [Double] = []
  directions.reserveCapacity(features.count)
  for first in stride(from: 0, to: features.count, by: 8) {
    let group = first..<min(first + 8, features.count)
    var x = Lanes(repeating: 0)
    var y = Lanes(repeating: 0)
    for sample in group {
      x[sample - first] = Double(features[sample].x)
      y[sample - first] = Double(features[sample].y)
    }
    let polar = atan2(y, x)
    for sample in group { directions.append(polar[sample - first]) }
  }
  return directions
}
