import Emulator
import Glibc
import Screen
import Testing

@Suite struct TerminalRestorerTests {
  @Test(
    arguments: [
      ("normal", .exited(0)), ("exit", .exited(7)), ("fatalError", .signaled(SIGILL)),
      ("index", .signaled(SIGILL)), ("overflow", .signaled(SIGILL)), ("null", .signaled(SIGSEGV)),
      ("abort", .signaled(SIGABRT)), ("stack", .signaled(SIGSEGV)), ("thread", .signaled(SIGILL)),
      ("task", .signaled(SIGILL)),
    ] as [(String, RunningProgram.Ending)])
  func restoresTheTerminalAfter(death: String, ending: RunningProgram.Ending) throws {
    let program = try startFixture(["--death", death])
    let whileDrawing = program.modes
    let modes = try modesOfANewTerminal()
    #expect(program.emulator.showsAlternateScreen)
    #expect(!program.emulator.showsCursor)
    #expect(program.emulator.mouse == .drags)
    program.type("x")
    #expect(program.ends() == ending)
    expectRestored(program, modes: modes, whileDrawing: whileDrawing)
  }

  @Test(arguments: [
    SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGABRT, SIGILL, SIGBUS, SIGFPE, SIGTRAP, SIGSYS,
    SIGALRM, SIGPIPE, SIGUSR1, SIGUSR2, SIGXCPU, SIGXFSZ, SIGVTALRM, SIGPROF, SIGIO, SIGSTKFLT,
    SIGPWR, 34, 64,
  ])
  func restoresTheTerminalOn(signal: Int32) throws {
    let program = try startFixture()
    let whileDrawing = program.modes
    let modes = try modesOfANewTerminal()
    program.signal(signal)
    #expect(program.ends() == .signaled(signal))
    expectRestored(program, modes: modes, whileDrawing: whileDrawing)
  }

  @Test func restoresInTheMiddleOfDrawing() throws {
    for death in ["thread", "task", "abort"] {
      let program = try startFixture(["--busy", "--death", death, "--color", "rgb"])
      let whileDrawing = program.modes
      let modes = try modesOfANewTerminal()
      program.type("x")
      _ = program.ends()
      expectRestored(program, modes: modes, whileDrawing: whileDrawing)
    }
  }

  @Test func theWordsOfAFatalErrorArePrintedAfterwards() throws {
    let program = try startFixture(["--death", "fatalError"])
    program.type("x")
    _ = program.ends()
    // They may have scrolled off the screen.
    let sent = String(decoding: program.received, as: UTF8.self)
    #expect(sent.contains("Fatal error: died as told"))
    #expect(!program.emulator.showsAlternateScreen)
  }

  /// The toolchain's backtracer, on by default, waits on the terminal; a crash must end all the same.
  @Test(arguments: ["fatalError", "stack", "null"])
  func aCrashEndsAtOnceAndSaysWhatToReport(death: String) throws {
    let program = try #require(
      RunningProgram(
        RunningProgram.built("crash-fixture"), ["--death", death],
        environment: RunningProgram.environment.filter { $0.key != "SWIFT_BACKTRACE" }))
    try #require(program.shows { $0.text.contains("picture ") })
    program.type("x")
    guard case .signaled = program.ends() else {
      Issue.record("it did not end")
      return
    }
    #expect(program.emulator.text.contains("This is a bug."))
    #expect(!program.emulator.text.contains("Backtrace"))
  }

  /// ^C in the middle of a frame leaves its colors and a held-back update to the ordinary close.
  @Test func anOrdinaryEndResetsColorsAndUpdates() throws {
    let program = try startFixture(["--color", "rgb"])
    program.type("q")
    #expect(program.ends() == .exited(0))
    let sent = String(decoding: program.received, as: UTF8.self)
    let reset = try #require(sent.ranges(of: "\u{1b}[?2026l\u{1b}[0m").last)
    #expect(!sent[reset.upperBound...].contains("\u{1b}[?2026h"))
  }

  private func modesOfANewTerminal() throws -> RunningProgram.Modes {
    let program = try #require(RunningProgram("/bin/sleep", ["20"]))
    return program.modes
  }
}
