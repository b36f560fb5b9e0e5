import Angular
import Elementary
import Layout
import Testing

@testable import Learning

struct TrainerTests {
  /// A trainer and what its network is made of.
  struct Setting: Sendable, CustomTestStringConvertible {
    var data = "identities"
    var classes = 6
    var loss = "a-softmax"
    var m = 4.0
    var lambda = 0.0
    var hidden = 64
    var activation = Activation.leaky(slope: 0.25)
    var optimizer = TrainingSettings.Optimizer.sgd
    var batch = 128
    var seed: UInt64 = 7

    var testDescription: String {
      "\(data) K \(classes) \(loss) m \(m) lambda \(lambda) \(optimizer) batch \(batch)"
    }

    func trainer(engine: Engine = .best) throws -> Trainer {
      var trainer = Trainer(
        dataset: try #require(Dataset.named(data)), classes: classes, seed: seed,
        loss: try #require(MarginLoss.named(loss)), hidden: hidden, activation: activation,
        engine: engine)
      trainer.margin.m = m
      trainer.margin.lambda = lambda
      trainer.settings.optimizer = optimizer
      trainer.settings.batch = batch
      return trainer
    }
  }

  static let settings = [
    Setting(batch: 40),
    Setting(lambda: 5, hidden: 32, optimizer: .adam, batch: 64),
    Setting(data: "ring", classes: 3, m: 2.35, hidden: 16, batch: 13),
    Setting(
      data: "spirals", classes: 5, loss: "softmax-bias", hidden: 48, activation: .tanh, batch: 31),
    Setting(data: "moons", classes: 2, loss: "softmax", hidden: 32, optimizer: .adam, batch: 9),
    Setting(
      data: "gaussian", classes: 12, loss: "modified-softmax", hidden: 80, activation: .tanh,
      optimizer: .adam, batch: 27),
    Setting(loss: "l-softmax", m: 2.2, lambda: 0.5, hidden: 32, batch: 25),
    Setting(loss: "arcface", m: 0.3, hidden: 32, batch: 33),
    Setting(data: "overlap", classes: 4, loss: "sphereface-r-v0", m: 2.5, batch: 24),
    Setting(data: "overlap", classes: 5, loss: "sphereface-r-v2-exact", m: 1.7, batch: 26),
    Setting(loss: "triplet", hidden: 32, batch: 22), Setting(loss: "contrastive", batch: 18),
    Setting(loss: "center", hidden: 32, batch: 20), Setting(loss: "sphereface2", m: 0.2, batch: 30),
  ]

  /// The changes of three whole steps, tensor by tensor, against the same in double precision.
  @Test(arguments: settings, [0.4, 1e9])
  func stepsAreThoseOfTheDoubleNetwork(setting: Setting, clip: Double) throws {
    var trainer = try setting.trainer()
    for _ in 0..<5 { _ = try trainer.advance() }
    trainer.changeOptimizer(to: setting.optimizer)
    trainer.settings.clip = clip
    trainer.settings.decay = 0.01
    trainer.settings.rate = setting.optimizer == .sgd ? 0.02 : 0.003
    let start = DoubleNetwork.Tensors(trainer.arena, trainer.shape)
    var descent = DoubleDescent(trainer)
    for _ in 0..<3 {
      trainer.draw()
      let expected = descent.step(on: DoubleNetwork.Batch(trainer))
      let report = try trainer.learn()
      #expect(abs(report.loss - expected.loss) < 1e-4 * (1 + expected.loss))
      #expect(abs(report.gradientNorm / expected.norm - 1) < 1e-4)
    }
    for (label, center) in (descent.centers ?? []).enumerated() {
      for (row, wanted) in zip(trainer.centers, center) { #expect(abs(row[label] - wanted) < 1e-4) }
    }
    let reached = DoubleNetwork.Tensors(trainer.arena, trainer.shape)
    for (index, before) in start.named.enumerated() {
      let wanted = descent.parameters.named[index].values
      let got = reached.named[index].values
      let way = distance(before.values, wanted)
      #expect(distance(got, wanted) <= 2e-4 * way, "\(before.name)")
      #expect(way > 0 || before.name == "classBias")
    }
  }

  private func distance(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }

  @Test(arguments: settings)
  func enginesTrainTheSameBits(setting: Setting) throws {
    let sums = try engines.map { engine in
      var trainer = try setting.trainer(engine: engine)
      for _ in 0..<60 { _ = try trainer.advance() }
      return trainer.checksum
    }
    #expect(sums.allSatisfy { $0 == sums[0] })
  }

  /// What lies between the parameters would reach them through the lanes: it must stay as it was.
  @Test(arguments: settings)
  func paddingStaysAsItWas(setting: Setting) throws {
    var trainer = try setting.trainer()
    let shape = trainer.shape
    for _ in 0..<20 { _ = try trainer.advance() }
    func check(_ at: Int, _ rows: Int, _ stride: Int, _ used: Range<Int>) {
      let stray = (0..<3 * rows * stride).filter { index in
        let (moment, place) = index.quotientAndRemainder(dividingBy: rows * stride)
        return !used.contains(place % stride)
          && trainer.arena[moment * shape.count + at + place] != 0
      }
      #expect(stray.isEmpty)
    }
    check(shape.firstWeights, shape.inputs, shape.hiddenStride, 0..<shape.hidden)
    check(shape.secondWeights, shape.hidden, shape.hiddenStride, 0..<shape.hidden)
    check(shape.featureWeights, 2, shape.hiddenStride, 0..<shape.hidden)
    let spare = shape.inputRows - shape.inputs
    check(
      shape.firstWeights + shape.inputs * shape.hiddenStride, spare, shape.hiddenStride, 0..<0)
    check(shape.featureWeights + 2 * shape.hiddenStride, 2, shape.hiddenStride, 0..<0)
    for column in shape.classes..<shape.classStride {
      let x = trainer.arena[shape.classWeights + column]
      let y = trainer.arena[shape.classWeights + shape.classStride + column]
      #expect(x == 1 && y == 0)
    }
  }

  @Test func aCopyTrainsOnIndependently() throws {
    var trainer = try Setting(optimizer: .adam, batch: 60).trainer()
    for _ in 0..<10 { _ = try trainer.advance() }
    var copy = trainer
    let snapshot = copy.checksum
    for _ in 0..<10 { _ = try trainer.advance() }
    #expect(copy.checksum == snapshot)
    #expect(trainer.checksum != snapshot)
    for _ in 0..<10 { _ = try copy.advance() }
    #expect(copy.checksum == trainer.checksum)
    #expect(copy.step == 20)
  }

  /// Looking never trains: neither features nor a probe change what comes next.
  @Test func lookingChangesNothing() throws {
    var seen = try Setting().trainer()
    var unseen = seen
    for _ in 0..<5 {
      _ = try seen.advance()
      _ = try unseen.advance()
      let probe = seen.probe(perClass: 7)
      #expect(seen.features(of: probe).count == 42)
    }
    #expect(seen.checksum == unseen.checksum)
  }

  /// A probe larger or smaller than the batch, in groups that do not fill, has the same features.
  @Test func featuresDoNotDependOnTheBatch() throws {
    var small = try Setting(batch: 10).trainer()
    var large = try Setting(batch: 500).trainer()
    let probe = small.probe(perClass: 11)
    #expect(small.features(of: probe) == large.features(of: probe))
  }

  @Test(arguments: [Dial.rate, .momentum, .decay, .clip, .batch, .m, .lambda, .noise, .loss])
  func everyDialReachesTheNextStep(dial: Dial) throws {
    var trainer = try Setting().trainer()
    var other = trainer
    dial.turn(&other)
    for _ in 0..<3 {
      _ = try trainer.advance()
      _ = try other.advance()
    }
    #expect(trainer.checksum != other.checksum)
  }

  /// What may change between two steps.
  enum Dial: Sendable {
    case rate
    case momentum
    case decay
    case clip
    case batch
    case m
    case lambda
    case noise
    case loss

    func turn(_ trainer: inout Trainer) {
      switch self {
      case .rate: trainer.settings.rate = 0.01
      case .momentum: trainer.settings.momentum = 0.5
      case .decay: trainer.settings.decay = 0.1
      case .clip: trainer.settings.clip = 0.01
      case .batch: trainer.settings.batch = 64
      case .m: trainer.margin.m = 3.5
      case .lambda: trainer.margin.lambda = 1
      case .noise: trainer.noise = 0.5
      case .loss: trainer.loss = MarginLoss.named("softmax") ?? trainer.loss
      }
    }
  }

  /// From where its m starts every row learns six identities, and it stays finite.
  @Test(arguments: MarginLoss.all)
  func everyRowLearns(loss: MarginLoss) throws {
    var trainer = try Setting(loss: loss.name).trainer()
    trainer.margin = loss.initialParameters
    for _ in 0..<600 { _ = try trainer.advance() }
    #expect(try accuracy(of: &trainer) > 0.95)
    trainer.margin.m = loss.margin.map { $0.snaps[$0.snaps.count / 2] } ?? 1
    for _ in 0..<900 { _ = try trainer.advance() }
    #expect((0..<trainer.arena.count).allSatisfy { trainer.arena[$0].isFinite })
  }

  private func accuracy(of trainer: inout Trainer) throws -> Double {
    let probe = trainer.probe(perClass: 60)
    return Measures(
      features: trainer.features(of: probe), labels: probe.labels, weights: trainer.classWeights,
      biases: trainer.classBiases, loss: trainer.loss, margin: trainer.margin
    ).accuracy
  }

  /// Centers begin at the origin, follow their class, and are part of what decides the next steps; a
  /// loss without them leaves none behind.
  @Test func centresAreTrainingState() throws {
    var trainer = try Setting(loss: "center", m: 1).trainer()
    #expect(trainer.centers.isEmpty)
    for _ in 0..<50 { _ = try trainer.advance() }
    #expect(trainer.centers.map(\.count) == [6, 6])
    var slower = trainer
    slower.margin.centerRate = 0
    _ = try trainer.advance()
    _ = try slower.advance()
    // One step with another alpha moves nothing but the centers, and the checksum tells.
    #expect((0..<trainer.arena.count).allSatisfy { trainer.arena[$0] == slower.arena[$0] })
    #expect(trainer.centers != slower.centers && trainer.checksum != slower.checksum)
    var plain = try Setting(loss: "softmax-bias").trainer()
    for _ in 0..<3 { _ = try plain.advance() }
    #expect(plain.centers.isEmpty)
  }

  /// Triplets of the batch and not of its padding.
  @Test func theBatchExpandsToItsPairsAndTriplets() throws {
    var trainer = try Setting(batch: 21).trainer()
    #expect(trainer.batchExpansion == DataExpansion(classSizes: []))
    trainer.draw()
    #expect(trainer.batchExpansion.pairs == 210)
    let labels = DoubleNetwork.Batch(trainer).labels
    let sizes = (0..<6).map { label in labels.count { $0 == label } }
    #expect(trainer.batchExpansion == DataExpansion(classSizes: sizes))
    #expect(trainer.batchExpansion.triplets > 0)
  }

  @Test func anotherSeedIsAnotherRun() throws {
    #expect(try Setting(seed: 1).trainer().checksum != Setting(seed: 2).trainer().checksum)
  }

  @Test func normalisedClassWeightsKeepLengthOne() throws {
    var trainer = try Setting().trainer()
    for _ in 0..<50 { _ = try trainer.advance() }
    for weight in trainer.classWeights {
      #expect(abs((weight * weight).sum().squareRoot() - 1) < 1e-6)
    }
  }

  @Test func anotherOptimizerBeginsWithEmptyMoments() throws {
    var trainer = try Setting().trainer()
    for _ in 0..<3 { _ = try trainer.advance() }
    let count = trainer.shape.count
    #expect((count..<3 * count).contains { trainer.arena[$0] != 0 })
    trainer.changeOptimizer(to: .adam)
    #expect(trainer.settings.optimizer == .adam)
    #expect(!(count..<3 * count).contains { trainer.arena[$0] != 0 })
  }

  /// The two ways to overflow: already in the loss, or only in the gradient.
  @Test(arguments: [("a-softmax", 1e30, false), ("softmax", 1e8, true)])
  func trainingThatOverflowsStopsWithItsParametersIntact(
    loss: String, rate: Double, inGradient: Bool
  ) throws {
    var trainer = try Setting(loss: loss).trainer()
    for _ in 0..<3 { _ = try trainer.advance() }
    trainer.settings.rate = rate
    var before = trainer
    var failure: TrainingFailure?
    for _ in 0..<50 where failure == nil {
      before = trainer
      do throws(TrainingFailure) { _ = try trainer.advance() } catch { failure = error }
    }
    let step = before.step + 1
    #expect(
      failure == (inGradient ? .gradientNotFinite(step: step) : .lossNotFinite(step: step)))
    #expect(trainer.step == before.step && trainer.step > 3)
    let count = trainer.arena.count
    let bits = (0..<count).map { trainer.arena[$0].bitPattern }
    #expect(bits == (0..<count).map { before.arena[$0].bitPattern })
    #expect((0..<count).allSatisfy { trainer.arena[$0].isFinite })
    let features = trainer.features(of: trainer.probe(perClass: 10))
    #expect(features.allSatisfy { $0.x.isFinite && $0.y.isFinite })
    // It stays failed until somebody changes something.
    #expect(throws: TrainingFailure.self) { _ = try trainer.advance() }
  }
}
