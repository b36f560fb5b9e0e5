package import Angular
package import Learning

/// What can be dialed, as the user set it.
///
/// The fields of the trainer's configuration, and those of its training settings, can be read and
/// set as if they were fields of this: `settings.classes`, `settings.rate`.
@dynamicMemberLookup
package struct Settings: Hashable, Sendable {
  /// The row of the data set table, or the name of a loaded file.
  package var data: String
  /// The row of the annealing table by which lambda falls.
  package var annealing = Annealing.constant.name
  /// What the trainer is set to; the margin in force may still be gliding to its m, and lambda
  /// falling by its schedule.
  package var trainer: TrainerConfiguration
  /// Training speed.
  package var speed = Speed.initial
  /// Whether a change of m glides by `Session.glide` a step or jumps.
  package var glides = true

  /// The default scene, or another start.
  package init(
    loss: MarginLoss = Settings.initialLoss, data: Dataset = Settings.initialData,
    seed: UInt64 = 7
  ) {
    self.data = data.name
    trainer = TrainerConfiguration(loss: loss, dataset: data, seed: seed)
  }

  /// A field of the trainer's configuration.
  package subscript<Value>(
    dynamicMember field: WritableKeyPath<TrainerConfiguration, Value>
  ) -> Value {
    get { trainer[keyPath: field] }
    set { trainer[keyPath: field] = newValue }
  }

  /// A field of the trainer's training settings.
  package subscript<Value>(
    dynamicMember field: WritableKeyPath<TrainingSettings, Value>
  ) -> Value {
    get { trainer.settings[keyPath: field] }
    set { trainer.settings[keyPath: field] = newValue }
  }

  /// What the loss is dialed to.
  package var parameters: MarginParameters {
    get { trainer.margin }
    set { trainer.margin = newValue }
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

  /// A parameter that only some losses have.
  package subscript(parameter: LossParameter) -> Double {
    get { parameters[keyPath: parameter.field] }
    set { parameters[keyPath: parameter.field] = newValue }
  }

  /// Steps a tick; other numbers than those of `Speed.ladder` change nothing.
  package var stepsPerTick: Double {
    get { speed.stepsPerTick }
    set { if let rung = Speed(stepsPerTick: newValue) { speed = rung } }
  }

  /// The row of the loss table.
  var row: MarginLoss? { MarginLoss.named(trainer.loss) }

  /// The row of the annealing table.
  var schedule: Annealing { Annealing.named(annealing) ?? .constant }

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
  package var actions: [Action] {
    let scope = Control.Scope(
      loss: row ?? Settings.initialLoss, dataset: Dataset.named(data) ?? Settings.initialData,
      datasets: Dataset.all)
    return Control.recorded.compactMap {
      $0.domain(scope) == nil ? nil : .set($0, $0.read(self))
    }
  }

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
