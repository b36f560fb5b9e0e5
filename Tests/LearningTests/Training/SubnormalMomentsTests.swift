import Angular
import Layout
import Testing

@testable import Learning

/// Moments of units that no longer learn decay to zero, and not to numbers that slow every step.
struct SubnormalMomentsTests {
  /// The smallest size of a moment that is kept.
  private static let least: Float = 1e-30

  @Test(arguments: TrainingSettings.Optimizer.allCases)
  func momentsOfDeadUnitsBecomeZero(optimizer: TrainingSettings.Optimizer) throws {
    for engine in engines {
      var trainer = Trainer(
        dataset: try #require(Dataset.named("overlap")), classes: 6, seed: 3,
        loss: try #require(MarginLoss.named("modified-softmax")), hidden: 16,
        activation: .relu, engine: engine)
      trainer.settings.optimizer = optimizer
      trainer.settings.decay = 0
      trainer.settings.batch = 16
      // Steps far too large leave units that say 0 to every sample, so their gradient is 0.
      trainer.settings.rate = 2
      for _ in 0..<20 { _ = try trainer.advance() }
      let before = moments(trainer)
      trainer.settings.rate = 1e-4
      for _ in 0..<1200 { _ = try trainer.advance() }
      let after = moments(trainer)
      let died = zip(before, after).count { abs($0) > 1e-10 && $1 == 0 }
      #expect(died > 0, "no unit has died")
      #expect(after.allSatisfy { $0 == 0 || abs($0) >= Self.least })
    }
  }

  /// The first moments, as the update keeps them between steps.
  private func moments(_ trainer: Trainer) -> [Float] {
    let count = trainer.shape.count
    return (count..<2 * count).map { trainer.arena[$0] }
  }
}
