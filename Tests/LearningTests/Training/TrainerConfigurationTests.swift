import Angular
import Testing

@testable import Learning

struct TrainerConfigurationTests {
  private func configuration() throws -> (TrainerConfiguration, Dataset) {
    let dataset = try #require(Dataset.named("overlap"))
    let loss = try #require(MarginLoss.named("a-softmax"))
    return (TrainerConfiguration(loss: loss, dataset: dataset, seed: 3), dataset)
  }

  @Test func aTrainerBeginsWithAllOfIt() throws {
    var (configuration, dataset) = try configuration()
    configuration.classes = 5
    configuration.activation = .tanh
    configuration.margin.m = 2
    configuration.noise = 0.2
    configuration.settings.rate = 0.01
    configuration.settings.optimizer = .adam
    let trainer = Trainer(configuration, dataset: dataset)
    #expect(trainer.instance.classes == 5 && trainer.activation == configuration.activation)
    #expect(trainer.margin == configuration.margin && trainer.noise == 0.2)
    #expect(trainer.settings == configuration.settings && trainer.loss.name == "a-softmax")
    let plain = Trainer(
      dataset: dataset, classes: 5, seed: 3, loss: trainer.loss,
      activation: configuration.activation)
    #expect(trainer.checksum == plain.checksum)
  }

  static let changes: [(String, @Sendable (inout TrainerConfiguration) -> Void)] = [
    ("loss", { $0.loss = "softmax" }), ("m", { $0.margin.m = 3 }),
    ("lambda", { $0.margin.lambda = 2 }), ("noise", { $0.noise = 0.4 }),
    ("rate", { $0.settings.rate = 0.01 }), ("batch", { $0.settings.batch = 32 }),
    ("decay", { $0.settings.decay = 0.01 }), ("momentum", { $0.settings.momentum = 0.5 }),
    ("clip", { $0.settings.clip = 0.01 }), ("optimizer", { $0.settings.optimizer = .adam }),
  ]

  /// Whatever may change between two steps is taken up, and what is the same changes nothing.
  @Test(arguments: changes.indices)
  func whatIsAdoptedReachesTheNextStep(index: Int) throws {
    let (name, change) = Self.changes[index]
    var (configuration, dataset) = try configuration()
    // Where m asks for nothing, lambda dilutes nothing.
    configuration.margin.m = 2
    configuration.settings.batch = 64
    var trainer = Trainer(configuration, dataset: dataset)
    for _ in 0..<3 { _ = try trainer.advance() }
    var (same, other) = (trainer, trainer)
    same.adopt(configuration)
    change(&configuration)
    other.adopt(configuration)
    for _ in 0..<3 {
      _ = try trainer.advance()
      _ = try same.advance()
      _ = try other.advance()
    }
    #expect(same.checksum == trainer.checksum)
    #expect(other.checksum != trainer.checksum, "\(name)")
  }
}
