import Emulator
import Glibc
import Screen
import Testing

@Suite struct SignalsTests {
  /// A program that waits for a terminal which takes nothing more cannot act on the signal.
  @Test func aStalledTerminalDoesNotKeepItFromEnding() throws {
    let program = try startFixture(["--busy"])
    try #require(program.stalls())
    program.signal(SIGTERM)
    #expect(program.ends(reading: false) == .signaled(SIGTERM))
    #expect(!program.emulator.showsAlternateScreen)
  }

  /// With ten minutes of grace only the second signal can end it in time.
  @Test func theSecondSignalEndsAtOnce() throws {
    let program = try startFixture(["--busy", "--grace", "600"])
    try #require(program.stalls())
    program.signal(SIGTERM)
    program.signal(SIGINT)
    #expect(program.ends(reading: false) == .signaled(SIGTERM))
  }

  @Test(arguments: [[], ["--busy"]]) func aClosedTerminalEndsIt(arguments: [String]) throws {
    let program = try startFixture(arguments)
    program.hangUp()
    #expect(program.ends(within: .seconds(5)) == .signaled(SIGHUP))
  }

  @Test func interruptIsAKeyToo() throws {
    let program = try startFixture()
    program.type("\u{3}")
    #expect(program.ends() == .signaled(SIGINT))
  }

  @Test func blockedSignalsAreInheritedByNobody() throws {
    let program = try startFixture(signalsBlocked: true)
    program.signal(SIGTERM)
    #expect(program.ends() == .signaled(SIGTERM))
  }

  @Test(arguments: [ColorDepth.palette256, .rgb])
  func stoppedAndContinuedByOthersItDrawsAgain(depth: ColorDepth) throws {
    let program = try startFixture(["--color", depth == .rgb ? "rgb" : "256"])
    program.signal(SIGSTOP)
    program.emulator.feed(Array("\u{1b}[H\u{1b}[41mgarbage of others\u{1b}[2J".utf8))
    program.signal(SIGCONT)
    let expected = Picture(number: 0, note: "resumed").frame(program.emulator.size)
      .settled(for: depth)
    #expect(program.shows { $0.frame.settled(for: depth, channelBits: 8) == expected })
    program.type("q")
    #expect(program.ends() == .exited(0))
  }

  /// ^Z, another size meanwhile, fg: from a real shell, which leaves the modes as it finds them.
  @Test(arguments: ["256", "rgb"]) func stopsForTheShellAndComesBack(color: String) throws {
    let shell = try startShell()
    let modes = shell.modes
    shell.type("\(RunningProgram.built("crash-fixture")) --color \(color)\n")
    try #require(shell.shows { $0.text.contains("picture 0 of 80x24") })
    for (columns, rows) in [(60, 20), (90, 30)] {
      shell.type("\u{1a}")
      try #require(shell.shows { !$0.showsAlternateScreen && $0.text.contains("topped") })
      #expect(shell.modes == modes)
      #expect(shell.emulator.showsCursor)
      #expect(shell.emulator.mouse == .off)
      let size = Size(columns: columns, rows: rows)
      shell.resize(to: size)
      shell.type("clear; fg\n")
      let expected = Picture(number: 0).title(size)
      try #require(shell.shows { $0.showsAlternateScreen && $0.text.contains(expected) })
      try #require(shell.shows { $0.mouse == .drags && !$0.showsCursor })
      // The arrows arrive as keys at once, so the keypad mode is back.
      shell.type("\u{1b}OD")
      try #require(shell.shows { $0.text.contains("left") })
    }
    shell.type("q")
    try #require(shell.shows { !$0.showsAlternateScreen })
    shell.type("echo over; exit 3\n")
    #expect(shell.ends() == .exited(3))
  }

  @Test func killedWhileStoppedItLeavesTheTerminalAlone() throws {
    let shell = try startShell()
    shell.type("\(RunningProgram.built("crash-fixture"))\n")
    try #require(shell.shows { $0.text.contains("picture") })
    shell.type("\u{1a}")
    try #require(shell.shows { !$0.showsAlternateScreen && $0.text.contains("topped") })
    let modes = shell.modes
    let before = shell.received.count
    // It takes notice of the signal only once the shell lets it go on.
    shell.type("kill %1; bg %1; wait %1; echo status $?\n")
    #expect(shell.shows { $0.text.contains("status 143") })
    #expect(shell.modes == modes)
    #expect(!shell.received.dropFirst(before).contains(0x1B))
    shell.type("exit 0\n")
    #expect(shell.ends() == .exited(0))
  }

  @Test func crashingAfterAStopItRestoresTheTerminal() throws {
    let shell = try startShell()
    let modes = shell.modes
    shell.type("\(RunningProgram.built("crash-fixture")) --death abort\n")
    try #require(shell.shows { $0.text.contains("picture") })
    shell.type("\u{1a}")
    try #require(shell.shows { !$0.showsAlternateScreen && $0.text.contains("topped") })
    shell.type("fg\n")
    try #require(shell.shows { $0.showsAlternateScreen && $0.text.contains("resumed") })
    shell.type("x")
    try #require(shell.shows { $0.text.contains("Aborted") })
    #expect(!shell.emulator.showsAlternateScreen)
    #expect(shell.emulator.mouse == .off)
    #expect(shell.modes == modes)
    shell.type("exit 0\n")
    #expect(shell.ends() == .exited(0))
  }

  @Test func manyStopsAreNeverLost() throws {
    let shell = try startShell()
    shell.type("\(RunningProgram.built("crash-fixture")) --busy\n")
    try #require(shell.shows { $0.text.contains("picture") })
    for _ in 0..<10 {
      shell.type("\u{1a}")
      try #require(shell.shows { !$0.showsAlternateScreen && $0.text.contains("topped") })
      shell.type("clear; fg\n")
      try #require(shell.shows { $0.showsAlternateScreen && $0.text.contains("picture") })
    }
    shell.type("q")
    try #require(shell.shows { !$0.showsAlternateScreen })
    shell.type("exit 0\n")
    #expect(shell.ends() == .exited(0))
  }

  private func startShell() throws -> RunningProgram {
    let shell = try #require(
      RunningProgram(
        "/bin/sh", ["-i"],
        environment: RunningProgram.environment.merging(["PS1": "ready "]) { $1 }))
    try #require(shell.shows { $0.text.contains("ready") })
    return shell
  }
}
