import Angular
import Layout
import Testing

@testable import Learning

/// The settings of a trainer that a test starts from.
struct TrainingCase: Sendable, CustomTestStringConvertible {
  var data = "identities"
  var classes = 6
  var loss = "a-softmax"
  var m = 4.0
  var dimensions = 2
  var lambda = 0.0
  var hidden = 64
  var activation = Activation.leaky
  var optimizer = TrainingSettings.Optimizer.sgd
  var batch = 128
  var seed: UInt64 = 7

  var testDescription: String {
    "\(data) \(dimensions)-D K \(classes) \(loss) m \(m) lambda \(lambda) \(activation) \(optimizer) batch \(batch)"
  }

  func trainer(engine: Engine = .best) throws -> Trainer {
    var trainer = Trainer(
      dataset: try #require(Dataset.named(data)), classes: classes, dimensions: dimensions,
      seed: seed, loss: try #require(MarginLoss.named(loss)), hidden: hidden,
      activation: activation,
      engine: engine)
    trainer.margin.m = m
    trainer.margin.lambda = lambda
    trainer.settings.optimizer = optimizer
    trainer.settings.batch = batch
    return trainer
  }
}

extension TrainingCase {
  /// Every kind of loss, optimizer and activation, with sizes that do not fill lane groups.
  static let varied = [
    TrainingCase(batch: 40),
    TrainingCase(lambda: 5, hidden: 32, optimizer: .adam, batch: 64),
    TrainingCase(data: "ring", classes: 3, m: 2.35, hidden: 16, batch: 13),
    TrainingCase(
      data: "spirals", classes: 5, loss: "softmax-bias", hidden: 48, activation: .tanh, batch: 31),
    TrainingCase(
      data: "moons", classes: 2, loss: "softmax", hidden: 32, optimizer: .adam, batch: 9),
    TrainingCase(
      data: "gaussian", classes: 12, loss: "modified-softmax", hidden: 80, activation: .tanh,
      optimizer: .adam, batch: 27),
    TrainingCase(loss: "l-softmax", m: 2.2, lambda: 0.5, hidden: 32, batch: 25),
    TrainingCase(loss: "arcface", m: 0.3, hidden: 32, batch: 33),
    TrainingCase(data: "overlap", classes: 4, loss: "sphereface-r-v0", m: 2.5, batch: 24),
    TrainingCase(data: "overlap", classes: 5, loss: "sphereface-r-v2-exact", m: 1.7, batch: 26),
    TrainingCase(data: "hard", loss: "normface", hidden: 32, activation: .relu, batch: 35),
    TrainingCase(loss: "triplet", hidden: 32, batch: 22),
    TrainingCase(loss: "contrastive", batch: 18),
    TrainingCase(loss: "center", hidden: 32, batch: 20),
    TrainingCase(loss: "sphereface2", m: 0.2, batch: 30),
    TrainingCase(classes: 9, m: 3, dimensions: 3, hidden: 32, batch: 28),
    TrainingCase(
      data: "overlap", classes: 5, loss: "sphereface-r-v2-exact", m: 1.7, dimensions: 3, batch: 26),
    TrainingCase(loss: "center", dimensions: 3, hidden: 32, optimizer: .adam, batch: 20),
  ]
}

/// Every engine that this machine runs; all must give the same bits.
let engines = [Engine.baseline] + (Engine.wide.map { [$0] } ?? [])
