package import Angular
internal import Elementary
package import Layout

/// A network in training, as a value: a copy is a snapshot that trains on independently.
///
/// Same seed and same settings at the same steps give the same bits in every weight, on every
/// processor and at every optimization level.
package struct Trainer: Sendable {
  /// The sizes.
  package let shape: Shape
  /// Where the samples come from.
  package let dataset: Dataset
  /// What the data set fixed for this seed.
  package let world: DatasetInstance
  /// The non-linearity of the hidden layers.
  package let activation: Activation
  /// The build of the kernels that runs.
  package let engine: Engine
  /// Rates, optimizer and batch size of the next steps.
  package var settings: TrainingSettings
  /// The loss of the next steps.
  package var loss: MarginLoss
  /// The margin and annealing lambda of the next steps.
  package var margin: MarginParameters
  /// The data set's noise for the next samples.
  package var noise: Double
  /// Steps done.
  package private(set) var step = 0

  private var generator: Generator
  /// Parameters and moments, as `StepPlan` lays them out.
  private(set) var arena: Arena
  /// The batch and what the last step made of it, likewise.
  private(set) var scratch = Arena(zeros: 0)
  /// The centers of center loss, one row a component; empty until it trains.
  package private(set) var centers: [[Double]] = []
  /// Samples of each class in the last batch.
  private var batchSizes: [Int] = []
  private let seed: UInt64
  /// beta1^t and beta2^t of Adam, t its steps so far.
  private var adamPowers = (first: 1.0, second: 1.0)

  /// The independent random streams of one seed.
  private enum Stream: UInt64 {
    case world
    case network
    case batches
    case probe
    case heldOutIdentities
  }

  /// A network with He-initialized hidden layers and class weights spread evenly on the circle.
  ///
  /// - Precondition: `classes` is within the data set's range.
  package init(
    dataset: Dataset, classes: Int, seed: UInt64, loss: MarginLoss,
    hidden: Int = 64, activation: Activation = .leaky(slope: 0.25), engine: Engine = .best
  ) {
    precondition(dataset.classes.contains(classes), "the data set has no such class count")
    shape = Shape(inputs: dataset.inputs, hidden: hidden, features: 2, classes: classes)
    self.dataset = dataset
    self.activation = activation
    self.engine = engine
    self.seed = seed
    self.loss = loss
    settings = TrainingSettings()
    margin = loss.initialParameters
    noise = dataset.initialNoise
    var worldGenerator = Generator(seed: seed, stream: Stream.world.rawValue)
    world = dataset.world(classes, &worldGenerator)
    generator = Generator(seed: seed, stream: Stream.batches.rawValue)
    arena = Arena(zeros: 3 * shape.count)
    var networkGenerator = Generator(seed: seed, stream: Stream.network.rawValue)
    Self.initialize(arena.uniqueFloats(), shape, &networkGenerator)
  }

  /// Draws a batch and learns from it.
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
      let label = world.label(at: generator.uniform())
      plan.labels[row] = Int32(label)
      if row < plan.samples { batchSizes[label] += 1 }
    }
    dataset.draw(
      world,
      Draw(
        rows: plan.rows, stride: shape.inputStride, labels: plan.labels, inputs: plan.inputs,
        noise: Float(noise), isProbe: false, engine: engine),
      &generator)
  }

  /// One step on the batch that was last drawn; `features(of:)` uses its memory, so draw after it.
  ///
  /// - Throws: `TrainingFailure`; the parameters are then unchanged.
  package mutating func learn() throws(TrainingFailure) -> StepReport {
    let plan = makePlan()
    engine.forward(plan)
    engine.measure(plan)
    plan.evaluateCurves(of: loss, margin)
    let sums = engine.marginGradients(plan)
    let joined = loss.euclidean.map { plan.add($0, centers: presentCenters(for: $0), margin) }
    engine.backward(plan)
    let norm = engine.gradientNorm(plan)
    let added = joined?.output.loss ?? 0
    guard sums.loss.isFinite, added.isFinite else { throw .lossNotFinite(step: step + 1) }
    guard norm.isFinite else { throw .gradientNotFinite(step: step + 1) }
    engine.update(plan, nextRule(), norm)
    if loss.euclidean == .center, let joined { centers = joined.centers }
    step += 1
    let share = 1 / Double(plan.samples)
    return StepReport(
      loss: Double(sums.loss) * share + added, marginFreeLoss: Double(sums.marginFreeLoss) * share,
      accuracy: Double(sums.correct) * share, gradientNorm: Double(norm))
  }

  /// The centers to begin a step with: where they were, or at the origin.
  private func presentCenters(for term: EuclideanTerm) -> [[Double]] {
    guard term == .center, centers.isEmpty else { return term == .center ? centers : [] }
    let zeros = Array(repeating: 0.0, count: shape.classes)
    return (0..<shape.features).map { _ in zeros }
  }

  /// A fixed set of new samples, drawn from the same world: the same draws at every noise.
  package func probe(perClass: Int) -> SampleSet {
    var generator = Generator(seed: seed, stream: Stream.probe.rawValue)
    return SampleSet(
      drawnFrom: dataset, world: world, shape: shape, perClass: perClass, noise: Float(noise),
      engine: engine, &generator)
  }

  /// A fixed set of samples of identities of the same world that no class stands for.
  ///
  /// - Parameters:
  ///   - identities: how many, 1 or more; labels count from 0 and name no class.
  ///   - perIdentity: samples of each; the same draws at every noise.
  /// - Returns: samples that never train; nil where the classes are all there are.
  package func heldOutIdentities(identities: Int, perIdentity: Int) -> SampleSet? {
    guard let heldOutIdentities = dataset.heldOutIdentities else { return nil }
    var generator = Generator(seed: seed, stream: Stream.heldOutIdentities.rawValue)
    let world = heldOutIdentities(world, identities, &generator)
    return SampleSet(
      drawnFrom: dataset, world: world, shape: shape, perClass: perIdentity, noise: Float(noise),
      engine: engine, &generator)
  }

  /// The features of samples under the present weights, in their order.
  ///
  /// A feature that overflows counts as 0, which has no direction: whoever draws it needs a number.
  package mutating func features(of samples: SampleSet) -> [SIMD2<Float>] {
    let plan = makePlan()
    var features: [SIMD2<Float>] = []
    features.reserveCapacity(samples.count)
    while features.count < samples.count {
      let rows = min(plan.rows, samples.count - features.count)
      samples.copyInputs(from: features.count, rows: rows, into: plan.inputs)
      engine.forward(plan)
      for row in 0..<rows {
        let feature = SIMD2(plan.features[row], plan.features[plan.rows + row])
        features.append(feature.x.isFinite && feature.y.isFinite ? feature : SIMD2(0, 0))
      }
    }
    return features
  }

  /// W_j of every class, as it stands (not normalized).
  package var classWeights: [SIMD2<Double>] {
    let at = shape.classWeights
    return (0..<shape.classes).map {
      SIMD2(Double(arena[at + $0]), Double(arena[at + shape.classStride + $0]))
    }
  }

  /// b_j of every class; where the loss shares one bias, the same for all.
  package var classBiases: [Double] {
    (0..<shape.classes).map {
      Double(arena[shape.classBias + (loss.bias == .shared ? 0 : $0)])
    }
  }

  /// The pairs and triplets of the last batch; none before the first.
  package var batchExpansion: DataExpansion { DataExpansion(classSizes: batchSizes) }

  /// FNV-1a over the bits of parameters, moments, generator, step and centers if any: all that decides the next
  /// steps besides the settings.
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

  /// Takes up another optimizer; its moments begin at zero.
  package mutating func changeOptimizer(to optimizer: TrainingSettings.Optimizer) {
    settings.optimizer = optimizer
    adamPowers = (1, 1)
    (arena.uniqueFloats() + shape.count).update(repeating: 0, count: 2 * shape.count)
  }

  /// Gives back the memory that only a step needs; the next step takes it again.
  package mutating func forgetBatch() { scratch = Arena(zeros: 0) }

  /// Bytes that a copy takes up once either of the two has trained.
  package var byteCount: Int { arena.count * MemoryLayout<Float>.stride }

  /// The addresses of this trainer's own floats; good until the trainer is copied or goes away.
  private mutating func makePlan() -> StepPlan {
    let rows = (settings.batch + 7) / 8 * 8
    let needed = StepPlan.scratchCount(shape, rows: rows)
    if scratch.count != needed { scratch = Arena(zeros: needed) }
    var plan = StepPlan(
      shape: shape, samples: settings.batch, rows: rows, arena: arena.uniqueFloats(),
      scratch: scratch.uniqueFloats())
    plan.activation = activation
    plan.follow(loss, margin)
    return plan
  }

  /// The rule of this step; Adam's powers advance.
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
      method: method, rate: Float(settings.rate), decay: Float(settings.decay),
      clip: Float(settings.clip))
  }

  /// He initialization: N(0, 2/fan-in) below the features, N(0, 1/hidden) at the features; class
  /// weights of length 1, evenly spread from a random angle.
  private static func initialize(
    _ floats: UnsafeMutablePointer<Float>, _ shape: Shape, _ generator: inout Generator
  ) {
    func fill(_ at: Int, rows: Int, columns: Int, variance: Double) {
      let spread = variance.squareRoot()
      for row in 0..<rows {
        for column in 0..<columns {
          floats[at + row * shape.hiddenStride + column] = Float(spread * generator.normal())
        }
      }
    }
    fill(
      shape.firstWeights, rows: shape.inputs, columns: shape.hidden,
      variance: 2 / Double(shape.inputs))
    fill(
      shape.secondWeights, rows: shape.hidden, columns: shape.hidden,
      variance: 2 / Double(shape.hidden))
    fill(
      shape.featureWeights, rows: shape.features, columns: shape.hidden,
      variance: 1 / Double(shape.hidden))
    let weights = floats + shape.classWeights
    let phase = generator.uniform()
    for column in 0..<shape.classStride {
      let turn = (Double(column) + phase) / Double(shape.classes)
      let (sine, cosine) = sinCos(2 * Double.pi * turn)
      let isClass = column < shape.classes
      weights[column] = isClass ? Float(cosine) : 1
      weights[shape.classStride + column] = isClass ? Float(sine) : 0
    }
  }
}
