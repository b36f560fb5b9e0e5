internal import Angular
internal import Learning

extension Session {
  /// Does an action now; what it means to the training counts from the next tick.
  ///
  /// - Throws: `ActionError`; nothing is then changed.
  public mutating func apply(_ action: Action) throws(ActionError) {
    try perform(action)
    if action.isOfTraining { noted(.action(action)) }
  }

  private mutating func perform(_ action: Action) throws(ActionError) {
    switch action {
    case .back:
      try goBack()
    case .margin, .lambda, .anneal, .scale, .parameter, .loss, .noise, .rate, .batch, .optimizer:
      try tweak(action)
    case .data, .classes, .seed, .activation, .reset, .rerun, .scene:
      try begin(action)
    case .speed(let value):
      guard let speed = Speed(stepsPerTick: value) else {
        throw .noSuch(
          verb: "speed", name: Numerals.shortest(value),
          choices: Speed.ladder.map { Numerals.shortest($0.stepsPerTick) })
      }
      settings.speed = speed
    case .glide(let isOn):
      settings.glides = isOn
    case .run:
      isRunning = failure == nil
    case .pause:
      isRunning = false
    case .step:
      isRunning = false
      if failure == nil { stepsAsked += 1 }
    case .steps(let count):
      isRunning = false
      let most = Action.stepCounts.upperBound
      let asked = Int(try checked(Double(count), 1...Double(most), "steps"))
      if failure == nil { stepsAsked += asked }
    case .ghost(let isOn):
      ghost = isOn ? frozen : nil
      explain(isOn ? .ghost : nil)
    case .dial, .view, .zoom, .theme, .help, .page, .explain, .inspect, .watch:
      try present(action)
    case .say, .lesson, .mark, .prompt, .ask, .answer, .reveal, .proceed, .snap:
      try presentation.teach(action)
    }
  }

  /// Changes that keep the weights.
  private mutating func tweak(_ action: Action) throws(ActionError) {
    var next = settings
    var marginInForce: Double?
    let kind: Change.Kind
    var label: String?
    switch action {
    case .margin(let value):
      guard let range = loss.margin?.range else {
        throw .notInThisLoss(verb: "margin", loss: loss.title)
      }
      next.margin = try checked(value, range, "margin")
      kind = .margin(from: margin.m, to: value)
      label = "m \(Numerals.shortest(value))"
    case .lambda(let value):
      guard loss.annealed else { throw .notInThisLoss(verb: "lambda", loss: loss.title) }
      next.lambda = try checked(value, 0...1e6, "lambda")
      next.annealing = Annealing.constant.name
      kind = .lambda(from: lambda, to: value)
      label = "lambda \(Numerals.shortest(value))"
    case .anneal(let name):
      guard loss.annealed else { throw .notInThisLoss(verb: "anneal", loss: loss.title) }
      guard let row = Annealing.named(name) else {
        throw .noSuch(verb: "anneal", name: name, choices: Annealing.all.map(\.name))
      }
      next.annealing = name
      // What falls no longer stays where it has come to.
      next.lambda = row.lambda == nil ? lambda : 0
      kind = .annealing(name)
      label = "anneal"
    case .scale(let value):
      guard loss.initialScale != nil else {
        throw .notInThisLoss(verb: "scale", loss: loss.title)
      }
      next.scale = try checked(value, Settings.scales, "scale")
      kind = .scale(from: settings.scale, to: value)
      label = "s \(Numerals.shortest(value))"
    case .parameter(let parameter, let value):
      guard let range = loss.range(of: parameter)?.range else {
        throw .notInThisLoss(verb: parameter.rawValue, loss: loss.title)
      }
      let field = parameter.field
      next.parameters[keyPath: field] = try checked(value, range, parameter.rawValue)
      kind = .parameter(parameter, from: settings.parameters[keyPath: field], to: value)
      label = "\(parameter.symbol) \(Numerals.shortest(value))"
    case .loss(let name):
      guard let row = Session.losses.first(where: { $0.name == name }) else {
        throw .noSuch(verb: "loss", name: name, choices: Session.losses.map(\.name))
      }
      next.loss = name
      // What is no margin for one kind, such as a factor of 1, is a large one for another.
      if let margin = row.margin, !keepsMargin(in: margin) {
        next.margin = margin.initial
        marginInForce = margin.initial
      }
      // A parameter that both have alike stays; one of its own starts where its row says.
      for own in row.parameters where loss.range(of: own.parameter) != own {
        next.parameters[keyPath: own.parameter.field] = own.initial
      }
      kind = .loss(from: loss.title, to: row.title)
      label = name
    case .noise(let value):
      next.noise = try checked(value, dataset.noise, "noise")
      kind = .noise(from: settings.noise, to: value)
    case .rate(let value):
      next.rate = try checked(value, 1e-6...100, "rate")
      kind = .rate(from: settings.rate, to: value)
    case .batch(let count):
      next.batch = Int(try checked(Double(count), 1...4096, "batch"))
      kind = .batch(from: settings.batch, to: count)
    case .optimizer(let method):
      next.optimizer = method
      kind = .optimizer(method)
    default:
      return
    }
    guard next != settings || action.beginsAnew else { return }
    remember(kind, label: label)
    presentation.explained = nil
    let isAnnealedAnew = next.annealing != settings.annealing || action.beginsAnew
    settings = next
    if isAnnealedAnew { beginAnnealing() }
    if let marginInForce { trainer.margin.m = marginInForce }
    tune()
    if trainer.noise != settings.noise {
      trainer.noise = settings.noise
      redrawProbe()
    } else {
      observe()
    }
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
    if let row = Session.losses.first(where: { $0.name == settings.loss }) { trainer.loss = row }
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
    let continues = isSoon && change.map { isSameDial($0.kind, kind) } ?? false
    if continues, var turned = change {
      turned.kind = joined(turned.kind, kind)
      turned.lastTurn = step
      change = turned
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
    if let label { history.mark(step: step, label: label, continuing: continues) }
  }

  /// Starts afresh, or goes back.
  private mutating func begin(_ action: Action) throws(ActionError) {
    switch action {
    case .data(let name):
      guard let row = datasets.first(where: { $0.name == name }) else {
        throw .noSuch(verb: "data", name: name, choices: datasets.map(\.name))
      }
      dataset = row
      ghost = nil
      settings.data = name
      settings.classes = row.initialClasses
      settings.noise = row.initialNoise
    case .classes(let count):
      let range = Double(dataset.classes.lowerBound)...Double(dataset.classes.upperBound)
      settings.classes = Int(try checked(Double(count), range, "classes"))
      ghost = nil
    case .seed(let seed):
      settings.seed = seed
    case .activation(let shape):
      settings.nonlinearity = shape
    case .scene(let name):
      try enter(try preset(named: name, for: "scene"))
      return
    case .rerun:
      guard let before = beforeChange.first else { throw .nothingToRerun }
      take(before, .rerun, isRunning: isRunning || failure != nil)
      return
    default:
      break
    }
    beginAgain()
    if case .data = action { explain(.data) }
    // Once more from the start is also once more the question.
    if action == .reset, presentation.scene != nil { explain(.scene) }
  }

  mutating func beginAgain() {
    // A pause is the user's; only a stop by failure ends with the failure.
    if failure != nil { isRunning = true }
    restart()
  }

  private mutating func present(_ action: Action) throws(ActionError) {
    switch action {
    case .dial(let dial):
      presentation.dial = dial
      explain(.dial)
    case .view(let view): presentation.view = view
    case .zoom(let isOn): presentation.isZoomed = isOn
    case .theme(let theme): presentation.theme = theme
    case .help(let isOn):
      presentation.showsHelp = isOn
      presentation.helpPage = 0
    case .page(let page): presentation.helpPage = page
    case .explain(let what): explain(what)
    case .inspect(let index):
      if let index, !(0..<probe.count).contains(index) {
        throw .outOfRange(
          verb: "inspect", value: Double(index), range: 0...Double(probe.count - 1))
      }
      presentation.inspected = index
    case .watch(let name):
      _ = try preset(named: name, for: "watch")
      presentation.scene = name
      explain(.scene)
    default: break
    }
  }

  private var frozen: Ghost {
    Ghost(
      summary: summary, loss: loss.title, directions: measures.directions,
      gaps: measures.classes.map(\.gap), history: history)
  }
}

extension Action {
  /// Whether the way of a run depends on it; what begins another run has no way before it.
  fileprivate var isOfTraining: Bool {
    switch self {
    case .margin, .lambda, .anneal, .scale, .parameter, .loss, .noise, .rate, .batch, .optimizer,
      .speed,
      .glide, .run, .pause, .step, .steps:
      true
    default:
      false
    }
  }

  /// Whether it means something even where it sets what is set already: a schedule begins again.
  fileprivate var beginsAnew: Bool {
    if case .anneal(let name) = self { return Annealing.named(name)?.lambda != nil }
    return false
  }
}

private func checked(
  _ value: Double, _ range: ClosedRange<Double>, _ verb: String
) throws(ActionError) -> Double {
  guard range.contains(value) else { throw .outOfRange(verb: verb, value: value, range: range) }
  return value
}

private func isSameDial(_ first: Change.Kind, _ second: Change.Kind) -> Bool {
  switch (first, second) {
  case (.margin, .margin), (.lambda, .lambda), (.scale, .scale), (.rate, .rate), (.batch, .batch),
    (.noise, .noise):
    true
  case (.parameter(let one, _, _), .parameter(let other, _, _)):
    one == other
  default:
    false
  }
}

private func joined(_ first: Change.Kind, _ second: Change.Kind) -> Change.Kind {
  switch (first, second) {
  case (.margin(let from, _), .margin(_, let to)): .margin(from: from, to: to)
  case (.lambda(let from, _), .lambda(_, let to)): .lambda(from: from, to: to)
  case (.scale(let from, _), .scale(_, let to)): .scale(from: from, to: to)
  case (.parameter(let parameter, let from, _), .parameter(_, _, let to)):
    .parameter(parameter, from: from, to: to)
  case (.rate(let from, _), .rate(_, let to)): .rate(from: from, to: to)
  case (.batch(let from, _), .batch(_, let to)): .batch(from: from, to: to)
  case (.noise(let from, _), .noise(_, let to)): .noise(from: from, to: to)
  default: second
  }
}
