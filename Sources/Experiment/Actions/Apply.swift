internal import Angular
internal import Learning
internal import Text

extension Session {
  /// Does an action now; what it means to the training counts from the next tick.
  ///
  /// - Throws: `ActionError`; nothing is then changed.
  package mutating func apply(_ action: Action) throws(ActionError) {
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
      gaps: measures.classes.map(\.gap), curves: curves)
  }
}

extension Action {
  /// Whether the way of a run depends on it; what begins another run has no way before it.
  fileprivate var isOfTraining: Bool {
    switch self {
    case .margin, .lambda, .anneal, .scale, .parameter, .loss, .noise, .rate, .batch, .optimizer,
      .speed, .glide, .run, .pause, .step, .steps:
      true
    default:
      false
    }
  }
}

/// The value, if it lies within the range.
func checked(
  _ value: Double, _ range: ClosedRange<Double>, _ verb: String
) throws(ActionError) -> Double {
  guard range.contains(value) else { throw .outOfRange(verb: verb, value: value, range: range) }
  return value
}
