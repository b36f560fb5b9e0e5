/// What a joint loss adds to softmax cross-entropy: a term on distances between features.
///
/// It knows nothing of angles, which is what it is here to show.
package enum EuclideanTerm: Hashable, Sendable {
  /// Half the mean squared distance of a feature from the center of its class.
  ///
  /// Centers follow the features by a rule, not by gradient. Source: Wen et al., A Discriminative
  /// Feature Learning Approach (ECCV 2016), equations 2 to 4.
  case center
  /// The mean over all pairs: D^2 / 2 for one class, max(0, M - D)^2 / 2 for two.
  ///
  /// Source: Hadsell et al. (CVPR 2006), equation 4.
  case contrastive
  /// The mean over all triplets of max(0, D_ap^2 - D_an^2 + M).
  ///
  /// Source: Schroff et al., FaceNet (CVPR 2015), equation 2, over all triplets of the batch.
  case triplet

  /// Whether the term has an M.
  package var hasReach: Bool { self != .center }

  /// The radius around a feature beyond which another class costs nothing, or nil without M.
  ///
  /// M for pairs, in units of the features; for triplets M is a squared distance, and its root is the
  /// radius for an anchor that coincides with its positive.
  package func ballRadius(_ parameters: MarginParameters) -> Double? {
    switch self {
    case .center: nil
    case .contrastive: parameters.reach
    case .triplet: parameters.reach.squareRoot()
    }
  }
}

/// Features and, for center loss, the centers of their classes; one row a component.
package struct FeatureBatch: Sendable {
  /// D rows of N components.
  package var features: [[Double]]
  /// N labels.
  package var labels: [Int]
  /// D rows of K components; empty where the term has no centers.
  package var centers: [[Double]]

  /// A batch.
  package init(features: [[Double]], labels: [Int], centers: [[Double]] = []) {
    self.features = features
    self.labels = labels
    self.centers = centers
  }
}

/// A Euclidean term of a batch and its gradients, the weight counted in; one row a component.
package struct EuclideanOutput: Sendable {
  /// What is added to the loss.
  package var loss = 0.0
  /// What is added to the gradient at the features, D rows of N.
  package var gradX: [[Double]]
  /// The derivative by the centers, D rows of K; empty where the term has none.
  package var gradC: [[Double]]
}

extension EuclideanTerm {
  /// The term and its exact gradients, summed in one fixed order.
  ///
  /// At a kink (coinciding features of two classes, a triplet exactly at its margin) the gradient is
  /// 0. Triplets cost N sorts of the positives and N^2 searches among them, not N^3.
  /// - Precondition: Rows of one length, as many labels; centers for `center`, labels below K.
  package func evaluate(_ batch: FeatureBatch, _ parameters: MarginParameters) -> EuclideanOutput {
    var output = EuclideanOutput(
      gradX: batch.features.map { $0.map { _ in 0 } },
      gradC: self == .center ? batch.centers.map { $0.map { _ in 0 } } : [])
    switch self {
    case .center: addCenters(batch, parameters, &output)
    case .contrastive: addPairs(batch, parameters, &output)
    case .triplet: addTriplets(batch, parameters, &output)
    }
    return output
  }

  /// The centers after a batch: c_j - alpha sum(c_j - x) / (1 + n_j) over the n_j samples of class j.
  ///
  /// Source: as the term, equation 4.
  package func centers(
    after batch: FeatureBatch, _ parameters: MarginParameters
  ) -> [[Double]] {
    zip(batch.features, batch.centers).map { row, centers in
      var sums = centers.map { _ in 0.0 }
      var counts = centers.map { _ in 1.0 }
      for (x, label) in zip(row, batch.labels) {
        sums[label] += centers[label] - x
        counts[label] += 1
      }
      return centers.indices.map {
        centers[$0] - parameters.centerRate * sums[$0] / counts[$0]
      }
    }
  }

  /// w / 2 mean ||x - c_y||^2.
  private func addCenters(
    _ batch: FeatureBatch, _ parameters: MarginParameters, _ output: inout EuclideanOutput
  ) {
    let share = parameters.weight / Double(batch.labels.count)
    for d in batch.features.indices {
      for (i, label) in batch.labels.enumerated() {
        let away = batch.features[d][i] - batch.centers[d][label]
        output.loss += share / 2 * away * away
        output.gradX[d][i] += share * away
        output.gradC[d][label] -= share * away
      }
    }
  }

  private func addPairs(
    _ batch: FeatureBatch, _ parameters: MarginParameters, _ output: inout EuclideanOutput
  ) {
    let count = batch.labels.count
    guard count > 1 else { return }
    let share = parameters.weight / Double(count * (count - 1) / 2)
    let reach = parameters.reach
    for i in 0..<count {
      for j in i + 1..<count {
        let square = batch.squaredDistance(i, j)
        // The pull of j on i is `pull` times their difference.
        let pull: Double
        if batch.labels[i] == batch.labels[j] {
          pull = share
          output.loss += share / 2 * square
        } else {
          guard square < reach * reach else { continue }
          let distance = square.squareRoot()
          let lack = reach - distance
          output.loss += share / 2 * lack * lack
          pull = distance > 0 ? -share * lack / distance : 0
        }
        for d in batch.features.indices {
          let force = pull * (batch.features[d][i] - batch.features[d][j])
          output.gradX[d][i] += force
          output.gradX[d][j] -= force
        }
      }
    }
  }

  /// For each anchor the limits D_ap^2 + M are sorted; how many triplets a sample is active in is then
  /// a count, and the sum of their gradients -2 count (a - p) or 2 count (a - n).
  private func addTriplets(
    _ batch: FeatureBatch, _ parameters: MarginParameters, _ output: inout EuclideanOutput
  ) {
    let triplets = batch.tripletCount
    guard triplets > 0 else { return }
    let share = parameters.weight / Double(triplets)
    for anchor in batch.labels.indices {
      let squares = batch.squaredDistances(from: anchor)
      let active = batch.activeTriplets(of: anchor, squares, parameters.reach)
      for i in batch.labels.indices where active[i] > 0 {
        let isPositive = batch.labels[i] == batch.labels[anchor]
        let count = Double(active[i])
        output.loss += share * count * (isPositive ? squares[i] + parameters.reach : -squares[i])
        let pull = (isPositive ? 2 : -2) * share * count
        for d in batch.features.indices {
          let force = pull * (batch.features[d][i] - batch.features[d][anchor])
          output.gradX[d][i] += force
          output.gradX[d][anchor] -= force
        }
      }
    }
  }
}

extension FeatureBatch {
  fileprivate func squaredDistance(_ i: Int, _ j: Int) -> Double {
    var sum = 0.0
    for row in features {
      let away = row[i] - row[j]
      sum += away * away
    }
    return sum
  }

  fileprivate func squaredDistances(from anchor: Int) -> [Double] {
    var squares = labels.map { _ in 0.0 }
    for row in features {
      for (i, x) in row.enumerated() { squares[i] += (x - row[anchor]) * (x - row[anchor]) }
    }
    return squares
  }

  /// Anchor, positive, negative.
  fileprivate var tripletCount: Int {
    var sizes: [Int] = Array(repeating: 0, count: (labels.max() ?? 0) + 1)
    for label in labels { sizes[label] += 1 }
    return sizes.reduce(0) { $0 + $1 * ($1 - 1) * (labels.count - $1) }
  }

  /// In how many triplets of an anchor with D_an^2 < D_ap^2 + M each sample takes part.
  fileprivate func activeTriplets(
    of anchor: Int, _ squares: [Double], _ reach: Double
  ) -> [Int] {
    var active = labels.map { _ in 0 }
    let positives = labels.indices.filter { $0 != anchor && labels[$0] == labels[anchor] }
      .sorted { squares[$0] < squares[$1] }
    let limits = positives.map { squares[$0] + reach }
    // A negative is active for every limit beyond it; at each limit those up to it add up.
    var beginning = Array(repeating: 0, count: limits.count + 1)
    for i in labels.indices where labels[i] != labels[anchor] {
      let first = limits.count(upTo: squares[i])
      beginning[first] += 1
      active[i] = limits.count - first
    }
    var sum = 0
    for (place, positive) in positives.enumerated() {
      sum += beginning[place]
      active[positive] = sum
    }
    return active
  }
}

extension [Double] {
  /// How many of these ascending numbers are at most a value.
  fileprivate func count(upTo value: Double) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
