import Angular
import Experiment
import Learning

/// A network, its data and its batch, as the numbers that other libraries were measured with.
struct WorkLoad {
  let name: String
  let inputs: Int
  let hidden: Int
  let classes: Int
  let batch: Int
  /// The share of the FMA peak to reach, where one is set.
  var target: Double?

  /// S, M, L: clusters; D: what the program starts with.
  static let all = [
    WorkLoad(name: "S", inputs: 2, hidden: 32, classes: 4, batch: 64, target: 0.5),
    WorkLoad(name: "M", inputs: 16, hidden: 64, classes: 8, batch: 128, target: 0.65),
    WorkLoad(name: "L", inputs: 32, hidden: 128, classes: 16, batch: 256, target: 0.7),
    standard(),
  ]

  /// The default scene's network with another batch or class count.
  static func standard(classes: Int = 6, batch: Int = 128) -> WorkLoad {
    WorkLoad(name: "D", inputs: 24, hidden: 64, classes: classes, batch: batch)
  }

  var description: String {
    "\(name)  \(inputs)-\(hidden)-\(hidden)-2, K \(classes), batch \(batch)"
  }

  /// Operations of the matrix products of a step: forward, and both products backward, but none
  /// towards the inputs.
  var operations: Double {
    let first = inputs * hidden
    let forward = first + hidden * hidden + hidden * 2 + 2 * classes
    return Double(2 * batch * (3 * forward - first))
  }

  /// A-Softmax, m = 4, lambda = 5, SGD with momentum, decay, clipping and projection.
  private func trainer(_ engine: Engine, _ dataset: Dataset? = nil) -> Trainer {
    let clusters = Dataset.clusters(
      name, "Clusters.", inputs: inputs, classes: classes...classes, initialClasses: classes)
    var trainer = Trainer(
      dataset: dataset ?? clusters, classes: classes, seed: 7,
      loss: MarginLoss.named("a-softmax") ?? MarginLoss.all[0], hidden: hidden, engine: engine)
    trainer.margin = MarginParameters(m: 4, lambda: 5)
    trainer.settings.rate = 0.01
    trainer.settings.batch = batch
    return trainer
  }

  /// Whole steps on a batch that is drawn anew before each chunk, untimed.
  func learning(_ engine: Engine) -> Contender {
    var trainer = trainer(engine)
    return Contender(
      prepare: { trainer.draw() },
      run: { times in for _ in 0..<times { mustTrain { _ = try trainer.learn() } } })
  }

  /// Whole steps of the default scene, each on a batch of its own.
  static func drawingAndLearning(_ engine: Engine) -> Contender {
    var trainer = standard().trainer(engine, Settings.initialData)
    return Contender(
      run: { times in for _ in 0..<times { mustTrain { _ = try trainer.advance() } } })
  }
}

/// Steps that fail would measure nothing.
func mustTrain(_ steps: () throws -> Void) {
  do { try steps() } catch { fatalError("training stopped: \(error)") }
}
