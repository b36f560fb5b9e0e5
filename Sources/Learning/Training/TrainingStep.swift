internal import Angular
internal import Elementary
internal import Layout

extension LogitRule {
  /// The rule by which the kernels compute a model's logits.
  init(_ model: LogitModel, _ parameters: MarginParameters) {
    let scale = Float(parameters.scale)
    switch model {
    case .affine: self = .affine
    case .linear(let target): self = .linear(hasMargin: target != nil)
    case .normalizedWeights(let target): self = .normalizedWeights(hasMargin: target != nil)
    case .fixedScale(let target, nil): self = .fixedScale(scale, hasMargin: target != nil)
    case .fixedScale(_, .some): self = .curved(scale: scale)
    case .oneAgainstAll:
      self = .oneAgainstAll(scale: scale, balance: Float(parameters.balance))
    }
  }
}

// The parts of a training step that the losses' own formulas do, between the kernels.
extension StepPlan {
  /// F and its slope at the measured angles, for every curve that the loss has.
  ///
  /// Follows the kernel `measure`, precedes `marginGradients`.
  func evaluateCurves(of loss: MarginLoss, _ parameters: MarginParameters) {
    guard logitRule.hasMargin else { return }
    if logitRule.scale != nil { setAnglesOfZeroFeatures() }
    loss.evaluate(
      .target, angles: angles, count: rows, parameters, values: targetValues, slopes: targetSlopes)
    guard logitRule.hasNonTargetCurve else { return }
    let count = shape.classes * rows
    loss.evaluate(
      .nonTarget, angles: classAngles, count: count, loss.withoutMargin(parameters),
      values: marginFreeValues, slopes: nonTargetSlopes)
    loss.evaluate(
      .nonTarget, angles: classAngles, count: count, parameters, values: nonTargetValues,
      slopes: nonTargetSlopes)
  }

  /// With a fixed scale a feature without a direction is at a right angle to every weight.
  private func setAnglesOfZeroFeatures() {
    for sample in 0..<rows where stretches[sample] == 0 {
      angles[sample] = .pi / 2
      guard logitRule.hasNonTargetCurve else { continue }
      let place = sample / 8 * 8 * shape.classes + sample % 8
      for label in 0..<shape.classes { classAngles[place + label * 8] = .pi / 2 }
    }
  }

  /// Adds a term on distances to the gradients at the features and at their bias.
  ///
  /// Follows the kernel `marginGradients`, precedes `backward`.
  ///
  /// - Parameters:
  ///   - term: The term.
  ///   - centers: One row per component; empty where the term has none.
  ///   - parameters: The parameters of the loss.
  /// - Returns: The term with its gradients, and the centers after this batch.
  func add(
    _ term: EuclideanTerm, centers: [[Double]], _ parameters: MarginParameters
  ) -> (output: EuclideanOutput, centers: [[Double]]) {
    let batch = FeatureBatch(
      features: (0..<shape.features).map { component in
        (0..<samples).map { Double(features[component * rows + $0]) }
      },
      labels: (0..<samples).map { Int(labels[$0]) }, centers: centers)
    let output = term.evaluate(batch, parameters)
    for (component, row) in output.gradX.enumerated() {
      var sum = 0.0
      for (sample, value) in row.enumerated() {
        featureGradients[component * rows + sample] += Float(value)
        sum += value
      }
      gradients[shape.featureBias + component] += Float(sum)
    }
    return (output, term.centers(after: batch, parameters))
  }
}
