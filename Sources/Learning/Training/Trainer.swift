package import Angular
internal import Elementary
package import Layout

/// A network in training, as a value: a copy is a snapshot that trains on independently.
///
/// The same seed and the same settings at the same steps give the same bits in every weight, on every
/// processor and at every optimization level.
package struct Trainer: Sendable {
  /// The sizes.
  package let shape: Shape
  /// The data set that samples are drawn from.
  package let dataset: Dataset
  /// What the data set fixes for this seed.
  package let instance: DatasetInstance
  /// The activation function of the hidden layers.
  package let activation: Activation
  /// The build of the kernels in use.
  package let engine: Engine
  /// Rates, optimizer and batch size of the next steps.
  package var settings: TrainingSettings
  /// The loss of the next steps.
  package var loss: MarginLoss
  /// The parameters of the loss in the next steps.
  package var margin: MarginParameters
  /// The data set's noise in the next samples.
  package var noise: Double
  /// Steps done.
  package private(set) var step = 0

  private var generator: Generator
  /// Parameters and moments, as `StepPlan` lays them out.
  private(set) var arena: Arena
  /// The batch and everything computed from it, as `StepPlan` lays it out.
  private(set) var scratch = Arena(zeros: 0)
  /// The centers of center loss, one row per component; empty until it trains.
  package private(set) var centers: [[Double]] = []
  /// Samples of each class in the last batch.
  private var batchSizes: [Int] = []
  private let seed: UInt64
  /// beta1^t and beta2^t of Adam, t its steps so far.
  private var adamPowers = (first: 1.0, second: 1.0)

  /// The independent random streams of one seed.
  private enum Stream: UInt64 {
    case instance
    case network
    case batches
    case probe
    case heldOutIdentities
  }

  /// Creates a network with He-initialized layers and class weights spread evenly.
  ///
  /// On the circle they are K-th parts of a turn apart, on the sphere the best known directions.
  ///
  /// - Precondition: `classes` is within the data set's range, `dimensions` is 2 or 3.
  package init(
    dataset: Dataset, classes: Int, dimensions: Int = 2, seed: UInt64, loss: MarginLoss,
    hidden: Int = 64, activation: Activation = .leaky, engine: Engine = .best
  ) {
    precondition(dataset.classes.contains(classes), "the data set does not have that many classes")
    shape = Shape(inputs: dataset.inputs, hidden: hidden, features: dimensions, classes: classes)
    self.dataset = dataset
    self.activation = activation
    self.engine = engine
    self.seed = seed
    self.loss = loss
    settings = TrainingSettings()
    margin = loss.initialParameters
    noise = dataset.initialNoise
    var instanceGenerator = Generator(seed: seed, stream: Stream.instance.rawValue)
    instance = dataset.instance(classes, &instanceGenerator)
    generator = Generator(seed: seed, stream: Stream.batches.rawValue)
    arena = Arena(zeros: 3 * shape.count)
    var networkGenerator = Generator(seed: seed, stream: Stream.network.rawValue)
    shape.initialize(arena.uniqueFloats(), &networkGenerator)
  }

  /// Draws a batch and trains one step on it.
  ///
  /// - Throws: `TrainingFailure`; the parameters are then unchanged.
  package mutating func advance() throws(TrainingFailure) -> StepReport {
    draw()
    return try learn()
  }

  /// Fills the batch with fresh samples.
  package mutating func draw() {
    let plan = makePlan()
    batchSizes = Array(repeating: 0, count: shape.classes)
    for row in 0..<plan.rows {
      let label = instance.label(at: generator.uniform())
      plan.labels[row] = Int32(label)
      if row < plan.samples { batchSizes[label] += 1 }
    }
    dataset.draw(
      instance,
      Draw(
        rows: plan.rows, stride: shape.inputStride, labels: plan.labels, inputs: plan.inputs,
        noise: Float(noise), isProbe: false, engine: engine),
      &generator)
  }

  /// Trains one step on the batch drawn last, which `features(of:)` overwrites.
  ///
  /// - Throws: `TrainingFailure`; the parameters are then unchanged.
  package mutating func learn() throws(TrainingFailure) -> StepReport {
    let plan = makePlan()
    engine.forward(plan)
    engine.measure(plan)
    plan.evaluateCurves(of: loss, margin)
    let sums = engine.marginGradients(plan)
    let term = loss.euclidean.map { plan.add($0, centers: currentCenters(for: $0), margin) }
    engine.backward(plan)
    let norm = engine.gradientNorm(plan)
    let added = term?.output.loss ?? 0
    guard sums.loss.isFinite, added.isFinite else { throw .lossNotFinite(step: step + 1) }
    guard norm.isFinite else { throw .gradientNotFinite(step: step + 1) }
    engine.update(plan, nextRule(), norm)
    if loss.euclidean == .center, let term { centers = term.centers }
    step += 1
    let share = 1 / Double(plan.samples)
    return StepReport(
      loss: Double(sums.loss) * share + added, marginFreeLoss: Double(sums.marginFreeLoss) * share,
      accuracy: Double(sums.correct) * share, gradientNorm: Double(norm))
  }

  /// The centers that a step starts from, at first the origin; none for other terms.
  private func currentCenters(for term: EuclideanTerm) -> [[Double]] {
    guard term == .center else { return [] }
    guard centers.isEmpty else { return centers }
    let zeros = Array(repeating: 0.0, count: shape.classes)
    return Array(repeating: zeros, count: shape.features)
  }

  /// A fixed set of samples of the classes that never train: the same draws at every noise.
  package func probe(perClass: Int) -> SampleSet {
    var generator = Generator(seed: seed, stream: Stream.probe.rawValue)
    return SampleSet(
      drawnFrom: dataset, instance: instance, shape: shape, perClass: perClass, noise: Float(noise),
      engine: engine, &generator)
  }

  /// A fixed set of samples of identities that belong to no class.
  ///
  /// - Parameters:
  ///   - identities: How many, 1 or more; labels count from 0 and name no class.
  ///   - perIdentity: Samples of each; the same draws at every noise.
  /// - Returns: Samples that never train; nil where the data set has no other identities.
  package func heldOutIdentities(identities: Int, perIdentity: Int) -> SampleSet? {
    guard let heldOutIdentities = dataset.heldOutIdentities else { return nil }
    var generator = Generator(seed: seed, stream: Stream.heldOutIdentities.rawValue)
    let instance = heldOutIdentities(instance, identities, &generator)
    return SampleSet(
      drawnFrom: dataset, instance: instance, shape: shape, perClass: perIdentity,
      noise: Float(noise),
      engine: engine, &generator)
  }

  /// The features of samples under the current weights, in the order of the samples.
  ///
  /// A feature that overflows counts as 0, which has no direction. In the plane the third component
  /// is 0.
  package mutating func features(of samples: SampleSet) -> [SIMD3<Float>] {
    let plan = makePlan()
    var features: [SIMD3<Float>] = []
    features.reserveCapacity(samples.count)
    while features.count < samples.count {
      let rows = min(plan.rows, samples.count - features.count)
      samples.copyInputs(from: features.count, rows: rows, into: plan.inputs)
      engine.forward(plan)
      for row in 0..<rows {
        let feature = SIMD3(
          plan.features[row], plan.features[plan.rows + row],
          dimensions == 3 ? plan.features[2 * plan.rows + row] : 0)
        features.append(isFinite(feature) ? feature : SIMD3(0, 0, 0))
      }
    }
    return features
  }

  /// W_j of every class, not normalized; in the plane the third component is 0.
  package var classWeights: [SIMD3<Double>] {
    let (at, stride) = (shape.classWeights, shape.classStride)
    return (0..<shape.classes).map {
      SIMD3(
        Double(arena[at + $0]), Double(arena[at + stride + $0]),
        dimensions == 3 ? Double(arena[at + 2 * stride + $0]) : 0)
    }
  }

  /// The dimension of the features: 2, the plane, or 3.
  package var dimensions: Int { shape.features }

  /// b_j of every class; the same for all where the loss shares one bias.
  package var classBiases: [Double] {
    (0..<shape.classes).map { Double(arena[shape.classBias + (loss.bias == .shared ? 0 : $0)]) }
  }

  /// The pairs and triplets of the last batch; none before the first.
  package var batchExpansion: DataExpansion { DataExpansion(classSizes: batchSizes) }

  /// A checksum of everything that decides the next steps besides the settings.
  ///
  /// FNV-1a over the bits of parameters, moments, generator, Adam's powers, step, and centers if any.
  /// - Complexity: O(P), P the number of parameters.
  package var checksum: UInt64 {
    var sum = Checksum()
    for index in 0..<arena.count { sum.add(UInt64(arena[index].bitPattern)) }
    for word in [
      generator.state.0, generator.state.1, generator.state.2, generator.state.3,
      adamPowers.first.bitPattern, adamPowers.second.bitPattern, UInt64(step),
    ] {
      sum.add(word)
    }
    for value in centers.joined() { sum.add(value.bitPattern) }
    return sum.value
  }

  /// Changes the optimizer, whose moments start at zero.
  package mutating func changeOptimizer(to optimizer: TrainingSettings.Optimizer) {
    settings.optimizer = optimizer
    adamPowers = (1, 1)
    (arena.uniqueFloats() + shape.count).update(repeating: 0, count: 2 * shape.count)
  }

  /// Frees the memory that only a step needs; the next step allocates it again.
  package mutating func forgetBatch() { scratch = Arena(zeros: 0) }

  /// The bytes that a copy occupies once either of the two has trained.
  package var byteCount: Int { arena.count * MemoryLayout<Float>.stride }

  /// A plan over this trainer's own floats, valid until the trainer is copied or destroyed.
  private mutating func makePlan() -> StepPlan {
    let rows = (settings.batch + 7) / 8 * 8
    let needed = StepPlan.scratchCount(shape, rows: rows)
    if scratch.count != needed { scratch = Arena(zeros: needed) }
    return StepPlan(
      shape: shape, samples: settings.batch, rows: rows, negativeSlope: activation.negativeSlope,
      logitRule: LogitRule(loss.model, margin), arena: arena.uniqueFloats(),
      scratch: scratch.uniqueFloats())
  }

  /// The update rule of this step; advances Adam's powers.
  private mutating func nextRule() -> UpdateRule {
    let method: UpdateRule.Method
    switch settings.optimizer {
    case .sgd:
      method = .momentum(Float(settings.momentum))
    case .adam:
      adamPowers.first *= Double(UpdateRule.firstDecay)
      adamPowers.second *= Double(UpdateRule.secondDecay)
      method = .adam(
        firstCorrection: Float(1 - adamPowers.first),
        secondCorrection: Float(1 - adamPowers.second))
    }
    return UpdateRule(
      method: method, rate: Float(settings.rate), classFactor: Float(settings.classFactor),
      decay: Float(settings.decay), clip: Float(settings.clip))
  }
}
