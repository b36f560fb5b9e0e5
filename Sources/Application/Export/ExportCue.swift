import Experiment
import Recording

/// What an exported file says of an action.
struct ExportCue {
  /// The entries of the transcript.
  private(set) var entries: [(kind: Transcript.Kind, text: String)] = []
  /// The label of a marker in a terminal recording; nil for none.
  private(set) var marker: String?
  /// The name of a still picture; nil for none.
  private(set) var still: String?

  /// - Parameters:
  ///   - action: what was done.
  ///   - presentation: as it is after all that was done at that tick.
  init(_ action: Action, _ presentation: Presentation) {
    switch action {
    case .teach(let teaching):
      switch teaching {
      case .say(let text): entries = [(.caption, text)]
      case .mark(let title):
        guard !title.isEmpty else { break }
        entries = [(.chapter, title)]
        (marker, still) = (title, title)
      case .prompt(let text):
        entries = [(.question, text)]
        marker = text
      case .ask(let question):
        let choices = question.choices.indices.map { choice($0, of: question) }
        entries = [(.question, ([question.text] + choices).joined(separator: "\n"))]
        marker = question.text
      case .answer, .proceed:
        if let quiz = presentation.quiz {
          entries = [(.question, "Answer: \(choice(quiz.answer ?? 0, of: quiz.question))")]
        } else if presentation.prompt == nil {
          entries = [(.caption, "")]
        }
      case .snap(let name): still = name
      case .reveal, .chapter: entries = [(.action, action.text)]
      case .lesson, .rest, .why, .reason: break
      }
    case .train(let training):
      switch training {
      // What every lesson does all the time to keep its pace says nothing.
      case .run, .pause, .step, .steps: break
      case .reset, .back, .rerun, .scene: entries = [(.action, action.text)]
      }
    case .set: entries = [(.setting, action.text)]
    case .show(let view):
      switch view {
      // Each of these says something of its own.
      case .hide, .unhide: entries = [(.action, action.text)]
      case .ghost, .dial, .view, .zoom, .theme, .help, .page, .explain, .inspect, .watch, .readout,
        .turn, .orbit, .projection:
        entries = [(.setting, action.text)]
      }
    }
  }
}

private func choice(_ index: Int, of question: Question) -> String {
  "\(Question.letter(index))) \(question.choices[index])"
}
