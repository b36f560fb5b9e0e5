package import Angular
package import Learning

/// What can be dialed, as the user set it.
package struct Settings: Hashable, Sendable {
  /// The row of the loss table.
  package var loss: String
  /// The row of the data set table, or the name of a loaded file.
  package var data: String
  /// What the loss is dialed to; the margin in force may still be gliding to its m, and lambda
  /// falling by its schedule.
  package var parameters: MarginParameters
  /// The row of the annealing table by which lambda falls.
  package var annealing: String
  /// The class count K.
  package var classes: Int
  /// The data set's noise.
  package var noise: Double
  /// The learning rate.
  package var rate: Double
  /// Samples a batch.
  package var batch: Int
  /// The non-linearity of the hidden layers.
  package var nonlinearity: Activation
  /// The optimizer.
  package var optimizer: TrainingSettings.Optimizer
  /// Training speed.
  package var speed: Speed
  /// The seed of data and weights.
  package var seed: UInt64
  /// Whether a change of m glides by `Session.glide` a step or jumps.
  package var glides: Bool

  /// The default scene, or another start.
  package init(
    loss: MarginLoss = Settings.initialLoss, data: Dataset = Settings.initialData,
    seed: UInt64 = 7
  ) {
    self.loss = loss.name
    self.data = data.name
    parameters = loss.initialParameters
    annealing = Annealing.constant.name
    classes = data.initialClasses
    noise = data.initialNoise
    let training = TrainingSettings()
    rate = training.rate
    batch = training.batch
    optimizer = training.optimizer
    nonlinearity = .leaky
    speed = .initial
    self.seed = seed
    glides = true
  }

  /// The margin m to go to.
  package var margin: Double {
    get { parameters.m }
    set { parameters.m = newValue }
  }

  /// The annealing lambda.
  package var lambda: Double {
    get { parameters.lambda }
    set { parameters.lambda = newValue }
  }

  /// The length s that features count as, under the losses that fix it.
  package var scale: Double {
    get { parameters.scale }
    set { parameters.scale = newValue }
  }

  /// The scales s that may be set.
  package static let scales = 1.0...128

  /// The loss of the default scene.
  package static let initialLoss = MarginLoss.named("a-softmax") ?? MarginLoss.all[0]
  /// The data of the default scene.
  package static let initialData = Dataset.named("identities") ?? Dataset.all[0]
}

extension Settings {
  /// The actions that make a session have these settings, data and loss first; what the loss does
  /// not have is left out.
  ///
  /// Done to a session that starts with this data and loss, they lead to equal settings.
  package var actions: [Action] { Settings.rows.compactMap { $0(self) } }

  /// One row for each dial, in an order in which every one is allowed; a new dial is a new row.
  private static let rows: [@Sendable (Settings) -> Action?] = general + ofLosses

  private static let ofLosses = LossParameter.allCases.map { parameter in
    { @Sendable (settings: Settings) -> Action? in
      settings.row?.range(of: parameter) == nil
        ? nil : .parameter(parameter, settings.parameters[keyPath: parameter.field])
    }
  }

  private static let general: [@Sendable (Settings) -> Action?] = [
    { .data($0.data) },
    { .loss($0.loss) },
    { .seed($0.seed) },
    { .classes($0.classes) },
    { .activation($0.nonlinearity) },
    { .optimizer($0.optimizer) },
    { .rate($0.rate) },
    { .batch($0.batch) },
    { .noise($0.noise) },
    { $0.row?.initialScale == nil ? nil : .scale($0.scale) },
    { $0.row?.annealed == true ? .lambda($0.lambda) : nil },
    { $0.row?.annealed == true ? .anneal($0.annealing) : nil },
    { $0.row?.margin == nil ? nil : .margin($0.margin) },
    { .glide($0.glides) },
    { .speed($0.speed.stepsPerTick) },
  ]

  /// The same settings without what only another loss has, such as the m of a margin under plain
  /// softmax: a recording could not say it.
  ///
  /// - Parameter file: the data set that is not of the table.
  /// - Returns: what `actions` lead to.
  package func asTheirActionsSay(file: Dataset? = nil) -> Settings {
    guard let row else { return self }
    let data = Dataset.named(data) ?? file ?? Settings.initialData
    var plain = Session(Settings(loss: row, data: data), file: file)
    // Settings of a session can all be set; others stay as they are.
    for action in actions { try? plain.apply(action) }
    return plain.settings
  }

  private var row: MarginLoss? { MarginLoss.named(loss) }
}

/// Steps a tick, from a fixed ladder, so that a replay can repeat them.
package struct Speed: Hashable, Sendable, Comparable {
  /// Eighths of a step a tick.
  package let eighths: Int

  private init(eighths: Int) { self.eighths = eighths }

  /// Slowest to fastest: 1/8 to 1000 steps a tick.
  package static let ladder: [Speed] = [
    1, 2, 4, 8, 16, 40, 80, 160, 400, 800, 1600, 4000, 8000,
  ].map(Speed.init(eighths:))

  /// 5 steps a tick, 150 a second.
  package static let initial = Speed(eighths: 40)

  /// The rung of that many steps a tick, if there is one.
  package init?(stepsPerTick: Double) {
    guard let rung = Speed.ladder.first(where: { $0.stepsPerTick == stepsPerTick }) else {
      return nil
    }
    self = rung
  }

  /// Steps a tick.
  package var stepsPerTick: Double { Double(eighths) / 8 }

  /// Slower is less.
  package static func < (left: Speed, right: Speed) -> Bool { left.eighths < right.eighths }
}
