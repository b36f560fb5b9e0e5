import Emulator
import Foundation
import Screen
import Testing

@Suite struct TerminalSessionTests {
  struct Terminal: CustomTestStringConvertible {
    var arguments: [String] = []
    var environment: [String: String] = [:]
    let depth: ColorDepth
    var glyphs = Glyphs.braille

    var testDescription: String { "\(arguments) \(environment)" }
  }

  @Test(arguments: [
    Terminal(depth: .palette256),
    Terminal(arguments: ["--color", "rgb"], depth: .rgb),
    Terminal(environment: ["COLORTERM": "truecolor"], depth: .rgb),
    Terminal(
      arguments: ["--color", "rgb"], environment: ["LINES": "10", "COLUMNS": "40"], depth: .rgb),
    Terminal(environment: ["LINES": "99", "COLUMNS": "40"], depth: .palette256),
    Terminal(arguments: ["--color", "16"], depth: .ansi16),
    Terminal(environment: ["TERM": "xterm"], depth: .ansi8),
    Terminal(arguments: ["--color", "256"], environment: ["TERM": "xterm"], depth: .palette256),
    Terminal(arguments: ["--color", "never"], depth: .mono),
    Terminal(environment: ["NO_COLOR": "1"], depth: .mono),
    Terminal(environment: ["TERM": "vt100"], depth: .mono),
    Terminal(environment: ["TERM": "linux"], depth: .ansi8, glyphs: .block),
    Terminal(environment: ["TERM": "tmux-256color"], depth: .palette256),
    Terminal(arguments: ["--glyphs", "ascii"], depth: .palette256, glyphs: .ascii),
    Terminal(environment: ["LANG": "C"], depth: .palette256, glyphs: .ascii),
    Terminal(environment: ["LANG": "xx_YY.UTF-8"], depth: .palette256),
    Terminal(
      arguments: ["--glyphs", "braille"], environment: ["LANG": "C"], depth: .palette256),
  ])
  func everyCellIsTheFrames(terminal: Terminal) throws {
    let program = try startFixture(
      terminal.arguments, size: Size(columns: 120, rows: 36), environment: terminal.environment)
    var picture = Picture(
      number: 0, note: "\(terminal.depth) \(terminal.glyphs)",
      isModest: terminal.depth == .ansi8)
    try expectShown(picture, by: program, on: terminal)
    for _ in 0..<5 {
      program.type("n")
      picture.number += 1
      try expectShown(picture, by: program, on: terminal)
    }
    program.type("q")
    #expect(program.ends() == .exited(0))
    #expect(program.answered.isEmpty)
  }

  @Test func pausedItSendsNothing() throws {
    for arguments in [[], ["--color", "rgb"]] {
      let program = try startFixture(arguments)
      _ = program.bytes(in: .milliseconds(300))
      #expect(program.bytes(in: .seconds(1)) == 0)
      // A key that changes nothing costs nothing.
      program.type("z")
      #expect(program.shows { $0.text.contains("\"z\"") })
      _ = program.bytes(in: .milliseconds(300))
      program.type("z")
      #expect(program.bytes(in: .milliseconds(300)) == 0)
    }
  }

  @Test(arguments: [["--color", "256"], ["--color", "rgb"]])
  func anySizeIsFilled(arguments: [String]) throws {
    let depth: ColorDepth = arguments[1] == "rgb" ? .rgb : .palette256
    let program = try startFixture(arguments, size: Size(columns: 60, rows: 20))
    for (columns, rows) in [(20, 5), (3, 2), (1, 1), (200, 60), (80, 24)] {
      let size = Size(columns: columns, rows: rows)
      program.resize(to: size)
      let note = "resize \(columns)x\(rows)"
      let expected = Picture(number: 0, note: note).frame(size).settled(for: depth)
      let isShown = program.shows(within: .seconds(10)) {
        $0.frame.settled(for: depth, channelBits: 8) == expected
      }
      #expect(isShown, "\(columns)x\(rows)")
    }
    program.type("q")
    #expect(program.ends() == .exited(0))
  }

  @Test(arguments: [
    ("\u{1b}OC", "key right"), ("\u{1b}[C", "key right"), ("\u{1b}[1;2C", "key shiftRight"),
    ("\u{1b}[1;2D", "key shiftLeft"), ("\u{1b}OH", "key home"), ("\u{1b}[F", "key end"),
    ("\u{1b}[5~", "key pageUp"), ("\u{1b}[6~", "key pageDown"), ("\u{1b}[Z", "key backTab"),
    ("\t", "key tab"), ("\r", "key enter"), ("\u{1b}", "key escape"),
    ("\u{7f}", "key backspace"), ("\u{1b}[3~", "key delete"), ("\u{c}", "key control(\"l\")"),
    ("?", "key character(\"?\")"), ("\u{3B8}", "key character(\"\\u{03B8}\")"),
    ("\u{1b}[<0;31;9M", "press at 30 8"), ("\u{1b}[<0;31;9M\u{1b}[<0;31;9m", "release at 30 8"),
    ("\u{1b}[<0;31;9M\u{1b}[<32;230;9M", "drag at 229 8"), ("\u{1b}[<64;1;1M", "wheelUp at 0 0"),
    ("\u{1b}[<65;1;1M", "wheelDown at 0 0"),
    ("\u{1b}[200~q\u{1b}[201~?", "key character(\"?\")"),
    ("\u{1b}[1;5D?", "key character(\"?\")"),
  ])
  func inputIsNamed(typed: String, name: String) throws {
    let program = try startFixture(size: Size(columns: 240, rows: 24))
    program.type(typed)
    #expect(program.shows { $0.text.contains(name) }, "\(program.emulator.text.prefix(400))")
  }

  /// A control string without an end, as Alt-P begins one, ends however fast keys follow.
  @Test(arguments: ["\u{1b}]", "\u{1b}P", "\u{1b}[", "\u{1b}[200~"])
  func keysDoNotProlongASequence(start: String) throws {
    let program = try startFixture()
    program.type(start)
    let isHeard = (0..<100).contains { _ in
      program.type("1")
      return program.shows(within: .milliseconds(100)) {
        $0.text.contains("key character(\"1\")")
      }
    }
    #expect(isHeard)
  }

  /// Entries of terminfo that say that their terminal knows 24-bit colors, in each way there is.
  @Test(arguments: ["RGB", "RGB#8", "Tc", "setrgbf=\\E[38;2;%p1%d;%p2%d;%p3%dm"])
  func terminfoPromisesColors(capability: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "marginscope-terminfo-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let source = folder.appending(path: "source").path
    try "x-test|a test,\n\t\(capability), use=xterm-256color,\n".write(
      toFile: source, atomically: true, encoding: .utf8)
    let compiler = try #require(
      RunningProgram("/usr/bin/tic", ["-x", "-o", folder.path, source]))
    #expect(compiler.ends() == .exited(0))
    let environment = ["TERM": "x-test", "TERMINFO": folder.path]
    let program = try startFixture(environment: environment)
    let picture = Picture(number: 0, note: "rgb braille")
    try expectShown(
      picture, by: program, on: Terminal(environment: environment, depth: .rgb))
  }

  @Test(arguments: [
    (["TERM": "dumb"], "TERM=dumb cannot move the cursor"),
    (["TERM": "no-such-terminal"], "TERM=no-such-terminal is not known here"),
    (["TERM": ""], "TERM is not set"),
  ])
  func refusesWhatItCannotDrawOn(environment: [String: String], message: String) throws {
    let program = try #require(
      RunningProgram(
        RunningProgram.built("crash-fixture"),
        environment: RunningProgram.environment.merging(environment) { $1 }))
    #expect(program.ends() == .exited(2))
    // One line, and not a byte before it.
    let text = String(decoding: program.received, as: UTF8.self)
    #expect(text.hasPrefix("crash-fixture: \(message)"))
    #expect(text.utf8.filter { $0 == 0x0A }.count == 1)
  }

  @Test(arguments: [("< /dev/null", "standard input"), ("| cat >&2", "standard output")])
  func refusesWhatIsNoTerminal(redirection: String, stream: String) throws {
    // The status is that of the program itself, not of what it is piped into.
    let command =
      "{ \(RunningProgram.built("crash-fixture")); echo \"status $?\" >&2; } \(redirection)"
    let shell = try #require(RunningProgram("/bin/sh", ["-c", command]))
    #expect(shell.ends() == .exited(0))
    let text = String(decoding: shell.received, as: UTF8.self)
    #expect(text.contains("crash-fixture: \(stream) is not a terminal"))
    #expect(text.contains("status 2"))
    #expect(!text.contains("\u{1b}"))
  }

  private func expectShown(
    _ picture: Picture, by program: RunningProgram, on terminal: Terminal
  ) throws {
    let size = program.emulator.size
    let expected = picture.frame(size).settled(for: terminal.depth, glyphs: terminal.glyphs)
    let isShown = program.shows {
      $0.text.contains(picture.title(size))
        && $0.frame.settled(for: terminal.depth, channelBits: 8) == expected
    }
    guard !isShown else { return }
    let shown = program.emulator.frame.settled(for: terminal.depth, channelBits: 8)
    for (index, pair) in zip(shown.cells, expected.cells).enumerated() where pair.0 != pair.1 {
      Issue.record("cell \(index): shown \(pair.0), expected \(pair.1)")
      return
    }
    Issue.record("\(picture.title(size)) was not shown in time")
  }
}
