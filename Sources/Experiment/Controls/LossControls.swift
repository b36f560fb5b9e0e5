package import Angular
internal import Learning
internal import Text

// The controls of the loss: its margin, what dilutes it, its scale, and what only some losses have.
extension Control {
  /// The margin m; it glides to where it is set.
  package static let margin = Control(
    "margin", "m", "the angular margin: how much stricter training is than testing",
    .number(\.margin, "M"),
    domain: { scope in
      scope.loss.margin.map { .even($0.range, step: $0.step, coarse: $0.coarseStep) }
    },
    refusal: {
      "\($0.loss.title) has no margin m. Tab chooses another loss, with the same weights."
    },
    text: { Numerals.fixed($0.margin.m, 2) }, present: { .number($0.margin.m) },
    mark: .value, account: .margin)

  /// The annealing lambda; set by hand, it stays.
  package static let lambda = Control(
    "lambda", "lambda", "annealing: how much of the plain target logit is mixed in",
    .number(\.lambda, "L"),
    following: { settings, _ in settings.annealing = Annealing.constant.name },
    domain: {
      $0.loss.annealed ? .stops(lambdas, coarse: 3, range: 0...1e6) : nil
    },
    refusal: withoutLambda, text: { Numerals.brief($0.lambda) }, dialValue: { .number($0.lambda) },
    mark: .value, account: .lambda)

  /// The row of the annealing table by which lambda falls.
  package static let anneal = Control(
    "anneal", "annealing", "the schedule by which lambda falls",
    .choice(\.annealing, of: Annealing.all.map(\.name)),
    following: { settings, session in
      // What falls no longer stays where it has come to.
      settings.lambda = settings.schedule.lambda == nil ? session.lambda : 0
    },
    domain: { $0.loss.annealed ? .names(Annealing.all.map(\.name)) : nil },
    refusal: withoutLambda, mark: .word, account: .annealing, beginsSchedule: true)

  /// The length s that features count as.
  package static let scale = Control(
    "scale", "s", "the length that every feature counts as: logits are s times the cosine",
    .number(\.scale, "S"),
    domain: {
      $0.loss.initialScale == nil ? nil : .stops(scales, coarse: 3, range: Settings.scales)
    },
    absence: "||x||",
    refusal: {
      "\($0.loss.title) counts features at their own length, so there is no s to turn. Tab chooses another loss."
    },
    mark: .value,
    account: .words { turn in
      let now = "Every feature now counts as \(turn.to) long instead of \(turn.from)"
      return switch turn.direction {
      case .up: "\(now): the same angles give larger differences of logit."
      case .down: "\(now): the same angles give smaller differences of logit."
      case .back: "Every feature counts as \(turn.to) long again."
      }
    })

  /// The loss; what the two losses have in common stays as it is set.
  package static let loss = Control(
    "loss", "loss", "the training loss; the weights are kept", .name(\.trainer.loss),
    following: { settings, session in settings.follow(session) },
    domain: { _ in .names(Session.losses.map(\.name)) },
    label: { MarginLoss.named($0.label)?.title ?? $0.label },
    canonical: { value in MarginLoss.named(value.label).map { .name($0.name) } ?? value },
    mark: .valueAlone, account: .loss)

  /// One for each parameter that only some losses have, in the order of `LossParameter`.
  static let parameters = LossParameter.allCases.map { parameter in
    Control(
      parameter.rawValue, parameter.symbol, parameter.summary, .parameter(parameter),
      domain: { scope in
        scope.loss.range(of: parameter).map { .stops($0.stops, coarse: 3, range: $0.range) }
      },
      refusal: {
        "\($0.loss.title) has no \(parameter.symbol). Tab chooses another loss, with the same weights."
      },
      mark: .value)
  }

  /// The control of a parameter.
  package static func parameter(_ parameter: LossParameter) -> Control {
    parameters[LossParameter.allCases.firstIndex(of: parameter) ?? 0]
  }

  private static let withoutLambda: @Sendable (Session) -> String = {
    "\($0.loss.title) has no lambda: it mixes in no plain target logit. Tab chooses another loss."
  }

  private static let lambdas: [Double] = [
    0, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000,
  ]
  private static let scales: [Double] = [
    1, 2, 4, 6, 8, 12, 16, 20, 24, 30, 40, 50, 64, 96, 128,
  ]
}

extension Settings {
  /// Brings m and the other parameters into the ranges of the loss, coming from that of a session.
  fileprivate mutating func follow(_ session: Session) {
    guard let row else { return }
    // What is no margin for one kind, such as a factor of 1, is a large one for another.
    if let range = row.margin, !session.keepsMargin(under: row) { margin = range.initial }
    // A parameter that both have alike stays; one of its own starts where its row says.
    for own in row.parameters where session.loss.range(of: own.parameter) != own {
      self[own.parameter] = own.initial
    }
  }
}

extension Session {
  /// Whether m means the same under a loss; one without a margin leaves a factor waiting.
  func keepsMargin(under next: MarginLoss) -> Bool {
    guard let range = next.margin else { return true }
    guard let former = loss.margin else {
      return range.kind == .factor && range.range.contains(settings.margin)
    }
    return range.kind == former.kind
  }
}
