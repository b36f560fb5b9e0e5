import Angular
import Testing

@testable import Learning

struct DatasetTests {
  private func trainer(
    _ name: String, classes: Int? = nil, seed: UInt64 = 5, engine: Engine = .best
  ) throws -> Trainer {
    let dataset = try #require(Dataset.named(name))
    return Trainer(
      dataset: dataset, classes: classes ?? dataset.initialClasses, seed: seed,
      loss: MarginLoss.all[0], engine: engine)
  }

  static let names = Dataset.all.map(\.name)

  @Test func namesAreUniqueAndFound() {
    #expect(Set(Self.names).count == Self.names.count)
    #expect(Self.names.allSatisfy { Dataset.named($0)?.id == $0 })
    #expect(Dataset.named("") == nil)
  }

  @Test(arguments: names)
  func theRowIsSound(name: String) throws {
    let dataset = try #require(Dataset.named(name))
    #expect(!dataset.summary.isEmpty && dataset.summary.hasSuffix("."))
    #expect(dataset.classes.contains(dataset.initialClasses))
    #expect(dataset.noise.contains(dataset.initialNoise))
    #expect(dataset.classes.lowerBound >= 2)
    #expect(dataset.symbols.count >= dataset.classes.upperBound)
    #expect(Set(dataset.symbols).count == dataset.symbols.count)
  }

  @Test(arguments: names)
  func everyClassCountDrawsFiniteInputsOfItsOwnLabels(name: String) throws {
    for classes in try #require(Dataset.named(name)).classes {
      var trainer = try trainer(name, classes: classes)
      trainer.settings.batch = 203
      trainer.draw()
      let batch = DoubleNetwork.Batch(trainer)
      #expect(batch.labels.allSatisfy { (0..<classes).contains($0) })
      #expect(batch.inputs.allSatisfy { $0.allSatisfy { $0.isFinite } })
      #expect(batch.inputs.allSatisfy { $0.count == trainer.dataset.inputs })
    }
  }

  /// Counted over 20,000 draws; five standard deviations of a binomial share.
  @Test(arguments: names)
  func labelsComeAsOftenAsTheWorldSays(name: String) throws {
    var trainer = try trainer(name)
    trainer.settings.batch = 4000
    var counts = [Int](repeating: 0, count: trainer.instance.classes)
    for _ in 0..<5 {
      trainer.draw()
      for label in DoubleNetwork.Batch(trainer).labels { counts[label] += 1 }
    }
    let total = Double(counts.reduce(0, +))
    #expect(abs(trainer.instance.frequencies.reduce(0, +) - 1) < 1e-12)
    for (count, share) in zip(counts, trainer.instance.frequencies) {
      let deviation = (share * (1 - share) / total).squareRoot()
      #expect(abs(Double(count) / total - share) < 5 * deviation)
    }
  }

  @Test(arguments: names)
  func theSameSeedDrawsTheSameBatches(name: String) throws {
    let drawn = try engines.map { engine -> [[Double]] in
      var trainer = try trainer(name, engine: engine)
      trainer.draw()
      trainer.draw()
      return DoubleNetwork.Batch(trainer).inputs
    }
    #expect(drawn.allSatisfy { $0 == drawn[0] })
    var other = try trainer(name, seed: 6)
    other.draw()
    other.draw()
    #expect(DoubleNetwork.Batch(other).inputs != drawn[0])
  }

  /// Two samples of a class, without noise: what is left is the class itself, or its curve.
  @Test(arguments: names)
  func moreNoiseScattersMore(name: String) throws {
    func spread(_ noise: Double) throws -> Double {
      var trainer = try trainer(name, classes: 2)
      trainer.noise = noise
      let probe = trainer.probe(perClass: 200)
      let own = (0..<200).map { probe[$0].map(Double.init) }
      return (0..<trainer.dataset.inputs).reduce(0) { sum, column in
        let mean = own.reduce(0) { $0 + $1[column] } / 200
        return sum + own.reduce(0) { $0 + ($1[column] - mean) * ($1[column] - mean) } / 200
      }
    }
    let steps = try [0, 0.15, 0.6].map(spread)
    #expect(steps[0] < steps[1] && steps[1] < steps[2])
    if ["gaussian", "ring"].contains(name) { #expect(steps[0] < 1e-9) }
  }
}
