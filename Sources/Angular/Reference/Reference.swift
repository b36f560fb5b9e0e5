import Elementary

/// A batch, and the class weights it is judged by.
package struct LossInput: Sendable {
  /// N features x of D components.
  package var features: [[Double]]
  /// K class weights W_j of D components.
  package var weights: [[Double]]
  /// As many biases as the loss has; nil counts as zeros, and losses without a bias ignore them.
  package var bias: [Double]?
  /// K centers c_j of D components for center loss; nil counts as zeros.
  package var centers: [[Double]]?
  /// N labels, each below K.
  package var labels: [Int]

  /// A batch of N features of D components, K weights and N labels.
  package init(
    features: [[Double]], weights: [[Double]], bias: [Double]? = nil,
    centers: [[Double]]? = nil, labels: [Int]
  ) {
    self.features = features
    self.weights = weights
    self.bias = bias
    self.centers = centers
    self.labels = labels
  }
}

/// The loss of a batch, what led to it, and its gradients.
package struct LossOutput: Sendable {
  /// The mean over the batch.
  package var loss: Double
  /// N rows of K logits, margin included.
  package var logits: [[Double]]
  /// N angles between feature and label's weight in radians; nil where either has length 0.
  package var targetAngles: [Double?]
  /// N rows: the derivative of the loss by each feature.
  package var gradX: [[Double]]
  /// K rows: the derivative by each weight, not yet normalized where the loss normalizes it.
  package var gradW: [[Double]]
  /// The derivative by each bias, where the loss has one.
  package var gradB: [Double]?
  /// K rows: the derivative by each center, where the loss has some; training doesn't follow it.
  package var gradC: [[Double]]?
  /// K rows: the centers after this batch, where the loss has some.
  package var centersNext: [[Double]]?

  /// An output.
  package init(
    loss: Double, logits: [[Double]], targetAngles: [Double?], gradX: [[Double]],
    gradW: [[Double]], gradB: [Double]?, gradC: [[Double]]? = nil,
    centersNext: [[Double]]? = nil
  ) {
    self.loss = loss
    self.logits = logits
    self.targetAngles = targetAngles
    self.gradX = gradX
    self.gradW = gradW
    self.gradB = gradB
    self.gradC = gradC
    self.centersNext = centersNext
  }
}

extension MarginLoss {
  /// The loss and its exact gradients in double precision: the reference that training must match.
  ///
  /// With n = ||x||, u = x / n, v = W_j / ||W_j|| and theta their angle, the logits are
  ///
  ///     z_j = W_j . x + b_j   weights as they are
  ///     z_j = x . v           normalized weights: n cos theta
  ///     z = n F(theta)        the label's own logit or the others, where the row has a curve
  ///
  /// and, along the unit tangents t = (v - cos theta u) / sin theta, q = (u - cos theta v) / sin theta,
  ///
  ///     dz_y/dx = F u - F' t    dz_y/dW = -n F' q / ||W||
  ///
  /// which stays finite everywhere. Where weights with a curve keep their lengths,
  ///
  ///     z_y = ||W|| n F       dz_y/dx = ||W|| (F u - F' t)    dz_y/dW = n (F v - F' q)
  ///
  /// A loss of fixed scale s sees s u in place of x: the same with
  /// n = s, and with g the gradient by s u
  ///
  ///     dL/dx = s / n (g - (g . u) u)
  ///
  /// What is asked of the logits is the row's `form`; its `euclidean` term, if any, is added to the
  /// loss and to the gradient at the features.
  ///
  /// Where calculus has no answer: at theta = 0 and pi the tangents count as 0; at x = 0 the gradient
  /// is that of the loss without margin, and under a fixed scale x is at a right angle to every weight
  /// and its gradient 0; a weight of length 0 has no direction, so under normalization its logit and
  /// gradients are 0.
  /// - Precondition: At least one feature and one weight, all of one dimension >= 2; labels in
  ///   0..<K; as many biases as the row has, K centers.
  package func evaluate(_ input: LossInput, _ parameters: MarginParameters) -> LossOutput {
    check(input)
    let weights = input.weights.map(Polar.init)
    let share = 1 / Double(input.features.count)
    var output = LossOutput(
      loss: 0, logits: [], targetAngles: [], gradX: [],
      gradW: input.weights.map { $0.map { _ in 0 } },
      gradB: hasBias ? Array(repeating: 0, count: bias.count(classes: weights.count)) : nil)
    for (x, label) in zip(input.features, input.labels) {
      let given = Polar(x)
      let feature = initialScale == nil ? given : given.scaled(to: parameters.scale)
      var logits = weights.indices.map { j in
        logit(of: feature, weights[j], j == label ? target : rivals, parameters)
      }
      if hasBias, let biases = input.bias {
        for j in logits.indices { logits[j].value += biases[bias == .each ? j : 0] }
      }
      let (loss, shares) = form.evaluate(logits.map(\.value), label: label, parameters)
      output.loss += loss * share
      output.logits.append(logits.map(\.value))
      output.targetAngles.append(given.angle(to: weights[label]))
      var gradX = x.map { _ in 0.0 }
      for (j, logit) in logits.enumerated() {
        let pull = shares[j] * share
        for d in x.indices {
          gradX[d] += pull * logit.byFeature[d]
          output.gradW[j][d] += pull * logit.byWeight[d]
        }
        output.gradB?[bias == .each ? j : 0] += pull
      }
      output.gradX.append(
        initialScale == nil ? gradX : given.turning(gradX, at: parameters.scale))
    }
    addDistances(of: input, parameters, to: &output)
    return output
  }

  private func addDistances(
    of input: LossInput, _ parameters: MarginParameters, to output: inout LossOutput
  ) {
    guard let euclidean else { return }
    let hasCenters = euclidean == .center
    let zeros = input.weights.map { $0.map { _ in 0.0 } }
    let batch = FeatureBatch(
      features: transposed(input.features), labels: input.labels,
      centers: hasCenters ? transposed(input.centers ?? zeros) : [])
    let added = euclidean.evaluate(batch, parameters)
    output.loss += added.loss
    for (i, row) in transposed(added.gradX).enumerated() {
      for (d, value) in row.enumerated() { output.gradX[i][d] += value }
    }
    if hasCenters {
      output.gradC = transposed(added.gradC)
      output.centersNext = transposed(euclidean.centers(after: batch, parameters))
    }
  }

  private func check(_ input: LossInput) {
    let dimension = input.weights.first?.count ?? 0
    precondition(dimension >= 2, "a weight of at least two components")
    precondition(
      (input.features + input.weights).allSatisfy { $0.count == dimension },
      "features and weights of one dimension")
    precondition(
      !input.features.isEmpty && input.labels.count == input.features.count,
      "a label for each feature, and at least one")
    precondition(input.labels.allSatisfy(input.weights.indices.contains), "labels below K")
    precondition(
      !hasBias
        || input.bias?.count ?? bias.count(classes: input.weights.count)
          == bias.count(classes: input.weights.count),
      "as many biases as the loss has")
    precondition(
      input.centers.map {
        $0.count == input.weights.count && $0.allSatisfy { $0.count == dimension }
      } ?? true, "a center for each weight")
  }

  /// A logit without margin or bias.
  private func plainLogit(of feature: Polar, _ weight: Polar) -> Logit {
    guard normalisesWeights else {
      return Logit(
        value: dot(feature.vector, weight.vector), byFeature: weight.vector,
        byWeight: feature.vector)
    }
    let projection = dot(feature.vector, weight.direction)
    let scale = weight.length > 0 ? 1 / weight.length : 0
    return Logit(
      value: projection, byFeature: weight.direction,
      byWeight: zip(feature.vector, weight.direction).map { ($0 - projection * $1) * scale })
  }

  /// The angle that a curve counts, or nil where there is none to count.
  private func angle(between feature: Polar, _ weight: Polar) -> Double? {
    let isRight = initialScale != nil && feature.direction.allSatisfy { $0 == 0 }
    return isRight && weight.length > 0 ? .pi / 2 : feature.angle(to: weight)
  }

  /// A logit without bias, along a curve if there is one.
  private func logit(
    of feature: Polar, _ weight: Polar, _ curve: LogitCurve?, _ parameters: MarginParameters
  ) -> Logit {
    guard let curve, let theta = angle(between: feature, weight) else {
      return plainLogit(of: feature, weight)
    }
    let lanes = curve(Lanes(repeating: theta), parameters)
    let (value, slope) = (lanes.value[0], lanes.slope[0])
    let byFeature = tangent(from: feature.direction, towards: weight.direction)
    let byWeight = tangent(from: weight.direction, towards: feature.direction)
    let byFeatureAlone = zip(feature.direction, byFeature).map {
      value * $0 - slope * $1
    }
    guard normalisesWeights else {
      return Logit(
        value: weight.length * feature.length * value,
        byFeature: byFeatureAlone.map { weight.length * $0 },
        byWeight: zip(weight.direction, byWeight).map {
          feature.length * (value * $0 - slope * $1)
        })
    }
    let pull = -feature.length * slope / weight.length
    return Logit(
      value: feature.length * value, byFeature: byFeatureAlone,
      byWeight: byWeight.map { pull * $0 })
  }
}

/// A vector with its length and direction; a vector of length 0 has the direction 0.
private struct Polar {
  let vector: [Double]
  let length: Double
  let direction: [Double]

  init(_ vector: [Double]) {
    let length = dot(vector, vector).squareRoot()
    self.vector = vector
    self.length = length
    direction = vector.map { length > 0 ? $0 / length : 0 }
  }

  private init(direction: [Double], length: Double) {
    vector = direction.map { $0 * length }
    self.length = length
    self.direction = direction
  }

  /// The same direction at another length; none stays none.
  func scaled(to scale: Double) -> Polar { Polar(direction: direction, length: scale) }

  /// The gradient by this vector, from the one by itself scaled to a fixed length.
  func turning(_ gradient: [Double], at scale: Double) -> [Double] {
    let radial = dot(gradient, direction)
    let stretch = length > 0 ? scale / length : 0
    return zip(gradient, direction).map { stretch * ($0 - radial * $1) }
  }

  /// The angle to another vector, or nil where one has no direction.
  func angle(to other: Polar) -> Double? {
    length > 0 && other.length > 0 ? Angular.angle(between: direction, other.direction) : nil
  }
}

/// A logit and its derivatives by the feature and by the weight.
private struct Logit {
  var value: Double
  let byFeature: [Double]
  let byWeight: [Double]
}

private func dot(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
}

/// The unit vector at a right angle to `u` in which `v` lies; 0 where `v` is `u` or its opposite.
///
/// v - (u . v) u for a unit vector u, as u_e (v_d u_e - v_e u_d) summed over e: in the plane this is
/// exactly at a right angle, however small the angle between the two.
private func tangent(from u: [Double], towards v: [Double]) -> [Double] {
  let across = u.indices.map { d in
    u.indices.reduce(0) { $0 + u[$1] * (v[d] * u[$1] - v[$1] * u[d]) }
  }
  let length = dot(across, across).squareRoot()
  // Below this only rounding is left, which has no direction.
  return across.map { length > 0x1p-48 ? $0 / length : 0 }
}

/// Rows become columns.
private func transposed(_ rows: [[Double]]) -> [[Double]] {
  (rows.first ?? []).indices.map { column in rows.map { $0[column] } }
}
