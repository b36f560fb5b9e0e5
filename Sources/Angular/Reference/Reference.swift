import Elementary

extension MarginLoss {
  /// The loss and its gradients in double precision: the reference for training.
  ///
  /// With n = ||x||, u = x / n, v = W / ||W|| and theta their angle, a logit is
  ///
  ///     z = W . x + b     weights as they are
  ///     z = x . v         normalized weights: n cos theta
  ///     z = n F(theta)    normalized weights and a curve
  ///
  /// and with the unit tangents t = (v - cos theta u) / sin theta, q = (u - cos theta v) / sin theta
  ///
  ///     dz/dx = F u - F' t    dz/dW = -n F' q / ||W||
  ///
  /// which stays finite everywhere. Where weights with a curve keep their lengths,
  ///
  ///     z = ||W|| n F     dz/dx = ||W|| (F u - F' t)    dz/dW = n (F v - F' q)
  ///
  /// With a fixed scale s u takes the place of x: the same with n = s, and with g the gradient by s u
  ///
  ///     dL/dx = s / ||x|| (g - (g . u) u)
  ///
  /// The row's `form` is the loss of the logits; its `euclidean` term, if any, is added to the loss
  /// and to the gradient at the features.
  ///
  /// Conventions where no derivative exists: at theta = 0 and pi the tangents are 0. At x = 0 the
  /// gradient is that of the loss without margin; with a fixed scale x is then at a right angle to
  /// every weight, and its gradient 0. A weight of length 0 has no direction, so where weights are
  /// normalized its logit and gradients are 0.
  /// - Parameters:
  ///   - input: At least one feature and one weight, all of one dimension >= 2; labels in 0..<K; as
  ///     many biases as the row has, and K centers.
  ///   - parameters: The parameters of the loss.
  /// - Returns: The means over the batch; gradients are exact unless the row's curves are detached.
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
      let feature = model.fixesScale ? given.scaled(to: parameters.scale) : given
      var logits = weights.indices.map { j in
        logit(of: feature, weights[j], j == label ? target : nonTarget, parameters)
      }
      for j in logits.indices {
        if let index = bias.index(ofClass: j), let biases = input.bias {
          logits[j].value += biases[index]
        }
      }
      let (loss, derivatives) = form.evaluate(logits.map(\.value), label: label, parameters)
      output.loss += loss * share
      output.logits.append(logits.map(\.value))
      output.targetAngles.append(given.angle(to: weights[label]))
      var gradX = x.map { _ in 0.0 }
      for (j, logit) in logits.enumerated() {
        let derivative = derivatives[j] * share
        for d in x.indices {
          gradX[d] += derivative * logit.byFeature[d]
          output.gradW[j][d] += derivative * logit.byWeight[d]
        }
        if let index = bias.index(ofClass: j) { output.gradB?[index] += derivative }
      }
      output.gradX.append(
        model.fixesScale ? given.gradient(fromScaled: gradX, to: parameters.scale) : gradX)
    }
    addDistances(of: input, parameters, to: &output)
    return output
  }

  /// Adds the Euclidean term, if any.
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
    precondition(dimension >= 2, "weights need at least two components")
    precondition(
      (input.features + input.weights).allSatisfy { $0.count == dimension },
      "features and weights need the same dimension")
    precondition(
      !input.features.isEmpty && input.labels.count == input.features.count,
      "features and labels must be as many, at least one")
    precondition(
      input.labels.allSatisfy(input.weights.indices.contains),
      "labels must be below the number of weights")
    precondition(
      !hasBias
        || input.bias?.count ?? bias.count(classes: input.weights.count)
          == bias.count(classes: input.weights.count),
      "the number of biases must be the loss's own")
    precondition(
      input.centers.map {
        $0.count == input.weights.count && $0.allSatisfy { $0.count == dimension }
      } ?? true, "every weight needs a center of its dimension")
  }

  /// A logit without margin or bias.
  private func plainLogit(of feature: Polar, _ weight: Polar) -> Logit {
    guard normalizesWeights else {
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

  /// The angle at which a curve is evaluated, or nil where there is none.
  private func angle(between feature: Polar, _ weight: Polar) -> Double? {
    let isRight = model.fixesScale && feature.direction.allSatisfy { $0 == 0 }
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
    let byFeature = tangent(from: feature, towards: weight)
    let byWeight = tangent(from: weight, towards: feature)
    let byUnscaledFeature = zip(feature.direction, byFeature).map {
      value * $0 - slope * $1
    }
    guard normalizesWeights else {
      return Logit(
        value: weight.length * feature.length * value,
        byFeature: byUnscaledFeature.map { weight.length * $0 },
        byWeight: zip(weight.direction, byWeight).map {
          feature.length * (value * $0 - slope * $1)
        })
    }
    let turn = -feature.length * slope / weight.length
    return Logit(
      value: feature.length * value, byFeature: byUnscaledFeature,
      byWeight: byWeight.map { turn * $0 })
  }
}

/// A logit and its derivatives by the feature and by the weight.
private struct Logit {
  var value: Double
  let byFeature: [Double]
  let byWeight: [Double]
}

/// Rows become columns.
private func transposed(_ rows: [[Double]]) -> [[Double]] {
  (rows.first ?? []).indices.map { column in rows.map { $0[column] } }
}
