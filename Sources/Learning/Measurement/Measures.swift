package import Angular

/// What the features of a sample set show of a margin; angles in radians.
///
/// The set is the probe set, which never trains. The angle between two features is their geodesic
/// distance on the unit circle or sphere.
package struct Measures: Sendable {
  /// One entry per class.
  package let classes: [ClassMeasures]
  /// The polar angle of each feature of the plane; empty in space.
  package let directions: [Double]
  /// theta_y of each sample: the angle between its feature and its class weight.
  ///
  /// A right angle where either has no direction.
  package let targetAngles: [Double]
  /// Share classified correctly by the logits without a margin, the decision at test time.
  package let accuracy: Double
  /// The accuracy of the worst class that has samples.
  package let leastClassAccuracy: Double
  /// The largest angle between two features of one class, over all classes.
  package let maxIntra: Double
  /// The smallest angle between features of different classes.
  package let minInter: Double
  /// The mean of the angles within classes.
  package let meanIntra: Double
  /// The 99 % quantile of the angles within classes, which a single outlier does not affect.
  package let intraQuantile99: Double
  /// The 1 % quantile of the angles between classes.
  package let interQuantile1: Double
  /// The 0.5 % quantile of the angles between classes.
  package let interQuantileHalf: Double
  /// Median over the classes of the gap to the nearest other class.
  package let medianGap: Double
  /// Median over the classes of the largest angle within.
  package let medianWidth: Double
  /// The 90 % quantile of theta_y.
  package let p90Theta: Double
  /// Share of samples inside their margin wedge: `LossForm.excess` of their logits is >= 0.
  ///
  /// A feature without a direction is in no wedge.
  package let inWedge: Double
  /// Angular Fisher score S_w / S_b, lower is better; nil where S_b is too small to divide by.
  ///
  /// Source: Liu et al., SphereFace (CVPR 2017), Appendix E.
  package let fisherScore: Double?

  /// The pairs and triplets that the samples form.
  package var expansion: DataExpansion { DataExpansion(classSizes: classes.map(\.count)) }

  /// SphereFace's criterion: every angle within a class is smaller than every one between classes.
  ///
  /// False where a class has fewer than two samples, and so no angle within it.
  package var criterion: Bool { maxIntra < minInter && classes.allSatisfy { $0.count >= 2 } }

  /// Classes of two or more samples whose largest angle is below the smallest between any two classes.
  package var classesMeetingCriterion: Int {
    classes.count { $0.count >= 2 && $0.maxIntra < minInter }
  }

  /// Measures features against the class weights.
  ///
  /// - Parameters:
  ///   - features: One per sample; in the plane their third component is 0.
  ///   - dimensions: 2 for the plane, 3 for space.
  ///   - labels: One per feature, each below the number of weights.
  ///   - weights: W_j of every class, not normalized.
  ///   - biases: One per class.
  ///   - loss: The loss.
  ///   - margin: Its parameters.
  /// - Complexity: O(N^2) for N samples.
  package init(
    features: [SIMD3<Float>], dimensions: Int, labels: [Int], weights: [SIMD3<Double>],
    biases: [Double], loss: MarginLoss, margin: MarginParameters
  ) {
    let classified = ClassifiedSamples(
      features: features, dimensions: dimensions, labels: labels, weights: weights,
      biases: biases, loss: loss, margin: margin)
    directions = classified.directions
    targetAngles = classified.targetAngles
    let spread =
      dimensions == 2
      ? Spread(directions: classified.directions, labels: labels, classes: weights.count)
      : Spread(features: features, labels: labels, classes: weights.count)
    classes = weights.indices.map { label in
      let count = classified.counts[label]
      return ClassMeasures(
        count: count,
        accuracy: count == 0 ? 0 : Double(classified.correct[label]) / Double(count),
        maxIntra: spread.maxIntra[label], gap: spread.gaps[label].angle,
        nearestOther: spread.gaps[label].other)
    }
    let total = Double(max(1, labels.count))
    accuracy = Double(classified.correct.reduce(0, +)) / total
    leastClassAccuracy = classes.lazy.filter { $0.count > 0 }.map(\.accuracy).min() ?? 0
    maxIntra = spread.maxIntra.max() ?? 0
    minInter = spread.gaps.map(\.angle).min() ?? 0
    meanIntra = spread.intra.mean
    intraQuantile99 = spread.intra.quantile(0.99)
    interQuantile1 = spread.inter.quantile(0.01)
    interQuantileHalf = spread.inter.quantile(0.005)
    medianGap = quantile(0.5, of: spread.gaps.map(\.angle).sorted())
    medianWidth = quantile(0.5, of: spread.maxIntra.sorted())
    p90Theta = quantile(0.9, of: classified.targetAngles.sorted())
    inWedge = Double(classified.inWedge) / total
    fisherScore = spread.fisherScore
  }
}
