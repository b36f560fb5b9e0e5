internal import Learning
internal import Text

// The table, and the controls of what any loss is trained on and how.
extension Control {
  /// The rows, in the order in which up and down choose them.
  package static let all: [Control] =
    [margin, lambda, anneal, scale] + parameters + [
      loss, data, classes, dimensions, noise, activation, rate, decay, classRate, batch, optimizer,
      speed,
      glide,
      seed,
    ]

  /// The rows in an order in which each can be set: data and loss decide what others may be.
  package static let recorded: [Control] =
    [data, loss] + all.filter { ![data, loss].contains($0) }

  /// The control of that word, or nil.
  package static func named(_ word: String) -> Control? { all.first { $0.word == word } }

  /// The data set; it brings its own class count and noise.
  package static let data = Control(
    "data", "data", "the data set; another one starts afresh", .name(\.data),
    effect: .startsAfresh,
    following: { settings, session in
      guard let row = session.datasets.first(where: { $0.name == settings.data }) else { return }
      settings.trainer.classes = row.initialClasses
      settings.trainer.noise = row.initialNoise
    },
    domain: { .names($0.datasets.map(\.name)) }, explained: .data)

  /// The class count K.
  package static let classes = Control(
    "classes", "K", "the number of classes; another number starts afresh",
    .whole(\.trainer.classes, "K"), effect: .startsAfresh,
    domain: { .whole($0.dataset.classes) },
    refusal: {
      "\($0.dataset.name) always has \($0.settings.classes) classes. Press d for other data."
    })

  /// The dimension of the features: directions lie on a circle or on a sphere.
  package static let dimensions = Control(
    "dimensions", "dimensions",
    "the dimension of the features, 2 (circle) or 3 (sphere); another one starts afresh",
    .whole(\.trainer.dimensions), effect: .startsAfresh, domain: { _ in .whole(2...3) })

  /// The noise of the samples.
  package static let noise = Control(
    "noise", "noise", "how far samples of one class scatter before the network sees them",
    .number(\.trainer.noise),
    domain: { .even($0.dataset.noise, step: 0.01, coarse: 0.05) },
    refusal: { "The samples of \($0.dataset.name) are as they are: there is no noise to turn." },
    text: { Numerals.fixed($0.settings.noise, 2) },
    account: .words { turn in
      switch turn.direction {
      case .up:
        "More noise (\(turn.from) to \(turn.to)): samples of one class scatter more before the network sees them."
      case .down:
        "Less noise (\(turn.from) to \(turn.to)): samples of one class lie closer together."
      case .back: "The noise is back at \(turn.to)."
      }
    })

  /// The activation function of the hidden layers.
  package static let activation = Control(
    "activation", "activation",
    "the activation function of the hidden layers; another one starts afresh",
    .choice(\.trainer.activation), effect: .startsAfresh)

  /// The learning rate.
  package static let rate = Control(
    "rate", "learning rate", "how large a training step is", .number(\.trainer.settings.rate),
    domain: { _ in .stops(rates, coarse: 3, range: 1e-6...100) },
    account: .words { turn in
      switch turn.direction {
      case .up:
        "The learning rate rose \(turn.from) to \(turn.to): larger steps."
      case .down:
        "The learning rate fell \(turn.from) to \(turn.to): smaller steps."
      case .back: "The learning rate is back at \(turn.to)."
      }
    })

  /// The weight decay of the network.
  package static let decay = Control(
    "decay", "weight decay", "how fast the matrices of the network shrink by themselves",
    .number(\.trainer.settings.decay),
    domain: { _ in
      .stops([0, 1e-5, 1e-4, 2e-4, 5e-4, 0.001, 0.002, 0.005, 0.01], coarse: 3, range: 0...0.01)
    })

  /// The learning rate of the class weights.
  package static let classRate = Control(
    "class-rate", "class rate",
    "what multiplies the learning rate of the class weights; 0 freezes them",
    .number(\.trainer.settings.classFactor),
    domain: { _ in .stops([0, 0.01, 0.1, 0.2, 0.5, 1, 2, 5, 10], coarse: 3, range: 0...10) })

  /// Samples a training step.
  package static let batch = Control(
    "batch", "batch", "samples a training step", .whole(\.trainer.settings.batch),
    domain: { _ in .stops([8, 16, 32, 64, 128, 256, 512, 1024], coarse: 2, range: 1...4096) },
    account: .words { turn in
      switch turn.direction {
      case .up:
        "More samples a step (\(turn.from) to \(turn.to)): each gradient is the mean over more of them."
      case .down:
        "Fewer samples a step (\(turn.from) to \(turn.to)): each gradient is the mean over fewer of them."
      case .back: "The batch is back at \(turn.to) samples."
      }
    })

  /// The optimizer.
  package static let optimizer = Control(
    "optimizer", "optimizer", "the method of gradient descent; its memory starts at zero",
    .choice(\.trainer.settings.optimizer),
    account: .words {
      "Another optimizer: \($0.to), whose memory of past gradients starts at zero."
    })

  /// Steps a tick.
  package static let speed = Control(
    "speed", "speed", "training steps a tick; there are 30 ticks a second",
    .number(\.stepsPerTick), effect: .changesPace,
    domain: { _ in .stops(Speed.ladder.map(\.stepsPerTick), coarse: 2, range: nil) },
    text: { "\(Numerals.shortest($0.settings.speed.stepsPerTick)) steps/tick" },
    // 1/8 says more than 0.13, and takes less room than 0.125.
    label: { $0.number.map { $0 < 1 ? "1/\(Int(1 / $0))" : Numerals.shortest($0) } ?? "" },
    staysInLesson: true)

  /// Whether m glides.
  package static let glide = Control(
    "glide", "glide", "whether m glides to where it is set or jumps", .flag(\.glides),
    effect: .changesPace,
    // Nothing on the screen shows it until m is set.
    explained: .glide)

  /// The seed of data and weights.
  package static let seed = Control(
    "seed", "seed", "the random start of data and weights; another one starts afresh",
    .seed(\.trainer.seed), effect: .startsAfresh)

  private static let rates: [Double] = [
    0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10,
  ]
}
