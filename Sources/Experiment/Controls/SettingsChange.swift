package import Angular
internal import Learning
internal import Text

/// A change that keeps the weights, before it happens.
private struct SettingsChange {
  /// What is dialed then.
  var settings: Settings
  /// What the caption explains.
  var kind: Change.Kind
  /// What the curves are marked with; nil for no mark.
  var label: String?
  /// The m that holds at once, where the present one would mean something else.
  var margin: Double?
}

extension Session {
  /// Does an action that keeps the weights.
  mutating func tweak(_ action: Action) throws(ActionError) {
    guard let next = try tweak(by: action) else { return }
    guard next.settings != settings || action.beginsAnew else { return }
    remember(next.kind, label: next.label)
    presentation.explained = nil
    let isAnnealedAnew = next.settings.annealing != settings.annealing || action.beginsAnew
    settings = next.settings
    if isAnnealedAnew { beginAnnealing() }
    if let margin = next.margin { trainer.margin.m = margin }
    tune()
    if trainer.noise != settings.noise {
      trainer.noise = settings.noise
      redrawProbe()
    } else {
      observe()
    }
  }

  private func tweak(by action: Action) throws(ActionError) -> SettingsChange? {
    var next = settings
    switch action {
    case .margin(let value):
      guard let range = loss.margin?.range else {
        throw .notInThisLoss(verb: "margin", loss: loss.title)
      }
      next.margin = try checked(value, range, "margin")
      return SettingsChange(
        next, .margin(from: margin.m, to: value), "m \(Numerals.shortest(value))")
    case .lambda(let value):
      guard loss.annealed else { throw .notInThisLoss(verb: "lambda", loss: loss.title) }
      next.lambda = try checked(value, 0...1e6, "lambda")
      next.annealing = Annealing.constant.name
      return SettingsChange(
        next, .lambda(from: lambda, to: value), "lambda \(Numerals.shortest(value))")
    case .anneal(let name):
      guard loss.annealed else { throw .notInThisLoss(verb: "anneal", loss: loss.title) }
      guard let row = Annealing.named(name) else {
        throw .noSuch(verb: "anneal", name: name, choices: Annealing.all.map(\.name))
      }
      next.annealing = name
      // What falls no longer stays where it has come to.
      next.lambda = row.lambda == nil ? lambda : 0
      return SettingsChange(next, .annealing(name), "anneal")
    case .scale(let value):
      guard loss.initialScale != nil else {
        throw .notInThisLoss(verb: "scale", loss: loss.title)
      }
      next.scale = try checked(value, Settings.scales, "scale")
      return SettingsChange(
        next, .scale(from: settings.scale, to: value), "s \(Numerals.shortest(value))")
    case .parameter(let parameter, let value):
      guard let range = loss.range(of: parameter)?.range else {
        throw .notInThisLoss(verb: parameter.rawValue, loss: loss.title)
      }
      let former = settings.parameters[keyPath: parameter.field]
      next.parameters[keyPath: parameter.field] = try checked(value, range, parameter.rawValue)
      return SettingsChange(
        next, .parameter(parameter, from: former, to: value),
        "\(parameter.symbol) \(Numerals.shortest(value))")
    case .loss(let name):
      return try tweak(toLoss: name)
    case .noise(let value):
      next.noise = try checked(value, dataset.noise, "noise")
      return SettingsChange(next, .noise(from: settings.noise, to: value))
    case .rate(let value):
      next.rate = try checked(value, 1e-6...100, "rate")
      return SettingsChange(next, .rate(from: settings.rate, to: value))
    case .batch(let count):
      next.batch = Int(try checked(Double(count), 1...4096, "batch"))
      return SettingsChange(next, .batch(from: settings.batch, to: count))
    case .optimizer(let method):
      next.optimizer = method
      return SettingsChange(next, .optimizer(method))
    default:
      return nil
    }
  }

  /// The loss of that name, if it is on offer.
  package static func loss(named name: String) throws(ActionError) -> MarginLoss {
    guard let row = MarginLoss.named(name) else {
      throw .noSuch(verb: "loss", name: name, choices: losses.map(\.name))
    }
    return row
  }

  private func tweak(toLoss name: String) throws(ActionError) -> SettingsChange {
    let row = try Session.loss(named: name)
    var next = SettingsChange(settings, .loss(from: loss.title, to: row.title), name)
    next.settings.loss = name
    // What is no margin for one kind, such as a factor of 1, is a large one for another.
    if let margin = row.margin, !keepsMargin(in: margin) {
      next.settings.margin = margin.initial
      next.margin = margin.initial
    }
    // A parameter that both have alike stays; one of its own starts where its row says.
    for own in row.parameters where loss.range(of: own.parameter) != own {
      next.settings.parameters[keyPath: own.parameter.field] = own.initial
    }
    return next
  }

  /// Whether m means the same under another loss; one without a margin leaves a factor waiting.
  private func keepsMargin(in next: MarginRange) -> Bool {
    guard let former = loss.margin else {
      return next.kind == .factor && next.range.contains(settings.margin)
    }
    return next.kind == former.kind
  }

  /// Hands the settings to the trainer.
  ///
  /// While training runs m glides there by itself; while it rests nothing would move it, and the
  /// picture must answer all the same.
  private mutating func tune() {
    if let row = MarginLoss.named(settings.loss) { trainer.loss = row }
    let (inForce, annealed) = (trainer.margin.m, trainer.margin.lambda)
    trainer.margin = settings.parameters
    // lambda falls by its schedule, whatever else is turned.
    if annealing.lambda != nil { trainer.margin.lambda = annealed }
    // A loss without a margin leaves the m in force as it was.
    if loss.margin == nil || settings.glides && isRunning { trainer.margin.m = inForce }
    trainer.settings.rate = settings.rate
    trainer.settings.batch = settings.batch
    if trainer.settings.optimizer != settings.optimizer {
      trainer.changeOptimizer(to: settings.optimizer)
    }
  }

  /// A turn of the same dial soon after the last one is the same change.
  private mutating func remember(_ kind: Change.Kind, label: String?) {
    let isSoon = change.map { isGliding || step - $0.lastTurn < 100 } ?? false
    let continued = isSoon ? change?.continued(by: kind, at: step) : nil
    if let continued {
      change = continued
    } else {
      // Nobody wants to go back to a run that had failed.
      if failure == nil {
        var before = self
        before.beforeChange = []
        before.forgetBatch()
        beforeChange = [before]
      }
      change = Change(kind: kind, before: summary, lastTurn: step, peakLoss: lastLoss)
    }
    if let label { curves.mark(step: step, label: label, continuing: continued != nil) }
  }
}

extension SettingsChange {
  fileprivate init(_ settings: Settings, _ kind: Change.Kind, _ label: String? = nil) {
    self.init(settings: settings, kind: kind, label: label)
  }
}

extension Action {
  /// Whether it means something even where it sets what is set already: a schedule begins again.
  fileprivate var beginsAnew: Bool {
    if case .anneal(let name) = self { return Annealing.named(name)?.lambda != nil }
    return false
  }
}

extension Change {
  /// This and a turn of the same dial as one change; nil where it is another dial's.
  fileprivate func continued(by turn: Kind, at step: Int) -> Change? {
    var change = self
    change.lastTurn = step
    switch (kind, turn) {
    case (.margin(let from, _), .margin(_, let to)): change.kind = .margin(from: from, to: to)
    case (.lambda(let from, _), .lambda(_, let to)): change.kind = .lambda(from: from, to: to)
    case (.scale(let from, _), .scale(_, let to)): change.kind = .scale(from: from, to: to)
    case (.parameter(let one, let from, _), .parameter(let other, _, let to)) where one == other:
      change.kind = .parameter(one, from: from, to: to)
    case (.rate(let from, _), .rate(_, let to)): change.kind = .rate(from: from, to: to)
    case (.batch(let from, _), .batch(_, let to)): change.kind = .batch(from: from, to: to)
    case (.noise(let from, _), .noise(_, let to)): change.kind = .noise(from: from, to: to)
    default: return nil
    }
    return change
  }
}
