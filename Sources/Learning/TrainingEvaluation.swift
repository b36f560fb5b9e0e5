public import Angular
internal import Elementary
internal import Layout

extension StepPlan {
  /// Takes up what a loss asks of the kernels.
  mutating func follow(_ loss: MarginLoss, _ parameters: MarginParameters) {
    normalisesWeights = loss.normalisesWeights
    hasBias = loss.hasBias
    hasMargin = loss.target != nil
    scale = loss.initialScale == nil ? 0 : Float(parameters.scale)
  }
}

extension MarginLoss {
  /// What `evaluate` computes, by the very kernels that train: in Float, with exact gradients.
  ///
  /// - Parameters:
  ///   - input: features and class weights of 2 or 3 components; labels below the class count.
  ///   - parameters: what is dialled.
  ///   - engine: the build of the kernels.
  /// - Returns: loss, logits, angles in radians and gradients.
  public func evaluateAsTrained(
    _ input: LossInput, _ parameters: MarginParameters, engine: Engine = .best
  ) -> LossOutput {
    let classes = input.weights.count
    let samples = input.features.count
    let components = input.features[0].count
    let shape = Shape(inputs: 1, hidden: 16, features: components, classes: classes)
    let rows = (samples + 7) / 8 * 8
    var arena = Arena(zeros: 3 * shape.count)
    var scratch = Arena(zeros: StepPlan.scratchCount(shape, rows: rows))
    var plan = StepPlan(
      shape: shape, samples: samples, rows: rows, arena: arena.uniqueFloats(),
      scratch: scratch.uniqueFloats())
    plan.follow(self, parameters)
    fill(plan, from: input)
    engine.measure(plan)
    if plan.hasMargin {
      evaluateTargets(
        angles: plan.angles, count: rows, parameters: parameters, values: plan.targetValues,
        slopes: plan.targetSlopes)
    }
    let logits = self.logits(of: plan)
    let angles = targetAngles(of: plan)
    let sums = engine.marginGradients(plan)
    let output = LossOutput(
      loss: Double(sums.loss) / Double(samples), logits: logits,
      targetAngles: angles,
      gradX: matrix(plan.featureGradients, samples, components, stride: rows),
      gradW: matrix(
        plan.gradients + shape.classWeights, classes, components, stride: shape.classStride),
      gradB: hasBias
        ? (0..<classes).map { Double(plan.gradients[shape.classBias + $0]) } : nil)
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

  /// The logits that the softmax sees: plain ones, the target's with its margin.
  private func logits(of plan: StepPlan) -> [[Double]] {
    let classes = plan.shape.classes
    return (0..<plan.samples).map { sample in
      let group = plan.logits + sample / 8 * 8 * classes
      return (0..<classes).map { label in
        guard plan.hasMargin, plan.labels[sample] == Int32(label) else {
          return Double(group[label * 8 + sample % 8])
        }
        var square: Float = 0
        for component in 0..<plan.shape.features {
          let value = plan.features[component * plan.rows + sample]
          square += value * value
        }
        let length = plan.keepsLengths ? plan.targetLengths[sample] : 1
        return Double(square.squareRoot() * plan.targetValues[sample] * length)
      }
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
      // Losses without a margin train without angles; whoever evaluates wants them all the same.
      return plan.hasMargin ? Double(plan.angles[sample]) : angle(between: feature, weight)
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
}
