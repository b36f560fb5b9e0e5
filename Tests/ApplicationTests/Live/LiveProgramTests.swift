import Emulator
import Experiment
import Foundation
import Interface
import Recording
import Screen
import Testing

/// The built program in a real pseudo-terminal, its screen read back from an emulator.
@Suite struct LiveProgramTests {
  private static let size = Size(columns: 120, rows: 36)

  private func start(
    _ arguments: [String] = [], size: Size = LiveProgramTests.size,
    _ changes: [String: String?] = [:]
  ) throws -> RunningProgram {
    var environment = RunningProgram.environment
    for (name, value) in changes { environment[name] = value }
    return try #require(
      RunningProgram(
        RunningProgram.built("marginscope"), arguments, size: size, environment: environment))
  }

  /// The session that the program must have after a script of actions.
  private func session(_ script: [(tick: Int, action: Action)], ticks: Int) throws -> Session {
    var session = Session()
    for tick in 0...ticks {
      for step in script where step.tick == tick { try session.apply(step.action) }
      if tick < ticks { session.advance() }
    }
    return session
  }

  private func step(_ emulator: Emulator) -> Int? { number(after: "step ", emulator) }

  private func number(after words: String, _ emulator: Emulator) -> Int? {
    let text = emulator.text
    guard let range = text.firstRange(of: words) else { return nil }
    return Int(text[range.upperBound...].prefix { $0.isNumber })
  }

  /// Over ssh, whose buffers take everything, frames wait until the terminal has the last ones; so a
  /// key is seen after few bytes.
  @Test(arguments: ["256", "rgb"])
  func framesNeverQueue(color: String) throws {
    let program = try start(["--color", color], ["SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"])
    #expect(program.shows { (step($0) ?? 0) > 0 })
    program.useLink()
    var most = 0
    func pass() -> Int {
      _ = program.bytes(in: .milliseconds(10))
      most = max(most, program.onLink)
      let waiting = program.onLink
      program.pass(400)
      return waiting - program.onLink
    }
    for _ in 0..<200 { _ = pass() }
    #expect(most < 30_000)
    program.type("?")
    var passed = 0
    while passed < 40_000, !program.emulator.text.contains("run or pause") { passed += pass() }
    #expect(program.emulator.text.contains("run or pause"), "\(passed) bytes, \(most) at once")
    program.type("q")
    #expect(program.ends() == .exited(0))
  }

  /// Without an alternate screen the picture stays, and the shell's prompt comes below it.
  @Test func thePromptComesBelowThePicture() throws {
    let program = try start([], ["TERM": "linux"])
    #expect(program.shows { (step($0) ?? 0) > 5 })
    program.type("q")
    #expect(program.ends() == .exited(0))
    let rows = program.emulator.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(rows[Self.size.rows - 2].contains("quit"))
    #expect(rows[Self.size.rows - 1].allSatisfy { $0 == " " })
  }

  /// As many frames as `--fps` says, though thirty ticks pass.
  @Test func framesAreAsManyAsAskedFor() throws {
    let program = try start(["--fps", "1", "--do", "60 pause"])
    #expect(program.shows { $0.text.contains("PAUSED") })
    let text = String(decoding: program.received, as: UTF8.self)
    let frames = text.ranges(of: "\u{1b}[?2026h").count
    #expect(frames >= 2 && frames < 10, "\(frames)")
    program.type("q")
    #expect(program.ends() == .exited(0))
  }

  struct Screenful: Sendable, CustomTestStringConvertible {
    var name: String
    var display: DisplayOptions
    var changes: [String: String?] = [:]
    var arguments: [String] = []
    var testDescription: String { name }
  }

  static let screenfuls = [
    Screenful(name: "256 colors", display: DisplayOptions()),
    Screenful(
      name: "24 bits", display: DisplayOptions(depth: .rgb), changes: ["COLORTERM": "truecolor"]),
    Screenful(name: "NO_COLOR", display: DisplayOptions(depth: .mono), changes: ["NO_COLOR": "1"]),
    // Without UTF-8 ncurses repeats characters (REP) on an xterm, after which libvterm 0.1 loses the
    // last column; this terminal has no REP.
    Screenful(
      name: "C locale", display: DisplayOptions(glyphs: .ascii),
      changes: ["LANG": "C", "LC_ALL": "C", "TERM": "screen-256color"]),
    Screenful(
      name: "half blocks", display: DisplayOptions(glyphs: .block),
      arguments: ["--glyphs", "block"]),
    Screenful(
      name: "16 colors", display: DisplayOptions(depth: .ansi16), arguments: ["--color", "16"]),
  ]

  @Test(arguments: screenfuls)
  func everyCellIsTheFrames(_ screenful: Screenful) throws {
    let script = [(tick: 10, action: Action.margin(3)), (tick: 40, action: Action.pause)]
    let program = try start(
      screenful.arguments + script.flatMap { ["--do", "\($0.tick) \($0.action.text)"] },
      screenful.changes)
    let expected = ScreenRenderer.frame(
      of: try session(script, ticks: 40), size: Self.size, display: screenful.display)
    let settled = expected.settled(for: screenful.display.depth, glyphs: screenful.display.glyphs)
    #expect(program.shows { $0.text.contains("PAUSED") && $0.text == settled.text })
    // The emulator knows no default color of a space's ink, and shows bold as the terminal does.
    let shown = program.emulator.frame
    var different: [String] = []
    for row in 0..<Self.size.rows {
      for column in 0..<Self.size.columns {
        let (cell, wanted) = (shown[column, row], settled[column, row])
        guard
          cell.scalar != wanted.scalar || cell.background != wanted.background
            || (wanted.scalar != " " && cell.foreground != wanted.foreground)
        else { continue }
        different.append("\(column),\(row): \(cell) instead of \(wanted)")
      }
    }
    #expect(different.isEmpty)
    // Invisible, but where a screen reader looks.
    #expect(shown.cursor == settled.cursor && !program.emulator.showsCursor)
  }

  @Test func rightRaisesTheMargin() throws {
    let program = try start()
    #expect(program.shows { $0.text.contains(" 1.00 ") && (step($0) ?? 0) > 20 })
    program.type("\u{1b}OC")
    #expect(program.shows { $0.text.contains(" 1.10 ") })
    program.type("\u{1b}[D")
    #expect(program.shows { $0.text.contains(" 1.00 ") })
  }

  @Test func aLargerMarginWidensTheMeasuredGap() throws {
    let program = try start(["--do", "0 speed 20"])
    #expect(program.shows { (step($0) ?? 0) > 800 })
    let before = try #require(number(after: "| median gap ", program.emulator))
    program.type("4")
    #expect(program.shows { $0.text.contains(" 4.00 ") })
    let reached = try #require(step(program.emulator))
    #expect(program.shows { (step($0) ?? 0) > reached + 600 })
    let after = try #require(number(after: "| median gap ", program.emulator))
    #expect(after > before + 5)
  }

  @Test func spaceStopsTheStepsAndAPointTakesOne() throws {
    let program = try start()
    #expect(program.shows { (step($0) ?? 0) > 20 })
    program.type(" ")
    #expect(program.shows { $0.text.contains("PAUSED") })
    let stopped = try #require(step(program.emulator))
    program.type(".")
    #expect(program.shows { step($0) == stopped + 1 })
    program.type(" ")
    #expect(program.shows { (step($0) ?? 0) > stopped + 20 })
  }

  @Test func helpOpensAndEscapeClosesIt() throws {
    let program = try start()
    #expect(program.shows { (step($0) ?? 0) > 5 })
    program.type("?")
    #expect(program.shows { $0.text.contains("run or pause") })
    program.type("\u{1b}")
    #expect(program.shows { !$0.text.contains("run or pause") })
    program.type("q")
    #expect(program.ends() == .exited(0))
  }

  @Test func resizingDrawsAnew() throws {
    let program = try start(["--do", "20 pause"])
    #expect(program.shows { $0.text.contains("PAUSED") })
    let paused = try session([(tick: 20, action: .pause)], ticks: 20)
    for size in [
      Size(columns: 60, rows: 18), Size(columns: 200, rows: 60), Size(columns: 20, rows: 5),
      Size(columns: 40, rows: 12),
    ] {
      program.resize(to: size)
      let wanted = ScreenRenderer.frame(of: paused, size: size).settled(for: .palette256)
      #expect(program.shows { $0.text == wanted.text })
    }
  }

  @Test func theMouseTurnsAndDragsM() throws {
    let program = try start(["--do", "0 pause"])
    #expect(program.shows { $0.text.contains("PAUSED") && $0.mouse != .off })
    func row(_ emulator: Emulator) -> [Character] { Array(emulator.text.prefix(120)) }
    #expect(String(row(program.emulator)).contains(" 1.00 "))
    program.type("\u{1b}[<64;30;10M")
    #expect(program.shows { String(row($0)).contains(" 1.10 ") })
    program.type("\u{1b}[<65;30;10M")
    #expect(program.shows { String(row($0)).contains(" 1.00 ") })
    let column = try #require(row(program.emulator).firstIndex(of: "\u{25cf}"))
    program.type("\u{1b}[<0;\(column + 1);1M\u{1b}[<32;\(column + 8);1M\u{1b}[<0;\(column + 8);1m")
    #expect(program.shows { row($0).firstIndex(of: "\u{25cf}") == column + 7 })
  }

  @Test func aLessonWaitsForTheSpeaker() throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("marginscope-\(UUID().uuidString).lesson")
    try "lesson \"Live\"\nset speed 20\nrun 40\npause \"Ready?\"\nrun 15".write(
      to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let program = try start(["lesson", file.path])
    #expect(program.shows { $0.text.contains("Ready?") && step($0) == 40 })
    program.type("\r")
    #expect(program.shows { $0.text.contains("This is the end of") && step($0) == 55 })
    program.type(" q")
    #expect(program.ends() == .exited(0))
  }

  // INT, TERM, HUP, QUIT.
  @Test(arguments: [2, 15, 1, 3] as [Int32])
  func signalsEndItAndGiveTheTerminalBack(_ number: Int32) throws {
    let program = try start()
    let modes = program.modes
    #expect(program.shows { (step($0) ?? 0) > 5 && $0.showsAlternateScreen })
    program.signal(number)
    #expect(program.ends() == .signaled(number))
    #expect(!program.emulator.showsAlternateScreen)
    #expect(program.emulator.showsCursor)
    #expect(program.emulator.mouse == .off)
    #expect(program.modes == modes)
  }

  /// In a session of its own no signal tells it that the terminal is gone.
  @Test(arguments: [[], ["replay", "a.jsonl"]])
  func aTerminalThatGoesAwayIsAFailure(_ arguments: [String]) throws {
    let folder = try Folder()
    let log = try DecodedLogTests.log(actions: [(9, .margin(2))], ticks: 90)
    try folder.write(log.text, "a.jsonl")
    let program = try #require(
      RunningProgram(
        "/bin/sh",
        ["-c", "trap '' HUP; cd \"$0\" && exec setsid -w \"$@\"", folder.path]
          + [RunningProgram.built("marginscope")] + arguments, size: Self.size))
    #expect(program.shows { $0.showsAlternateScreen && (step($0) ?? 0) > 5 })
    program.hangUp()
    #expect(program.ends() == .exited(1))
  }

  @Test func quittingGivesTheTerminalBack() throws {
    let program = try start()
    let modes = program.modes
    #expect(program.shows { (step($0) ?? 0) > 5 && $0.showsAlternateScreen })
    program.type("q")
    #expect(program.ends() == .exited(0))
    #expect(!program.emulator.showsAlternateScreen)
    #expect(program.emulator.showsCursor)
    #expect(program.emulator.mouse == .off)
    #expect(program.modes == modes)
  }

  @Test func aTerminalWithoutCursorAddressingIsRefused() throws {
    let program = try start([], ["TERM": "dumb"])
    #expect(program.ends() == .exited(2))
    #expect(program.emulator.text.contains("dumb"))
  }
}
