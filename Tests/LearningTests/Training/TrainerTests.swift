import Angular
import Layout
import Testing

@testable import Learning

struct TrainerTests {
  /// The changes of three whole steps, tensor by tensor, against the same in double precision.
  @Test(arguments: TrainingCase.varied, [0.4, 1e9])
  func stepsAreThoseOfTheDoubleNetwork(setting: TrainingCase, clip: Double) throws {
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
    #expect(trainer.centers.isEmpty == (descent.centers == nil))
    for (label, center) in (descent.centers ?? []).enumerated() {
      #expect(trainer.centers.count == center.count)
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

  @Test(.enabled(if: Engine.wide != nil), arguments: TrainingCase.varied)
  func enginesTrainTheSameBits(setting: TrainingCase) throws {
    let sums = try engines.map { engine in
      var trainer = try setting.trainer(engine: engine)
      for _ in 0..<60 { _ = try trainer.advance() }
      return trainer.checksum
    }
    #expect(sums.allSatisfy { $0 == sums[0] })
  }

  /// Padding shares lanes with the parameters and must keep its values.
  @Test(arguments: TrainingCase.varied)
  func paddingStaysAsItWas(setting: TrainingCase) throws {
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
    check(shape.featureWeights, shape.features, shape.hiddenStride, 0..<shape.hidden)
    let spare = shape.inputRows - shape.inputs
    check(
      shape.firstWeights + shape.inputs * shape.hiddenStride, spare, shape.hiddenStride, 0..<0)
    check(
      shape.featureWeights + shape.features * shape.hiddenStride, 4 - shape.features,
      shape.hiddenStride, 0..<0)
    for column in shape.classes..<shape.classStride {
      let padding = (0..<shape.features).map {
        trainer.arena[shape.classWeights + $0 * shape.classStride + column]
      }
      #expect(padding == [1, 0, 0].prefix(shape.features).map { Float($0) })
    }
  }

  @Test func aCopyTrainsOnIndependently() throws {
    var trainer = try TrainingCase(optimizer: .adam, batch: 60).trainer()
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

  /// Neither features nor a probe set change the steps that follow.
  @Test func measuringChangesNothing() throws {
    var measured = try TrainingCase().trainer()
    var other = measured
    for _ in 0..<5 {
      _ = try measured.advance()
      _ = try other.advance()
      let probe = measured.probe(perClass: 7)
      #expect(measured.features(of: probe).count == 42)
    }
    #expect(measured.checksum == other.checksum)
  }

  /// Also where the probe set is larger or smaller than the batch, or does not fill its groups.
  @Test func featuresDoNotDependOnTheBatch() throws {
    var small = try TrainingCase(batch: 10).trainer()
    var large = try TrainingCase(batch: 500).trainer()
    let probe = small.probe(perClass: 11)
    #expect(small.features(of: probe) == large.features(of: probe))
  }

  /// Every row learns six identities at its initial m, and stays finite at a larger one.
  @Test(arguments: MarginLoss.all)
  func everyRowLearns(loss: MarginLoss) throws {
    var trainer = try TrainingCase(loss: loss.name).trainer()
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
      features: trainer.features(of: probe), dimensions: trainer.dimensions, labels: probe.labels,
      weights: trainer.classWeights,
      biases: trainer.classBiases, loss: trainer.loss, margin: trainer.margin
    ).accuracy
  }
}
