import Angular
import Layout
import Testing

@testable import Learning

/// What a trainer keeps between steps, and what changes it.
struct TrainerStateTests {
  @Test(arguments: [Change.rate, .momentum, .decay, .clip, .batch, .m, .lambda, .noise, .loss])
  func everyChangeAffectsTheNextSteps(change: Change) throws {
    var trainer = try TrainingCase().trainer()
    var other = trainer
    change.apply(to: &other)
    for _ in 0..<3 {
      _ = try trainer.advance()
      _ = try other.advance()
    }
    #expect(trainer.checksum != other.checksum)
  }

  /// What may change between two steps.
  enum Change: Sendable {
    case rate
    case momentum
    case decay
    case clip
    case batch
    case m
    case lambda
    case noise
    case loss

    func apply(to trainer: inout Trainer) {
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

  /// Centers start at the origin, follow their class, and are part of the checksum; other losses have
  /// none.
  @Test func centersAreTrainingState() throws {
    var trainer = try TrainingCase(loss: "center", m: 1).trainer()
    #expect(trainer.centers.isEmpty)
    for _ in 0..<50 { _ = try trainer.advance() }
    #expect(trainer.centers.map(\.count) == [6, 6])
    var slower = trainer
    slower.margin.centerRate = 0
    _ = try trainer.advance()
    _ = try slower.advance()
    // One step with another alpha changes only the centers, and with them the checksum.
    #expect((0..<trainer.arena.count).allSatisfy { trainer.arena[$0] == slower.arena[$0] })
    #expect(trainer.centers != slower.centers && trainer.checksum != slower.checksum)
    var plain = try TrainingCase(loss: "softmax-bias").trainer()
    for _ in 0..<3 { _ = try plain.advance() }
    #expect(plain.centers.isEmpty)
  }

  /// The batch is counted without its padding.
  @Test func theBatchExpandsToItsPairsAndTriplets() throws {
    var trainer = try TrainingCase(batch: 21).trainer()
    #expect(trainer.batchExpansion == DataExpansion(classSizes: []))
    trainer.draw()
    #expect(trainer.batchExpansion.pairs == 210)
    let labels = DoubleNetwork.Batch(trainer).labels
    let sizes = (0..<6).map { label in labels.count { $0 == label } }
    #expect(trainer.batchExpansion == DataExpansion(classSizes: sizes))
    #expect(trainer.batchExpansion.triplets > 0)
  }

  @Test func anotherSeedIsAnotherRun() throws {
    #expect(
      try TrainingCase(seed: 1).trainer().checksum != TrainingCase(seed: 2).trainer().checksum)
  }

  /// Of length 1, as far apart as possible, and turned by the seed.
  @Test(arguments: 2...12)
  func classWeightsOfSpaceStartAsTheBestCode(classes: Int) throws {
    func weights(_ seed: UInt64) throws -> [SIMD3<Double>] {
      try TrainingCase(classes: classes, dimensions: 3, seed: seed).trainer().classWeights
    }
    let start = try weights(1)
    var least = Double.pi
    for (index, weight) in start.enumerated() {
      #expect(abs(length(weight) - 1) < 1e-6)
      for other in start[..<index] { least = min(least, angle(between: weight, other)) }
    }
    #expect(abs(least - (try #require(SphericalCode.bestAngle(classes)))) < 1e-5)
    #expect(angle(between: start[0], try weights(2)[0]) > 0.01)
    #expect(try weights(1) == start)
  }

  /// The third component is 0 in the plane and nowhere else.
  @Test func featuresOfThePlaneHaveNoThirdComponent() throws {
    for dimensions in [2, 3] {
      var trainer = try TrainingCase(dimensions: dimensions).trainer()
      let features = trainer.features(of: trainer.probe(perClass: 5))
      #expect(features.allSatisfy { ($0.z == 0) == (dimensions == 2) })
      #expect(trainer.classWeights.allSatisfy { ($0.z == 0) == (dimensions == 2) })
    }
  }

  @Test(arguments: [2, 3])
  func normalizedClassWeightsKeepLengthOne(dimensions: Int) throws {
    var trainer = try TrainingCase(dimensions: dimensions).trainer()
    for _ in 0..<50 { _ = try trainer.advance() }
    for weight in trainer.classWeights {
      #expect(abs((weight * weight).sum().squareRoot() - 1) < 1e-6)
    }
  }

  @Test func anotherOptimizerStartsWithZeroMoments() throws {
    var trainer = try TrainingCase().trainer()
    for _ in 0..<3 { _ = try trainer.advance() }
    let count = trainer.shape.count
    #expect((count..<3 * count).contains { trainer.arena[$0] != 0 })
    trainer.changeOptimizer(to: .adam)
    #expect(trainer.settings.optimizer == .adam)
    #expect(!(count..<3 * count).contains { trainer.arena[$0] != 0 })
  }

  /// Training overflows in the loss, or only in the gradient.
  @Test(arguments: [("a-softmax", 1e30, false), ("softmax", 1e8, true)])
  func trainingThatOverflowsStopsWithItsParametersIntact(
    loss: String, rate: Double, inGradient: Bool
  ) throws {
    var trainer = try TrainingCase(loss: loss).trainer()
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
    // It keeps failing until something changes.
    #expect(throws: TrainingFailure.self) { _ = try trainer.advance() }
  }
}
