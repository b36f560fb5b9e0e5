/// Everything that can be done to a session, in four families; keys, scripts and recordings all end
/// here.
package enum Action: Hashable, Sendable {
  /// Set a control.
  case set(Control, ControlValue)
  /// Train, rest, go back, or start afresh.
  case train(TrainingAction)
  /// Show something; the training never knows of it.
  case show(ViewAction)
  /// Give a lesson.
  case teach(LessonAction)

  /// The rows, in the order of the help text.
  package static let verbs: [Verb] =
    Control.all.map(Verb.init) + TrainingAction.verbs + ViewAction.verbs + LessonAction.verbs

  /// The row that writes this action.
  package var verb: Verb { row.verb }

  /// The text that reads back as this action.
  package var text: String {
    let (verb, arguments) = row
    return arguments.isEmpty ? verb.word : "\(verb.word) \(arguments)"
  }

  private var row: (verb: Verb, arguments: String) {
    for verb in Action.verbs {
      if let arguments = verb.write(self) { return (verb, arguments) }
    }
    preconditionFailure("no row of the table of actions writes this one")
  }
}

extension Session {
  /// Does an action now; what it means to the training counts from the next tick.
  ///
  /// - Throws: `ActionError`; nothing is then changed.
  package mutating func apply(_ action: Action) throws(ActionError) {
    switch action {
    case .set(let control, let value): try set(control, value)
    case .train(let action): try train(action)
    case .show(let action): try show(action)
    case .teach(let action): try teach(action)
    }
    if action.isPartOfRun { note(.action(action)) }
  }
}

extension Action {
  /// Whether going back in the run must do it again; what begins another run has nothing before it.
  fileprivate var isPartOfRun: Bool {
    switch self {
    case .set(let control, _): control.effect != .startsAfresh
    case .train(let action):
      switch action {
      case .run, .pause, .step, .steps: true
      case .reset, .back, .rerun, .scene: false
      }
    case .show, .teach: false
    }
  }
}
