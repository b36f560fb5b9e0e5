import Terminal
import Testing

@Suite struct TerminalErrorSentencesTests {
  @Test(arguments: [
    (
      TerminalError.notATerminal(.input),
      "standard input is not a terminal: run it in one, without redirecting that stream"
    ),
    (
      .notATerminal(.output),
      "standard output is not a terminal: run it in one, without redirecting that stream"
    ),
    (
      .noTerminalType,
      "TERM is not set: set it to your terminal's name, such as TERM=xterm-256color"
    ),
    (
      .unknownTerminal("xterm-kitty"),
      "cannot draw on TERM=xterm-kitty: install its terminfo entry, or try TERM=xterm-256color"
    ),
    (
      .noCursorAddressing("dumb"),
      "TERM=dumb cannot move its cursor: run in a terminal that can, such as TERM=xterm-256color"
    ),
    (
      .system(call: "pipe", code: 24), "pipe failed with errno 24: the terminal cannot be opened"
    ),
  ])
  func messages(error: TerminalError, message: String) {
    #expect("\(error)" == message)
  }
}
