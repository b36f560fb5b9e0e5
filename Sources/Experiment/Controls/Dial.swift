package import Angular
internal import Text

/// Everything that a key can turn; all turn alike.
package enum Dial: Hashable, RawRepresentable, CaseIterable, Sendable {
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
  package static let allCases: [Dial] =
    [.margin, .lambda, .anneal, .scale] + LossParameter.allCases.map { .parameter($0) }
    + [.loss, .data, .classes, .noise, .rate, .batch, .speed, .seed]

  /// The dial of that word, which is also its action's.
  package init?(rawValue: String) {
    guard let dial = Dial.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = dial
  }

  /// The word of the dial and of its action.
  package var rawValue: String {
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
  package static func choices(under loss: MarginLoss) -> [Dial] {
    allCases.filter { dial in
      if case .parameter(let parameter) = dial { loss.range(of: parameter) != nil } else { true }
    }
  }

  /// The row of the table that says how a dial reads, turns and acts.
  package var row: Row {
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
  package struct Row: Sendable {
    /// The name on screen.
    package let title: String
    /// One sentence: what turning it does.
    package let summary: String
    /// The dial's present text.
    package let text: @Sendable (Session) -> String
    /// Where the dial stands between its ends, 0...1; nil when it cannot be turned now.
    package let place: @Sendable (Session) -> Double?
    /// The text of the two ends.
    package let ends: @Sendable (Session) -> (String, String)
    /// The action that turns it by `steps`, finely or coarsely; nil when there is no further.
    package let turned: @Sendable (Session, _ steps: Int, _ coarse: Bool) -> Action?
    /// The action that sets it to a place between its ends, 0...1; nil where that has no sense.
    package var dragged: (@Sendable (Session, Double) -> Action?)?
  }
}

extension Dial.Row {
  static let margin = Dial.Row(
    title: "m", summary: "the angular margin: how much stricter training is than testing",
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
    title: "lambda", summary: "annealing: how much of the plain loss is mixed back in",
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
    summary: "the length that every feature counts as: how sharply angles are told apart",
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
      title: parameter.symbol, summary: parameter.summary,
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
    title: "loss", summary: "the training loss; the weights are kept",
    text: { $0.loss.title },
    place: { session in
      position(of: session.loss.name, among: Session.losses.map(\.name))
    },
    ends: { _ in (Session.losses.first?.title ?? "", Session.losses.last?.title ?? "") },
    turned: { session, steps, _ in
      cycled(session.loss.name, among: Session.losses.map(\.name), steps).map { .loss($0) }
    })

  private static let lambdas: [Double] = [
    0, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000,
  ]
  private static let scales: [Double] = [
    1, 2, 4, 6, 8, 12, 16, 20, 24, 30, 40, 50, 64, 96, 128,
  ]
}
