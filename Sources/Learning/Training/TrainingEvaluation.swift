package import Angular
internal import Elementary
internal import Layout

extension StepPlan {
  /// Takes up what a loss asks of the kernels.
  mutating func follow(_ loss: MarginLoss, _ parameters: MarginParameters) {
    normalisesWeights = loss.normalisesWeights
    hasBias = loss.bias == .each
    sharesBias = loss.bias == .shared
    hasMargin = loss.target != nil || loss.rivals != nil
    hasRivals = loss.rivals != nil
    isOneAgainstAll = loss.form == .oneAgainstAll
    balance = Float(parameters.balance)
    scale = loss.initialScale == nil ? 0 : Float(parameters.scale)
  }

  /// F and its slope at the measured angles, of every curve that the loss has.
  func evaluateCurves(of loss: MarginLoss, _ parameters: MarginParameters) {
    guard hasMargin else { return }
    if scale > 0 { placeZeroFeatures() }
    loss.evaluate(
      .target, angles: angles, count: rows, parameters, values: targetValues, slopes: targetSlopes)
    guard hasRivals else { return }
    let count = shape.classes * rows
    loss.evaluate(
      .rivals, angles: classAngles, count: count, loss.withoutMargin(parameters),
      values: plainValues, slopes: rivalSlopes)
    loss.evaluate(
      .rivals, angles: classAngles, count: count, parameters, values: rivalValues,
      slopes: rivalSlopes)
  }

  /// Under a fixed scale a feature without a direction is at a right angle to every weight.
  private func placeZeroFeatures() {
    for sample in 0..<rows where stretches[sample] == 0 {
      angles[sample] = .pi / 2
      guard hasRivals else { continue }
      let place = sample / 8 * 8 * shape.classes + sample % 8
      for label in 0..<shape.classes { classAngles[place + label * 8] = .pi / 2 }
    }
  }

  /// Adds a term on distances to the gradients at the features, as what follows the kernels.
  ///
  /// - Parameters:
  ///   - term: the term.
  ///   - centers: one row a component; empty where the term has none.
  ///   - parameters: what is dialed.
  /// - Returns: what it adds, and the centers after this batch.
  func add(
    _ term: EuclideanTerm, centers: [[Double]], _ parameters: MarginParameters
  ) -> (output: EuclideanOutput, centers: [[Double]]) {
    let batch = FeatureBatch(
      features: (0..<shape.features).map { component in
        (0..<samples).map { Double(features[component * rows + $0]) }
      },
      labels: (0..<samples).map { Int(labels[$0]) }, centers: centers)
    let added = term.evaluate(batch, parameters)
    for (component, row) in added.gradX.enumerated() {
      var sum = 0.0
      for (sample, value) in row.enumerated() {
        featureGradients[component * rows + sample] += Float(value)
        sum += value
      }
      gradients[shape.featureBias + component] += Float(sum)
    }
    return (added, term.centers(after: batch, parameters))
  }
}

extension MarginLoss {
  /// What `evaluate` computes, by the very kernels that train: in Float, with exact gradients.
  ///
  /// - Parameters:
  ///   - input: features and class weights of 2 or 3 components; labels below the class count.
  ///   - parameters: what is dialed.
  ///   - engine: the build of the kernels.
  /// - Returns: loss, logits, angles in radians and gradients.
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
    var plan = StepPlan(
      shape: shape, samples: samples, rows: rows, arena: arena.uniqueFloats(),
      scratch: scratch.uniqueFloats())
    plan.follow(self, parameters)
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
    let joined = euclidean.map { plan.add($0, centers: centers ?? zeros, parameters) }
    let hasCenters = euclidean == .center
    let output = LossOutput(
      loss: Double(sums.loss) / Double(samples) + (joined?.output.loss ?? 0), logits: logits,
      targetAngles: angles,
      gradX: matrix(plan.featureGradients, samples, components, stride: rows),
      gradW: matrix(
        plan.gradients + shape.classWeights, classes, components, stride: shape.classStride),
      gradB: hasBias
        ? (0..<bias.count(classes: classes)).map {
          Double(plan.gradients[shape.classBias + $0])
        } : nil,
      gradC: hasCenters ? joined.map { vectors($0.output.gradC, classes) } : nil,
      centersNext: hasCenters ? joined.map { vectors($0.centers, classes) } : nil)
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

  /// The logits that the loss sees: plain ones, or with the margin where a class has a curve.
  private func logits(of plan: StepPlan) -> [[Double]] {
    let classes = plan.shape.classes
    return (0..<plan.samples).map { sample in
      let group = sample / 8 * 8 * classes
      return (0..<classes).map { label in
        let isTarget = plan.labels[sample] == Int32(label)
        let place = group + label * 8 + sample % 8
        guard plan.hasRivals || plan.hasMargin && isTarget else {
          return Double(plan.logits[place])
        }
        let value = isTarget ? plan.targetValues[sample] : plan.rivalValues[place]
        let length =
          plan.keepsLengths ? plan.targetLengths[sample] : hasDirection(label, plan) ? 1 : 0
        let bias = plan.sharesBias ? plan.parameters[plan.shape.classBias] : 0
        return Double(norm(of: sample, plan) * value * length + bias)
      }
    }
  }

  private func norm(of sample: Int, _ plan: StepPlan) -> Float {
    let square = (0..<plan.shape.features).reduce(Float(0)) { sum, component in
      let value = plan.features[component * plan.rows + sample]
      return sum + value * value
    }
    return square == 0 && plan.hasMargin ? plan.scale : square.squareRoot()
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

  /// From one row a component to one row a vector.
  private func vectors(_ components: [[Double]], _ count: Int) -> [[Double]] {
    (0..<count).map { index in components.map { $0[index] } }
  }
}
