extension TerminalError: CustomStringConvertible {
  /// One line: what is wrong, where, and what to do.
  package var description: String {
    switch self {
    case .notATerminal(let stream):
      "standard \(stream.rawValue) is not a terminal: run it in one, without redirecting that stream"
    case .noTerminalType:
      "TERM is not set: set it to your terminal's name, such as TERM=xterm-256color"
    case .unknownTerminal(let name):
      "cannot draw on TERM=\(name): install its terminfo entry, or try TERM=xterm-256color"
    case .noCursorAddressing(let name):
      "TERM=\(name) cannot move its cursor: run in a terminal that can, such as TERM=xterm-256color"
    case .system(let call, let code):
      "\(call) failed with errno \(code): the terminal cannot be opened"
    }
  }
}
