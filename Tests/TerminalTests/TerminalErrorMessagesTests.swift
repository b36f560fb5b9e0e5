import Terminal
import Testing

@Suite struct TerminalErrorMessagesTests {
  @Test(arguments: [
    (
      TerminalError.notATerminal(.input),
      "standard input is not a terminal; run marginscope in one, without redirecting it"
    ),
    (
      .notATerminal(.output),
      "standard output is not a terminal; run marginscope in one, without redirecting it"
    ),
    (
      .noTerminalType,
      "TERM is not set; set it to your terminal's name, such as TERM=xterm-256color"
    ),
    (
      .unknownTerminal("xterm-kitty"),
      "TERM=xterm-kitty is not known here; install its terminfo entry, or try TERM=xterm-256color"
    ),
    (
      .noCursorAddressing("dumb"),
      "TERM=dumb cannot move the cursor; run marginscope in another terminal"
    ),
    (
      .system(call: "pipe", code: 24), "the terminal cannot be opened: pipe: Too many open files"
    ),
  ])
  func messages(error: TerminalError, message: String) {
    #expect("\(error)" == message)
  }
}
