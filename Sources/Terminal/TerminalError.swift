/// Why a terminal cannot be used; nothing was written to it, nothing is left changed.
package enum TerminalError: Error, Equatable {
  /// One of the program's standard streams.
  package enum Stream: String, Sendable {
    /// Descriptor 0.
    case input
    /// Descriptor 1.
    case output
  }

  /// A standard stream is a file, a pipe or closed.
  case notATerminal(Stream)
  /// TERM is not set, or empty.
  case noTerminalType
  /// Terminfo does not know the terminal, or only as a kind of terminal that cannot be drawn on.
  case unknownTerminal(String)
  /// The terminal cannot put its cursor anywhere.
  case noCursorAddressing(String)
  /// A call of the system failed, with its errno.
  case system(call: String, code: Int32)
}
