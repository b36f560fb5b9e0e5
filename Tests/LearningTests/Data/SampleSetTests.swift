import Angular
import Testing

@testable import Learning

struct SampleSetTests {
  private func trainer(_ name: String, seed: UInt64 = 8) throws -> Trainer {
    let dataset = try #require(Dataset.named(name))
    return Trainer(
      dataset: dataset, classes: dataset.initialClasses, seed: seed, loss: MarginLoss.all[0])
  }

  private func rows(_ probe: SampleSet) -> [[Float]] { (0..<probe.count).map { probe[$0] } }

  @Test(arguments: DatasetTests.names)
  func holdsEachClassInOrder(name: String) throws {
    let trainer = try trainer(name)
    let probe = trainer.probe(perClass: 7)
    let classes = trainer.instance.classes
    #expect(probe.labels == (0..<classes).flatMap { Array(repeating: $0, count: 7) })
    #expect(probe.count == 7 * classes && probe.width == trainer.dataset.inputs)
    #expect(rows(probe).allSatisfy { $0.count == probe.width })
  }

  @Test(arguments: DatasetTests.names)
  func staysTheSameWhileTrainingGoesOn(name: String) throws {
    var trainer = try trainer(name)
    let before = rows(trainer.probe(perClass: 9))
    for _ in 0..<5 { _ = try trainer.advance() }
    #expect(rows(trainer.probe(perClass: 9)) == before)
    #expect(rows(try self.trainer(name, seed: 9).probe(perClass: 9)) != before)
  }

  /// None of the probe's samples ever trains.
  @Test(arguments: DatasetTests.names)
  func sharesNoSampleWithTraining(name: String) throws {
    var trainer = try trainer(name)
    let probe = Set(rows(trainer.probe(perClass: 60)))
    trainer.settings.batch = 512
    for _ in 0..<4 {
      trainer.draw()
      let drawn = DoubleNetwork.Batch(trainer).inputs.map { $0.map(Float.init) }
      #expect(!drawn.contains { probe.contains($0) })
    }
  }

  /// The draws are the same at every noise; only their scale changes.
  @Test(arguments: ["gaussian", "ring"])
  func noiseStretchesTheSameDraws(name: String) throws {
    var trainer = try trainer(name)
    func probe(_ noise: Double) -> [Float] {
      trainer.noise = noise
      return rows(trainer.probe(perClass: 20)).flatMap { $0 }
    }
    let center = probe(0)
    let near = probe(0.1)
    let far = probe(0.4)
    for index in center.indices {
      let stretched = 4 * (near[index] - center[index])
      #expect(abs(far[index] - center[index] - stretched) < 1e-5)
    }
  }

  private static let shapes = ["ring", "moons", "spirals"]

  /// Shapes of the plane have no identities but their classes.
  @Test(arguments: shapes)
  func shapesHaveNoHeldOutIdentities(name: String) throws {
    let trainer = try trainer(name)
    #expect(trainer.heldOutIdentities(identities: 7, perIdentity: 5) == nil)
    #expect(!trainer.dataset.hasHeldOutIdentities)
  }

  @Test(arguments: DatasetTests.names.filter { !shapes.contains($0) })
  func heldOutIdentitiesBelongToNoClass(name: String) throws {
    let trainer = try trainer(name)
    let heldOutIdentities = try #require(
      trainer.heldOutIdentities(identities: 7, perIdentity: 5))
    #expect(trainer.dataset.hasHeldOutIdentities)
    #expect(heldOutIdentities.labels == (0..<7).flatMap { Array(repeating: $0, count: 5) })
    let known = Set(rows(trainer.probe(perClass: 60)))
    #expect(
      rows(heldOutIdentities).allSatisfy {
        $0.count == heldOutIdentities.width && !known.contains($0)
      })
    #expect(Set(rows(heldOutIdentities)).count == heldOutIdentities.count)
    let again = try #require(
      try self.trainer(name).heldOutIdentities(identities: 7, perIdentity: 5))
    #expect(rows(again) == rows(heldOutIdentities))
    let other = try #require(
      try self.trainer(name, seed: 9).heldOutIdentities(identities: 7, perIdentity: 5))
    #expect(rows(other) != rows(heldOutIdentities))
  }

  @Test func aFileHasNoHeldOutIdentities() throws {
    let digits = try TableTests.digits()
    let trainer = Trainer(dataset: digits, classes: 10, seed: 7, loss: MarginLoss.all[0])
    #expect(trainer.heldOutIdentities(identities: 6, perIdentity: 5) == nil)
  }
}
