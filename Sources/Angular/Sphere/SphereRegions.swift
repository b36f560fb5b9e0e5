package import Elementary

/// The directions of the sphere in which classes satisfy their training margin.
///
/// A class i holds a direction d where its logit with the margin is at least every other class's:
/// z_i(d) >= z_j(d) for all j != i; for one against all z_i(d) >= 0 >= z_j(d). Where a curve exceeds
/// the curve of the other classes (some rise again towards pi), several classes may hold a direction;
/// the one that satisfies it by most counts.
package struct SphereRegions: Sendable {
  /// What holds in eight directions.
  package struct Sample: Sendable {
    /// The class with the largest logit without margins, the first of equals.
    package let winner: Lanes
    /// By how much that logit exceeds the second largest.
    package let lead: Lanes
    /// The class that comes closest to satisfying its margin.
    package let label: Lanes
    /// How far it is satisfied, >= 0 in the region; see `LossForm.excess`.
    package let excess: Lanes
  }

  private let loss: MarginLoss
  private let parameters: MarginParameters
  /// The vectors whose products with a direction are the logits without margins, but for the offsets.
  private var vectors: [SIMD3<Double>]
  private let scales: [Double]
  private let offsets: [Double]
  private let isUniform: Bool
  /// Whether the other classes' logits have the order of the plain ones.
  private let keepsOrder: Bool
  /// Another class than the winner can satisfy its margin only where no logit exceeds this.
  private let reach: Double

  /// The regions at a moment.
  /// - Parameters:
  ///   - loss: The loss.
  ///   - weights: Class weights, finite; one of length 0 has a logit of 0 besides its bias.
  ///   - bias: Biases, for a loss that has them; nil counts as zeros. A shared one is the first.
  ///   - radius: ||x|| of the features in question, > 0; replaced by s with a fixed scale.
  ///   - parameters: The parameters of the loss.
  package init(
    _ loss: MarginLoss, weights: [SIMD3<Double>], bias: [Double]? = nil, radius: Double = 1,
    _ parameters: MarginParameters
  ) {
    precondition(radius > 0, "the radius must be positive")
    precondition(
      bias.map { $0.count >= loss.bias.count(classes: weights.count) } ?? true,
      "the loss needs more biases")
    self.loss = loss
    self.parameters = parameters
    let unit = loss.model.fixesScale ? parameters.scale : radius
    vectors = weights.map { unit * (loss.normalizesWeights ? normalized($0) : $0) }
    let scales = vectors.map(length)
    let offsets = weights.indices.map { j in
      loss.bias.index(ofClass: j).flatMap { bias?[$0] } ?? 0
    }
    self.scales = scales
    self.offsets = offsets
    let largest = scales.max() ?? 0
    isUniform =
      scales.allSatisfy { (largest - $0).magnitude <= 1e-12 * largest }
      && offsets.allSatisfy { $0 == offsets.first }
    let curves = CurveComparison(loss, parameters)
    keepsOrder = loss.nonTarget == nil || isUniform && curves.nonTargetFalls
    reach = zip(scales, offsets).reduce(-Double.infinity) { most, logit in
      guard let excessive = curves.largestExcessive else { return most }
      return max(most, logit.0 * excessive + logit.1)
    }
  }

  /// The same regions, turned.
  package func turned(by rotation: Rotation) -> SphereRegions {
    var turned = self
    turned.vectors = vectors.map(rotation.callAsFunction)
    return turned
  }

  /// The share of the sphere that is in some region, 0...1.
  ///
  /// - Complexity: O(K) for each of 2048 evenly spread directions.
  package var share: Double {
    let directions = SphericalCode.directions(2048)
    var held = 0
    for start in stride(from: 0, to: directions.count, by: 8) {
      var (x, y, z) = (Lanes.zero, Lanes.zero, Lanes.zero)
      for lane in 0..<8 {
        (x[lane], y[lane], z[lane]) = (
          directions[start + lane].x, directions[start + lane].y, directions[start + lane].z
        )
      }
      let excess = sample(x, y, z).excess
      for lane in 0..<8 where excess[lane] >= 0 { held += 1 }
    }
    return Double(held) / Double(directions.count)
  }

  /// What holds in eight unit directions, given by their components.
  ///
  /// K dot products and a margin test of the winner; K tests where another class may hold the direction.
  package func sample(_ x: Lanes, _ y: Lanes, _ z: Lanes) -> Sample {
    var best = Lanes(repeating: -.infinity)
    var second = best
    var winner = Lanes.zero
    for (label, vector) in vectors.enumerated() {
      let logit = x * vector.x + y * vector.y + z * vector.z + offsets[label]
      let wins = logit .> best
      second = blend(blend(second, logit, where: logit .> second), best, where: wins)
      best = blend(best, logit, where: wins)
      winner = blend(winner, Double(label), where: wins)
    }
    let lead = best - second
    guard keepsOrder else {
      return allTested(Directions(x: x, y: y, z: z), winner: winner, lead: lead)
    }
    let scale = gathered(scales, winner)
    let offset = gathered(offsets, winner)
    let own = angle(best, scale, offset)
    let (first, next): (Lanes, Lanes) =
      if loss.nonTarget == nil {
        (best, second)
      } else {
        (curved(own, scale, offset), curved(angle(second, scale, offset), scale, offset))
      }
    if mayHold(first) {
      return allTested(Directions(x: x, y: y, z: z), winner: winner, lead: lead)
    }
    let target = scale * loss.targetLogit(at: own, parameters).value + offset
    return Sample(
      winner: winner, lead: lead, label: winner,
      excess: loss.form.excess(target: target, nonTarget: next))
  }

  /// The class that satisfies its margin in one unit direction; nil in no man's land.
  package func region(of direction: SIMD3<Double>) -> Int? {
    let sample = sample(
      Lanes(repeating: direction.x), Lanes(repeating: direction.y),
      Lanes(repeating: direction.z))
    return sample.excess[0] >= 0 ? Int(sample.label[0]) : nil
  }

  private struct Directions {
    let x: Lanes
    let y: Lanes
    let z: Lanes
  }

  /// Whether a class may satisfy its margin though another one's logit is the largest.
  private func mayHold(_ largest: Lanes) -> Bool {
    reach > -.infinity && largest.min() <= reach
  }

  /// Every class tested against the largest of the others.
  private func allTested(_ directions: Directions, winner: Lanes, lead: Lanes) -> Sample {
    var best = Lanes(repeating: -.infinity)
    var second = best
    var first = Lanes.zero
    var angles: [Lanes] = []
    for (label, vector) in vectors.enumerated() {
      let along = directions.x * vector.x + directions.y * vector.y + directions.z * vector.z
      let scale = Lanes(repeating: scales[label])
      let theta = angle(along, scale, .zero)
      angles.append(theta)
      let logit =
        loss.nonTarget == nil
        ? along + offsets[label] : curved(theta, scale, Lanes(repeating: offsets[label]))
      let wins = logit .> best
      second = blend(blend(second, logit, where: logit .> second), best, where: wins)
      best = blend(best, logit, where: wins)
      first = blend(first, Double(label), where: wins)
    }
    var most = Lanes(repeating: -.infinity)
    var holder = winner
    for label in vectors.indices {
      let isFirst = first .== Lanes(repeating: Double(label))
      let target =
        scales[label] * loss.targetLogit(at: angles[label], parameters).value + offsets[label]
      let excess = loss.form.excess(target: target, nonTarget: blend(best, second, where: isFirst))
      let exceeds = excess .> most
      most = blend(most, excess, where: exceeds)
      holder = blend(holder, Double(label), where: exceeds)
    }
    return Sample(winner: winner, lead: lead, label: holder, excess: most)
  }

  /// theta from scale cos theta + offset; a right angle where the scale is 0.
  private func angle(_ logit: Lanes, _ scale: Lanes, _ offset: Lanes) -> Lanes {
    let isNone = scale .<= 0
    let cosine = blend((logit - offset) / blend(scale, 1, where: isNone), 0, where: isNone)
    let bounded = blend(blend(cosine, 1, where: cosine .> 1), -1, where: cosine .< -1)
    return acos(bounded)
  }

  private func curved(_ theta: Lanes, _ scale: Lanes, _ offset: Lanes) -> Lanes {
    scale * loss.nonTargetLogit(at: theta, parameters).value + offset
  }

  private func gathered(_ values: [Double], _ labels: Lanes) -> Lanes {
    guard !isUniform else { return Lanes(repeating: values.first ?? 0) }
    var gathered = Lanes.zero
    for lane in 0..<8 { gathered[lane] = values[Int(labels[lane])] }
    return gathered
  }
}

/// The curves of a loss compared at 1024 angles.
private struct CurveComparison {
  /// Whether the curve of the other logits never rises.
  private(set) var nonTargetFalls = true
  /// The largest target logit among the angles at which it exceeds the other curve; nil if it never does.
  private(set) var largestExcessive: Double?

  init(_ loss: MarginLoss, _ parameters: MarginParameters) {
    let count = 1024
    var targets: [Double] = []
    var others: [Double] = []
    for start in stride(from: 0, to: count, by: 8) {
      let theta =
        (Lanes(0, 1, 2, 3, 4, 5, 6, 7) + Double(start)) * (Double.pi / Double(count - 1))
      let target = loss.targetLogit(at: theta, parameters).value
      let other = loss.nonTargetLogit(at: theta, parameters).value
      for lane in 0..<8 {
        targets.append(target[lane])
        others.append(other[lane])
      }
    }
    for index in targets.indices {
      if index > 0, others[index] > others[index - 1] + 1e-12 { nonTargetFalls = false }
      guard targets[index] > others[index] + 1e-9 else { continue }
      // Up to the neighboring angles, between which the curves may cross.
      for near in max(0, index - 1)...min(count - 1, index + 1) {
        largestExcessive = max(largestExcessive ?? -.infinity, targets[near])
      }
    }
  }
}
