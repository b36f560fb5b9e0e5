import Angular
import Testing

@testable import Learning

/// The joint losses stay stable for five thousand steps with their defaults.
struct StabilityTests {
  @Test(arguments: MarginLoss.all.filter { $0.euclidean != nil }.map(\.name))
  func fiveThousandStepsStayBounded(loss: String) throws {
    let row = try #require(MarginLoss.named(loss))
    var trainer = Trainer(
      dataset: try #require(Dataset.named("overlap")), classes: 6, seed: 2, loss: row)
    var highest = 0.0
    for step in 1...5000 {
      let report = try trainer.advance()
      if step >= 100 { highest = max(highest, report.loss) }
      guard step.isMultiple(of: 1000) else { continue }
      let probe = trainer.probe(perClass: 60)
      let features = trainer.features(of: probe)
      let measures = Measures(
        features: features, dimensions: 2, labels: probe.labels, weights: trainer.classWeights,
        biases: trainer.classBiases, loss: row, margin: trainer.margin)
      #expect(measures.accuracy >= 0.97, "step \(step)")
      let longest = features.map { ($0 * $0).sum().squareRoot() }.max() ?? .infinity
      #expect(longest < 30, "step \(step)")
    }
    #expect(highest < 1)
  }
}
