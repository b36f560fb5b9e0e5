package import Experiment

/// Why a key or the mouse has nothing to do.
package enum Refusal: Hashable, Sendable {
  /// The key is not in the table.
  case unbound
  /// No page, sample or zoom is open that Esc could close.
  case nothingToClose
  /// The dial, which has keys of its own, goes no further that way.
  case atEnd(Dial)
}

extension Refusal {
  /// The reason as a sentence.
  package func message(in session: Session) -> String {
    switch self {
    case .unbound: "This key does nothing here; ? lists the keys."
    case .nothingToClose: "Nothing is open that Esc could close; q quits, ? lists the keys."
    case .atEnd(let dial):
      "The dial stands at its end: \(dial.row.title) goes no further than "
        + "\(dial.row.text(session))."
    }
  }
}
