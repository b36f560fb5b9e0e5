package import Angular
internal import Elementary

extension MarginLoss {
  /// What `evaluate` computes, by the kernels that train, for features of any dimension.
  ///
  /// The kernels have two or three components. But a logit depends on ||x||, ||W_j|| and their angle
  /// alone, so each sample can be laid in the plane, at (||x||, 0), and every weight around it at its
  /// angle, (||W_j|| cos theta_j, ||W_j|| sin theta_j). Loss and logits are then the sample's own. The
  /// gradient at a weight has a part along the weight and one across, towards the sample; turned back
  /// into the space these are the gradient there, and the part across times ||W_j|| / ||x|| is what
  /// the weight adds to the gradient at the feature, across the feature.
  ///
  /// - Parameters:
  ///   - input: features and class weights of at least 2 components; labels below the class count.
  ///   - parameters: what is dialed.
  ///   - engine: the build of the kernels.
  /// - Returns: loss, logits, angles in radians and gradients.
  package func evaluateAsTrained(
    anyDimension input: LossInput, _ parameters: MarginParameters, engine: Engine = .best
  ) -> LossOutput {
    guard input.weights[0].count > 3 else {
      return evaluateAsTrained(input, parameters, engine: engine)
    }
    var plane = self
    plane.euclidean = nil
    let share = 1 / Double(input.labels.count)
    var output = LossOutput(
      loss: 0, logits: [], targetAngles: [], gradX: [],
      gradW: input.weights.map { $0.map { _ in 0 } },
      gradB: hasBias ? Array(repeating: 0, count: bias.count(classes: input.weights.count)) : nil)
    for (x, label) in zip(input.features, input.labels) {
      let layout = PlaneLayout(feature: x, weights: input.weights)
      func compute(_ batch: (feature: [Double], weights: [[Double]])) -> LossOutput {
        plane.evaluateAsTrained(
          LossInput(
            features: [batch.feature], weights: batch.weights, bias: input.bias, labels: [label]),
          parameters, engine: engine)
      }
      let part = compute(layout.batch)
      output.loss += share * part.loss
      output.logits.append(part.logits[0])
      output.targetAngles.append(layout.hasDirections(label) ? part.targetAngles[0] : nil)
      for (j, gradient) in part.gradW.enumerated() {
        for (d, value) in layout.lifted(gradient, ofWeight: j).enumerated() {
          output.gradW[j][d] += share * value
        }
      }
      for (j, value) in (part.gradB ?? []).enumerated() { output.gradB?[j] += share * value }
      // A feature of length 0 has no angles: each weight's own share is asked for by itself.
      let gradX =
        layout.length > 0
        ? layout.lifted(part)
        : layout.sum(input.weights.indices.map { compute(layout.batch(along: $0)).gradX[0][0] })
      output.gradX.append(gradX.map { share * $0 })
    }
    addDistances(of: input, parameters, to: &output)
    return output
  }

  /// The term on distances, on the Floats that the kernels see.
  private func addDistances(
    of input: LossInput, _ parameters: MarginParameters, to output: inout LossOutput
  ) {
    guard let euclidean else { return }
    let dimension = input.weights[0].count
    func columns(_ rows: [[Double]]) -> [[Double]] {
      (0..<dimension).map { d in rows.map { Double(Float($0[d])) } }
    }
    func rows(_ columns: [[Double]]) -> [[Double]] {
      columns[0].indices.map { row in columns.map { $0[row] } }
    }
    let hasCenters = euclidean == .center
    let zeros = input.weights.map { $0.map { _ in 0.0 } }
    let batch = FeatureBatch(
      features: columns(input.features), labels: input.labels,
      centers: hasCenters ? columns(input.centers ?? zeros) : [])
    let added = euclidean.evaluate(batch, parameters)
    output.loss += added.loss
    for (i, row) in rows(added.gradX).enumerated() {
      for (d, value) in row.enumerated() { output.gradX[i][d] += value }
    }
    guard hasCenters else { return }
    output.gradC = rows(added.gradC)
    output.centersNext = rows(euclidean.centers(after: batch, parameters))
  }
}

/// A sample of any dimension and the class weights around it, laid in the plane by their angles.
private struct PlaneLayout {
  /// A weight as the sample sees it; directions are of length 1, or 0 where there is none.
  struct Weight {
    let length: Double
    let direction: [Double]
    let cosine: Double
    let sine: Double
    /// From the feature's direction towards the weight's, at a right angle to it.
    let fromFeature: [Double]
    /// From the weight's direction towards the feature's, likewise.
    let fromWeight: [Double]
  }

  /// ||x||.
  let length: Double
  private let direction: [Double]
  private let weights: [Weight]

  init(feature: [Double], weights: [[Double]]) {
    let (length, direction) = polar(feature)
    self.length = length
    self.direction = direction
    self.weights = weights.map { weight in
      let (weightLength, weightDirection) = polar(weight)
      let theta = angle(between: direction, weightDirection)
      let (sine, cosine) = sinCos(theta)
      return Weight(
        length: weightLength, direction: weightDirection, cosine: cosine, sine: sine,
        fromFeature: tangent(from: direction, towards: weightDirection),
        fromWeight: tangent(from: weightDirection, towards: direction))
    }
  }

  /// What the kernels compute.
  var batch: (feature: [Double], weights: [[Double]]) {
    ([length, 0], weights.map { [$0.length * $0.cosine, $0.length * $0.sine] })
  }

  /// The feature of length 0, and a weight along the first axis, all others along the second.
  func batch(along weight: Int) -> (feature: [Double], weights: [[Double]]) {
    (
      [0, 0],
      weights.indices.map { $0 == weight ? [weights[$0].length, 0] : [0, weights[$0].length] }
    )
  }

  /// Whether the feature and a weight have an angle.
  func hasDirections(_ weight: Int) -> Bool { length > 0 && weights[weight].length > 0 }

  /// The gradient at a weight, from the plane back into the space.
  func lifted(_ gradient: [Double], ofWeight j: Int) -> [Double] {
    let weight = weights[j]
    // Of a weight without a direction there is only what points along the feature.
    guard weight.length > 0 else { return direction.map { gradient[0] * $0 } }
    let along = gradient[0] * weight.cosine + gradient[1] * weight.sine
    let across = across(gradient, weight)
    return zip(weight.direction, weight.fromWeight).map { along * $0 + across * $1 }
  }

  /// The gradient at the feature, which is not of length 0.
  func lifted(_ output: LossOutput) -> [Double] {
    var gradient = direction.map { output.gradX[0][0] * $0 }
    for (weight, plane) in zip(weights, output.gradW) {
      let share = across(plane, weight) * weight.length / length
      for d in gradient.indices { gradient[d] += share * weight.fromFeature[d] }
    }
    return gradient
  }

  /// The weights' directions, each as often as its share says.
  func sum(_ shares: [Double]) -> [Double] {
    direction.indices.map { d in
      zip(weights, shares).reduce(0) { $0 + $1.1 * $1.0.direction[d] }
    }
  }

  /// The part of a weight's gradient at a right angle to it, towards the feature.
  private func across(_ gradient: [Double], _ weight: Weight) -> Double {
    gradient[0] * weight.sine - gradient[1] * weight.cosine
  }
}

private func dot(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
}

private func polar(_ vector: [Double]) -> (length: Double, direction: [Double]) {
  let length = dot(vector, vector).squareRoot()
  return (length, vector.map { length > 0 ? $0 / length : 0 })
}

/// The unit vector at a right angle to `u` in which `v` lies; 0 where a Float has no angle between
/// them.
private func tangent(from u: [Double], towards v: [Double]) -> [Double] {
  let cosine = dot(u, v)
  let across = zip(u, v).map { $1 - cosine * $0 }
  let length = dot(across, across).squareRoot()
  return across.map { length > 1e-9 ? $0 / length : 0 }
}
