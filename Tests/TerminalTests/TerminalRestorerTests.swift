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
    SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGABRT, SIGILL, SIGBUS, SIGFPE, SIGTRAP,
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
    #expect(program.emulator.text.contains("Fatal error: died as told"))
    #expect(!program.emulator.showsAlternateScreen)
  }

  private func modesOfANewTerminal() throws -> RunningProgram.Modes {
    let program = try #require(RunningProgram("/bin/sleep", ["20"]))
    return program.modes
  }
}
