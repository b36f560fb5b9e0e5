package import Angular
internal import Elementary

/// The loss of samples, without gradients: with the margin, without it, and how strongly
/// it turns them.
package struct SampleLosses: Sendable {
  /// The mean loss, margin included.
  package private(set) var loss = 0.0
  /// The mean loss without the margin and without a term on distances.
  package private(set) var marginFreeLoss = 0.0
  /// How strongly samples are turned to their own class weight: the median of |dL/dz_y F'(theta_y)|,
  /// which is (1 - P_y) |F'| under softmax; nil under a loss without a curve.
  package private(set) var pull: Double?

  /// Computes them by the formulas of `MarginLoss.evaluate`.
  ///
  /// - Parameters:
  ///   - features: at least one.
  ///   - labels: one for each feature, below the number of weights.
  ///   - weights: W_j of every class, not normalized.
  ///   - biases: one for each class, of which a loss without biases takes none.
  ///   - centers: one row per component; empty counts as zeros.
  ///   - loss: the loss.
  ///   - margin: its parameters.
  /// - Complexity: O(N K) for N samples and K classes; a term on distances has its own.
  package init(
    features: [SIMD3<Float>], labels: [Int], weights: [SIMD3<Double>], biases: [Double],
    centers: [[Double]], loss: MarginLoss, margin: MarginParameters
  ) {
    let plain = loss.withoutMargin(margin)
    var pulls: [Double] = []
    let hasBias = loss.hasBias
    let share = 1 / Double(features.count)
    for first in stride(from: 0, to: features.count, by: 8) {
      let group = first..<min(first + 8, features.count)
      let samples = SampleGroup(features[group], weights, loss, margin)
      for (lane, sample) in group.enumerated() {
        let label = labels[sample]
        // All classes but the target have the same logits with the margin as without where they have
        // no curve of their own.
        var logits = weights.indices.map { j in
          samples.nonTarget(j, lane, margin) + (hasBias ? biases[j] : 0)
        }
        var plainLogits =
          loss.nonTarget == nil
          ? logits
          : weights.indices.map { j in
            samples.nonTarget(j, lane, plain) + (hasBias ? biases[j] : 0)
          }
        let bias = hasBias ? biases[label] : 0
        let target = samples.target(label, lane, margin)
        logits[label] = target.value + bias
        plainLogits[label] = samples.target(label, lane, plain).value + bias
        let (value, derivatives) = loss.form.evaluate(logits, label: label, margin)
        self.loss += value * share
        marginFreeLoss += loss.form.evaluate(plainLogits, label: label, plain).loss * share
        pulls.append((derivatives[label] * target.slope).magnitude)
      }
    }
    if loss.target != nil { pull = quantile(0.5, of: pulls.sorted()) }
    guard let term = loss.euclidean else { return }
    // In the plane a third component adds zeros to every distance.
    let zeros = weights.map { _ in 0.0 }
    let batch = FeatureBatch(
      features: [0, 1, 2].map { component in features.map { Double($0[component]) } },
      labels: labels,
      centers: term == .center
        ? centers + Array(repeating: zeros, count: 3 - centers.count) : [])
    self.loss += term.evaluate(batch, margin).loss
  }
}

/// Up to eight samples, their angles to every weight, and what a curve is multiplied by.
private struct SampleGroup {
  /// The angles to each weight, radians.
  private var angles: [Lanes] = []
  /// ||x|| or s, times ||W_j|| where weights keep their lengths; 0 where one has no direction.
  private var factors: [Lanes] = []
  private var cosines: [Lanes] = []
  private let loss: MarginLoss

  init(
    _ features: ArraySlice<SIMD3<Float>>, _ weights: [SIMD3<Double>], _ loss: MarginLoss,
    _ margin: MarginParameters
  ) {
    self.loss = loss
    let samples = SampleLanes(features.lazy.map { SIMD3<Double>($0) })
    let length = samples.length
    for weight in weights {
      let norm = Angular.length(weight)
      let dot = samples.dot(weight)
      let cross = samples.cross(weight)
      let hasNone = length * norm .<= 0
      angles.append(blend(atan2(cross, dot), Lanes(repeating: .pi / 2), where: hasNone))
      cosines.append(blend(dot / (length * norm), Lanes(repeating: 0), where: hasNone))
      let lengths = loss.model.fixesScale ? Lanes(repeating: margin.scale) : length
      factors.append(lengths * (loss.normalizesWeights ? (norm > 0 ? 1 : 0) : norm))
    }
  }

  /// The logit of a class that is not the sample's own, without bias.
  func nonTarget(_ j: Int, _ lane: Int, _ margin: MarginParameters) -> Double {
    guard loss.nonTarget != nil else { return factors[j][lane] * cosines[j][lane] }
    let theta = Lanes(repeating: angles[j][lane])
    return factors[j][lane] * loss.nonTargetLogit(at: theta, margin).value[0]
  }

  /// The logit of the sample's own class, without bias, and F'.
  func target(_ j: Int, _ lane: Int, _ margin: MarginParameters) -> (value: Double, slope: Double) {
    guard loss.target != nil else { return (factors[j][lane] * cosines[j][lane], 0) }
    let (value, slope) = loss.targetLogit(at: angles[j][lane], margin)
    return (factors[j][lane] * value, slope)
  }
}
