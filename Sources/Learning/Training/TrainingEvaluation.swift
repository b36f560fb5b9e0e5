package import Angular
internal import Elementary
internal import Layout

extension MarginLoss {
  /// The loss and its gradients by the kernels that train, in single precision.
  ///
  /// - Parameters:
  ///   - input: As for `evaluate`, with features and class weights of 2 or 3 components.
  ///   - parameters: The parameters of the loss.
  ///   - engine: The build of the kernels.
  /// - Returns: The output of `evaluate`, rounded as in training.
  package func evaluateAsTrained(
    _ input: LossInput, _ parameters: MarginParameters, engine: Engine = .best
  ) -> LossOutput {
    let classes = input.weights.count
    let samples = input.features.count
    let components = input.features[0].count
    let shape = Shape(inputs: 1, hidden: 16, features: components, classes: classes)
    let rows = (samples + 7) / 8 * 8
    var arena = Arena(zeros: 3 * shape.count)
    var scratch = Arena(zeros: StepPlan.scratchCount(shape, rows: rows))
    let plan = StepPlan(
      shape: shape, samples: samples, rows: rows, negativeSlope: 0,
      logitRule: LogitRule(model, parameters), arena: arena.uniqueFloats(),
      scratch: scratch.uniqueFloats())
    fill(plan, from: input)
    engine.measure(plan)
    plan.evaluateCurves(of: self, parameters)
    let logits = self.logits(of: plan)
    let angles = targetAngles(of: plan)
    let sums = engine.marginGradients(plan)
    let zeros = (0..<components).map { _ in Array(repeating: 0.0, count: classes) }
    let centers = input.centers.map { rows in
      (0..<components).map { component in rows.map { $0[component] } }
    }
    let term = euclidean.map { plan.add($0, centers: centers ?? zeros, parameters) }
    let hasCenters = euclidean == .center
    let output = LossOutput(
      loss: Double(sums.loss) / Double(samples) + (term?.output.loss ?? 0), logits: logits,
      targetAngles: angles,
      gradX: matrix(plan.featureGradients, samples, components, stride: rows),
      gradW: matrix(
        plan.gradients + shape.classWeights, classes, components, stride: shape.classStride),
      gradB: hasBias
        ? (0..<bias.count(classes: classes)).map {
          Double(plan.gradients[shape.classBias + $0])
        } : nil,
      gradC: hasCenters ? term.map { vectors($0.output.gradC, classes) } : nil,
      centersNext: hasCenters ? term.map { vectors($0.centers, classes) } : nil)
    withExtendedLifetime((arena, scratch)) {}
    return output
  }

  private func fill(_ plan: StepPlan, from input: LossInput) {
    let shape = plan.shape
    let weights = plan.parameters + shape.classWeights
    for column in 0..<shape.classStride { weights[column] = 1 }
    for component in 0..<shape.features {
      for (sample, feature) in input.features.enumerated() {
        plan.features[component * plan.rows + sample] = Float(feature[component])
      }
      for (label, weight) in input.weights.enumerated() {
        weights[component * shape.classStride + label] = Float(weight[component])
      }
    }
    for (label, bias) in (input.bias ?? []).enumerated() {
      plan.parameters[shape.classBias + label] = Float(bias)
    }
    for (sample, label) in input.labels.enumerated() { plan.labels[sample] = Int32(label) }
  }

  /// The logits with the margin.
  private func logits(of plan: StepPlan) -> [[Double]] {
    let classes = plan.shape.classes
    let rule = plan.logitRule
    let bias = rule.hasSharedBias ? plan.parameters[plan.shape.classBias] : 0
    return (0..<plan.samples).map { sample in
      let group = sample / 8 * 8 * classes
      return (0..<classes).map { label in
        let isTarget = plan.labels[sample] == Int32(label)
        let place = group + label * 8 + sample % 8
        guard rule.hasNonTargetCurve || rule.hasMargin && isTarget else {
          return Double(plan.logits[place])
        }
        let value = isTarget ? plan.targetValues[sample] : plan.nonTargetValues[place]
        let length =
          rule.scalesMarginByWeight
          ? plan.targetLengths[sample] : hasDirection(label, plan) ? 1 : 0
        return Double(norm(of: sample, plan) * value * length + bias)
      }
    }
  }

  /// ||x||, or s for a zero feature with a fixed scale.
  private func norm(of sample: Int, _ plan: StepPlan) -> Float {
    let square = (0..<plan.shape.features).reduce(Float(0)) { sum, component in
      let value = plan.features[component * plan.rows + sample]
      return sum + value * value
    }
    return square == 0 ? plan.logitRule.scale ?? 0 : square.squareRoot()
  }

  private func hasDirection(_ label: Int, _ plan: StepPlan) -> Bool {
    (0..<plan.shape.features).contains {
      plan.directions[$0 * plan.shape.classStride + label] != 0
    }
  }

  /// The angle of each sample to its target in radians; nil where either has no direction.
  private func targetAngles(of plan: StepPlan) -> [Double?] {
    let shape = plan.shape
    return (0..<plan.samples).map { sample in
      let feature = direction(
        (0..<shape.features).map { Double(plan.features[$0 * plan.rows + sample]) })
      let weight = direction(
        (0..<shape.features).map {
          Double(plan.directions[$0 * shape.classStride + Int(plan.labels[sample])])
        })
      guard let feature, let weight else { return nil }
      // The kernels measure angles for a margin alone.
      return plan.logitRule.hasMargin
        ? Double(plan.angles[sample]) : angle(between: feature, weight)
    }
  }

  private func direction(_ vector: [Double]) -> [Double]? {
    let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return length > 0 ? vector.map { $0 / length } : nil
  }

  private func matrix(
    _ floats: StepPlan.Floats, _ rows: Int, _ columns: Int, stride: Int
  ) -> [[Double]] {
    (0..<rows).map { row in (0..<columns).map { Double(floats[$0 * stride + row]) } }
  }

  /// From one row per component to one row per vector.
  private func vectors(_ components: [[Double]], _ count: Int) -> [[Double]] {
    (0..<count).map { index in components.map { $0[index] } }
  }
}
