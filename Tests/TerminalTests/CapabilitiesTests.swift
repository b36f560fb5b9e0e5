import Screen
import Testing

@testable import Terminal

@Suite struct CapabilitiesTests {
  struct Case: CustomTestStringConvertible {
    var choice = ColorChoice.auto
    var term = "xterm-256color"
    var colors = 256
    var knowsRGB = false
    var environment: [String: String] = [:]
    let depth: ColorDepth
    let throughCurses: Bool

    var testDescription: String { "\(choice) \(term) \(colors) \(environment)" }
  }

  @Test(arguments: [
    Case(depth: .palette256, throughCurses: true),
    Case(environment: ["COLORTERM": "truecolor"], depth: .rgb, throughCurses: false),
    Case(
      term: "screen.xterm-256color", environment: ["COLORTERM": "truecolor", "STY": "1.tty"],
      depth: .palette256, throughCurses: true),
    Case(
      term: "screen-256color", environment: ["COLORTERM": "truecolor"], depth: .palette256,
      throughCurses: true),
    Case(
      environment: ["COLORTERM": "truecolor", "STY": "1.tty"], depth: .palette256,
      throughCurses: true),
    Case(
      term: "screen-256color", environment: ["COLORTERM": "truecolor", "TMUX": "/tmp/t"],
      depth: .rgb, throughCurses: false),
    Case(
      term: "tmux-256color", environment: ["COLORTERM": "truecolor", "TMUX": "/tmp/t"],
      depth: .rgb, throughCurses: false),
    Case(
      term: "dvtm-256color", environment: ["COLORTERM": "24bit"], depth: .palette256,
      throughCurses: true),
    Case(
      choice: .rgb, term: "screen-256color", environment: ["STY": "1.tty"], depth: .rgb,
      throughCurses: false),
    Case(knowsRGB: true, depth: .rgb, throughCurses: false),
    Case(environment: ["COLORTERM": "24bit"], depth: .rgb, throughCurses: false),
    Case(environment: ["COLORTERM": "yes"], depth: .palette256, throughCurses: true),
    Case(term: "xterm-direct", colors: 1 << 24, depth: .rgb, throughCurses: false),
    Case(term: "xterm", colors: 8, depth: .ansi8, throughCurses: true),
    Case(
      term: "xterm", colors: 8, environment: ["COLORTERM": "truecolor"], depth: .ansi8,
      throughCurses: true),
    Case(term: "xterm-16color", colors: 16, depth: .ansi16, throughCurses: true),
    Case(term: "rxvt-88color", colors: 88, depth: .ansi16, throughCurses: true),
    Case(term: "vt100", colors: -1, depth: .mono, throughCurses: true),
    Case(
      environment: ["NO_COLOR": "1", "COLORTERM": "truecolor"], depth: .mono, throughCurses: true),
    Case(environment: ["NO_COLOR": ""], depth: .palette256, throughCurses: true),
    Case(choice: .never, depth: .mono, throughCurses: true),
    Case(choice: .rgb, depth: .rgb, throughCurses: false),
    Case(choice: .rgb, environment: ["NO_COLOR": "1"], depth: .rgb, throughCurses: false),
    Case(
      choice: .palette256, environment: ["COLORTERM": "truecolor"], depth: .palette256,
      throughCurses: true),
    Case(choice: .palette256, term: "xterm", colors: 8, depth: .palette256, throughCurses: false),
    Case(choice: .ansi16, depth: .ansi16, throughCurses: true),
    Case(choice: .ansi16, term: "linux", colors: 8, depth: .ansi8, throughCurses: true),
    Case(choice: .ansi16, term: "vt100", colors: -1, depth: .ansi16, throughCurses: false),
    Case(
      choice: .palette256, term: "xterm-direct", colors: 1 << 24, depth: .palette256,
      throughCurses: false),
  ])
  func colors(row: Case) {
    let terminfo = Terminfo(name: row.term, colors: row.colors, knowsRGB: row.knowsRGB)
    let depth = Capabilities.depth(choice: row.choice, terminfo: terminfo) { row.environment[$0] }
    #expect(depth == row.depth)
    #expect(Capabilities.drawsThroughCurses(depth, terminfo: terminfo) == row.throughCurses)
  }

  @Test(arguments: [("st", false), ("st-256color", false), ("stterm", true), ("xterm", true)])
  func synchronizedUpdates(term: String, areSent: Bool) {
    #expect(Capabilities.synchronizes(Terminfo(name: term, colors: 256)) == areSent)
  }

  @Test(
    arguments: [
      ([:], false), (["SSH_CONNECTION": "a"], true), (["SSH_TTY": "/dev/pts/1"], true),
      (["SSH_TTY": ""], false), (["SSH_TTY": "a", "TMUX": "b"], false),
      (["SSH_TTY": "a", "STY": "b"], false),
    ] as [([String: String], Bool)])
  func links(environment: [String: String], isRemote: Bool) {
    #expect(Capabilities.isRemote { environment[$0] } == isRemote)
  }

  @Test(
    arguments: [
      (nil, "xterm", "UTF-8", .braille), (nil, "linux", "UTF-8", .block),
      (nil, "xterm", "ANSI_X3.4-1968", .ascii), (.braille, "linux", "UTF-8", .braille),
      (.ascii, "xterm", "UTF-8", .ascii), (.braille, "xterm", "ISO-8859-1", .ascii),
    ] as [(Glyphs?, String, String, Glyphs)])
  func glyphs(choice: Glyphs?, term: String, codeset: String, glyphs: Glyphs) {
    let terminfo = Terminfo(name: term, colors: 8)
    #expect(
      Capabilities.glyphs(choice: choice, terminfo: terminfo, codeset: codeset) == glyphs)
  }

  @Test(
    arguments: [
      ("UTF-8", nil, [:], nil), ("ANSI_X3.4-1968", nil, [:], nil),
      ("ANSI_X3.4-1968", nil, ["LANG": "en_US.UTF-8"], "C.UTF-8"),
      ("ANSI_X3.4-1968", nil, ["LC_ALL": "de_DE.utf8", "LANG": "C"], "C.UTF-8"),
      ("ANSI_X3.4-1968", nil, ["LC_ALL": "C", "LANG": "en_US.UTF-8"], nil),
      ("ANSI_X3.4-1968", nil, ["LC_ALL": "", "LANG": "en_US.UTF-8"], "C.UTF-8"),
      ("ANSI_X3.4-1968", .braille, ["LANG": "C"], "C.UTF-8"),
      ("ANSI_X3.4-1968", .ascii, ["LANG": "en_US.UTF-8"], nil),
    ] as [(String, Glyphs?, [String: String], String?)])
  func locales(codeset: String, glyphs: Glyphs?, environment: [String: String], locale: String?) {
    let fallback = Capabilities.fallbackLocale(codeset: codeset, glyphs: glyphs) {
      environment[$0]
    }
    #expect(fallback == locale)
  }
}
