internal import Learning

/// What moves the training: it goes on, rests, goes back, or starts afresh.
package enum TrainingAction: Hashable, Sendable {
  case run
  case pause
  /// One training step, paused or not.
  case step
  /// So many training steps in one tick, then a pause.
  case steps(Int)
  /// Start again from the same weights.
  case reset
  /// Go back to before the last training step, and pause.
  case back
  /// Go back to before the last change.
  case rerun
  /// Start afresh with all that a scene sets.
  case scene(String)

  /// How many steps one action may train.
  package static let stepCounts = 1...1000

  /// The rows, in the order of the help text.
  static let verbs: [Action.Verb] = [
    .init("run", "go on training", .train(.run)),
    .init("pause", "stop training", .train(.pause)),
    .init("step", "train one step", .train(.step)),
    .init(
      "steps", .whole(stepCounts), "train N steps in one tick, then pause", { .train(.steps($0)) },
      take: { if case .train(.steps(let count)) = $0 { count } else { nil } }),
    .init("reset", "start again from the same weights", .train(.reset)),
    .init("back", "go back by one training step, then pause", .train(.back)),
    .init("rerun", "run again from before the last change", .train(.rerun)),
    .init(
      "scene", .name, "start afresh as a scene of the table begins", { .train(.scene($0)) },
      take: { if case .train(.scene(let name)) = $0 { name } else { nil } }),
  ]
}

extension Session {
  mutating func train(_ action: TrainingAction) throws(ActionError) {
    switch action {
    case .run:
      isRunning = failure == nil
    case .pause:
      isRunning = false
    case .step:
      isRunning = false
      if failure == nil { stepsAsked += 1 }
    case .steps(let count):
      isRunning = false
      let counts = TrainingAction.stepCounts
      guard counts.contains(count) else {
        throw .outOfRange(
          verb: "steps", value: Double(count),
          range: Double(counts.lowerBound)...Double(counts.upperBound))
      }
      if failure == nil { stepsAsked += count }
    case .reset:
      beginAgain()
      // Once more from the start is also once more the question.
      if presentation.scene != nil { explain(.scene) }
    case .back:
      try goBack()
    case .rerun:
      guard let before = beforeChange.first else { throw .nothingToRerun }
      take(before, .rerun, isRunning: isRunning || failure != nil)
    case .scene(let name):
      try enter(try preset(named: name, for: "scene"))
    }
  }

  /// Starts afresh with the settings of a scene; speed and gliding stay the user's, and so does a
  /// ghost of the same data and class count, for comparison.
  private mutating func enter(_ preset: Preset) throws(ActionError) {
    guard datasets.contains(where: { $0.name == preset.data }) else {
      throw .noSuch(verb: "data", name: preset.data, choices: datasets.map(\.name))
    }
    var next = preset.settings
    next.speed = settings.speed
    next.glides = settings.glides
    begin(next)
    presentation.dial = .margin
    presentation.view = preset.view
    presentation.scene = preset.name
    explain(.scene)
  }

  func preset(named name: String, for verb: String) throws(ActionError) -> Preset {
    guard let preset = Preset.named(name) else {
      throw .noSuch(verb: verb, name: name, choices: Preset.all.map(\.name))
    }
    return preset
  }
}
