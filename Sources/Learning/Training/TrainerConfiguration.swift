package import Angular

/// Everything that decides how a network trains, apart from its data set.
///
/// The settings of an experiment contain one, and a trainer adopts it: what is added here as a field
/// and taken up in `adopt(_:)` needs no other way from a control to the trainer.
package struct TrainerConfiguration: Hashable, Sendable {
  /// The class count K; another one needs a new trainer.
  package var classes: Int
  /// The dimension of the features, 2 or 3; likewise.
  package var dimensions = 2
  /// The seed of data and weights; likewise.
  package var seed: UInt64
  /// The activation function of the hidden layers; likewise.
  package var activation: Activation
  /// The name of a row of the loss table.
  package var loss: String
  /// The margin m, the annealing lambda, and the other parameters of the loss.
  package var margin: MarginParameters
  /// The noise of the samples.
  package var noise: Double
  /// Rates, optimizer and batch size.
  package var settings = TrainingSettings()

  /// What a loss and a data set start with.
  package init(loss: MarginLoss, dataset: Dataset, seed: UInt64) {
    classes = dataset.initialClasses
    self.seed = seed
    activation = .leaky
    self.loss = loss.name
    margin = loss.initialParameters
    noise = dataset.initialNoise
  }
}

extension Trainer {
  /// A network at its first step.
  ///
  /// - Precondition: the class count is within the data set's range.
  package init(_ configuration: TrainerConfiguration, dataset: Dataset) {
    self.init(
      dataset: dataset, classes: configuration.classes, dimensions: configuration.dimensions,
      seed: configuration.seed,
      loss: MarginLoss.named(configuration.loss) ?? MarginLoss.all[0],
      activation: configuration.activation)
    adopt(configuration)
  }

  /// Takes up all that may change between two steps; another optimizer begins with zero moments.
  package mutating func adopt(_ configuration: TrainerConfiguration) {
    if let row = MarginLoss.named(configuration.loss) { loss = row }
    margin = configuration.margin
    noise = configuration.noise
    if settings.optimizer != configuration.settings.optimizer {
      changeOptimizer(to: configuration.settings.optimizer)
    }
    settings = configuration.settings
  }
}
