/// How well the angle between two features tells whether they belong to one identity.
///
/// A threshold accepts a pair as genuine if its angle, the geodesic distance on the unit circle, is at
/// most as large. All pairs of the samples count, with angles to a tenth of a degree. FPR is the share
/// of impostor pairs that a threshold accepts, TPR that of genuine pairs.
package struct Verification: Hashable, Sendable {
  /// What one threshold accepts.
  package struct Point: Hashable, Sendable {
    /// FPR, the share of impostor pairs accepted.
    package var falsePositives: Double
    /// TPR, the share of genuine pairs accepted.
    package var truePositives: Double
  }

  /// Angles of genuine pairs, which belong to one identity.
  package let genuine: AngleHistogram
  /// Angles of impostor pairs, which belong to two.
  package let impostor: AngleHistogram
  /// The receiver operating characteristic, from (0, 0) to (1, 1); neither share ever falls.
  ///
  /// One point for each threshold that changes it.
  package let curve: [Point]

  init?(genuine: AngleHistogram, impostor: AngleHistogram) {
    guard genuine.total > 0, impostor.total > 0 else { return nil }
    self.genuine = genuine
    self.impostor = impostor
    var curve = [Point(falsePositives: 0, truePositives: 0)]
    var accepted = (genuine: 0, impostor: 0)
    for bin in 0..<AngleHistogram.bins {
      let (genuines, impostors) = (genuine.counts[bin], impostor.counts[bin])
      guard genuines + impostors > 0 else { continue }
      accepted.genuine += genuines
      accepted.impostor += impostors
      curve.append(
        Point(
          falsePositives: Double(accepted.impostor) / Double(impostor.total),
          truePositives: Double(accepted.genuine) / Double(genuine.total)))
    }
    self.curve = curve
  }

  /// Compares all pairs of samples; nil where there is no genuine or no impostor pair.
  ///
  /// - Parameters:
  ///   - features: One per sample; in the plane their third component is 0.
  ///   - dimensions: 2 for the plane, 3 for space.
  ///   - labels: The identity of each, from 0.
  /// - Complexity: O(N^2).
  package init?(features: [SIMD3<Float>], dimensions: Int, labels: [Int]) {
    guard dimensions == 3 else {
      self.init(directions: Learning.directions(of: features), labels: labels)
      return
    }
    let spread = Spread(features: features, labels: labels, classes: (labels.max() ?? -1) + 1)
    self.init(genuine: spread.intra, impostor: spread.inter)
  }

  /// Compares all pairs of samples of the plane; nil where there is no genuine or no impostor pair.
  ///
  /// - Parameters:
  ///   - directions: The polar angle of each feature in radians.
  ///   - labels: The identity of each, from 0.
  /// - Complexity: O(N^2).
  package init?(directions: [Double], labels: [Int]) {
    let spread = Spread(
      directions: directions, labels: labels, classes: (labels.max() ?? -1) + 1)
    self.init(genuine: spread.intra, impostor: spread.inter)
  }

  /// The area under the curve: the probability that a genuine pair is closer than an impostor pair.
  ///
  /// Equal angles count half.
  package var area: Double {
    zip(curve, curve.dropFirst()).reduce(0) { sum, ends in
      let width = ends.1.falsePositives - ends.0.falsePositives
      return sum + width * (ends.0.truePositives + ends.1.truePositives) / 2
    }
  }

  /// The equal error rate: FPR where it equals 1 - TPR, interpolated between thresholds.
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

  /// The largest TPR at an FPR, interpolated between thresholds.
  package func truePositives(atFalsePositives rate: Double) -> Double {
    for (low, high) in zip(curve, curve.dropFirst()) where high.falsePositives > rate {
      let part = (rate - low.falsePositives) / (high.falsePositives - low.falsePositives)
      return low.truePositives + part * (high.truePositives - low.truePositives)
    }
    return 1
  }
}
