public import Angular
internal import Learning

/// Everything that a key can turn; all turn alike.
public enum Dial: Hashable, RawRepresentable, CaseIterable, Sendable {
  case margin
  case lambda
  case anneal
  case scale
  /// A parameter that only some losses have.
  case parameter(LossParameter)
  case loss
  case data
  case classes
  case noise
  case rate
  case batch
  case speed
  case seed

  /// Every dial, in the order in which up and down choose them.
  public static let allCases: [Dial] =
    [.margin, .lambda, .anneal, .scale] + LossParameter.allCases.map { .parameter($0) }
    + [.loss, .data, .classes, .noise, .rate, .batch, .speed, .seed]

  /// The dial of that word, which is also its action's.
  public init?(rawValue: String) {
    guard let dial = Dial.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = dial
  }

  /// The word of the dial and of its action.
  public var rawValue: String {
    switch self {
    case .margin: "margin"
    case .lambda: "lambda"
    case .anneal: "anneal"
    case .scale: "scale"
    case .parameter(let parameter): parameter.rawValue
    case .loss: "loss"
    case .data: "data"
    case .classes: "classes"
    case .noise: "noise"
    case .rate: "rate"
    case .batch: "batch"
    case .speed: "speed"
    case .seed: "seed"
    }
  }
}

extension Dial {
  /// The dials to choose from under a loss: all but those of parameters that it lacks.
  public static func choices(under loss: MarginLoss) -> [Dial] {
    allCases.filter { dial in
      if case .parameter(let parameter) = dial { loss.range(of: parameter) != nil } else { true }
    }
  }

  /// The row of the table that says how a dial reads, turns and acts.
  public var row: Row {
    switch self {
    case .margin: .margin
    case .lambda: .lambda
    case .anneal: .anneal
    case .scale: .scale
    case .parameter(let parameter): .parameter(parameter)
    case .loss: .loss
    case .data: .data
    case .classes: .classes
    case .noise: .noise
    case .rate: .rate
    case .batch: .batch
    case .speed: .speed
    case .seed: .seed
    }
  }

  /// One row of the table of dials.
  public struct Row: Sendable {
    /// The name on screen.
    public let title: String
    /// One sentence: what turning it does.
    public let lesson: String
    /// The dial's present text.
    public let text: @Sendable (Session) -> String
    /// Where the dial stands between its ends, 0...1; nil when it cannot be turned now.
    public let place: @Sendable (Session) -> Double?
    /// The text of the two ends.
    public let ends: @Sendable (Session) -> (String, String)
    /// The action that turns it by `steps`, finely or coarsely; nil when there is no further.
    public let turned: @Sendable (Session, _ steps: Int, _ coarse: Bool) -> Action?
    /// The action that sets it to a place between its ends, 0...1; nil where that has no sense.
    public var dragged: (@Sendable (Session, Double) -> Action?)?
  }
}

extension Dial.Row {
  static let margin = Dial.Row(
    title: "m", lesson: "the angular margin: how much stricter training is than testing",
    text: { $0.loss.margin == nil ? "none" : Numerals.fixed($0.margin.m, 2) },
    place: { session in
      session.loss.margin.map { share(session.settings.margin, of: $0.range) }
    },
    ends: { session in
      guard let range = session.loss.margin?.range else { return ("", "") }
      return (Numerals.shortest(range.lowerBound), Numerals.shortest(range.upperBound))
    },
    turned: { session, steps, coarse in
      guard let margin = session.loss.margin else { return nil }
      let step = coarse ? margin.coarseStep : margin.step
      return changed(session.settings.margin, by: step, steps, within: margin.range) {
        .margin($0)
      }
    },
    dragged: { session, place in
      guard let margin = session.loss.margin else { return nil }
      let wanted = value(at: place, of: margin.range)
      return .margin(multiple(of: margin.step, near: wanted, within: margin.range))
    })

  static let lambda = Dial.Row(
    title: "lambda", lesson: "annealing: how much of the plain loss is mixed back in",
    text: { $0.loss.annealed ? Numerals.brief($0.lambda) : "none" },
    place: { $0.loss.annealed ? rung($0.lambda, on: lambdas) : nil },
    ends: { _ in ("0", "1000") },
    turned: { session, steps, coarse in
      guard session.loss.annealed else { return nil }
      return climbed(session.lambda, on: lambdas, coarse ? 3 * steps : steps) {
        .lambda($0)
      }
    },
    dragged: { $0.loss.annealed ? .lambda(rung(at: $1, of: lambdas)) : nil })

  static let scale = Dial.Row(
    title: "s",
    lesson: "the length that every feature counts as: how sharply angles are told apart",
    text: { $0.loss.initialScale == nil ? "||x||" : Numerals.shortest($0.settings.scale) },
    place: { $0.loss.initialScale == nil ? nil : rung($0.settings.scale, on: scales) },
    ends: { _ in ("1", "128") },
    turned: { session, steps, coarse in
      guard session.loss.initialScale != nil else { return nil }
      return climbed(session.settings.scale, on: scales, coarse ? 3 * steps : steps) {
        .scale($0)
      }
    },
    dragged: { $0.loss.initialScale == nil ? nil : .scale(rung(at: $1, of: scales)) })

  static func parameter(_ parameter: LossParameter) -> Dial.Row {
    let field = parameter.field
    return Dial.Row(
      title: parameter.symbol, lesson: parameter.lesson,
      text: { session in
        session.loss.range(of: parameter) == nil
          ? "none" : Numerals.shortest(session.settings.parameters[keyPath: field])
      },
      place: { session in
        session.loss.range(of: parameter).map {
          rung(session.settings.parameters[keyPath: field], on: $0.stops)
        }
      },
      ends: { session in
        guard let range = session.loss.range(of: parameter)?.range else { return ("", "") }
        return (Numerals.shortest(range.lowerBound), Numerals.shortest(range.upperBound))
      },
      turned: { session, steps, coarse in
        guard let stops = session.loss.range(of: parameter)?.stops else { return nil }
        return climbed(
          session.settings.parameters[keyPath: field], on: stops, coarse ? 3 * steps : steps
        ) { .parameter(parameter, $0) }
      },
      dragged: { session, place in
        session.loss.range(of: parameter).map {
          .parameter(parameter, rung(at: place, of: $0.stops))
        }
      })
  }

  static let loss = Dial.Row(
    title: "loss", lesson: "the training loss; the weights are kept",
    text: { $0.loss.title },
    place: { session in
      position(of: session.loss.name, among: Session.losses.map(\.name))
    },
    ends: { _ in (Session.losses.first?.title ?? "", Session.losses.last?.title ?? "") },
    turned: { session, steps, _ in
      cycled(session.loss.name, among: Session.losses.map(\.name), steps).map { .loss($0) }
    })

  static let data = Dial.Row(
    title: "data", lesson: "the data set; another one starts afresh",
    text: { $0.dataset.name },
    place: { session in
      position(of: session.dataset.name, among: session.datasets.map(\.name))
    },
    ends: { ($0.datasets.first?.name ?? "", $0.datasets.last?.name ?? "") },
    turned: { session, steps, _ in
      cycled(session.dataset.name, among: session.datasets.map(\.name), steps).map {
        .data($0)
      }
    })

  static let classes = Dial.Row(
    title: "K", lesson: "the number of classes; another number starts afresh",
    text: { "\($0.settings.classes)" },
    place: { session in
      let range = session.dataset.classes
      return range.count == 1
        ? nil
        : Double(session.settings.classes - range.lowerBound) / Double(range.count - 1)
    },
    ends: { ("\($0.dataset.classes.lowerBound)", "\($0.dataset.classes.upperBound)") },
    turned: { session, steps, coarse in
      let range = session.dataset.classes
      let wanted = session.settings.classes + (coarse ? 2 * steps : steps)
      let next = min(max(wanted, range.lowerBound), range.upperBound)
      return next == session.settings.classes ? nil : .classes(next)
    },
    dragged: { session, place in
      let range = session.dataset.classes
      return .classes(range.lowerBound + Int(place * Double(range.count - 1) + 0.5))
    })

  static let noise = Dial.Row(
    title: "noise", lesson: "how far samples of one class scatter before the network sees them",
    text: { Numerals.fixed($0.settings.noise, 2) },
    place: { session in
      let range = session.dataset.noise
      return range.lowerBound == range.upperBound ? nil : share(session.settings.noise, of: range)
    },
    ends: {
      (
        Numerals.shortest($0.dataset.noise.lowerBound),
        Numerals.shortest($0.dataset.noise.upperBound)
      )
    },
    turned: { session, steps, coarse in
      changed(
        session.settings.noise, by: coarse ? 0.05 : 0.01, steps, within: session.dataset.noise
      ) {
        .noise($0)
      }
    })

  static let rate = Dial.Row(
    title: "learning rate", lesson: "how large a training step is",
    text: { Numerals.shortest($0.settings.rate) },
    place: { rung($0.settings.rate, on: rates) },
    ends: { _ in ("0.0001", "10") },
    turned: { session, steps, coarse in
      climbed(session.settings.rate, on: rates, coarse ? 3 * steps : steps) { .rate($0) }
    },
    dragged: { _, place in .rate(rung(at: place, of: rates)) })

  static let batch = Dial.Row(
    title: "batch", lesson: "samples a training step",
    text: { "\($0.settings.batch)" },
    place: { rung(Double($0.settings.batch), on: batches) },
    ends: { _ in ("8", "1024") },
    turned: { session, steps, coarse in
      climbed(Double(session.settings.batch), on: batches, coarse ? 2 * steps : steps) {
        .batch(Int($0))
      }
    },
    dragged: { _, place in .batch(Int(rung(at: place, of: batches))) })

  static let speed = Dial.Row(
    title: "speed", lesson: "training steps a tick; there are 30 ticks a second",
    text: { "\(Numerals.shortest($0.settings.speed.stepsPerTick)) steps/tick" },
    place: { rung($0.settings.speed.stepsPerTick, on: speeds) },
    ends: { _ in ("1/8", "1000") },
    turned: { session, steps, coarse in
      climbed(session.settings.speed.stepsPerTick, on: speeds, coarse ? 2 * steps : steps) {
        .speed($0)
      }
    },
    dragged: { _, place in .speed(rung(at: place, of: speeds)) })

  static let seed = Dial.Row(
    title: "seed", lesson: "the random start of data and weights; another one starts afresh",
    text: { "\($0.settings.seed)" },
    place: { _ in 0.5 },
    ends: { _ in ("", "") },
    turned: { session, steps, coarse in
      let change = coarse ? 10 * steps : steps
      let seed = session.settings.seed
      let next =
        change < 0
        ? seed - min(seed, UInt64(-change))
        : seed.addingReportingOverflow(UInt64(change)).partialValue
      return next == seed ? nil : .seed(next)
    })

  fileprivate static let lambdas: [Double] = [
    0, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000,
  ]
  private static let scales: [Double] = [
    1, 2, 4, 6, 8, 12, 16, 20, 24, 30, 40, 50, 64, 96, 128,
  ]
  private static let rates: [Double] = [
    0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10,
  ]
  private static let batches: [Double] = [8, 16, 32, 64, 128, 256, 512, 1024]
  private static let speeds = Speed.ladder.map(\.stepsPerTick)
}
