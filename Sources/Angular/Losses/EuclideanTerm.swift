/// What a joint loss adds to softmax cross-entropy: a term on distances between features.
///
/// It does not depend on angles, which is what it is here to show.
package enum EuclideanTerm: Hashable, Sendable {
  /// Half the mean squared distance of a feature from the center of its class.
  ///
  /// Centers follow the features by a rule, not by gradient descent. Source: Wen et al., A
  /// Discriminative Feature Learning Approach for Deep Face Recognition (ECCV 2016), equations 2 to 4.
  case center
  /// The mean over all pairs: D^2 / 2 within a class, max(0, M - D)^2 / 2 between two.
  ///
  /// Source: Hadsell et al. (CVPR 2006), equation 4.
  case contrastive
  /// The mean over all triplets of max(0, D_ap^2 - D_an^2 + M).
  ///
  /// Source: Schroff et al., FaceNet (CVPR 2015), equation 2, over all triplets of the batch.
  case triplet

  /// Whether the term has an M.
  package var hasDistanceMargin: Bool { self != .center }

  /// The radius around a feature beyond which another class costs nothing, or nil without M.
  ///
  /// M for pairs, in units of the features. For triplets M is a squared distance, and its root is the
  /// radius for an anchor that coincides with its positive.
  package func ballRadius(_ parameters: MarginParameters) -> Double? {
    switch self {
    case .center: nil
    case .contrastive: parameters.distanceMargin
    case .triplet: parameters.distanceMargin.squareRoot()
    }
  }
}

/// Features and, for center loss, the centers of their classes; one row per component.
package struct FeatureBatch: Sendable {
  /// D rows of N components.
  package var features: [[Double]]
  /// N labels.
  package var labels: [Int]
  /// D rows of K components; empty where the term has no centers.
  package var centers: [[Double]]

  /// Creates a batch.
  package init(features: [[Double]], labels: [Int], centers: [[Double]] = []) {
    self.features = features
    self.labels = labels
    self.centers = centers
  }
}

/// A Euclidean term of a batch and its gradients, times its weight; one row per component.
package struct EuclideanOutput: Sendable {
  /// What is added to the loss.
  package var loss = 0.0
  /// What is added to the gradient at the features, D rows of N.
  package var gradX: [[Double]]
  /// The derivative by the centers, D rows of K; empty where the term has none.
  package var gradC: [[Double]]
}
