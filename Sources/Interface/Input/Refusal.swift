package import Experiment

/// Why a key or the mouse has nothing to do.
package enum Refusal: Hashable, Sendable {
  /// The key is not in the table.
  case unbound
  /// No help page, sample or zoomed panel is open for Esc to close.
  case nothingToClose
  /// The dial, which has keys of its own, goes no further that way.
  case atEnd(Control)
}

extension Refusal {
  /// The reason as a sentence.
  package func message(in session: Session) -> String {
    switch self {
    case .unbound: "This key does nothing here; ? lists the keys."
    case .nothingToClose: "There is nothing for Esc to close; q quits, ? lists the keys."
    case .atEnd(let dial):
      "The \(dial.symbol) is at its limit: \(dial.text(session))."
    }
  }
}
