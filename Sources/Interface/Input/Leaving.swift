package import Experiment

// A lesson says what its own settings lead to. What would make something else of its session leaves the
// lesson, so the learner is asked first.
extension Command {
  /// Whether a lesson cannot go on after it as it was written.
  package var leavesLesson: Bool {
    switch self {
    case .act(let action): action.leavesLesson
    case .predict: true
    case .record, .still, .refuse, .nextChapter, .quit: false
    }
  }
}

extension Presentation {
  /// What ends a lesson wherever it stands: nothing that it waits with stays on the screen.
  package var leavingLesson: [Action] {
    var actions: [Action] = []
    // What lies on top goes first.
    if prompt != nil { actions.append(.teach(.proceed)) }
    if let quiz {
      if let choice = quiz.choice, quiz.isPending { actions.append(.teach(.reveal(choice))) }
      let isRevealed = quiz.isRevealed || quiz.isPending || quiz.answer == nil
      actions += Array(repeating: .teach(.proceed), count: isRevealed ? 1 : 2)
    }
    return actions + [.teach(.lesson("", chapters: 0))]
  }
}

extension Action {
  fileprivate var leavesLesson: Bool {
    switch self {
    case .set(let control, _): !control.staysInLesson
    case .train(let action):
      switch action {
      case .run, .pause: false
      case .step, .steps, .reset, .back, .rerun, .scene: true
      }
    case .show(let action):
      switch action {
      case .ghost, .watch, .readout, .hide, .unhide: true
      case .dial, .view, .zoom, .theme, .help, .page, .explain, .inspect, .turn, .orbit,
        .projection:
        false
      }
    case .teach: false
    }
  }
}
