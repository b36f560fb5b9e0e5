package import Angular
package import Learning

/// The experiment as a value: what is dialed, what trains, what it measures.
///
/// No clock, no terminal, no unseeded chance: a tick is a pure function of the session and of the
/// actions before it, so the settings, the seed and the actions by tick are a recording.
package struct Session: Sendable {
  /// The losses on offer.
  package static let losses = MarginLoss.all
  /// Ticks a second where time is kept: on screen, in lessons and in exports.
  package static let ticksPerSecond = 30
  /// Samples of each class that are drawn on screen.
  package static let probePerClass = 60

  /// The data sets on offer: the table's, and a file's if one was loaded.
  package let datasets: [Dataset]
  /// What is dialed.
  package internal(set) var settings: Settings
  /// What is shown.
  package internal(set) var presentation = Presentation()
  /// The row of the data set table.
  package internal(set) var dataset: Dataset
  /// The network in training.
  package internal(set) var trainer: Trainer
  /// Ticks since the session began, paused ones too.
  package private(set) var tick = 0
  /// Whether ticks train.
  package internal(set) var isRunning = true
  /// Why training stopped by itself.
  package private(set) var failure: TrainingFailure?
  /// The two loss curves.
  package internal(set) var curves = LossCurves()
  /// The fixed samples that are drawn.
  package internal(set) var probe: SampleSet
  /// Fixed samples of identities held out of training; nil where the data set has none.
  package internal(set) var heldOutIdentities: SampleSet?
  /// The features of the probe under the present weights.
  package private(set) var features: [SIMD3<Float>] = []
  /// Accuracy and angles of the probe's features.
  package private(set) var measures: Measures
  /// The last step's report, averaged over its tick.
  package private(set) var report: StepReport?
  /// The last change, for the caption.
  package internal(set) var change: Change?
  /// A run frozen for comparison.
  package internal(set) var ghost: Ghost?

  /// The tick at which the caption began to explain something.
  private var explainedFrom = 0
  /// The step at which the annealing schedule began.
  var annealedFrom = 0
  /// The median length of the features, and the longest that it was since the start.
  private(set) var medianNorm = 0.0
  private(set) var longestNorm = 0.0
  /// Single steps asked for since the last tick.
  var stepsAsked = 0
  /// Eighths of a step owed by speeds below one step a tick.
  private var eighthsOwed = 0
  /// The session before the last change; empty or one, an array because a value cannot hold its
  /// own kind.
  var beforeChange: [Session] = []
  /// The starts of the lesson's chapters so far.
  var chapterStarts: [ChapterStart] = []
  /// How this run came to its present state.
  var history = CheckpointHistory()

  /// A session at its first tick.
  ///
  /// - Parameters:
  ///   - settings: what to begin with; its loss and data are among those on offer, its class count
  ///     within the data set's range.
  ///   - file: a data set of one's own, offered beside the table's.
  package init(_ settings: Settings = Settings(), file: Dataset? = nil) {
    datasets = Dataset.all + (file.map { [$0] } ?? [])
    dataset = datasets.first { $0.name == settings.data } ?? datasets[0]
    self.settings = settings
    trainer = Session.trainer(settings, dataset)
    probe = trainer.probe(perClass: Session.probePerClass)
    heldOutIdentities = Session.heldOutIdentities(trainer)
    features = trainer.features(of: probe)
    measures = Measures(
      features: features, dimensions: trainer.dimensions, labels: probe.labels,
      weights: trainer.classWeights, biases: trainer.classBiases, loss: trainer.loss,
      margin: trainer.margin)
    history = CheckpointHistory(from: self)
  }

  /// The row of the annealing table in force.
  package var annealing: Annealing { settings.schedule }
  /// The annealing lambda in force; 0 under a loss that knows none.
  package var lambda: Double { loss.annealed ? trainer.margin.lambda : 0 }
  /// Whether lambda is still falling by itself.
  package var isAnnealing: Bool {
    guard loss.annealed, let lambda = annealing.lambda else { return false }
    return lambda(step - annealedFrom + 1) < lambda(step - annealedFrom)
  }
  /// The loss in force.
  package var loss: MarginLoss { trainer.loss }
  /// The margin in force, which may be gliding to `settings.margin`, and what else is dialed.
  package var margin: MarginParameters { trainer.margin }
  /// Training steps since the last start.
  package var step: Int { trainer.step }
  /// How far m moves at a training step while it glides: .02 of the 7 between 1 and 8, and the same
  /// share of a shorter range.
  package var glide: Double {
    guard let range = loss.margin?.range else { return 0 }
    return 0.02 * ((range.upperBound - range.lowerBound) / 7)
  }
  /// Whether m is on its way.
  package var isGliding: Bool { loss.margin != nil && trainer.margin.m != settings.margin }
  /// The last known training loss.
  package var lastLoss: Double { report?.loss ?? 0 }

  /// The numbers that captions compare before and after a change.
  package var summary: StateSummary {
    StateSummary(
      step: step, margin: margin.m, medianGap: measures.medianGap,
      medianWidth: measures.medianWidth, loss: lastLoss,
      marginFreeLoss: report?.marginFreeLoss ?? 0, accuracy: measures.accuracy)
  }

  /// Lets one tick pass: trains the steps that are due, then measures.
  ///
  /// - Parameters:
  ///   - limit: the most steps, for a caller that wants an exact count.
  ///   - isAbandoned: asked before each step; once it is true, the tick ends there, and the session is fit
  ///     for nothing but to be thrown away.
  /// - Returns: whether the tick was completed.
  @discardableResult
  package mutating func advance(
    atMost limit: Int = .max, unless isAbandoned: () -> Bool = { false }
  ) -> Bool {
    tick += 1
    endExplanation()
    guard needsTicks else { return true }
    defer { noteTick() }
    let wanted = stepsDue()
    let due = min(limit, wanted)
    if due < wanted { note(.limit(due)) }
    guard due > 0 else { return true }
    var sum = StepReport(loss: 0, marginFreeLoss: 0, accuracy: 0, gradientNorm: 0)
    var lambdas = 0.0
    var done = 0
    while done < due {
      if isAbandoned() { return false }
      glideMargin()
      anneal()
      do throws(TrainingFailure) {
        sum.add(try trainer.advance())
        lambdas += lambda
        done += 1
      } catch {
        failure = error
        isRunning = false
        break
      }
    }
    if done > 0 { record(sum.divided(by: done), lambda: lambdas / Double(done), steps: done) }
    observe()
    return true
  }

  /// Whether a tick would train: running, or asked for single steps.
  package var needsTicks: Bool { failure == nil && (isRunning || stepsAsked > 0) }

  /// Lets ticks pass in which nothing trains.
  ///
  /// - Parameter ticks: how many, 0 or more.
  package mutating func rest(ticks: Int) {
    tick += max(0, ticks)
    endExplanation()
  }

  /// How many steps the next tick trains while running.
  package var nextSteps: Int { (eighthsOwed + settings.speed.eighths) / 8 }

  /// How many steps the next tick trains, the single ones that are asked for included.
  var due: Int { stepsAsked + (isRunning ? nextSteps : 0) }

  /// The steps of this tick; fractions are owed to later ones.
  private mutating func stepsDue() -> Int {
    var due = stepsAsked
    stepsAsked = 0
    if isRunning {
      let eighths = eighthsOwed + settings.speed.eighths
      due += eighths / 8
      eighthsOwed = eighths % 8
    }
    return due
  }

  private mutating func glideMargin() {
    guard loss.margin != nil else { return }
    let way = settings.margin - trainer.margin.m
    if !settings.glides || way.magnitude <= glide {
      trainer.margin.m = settings.margin
    } else {
      trainer.margin.m += way < 0 ? -glide : glide
    }
  }

  /// lambda is a function of the steps since the schedule began and of nothing else.
  private mutating func anneal() {
    if let lambda = annealing.lambda { trainer.margin.lambda = lambda(step - annealedFrom) }
  }

  private mutating func record(_ report: StepReport, lambda: Double, steps: Int) {
    self.report = report
    curves.add(
      step: step, loss: report.loss, marginFreeLoss: report.marginFreeLoss, lambda: lambda,
      steps: steps)
    if let change, report.loss > change.peakLoss { self.change?.peakLoss = report.loss }
  }

  /// Ticks after which an explanation has been read: a quarter of a minute.
  static let explanationTicks = 450

  /// Lets the caption explain something for a while.
  mutating func explain(_ what: Presentation.Explained?) {
    presentation.explained = what
    explainedFrom = tick
  }

  /// Ticks until the caption's explanation ends; nil without one.
  package var explanationTicksLeft: Int? {
    presentation.explained.map { _ in max(0, explainedFrom + Session.explanationTicks - tick) }
  }

  private mutating func endExplanation() {
    if explanationTicksLeft == 0 { presentation.explained = nil }
    if restTicksLeft == 0 { presentation.rest = nil }
  }

  /// Computes the features of the probe again, and measures them.
  mutating func observe() {
    features = trainer.features(of: probe)
    let norms = features.map { ($0 * $0).sum().squareRoot() }.sorted()
    medianNorm = norms.isEmpty ? 0 : Double(norms[norms.count / 2])
    longestNorm = max(longestNorm, medianNorm)
    measures = Measures(
      features: features, dimensions: trainer.dimensions, labels: probe.labels,
      weights: trainer.classWeights, biases: trainer.classBiases, loss: trainer.loss,
      margin: trainer.margin)
  }

  /// Goes on counting ticks from here, after going back.
  mutating func setTick(_ now: Int) { tick = now }

  /// Gives back the memory that only a step needs, for a copy that is kept.
  package mutating func forgetBatch() {
    trainer.forgetBatch()
    for index in beforeChange.indices { beforeChange[index].forgetBatch() }
  }

  /// About the bytes that a copy without its past takes up once either of the two has gone on, at
  /// most: weights, curves, and probes where their noise can be turned.
  package var copyBytes: Int {
    let hasNoise = dataset.noise.lowerBound < dataset.noise.upperBound
    return trainer.byteCount + (64 << 10) + (hasNoise ? probe.count * dataset.inputs * 4 : 0)
  }

  /// Starts afresh with the present settings.
  mutating func restart() {
    dataset = datasets.first { $0.name == settings.data } ?? dataset
    trainer = Session.trainer(settings, dataset)
    annealedFrom = 0
    curves = LossCurves()
    report = nil
    failure = nil
    eighthsOwed = 0
    beforeChange = []
    presentation.inspected = nil
    presentation.explained = nil
    stepsAsked = 0
    longestNorm = 0
    redrawProbe()
    change = Change(kind: .start, before: summary, lastTurn: 0, peakLoss: 0)
    history = CheckpointHistory(from: self)
  }

  /// New probes, for new data or noise.
  mutating func redrawProbe() {
    probe = trainer.probe(perClass: Session.probePerClass)
    heldOutIdentities = Session.heldOutIdentities(trainer)
    observe()
  }

  /// A trainer at its first step; lambda begins to fall there.
  private static func trainer(_ settings: Settings, _ dataset: Dataset) -> Trainer {
    var configuration = settings.trainer
    if let lambda = settings.schedule.lambda { configuration.margin.lambda = lambda(0) }
    return Trainer(configuration, dataset: dataset)
  }
}
