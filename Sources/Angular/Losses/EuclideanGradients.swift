extension EuclideanTerm {
  /// The term and its exact gradients, summed in one fixed order.
  ///
  /// At a kink (coinciding features of two classes, a triplet exactly at its margin) the gradient is
  /// 0.
  /// - Precondition: Rows of one length, and as many labels; for `center` also centers, and labels
  ///   below K.
  /// - Complexity: O(N D) for `center`, O(N^2 D) for `contrastive`, O(N^2 (D + log N)) for `triplet`.
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

  /// The centers after a batch: c_j - alpha sum(c_j - x) / (1 + n_j), over the n_j samples of class j.
  ///
  /// Source: as `center`, equation 4.
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

  /// w times the mean over all pairs.
  private func addPairs(
    _ batch: FeatureBatch, _ parameters: MarginParameters, _ output: inout EuclideanOutput
  ) {
    let count = batch.labels.count
    guard count > 1 else { return }
    let share = parameters.weight / Double(count * (count - 1) / 2)
    let margin = parameters.distanceMargin
    for i in 0..<count {
      for j in i + 1..<count {
        let square = batch.squaredDistance(i, j)
        // The gradient at i is `factor` times the difference x_i - x_j.
        let factor: Double
        if batch.labels[i] == batch.labels[j] {
          factor = share
          output.loss += share / 2 * square
        } else {
          guard square < margin * margin else { continue }
          let distance = square.squareRoot()
          let hinge = margin - distance
          output.loss += share / 2 * hinge * hinge
          factor = distance > 0 ? -share * hinge / distance : 0
        }
        for d in batch.features.indices {
          let gradient = factor * (batch.features[d][i] - batch.features[d][j])
          output.gradX[d][i] += gradient
          output.gradX[d][j] -= gradient
        }
      }
    }
  }

  /// w times the mean over all triplets, by counts instead of one by one.
  ///
  /// For each anchor the limits D_ap^2 + M are sorted. The active triplets of a sample are then a
  /// count, and the sum of their gradients is -2 count (a - p) or 2 count (a - n).
  private func addTriplets(
    _ batch: FeatureBatch, _ parameters: MarginParameters, _ output: inout EuclideanOutput
  ) {
    let triplets = batch.tripletCount
    guard triplets > 0 else { return }
    let share = parameters.weight / Double(triplets)
    for anchor in batch.labels.indices {
      let squares = batch.squaredDistances(from: anchor)
      let active = batch.activeTriplets(of: anchor, squares, parameters.distanceMargin)
      for i in batch.labels.indices where active[i] > 0 {
        let isPositive = batch.labels[i] == batch.labels[anchor]
        let count = Double(active[i])
        let term = isPositive ? squares[i] + parameters.distanceMargin : -squares[i]
        output.loss += share * count * term
        let factor = (isPositive ? 2 : -2) * share * count
        for d in batch.features.indices {
          let gradient = factor * (batch.features[d][i] - batch.features[d][anchor])
          output.gradX[d][i] += gradient
          output.gradX[d][anchor] -= gradient
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

  /// The number of triplets of anchor, positive and negative.
  fileprivate var tripletCount: Int {
    var sizes: [Int] = Array(repeating: 0, count: (labels.max() ?? 0) + 1)
    for label in labels { sizes[label] += 1 }
    return sizes.reduce(0) { $0 + $1 * ($1 - 1) * (labels.count - $1) }
  }

  /// The number of an anchor's triplets with D_an^2 < D_ap^2 + M that each sample is part of.
  fileprivate func activeTriplets(
    of anchor: Int, _ squares: [Double], _ margin: Double
  ) -> [Int] {
    var active = labels.map { _ in 0 }
    let positives = labels.indices.filter { $0 != anchor && labels[$0] == labels[anchor] }
      .sorted { squares[$0] < squares[$1] }
    let limits = positives.map { squares[$0] + margin }
    // A negative is active for every limit above it; a positive with the negatives below its limit.
    var firstActive = Array(repeating: 0, count: limits.count + 1)
    for i in labels.indices where labels[i] != labels[anchor] {
      let first = limits.count(upTo: squares[i])
      firstActive[first] += 1
      active[i] = limits.count - first
    }
    var sum = 0
    for (place, positive) in positives.enumerated() {
      sum += firstActive[place]
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
