extension TerminalError: CustomStringConvertible {
  /// One line: what is wrong, where, and what to do.
  package var description: String {
    switch self {
    case .notATerminal(let stream):
      "standard \(stream.rawValue) is not a terminal; run marginscope in one, without redirecting it"
    case .noTerminalType:
      "TERM is not set; set it to your terminal's name, such as TERM=xterm-256color"
    case .unknownTerminal(let name):
      "TERM=\(name) is not known here; install its terminfo entry, or try TERM=xterm-256color"
    case .noCursorAddressing(let name):
      "TERM=\(name) cannot move the cursor; run marginscope in another terminal"
    case .system(let call, let code):
      "the terminal cannot be opened: \(call): \(SystemError(code: code).reason)"
    }
  }
}
