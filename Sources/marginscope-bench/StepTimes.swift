import CPeak
import Experiment
import Learning
internal import Text

/// Training steps, and what share of the processor they use.
enum StepTimes {
  static func report(rounds: Int) {
    let engines = [Engine.baseline] + (Engine.wide.map { [$0] } ?? [])
    let peakRounds = 1000
    var contenders = [Contender(run: { _ = peak_run($0 * peakRounds) })]
    if peak_is_measurable() == 0 { contenders = [] }
    let steps = contenders.count
    for load in WorkLoad.all { contenders += engines.map(load.learning) }
    contenders += engines.map(WorkLoad.drawingAndLearning)
    let timings = race(contenders, rounds: rounds)

    Report.section("training step, minimum (median)")
    let peak = steps == 0 ? nil : timings[0]
    let operations = Double(peakRounds * Int(peak_round_operations))
    if let peak {
      let best = Numerals.fixed(operations / peak.minimum * 1e-9, 1)
      let median = Numerals.fixed(operations / peak.median * 1e-9, 1)
      Report.line("FMA peak of a core, 256 bits", "\(best) (\(median)) GFLOP/s")
    } else {
      Report.line("FMA peak of a core", "skipped: no FMA")
    }
    for (index, load) in WorkLoad.all.enumerated() {
      for (offset, engine) in engines.enumerated() {
        let timing = timings[steps + index * engines.count + offset]
        Report.line("\(load.description), \(engine.name)", timing, per: 1e6, "us")
        guard let peak, engine.name == Engine.best.name else { continue }
        let unit = load.operations / operations
        let share = Numerals.fixed(unit * peak.minimum / timing.minimum, 2)
        let median = Numerals.fixed(unit * peak.median / timing.median, 2)
        let target = load.target.map { ">= \(Numerals.fixed($0, 2))" } ?? ""
        Report.line("   share of the FMA peak", "\(share) (\(median))", target: target)
      }
    }
    for (timing, engine) in zip(timings.suffix(engines.count), engines) {
      Report.line("D with its batch drawn, \(engine.name)", timing, per: 1e6, "us")
    }
  }

  /// How the time of a step grows with the batch and the number of classes.
  static func reportGrowth(rounds: Int) {
    let batches = [32, 1024].map { WorkLoad.standard(batch: $0).learning(.best) }
    let counts = [4, 64, 256, 1000]
    let classes = counts.map { WorkLoad.standard(classes: $0).learning(.best) }
    let times = race(batches + classes, rounds: rounds)
    let growth = times[1].minimum / times[0].minimum
    func slope(_ from: Int, _ to: Int) -> Double {
      (times[2 + to].minimum - times[2 + from].minimum) / Double(counts[to] - counts[from])
    }
    Report.section("growth of the step D, by minima")
    Report.line("t(batch 1024) / t(batch 32)", Numerals.fixed(growth, 1), target: "<= 35")
    Report.line(
      "slope in K, 256 to 1000 over 4 to 64", Numerals.fixed(slope(2, 3) / slope(0, 1), 2),
      target: "<= 1.30")
  }
}
