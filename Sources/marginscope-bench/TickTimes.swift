import Experiment
import Learning

/// What a tick of the default scene is spent on.
enum TickTimes {
  static func report(rounds: Int) {
    var session = Session()
    for _ in 0..<300 { session.advance() }
    var trainer = session.trainer
    var looking = session.trainer
    let probe = session.probe
    let features = session.features
    let measure = {
      Measures(
        features: features, dimensions: looking.dimensions, labels: probe.labels,
        weights: looking.classWeights,
        biases: looking.classBiases, loss: looking.loss, margin: looking.margin)
    }
    let times = race(
      [
        Contender(run: { times in for _ in 0..<times { session.advance() } }),
        Contender(run: { times in
          for _ in 0..<times * 5 { mustTrain { _ = try trainer.advance() } }
        }),
        Contender(run: { times in for _ in 0..<times { _ = looking.features(of: probe) } }),
        Contender(run: { times in for _ in 0..<times { _ = measure() } }),
      ], rounds: rounds)
    Report.section("tick of the default scene, minimum (median)")
    Report.line("Session.advance(), 5 steps", times[0], per: 1e6, "us")
    Report.line("   training, batches drawn", times[1], per: 1e6, "us")
    Report.line("   features of the probe, \(probe.count)", times[2], per: 1e6, "us")
    Report.line("   measures", times[3], per: 1e6, "us")
  }
}
