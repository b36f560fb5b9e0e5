package import Experiment

/// Why a key or the mouse has nothing to do.
package enum Refusal: Hashable, Sendable {
  /// The key is not in the table.
  case unbound
  /// No help page, sample or zoomed panel is open for Esc to close.
  case nothingToClose
  /// The lesson trains and waits for nobody.
  case training
  /// There is no chapter to go back to.
  case noChapter
  /// No lesson is given that could go on.
  case noLesson
  /// The lesson offers no reason now.
  case noReason
  /// The features have two dimensions, so there is no sphere to turn.
  case noSphere
  /// The dial, which has keys of its own, goes no further that way.
  case atEnd(Control)
}

extension Refusal {
  /// The reason as a sentence.
  package func message(in session: Session) -> String {
    switch self {
    case .unbound: "This key does nothing here; ? lists the keys."
    case .nothingToClose: "There is nothing for Esc to close; q quits, ? lists the keys."
    case .training: "The lesson is training and goes on by itself; space pauses it."
    case .noChapter: "There is no chapter before this one to go back to."
    case .noLesson: "No lesson is being given here that could go on."
    case .noReason:
      session.presentation.why == nil
        ? "The lesson offers no reason here." : "The reason can be read once it is answered."
    case .noSphere:
      "Only a sphere turns, and the features have two dimensions: set dimensions to 3."
    case .atEnd(let dial):
      "The \(dial.symbol) is at its limit: \(dial.text(session))."
    }
  }
}
