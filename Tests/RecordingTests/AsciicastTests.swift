import Emulator
import Recording
import Screen
import Testing
import Text

@Suite struct AsciicastTests {
  private static let colors = TerminalColors(
    foreground: Ink(208, 208, 208), background: Ink(index: 16))

  private func cast(_ size: Size, title: String = "t", timestamp: Int = 0) -> Asciicast {
    Asciicast(.init(size: size, title: title, timestamp: timestamp, colors: Self.colors))
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  /// The events of a file: time, code, data.
  private func events(_ bytes: [UInt8]) throws -> [(time: Double, code: String, data: [UInt8])] {
    try text(bytes).split(separator: "\n").map { line in
      let json = try #require(JSON(bytes: Array(line.utf8)))
      guard case .list(let parts) = json, parts.count == 3, case .number(let time) = parts[0],
        case .text(let code) = parts[1], case .text(let data) = parts[2]
      else {
        Issue.record("not an event: \(line)")
        return (0, "", [])
      }
      return (time, code, Array(data.utf8))
    }
  }

  @Test func firstLineIsFixed() {
    let line = cast(Size(columns: 120, rows: 36), title: "a \"b\"\n", timestamp: 5).firstLine
    #expect(
      text(line) == """
        {"version":2,"width":120,"height":36,"timestamp":5,"idle_time_limit":60,\
        "title":"a \\"b\\"\\n","env":{"TERM":"xterm-256color"},\
        "theme":{"fg":"#d0d0d0","bg":"#000000","palette":"\
        #000000:#cd0000:#00cd00:#cdcd00:#0000cd:#cd00cd:#00cdcd:#cdcdcd:\
        #7f7f7f:#ff0000:#00ff00:#ffff00:#0000ff:#ff00ff:#00ffff:#ffffff"}}\n
        """)
  }

  @Test func bytesOfASmallRecording() {
    var cast = cast(Size(columns: 2, rows: 2))
    var frame = Frame(
      Size(columns: 2, rows: 2),
      filledWith: Cell("x", foreground: Ink(index: 130), background: Ink(1, 2, 3)))
    #expect(
      text(cast.show(frame, at: 0)) == #"""
        [0.000000,"o","\u001b[?25l\u001b[m\u001b[2J\u001b[1;1H\u001b[38;5;130;48;2;1;2;3mxx\#
        \u001b[2;1Hxx\u001b[m"]

        """#)
    #expect(cast.show(frame, at: 33_333).isEmpty)
    frame[1, 1] = Cell("é", foreground: Ink(index: 130), background: Ink(1, 2, 3), bold: true)
    #expect(
      text(cast.show(frame, at: 1_066_666)) == #"""
        [1.066666,"o","\u001b[2;2H\u001b[1;38;5;130;48;2;1;2;3mé\u001b[m"]

        """#)
    #expect(
      text(cast.mark(["one \\", "b"], frame, at: 2_000_000)).split(separator: "\n").prefix(2)
        == [#"[2.000000,"m","one \\"]"#, #"[2.000000,"m","b"]"#])
    #expect(
      text(cast.end(at: 61_000_001))
        == #"[61.000001,"o","\u001b[0m\u001b[?25h\u001b[2;2H"]"# + "\n")
  }

  @Test func nothingIsLeftToTheViewersColors() {
    var cast = cast(Size(columns: 6, rows: 1))
    var frame = Frame(Size(columns: 6, rows: 1))
    frame[0, 0] = Cell("a")
    frame[1, 0] = Cell("b", reverse: true)
    frame[2, 0] = Cell("c", foreground: Ink(index: 1), background: Ink(index: 8))
    frame[3, 0] = Cell("\u{2588}", foreground: Ink(index: 20), background: Ink(index: 21))
    frame[4, 0] = Cell("\u{2580}", foreground: Ink(index: 20), background: Ink(index: 20))
    frame[5, 0] = Cell(" ", foreground: Ink(index: 99), background: Ink(index: 20), bold: true)
    #expect(
      text(cast.show(frame, at: 0)) == #"""
        [0.000000,"o","\u001b[?25l\u001b[m\u001b[2J\u001b[1;1H\#
        \u001b[38;2;208;208;208;48;2;0;0;0ma\#
        \u001b[38;2;0;0;0;48;2;208;208;208mb\#
        \u001b[38;2;205;0;0;48;2;127;127;127mc\#
        \u001b[48;5;20m   \u001b[m"]

        """#)
  }

  @Test(arguments: [ColorDepth.palette256, .rgb]) func aTerminalShowsTheFrames(depth: ColorDepth)
    throws
  {
    let size = Size(columns: 40, rows: 12)
    var cast = cast(size)
    let emulator = try #require(Emulator(size))
    var time = 0
    for number in [0, 1, 2, 3, 30, 31] {
      let frame = Picture(number: number).frame(size).settled(for: depth)
      let bytes =
        number == 3 ? cast.mark(["three"], frame, at: time) : cast.show(frame, at: time)
      for event in try events(bytes) where event.code == "o" { emulator.feed(event.data) }
      expectSame(emulator.frame, frame)
      #expect(emulator.frame.cursor == frame.cursor)
      #expect(!emulator.showsCursor && !emulator.showsAlternateScreen)
      time += 33_333
    }
    let last = emulator.text
    for event in try events(cast.end(at: time)) { emulator.feed(event.data) }
    #expect(emulator.text == last && emulator.showsCursor && emulator.answers().isEmpty)
  }

  @Test func aChapterCanBeCutOut() throws {
    let size = Size(columns: 30, rows: 8)
    var cast = cast(size)
    _ = cast.show(Picture(number: 1).frame(size).settled(for: .rgb), at: 0)
    let marked = Picture(number: 2).frame(size).settled(for: .rgb)
    let lines = try events(cast.mark(["two"], marked, at: 1_000_000))
    let marker = try #require(lines.firstIndex { $0.code == "m" })
    let emulator = try #require(Emulator(size))
    for event in lines[(marker + 1)...] { emulator.feed(event.data) }
    expectSame(emulator.frame, marked)
  }

  @Test(arguments: [ColorDepth.palette256, .rgb]) func onlyKnownCodesAreWritten(depth: ColorDepth)
    throws
  {
    let size = Size(columns: 40, rows: 12)
    var cast = cast(size)
    var bytes: [UInt8] = []
    for number in 0..<8 {
      let frame = Picture(number: number).frame(size).settled(for: depth)
      bytes += number == 4 ? cast.mark(["m"], frame, at: number) : cast.show(frame, at: number)
    }
    bytes += cast.end(at: 9)
    let known =
      /\e\[(?:\d*;\d*H|\d*C|2J|\?25[hl]|(?:0|1|[34]8;5;\d+|[34]8;2;\d+;\d+;\d+)?(?:;(?:1|[34]8;5;\d+|[34]8;2;\d+;\d+;\d+))*m)/
    let output = try events(bytes).filter { $0.code == "o" }
    // Eight frames, the marked one once more as a whole, and the end.
    #expect(output.count == 10)
    for event in output {
      let rest = text(event.data).replacing(known, with: "")
      #expect(!rest.unicodeScalars.contains { $0 < " " }, "\(rest)")
    }
    let indices = text(bytes).matches(of: /[34]8;5;(\d+)/).compactMap { Int($0.1) }
    #expect(!indices.isEmpty && indices.allSatisfy { $0 >= 16 })
  }

  /// How a cell looks: what its halves are filled with, or what is written on what.
  private enum Appearance: Equatable {
    case area(upper: Ink, lower: Ink)
    case text(Unicode.Scalar, Ink, on: Ink, bold: Bool)
  }

  /// The appearance where the recording's own colors stand for the defaults.
  private func appearance(_ cell: Cell) -> Appearance {
    var foreground = cell.foreground.isDefault ? Self.colors.foreground : cell.foreground
    var background = cell.background.isDefault ? Self.colors.background : cell.background
    if let index = foreground.index, index < 16 { foreground = foreground.spelledOut }
    if let index = background.index, index < 16 { background = background.spelledOut }
    if cell.reverse { swap(&foreground, &background) }
    return switch cell.scalar {
    case " ": .area(upper: background, lower: background)
    case "\u{2588}": .area(upper: foreground, lower: foreground)
    case "\u{2580}": .area(upper: foreground, lower: background)
    case "\u{2584}": .area(upper: background, lower: foreground)
    default: .text(cell.scalar, foreground, on: background, bold: cell.bold)
    }
  }

  private func expectSame(_ shown: Frame, _ wanted: Frame) {
    let different = zip(shown.cells, wanted.cells).filter { appearance($0) != appearance($1) }
    #expect(different.isEmpty)
  }
}
