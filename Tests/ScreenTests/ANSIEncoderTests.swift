import Emulator
import Screen
import Testing

@Suite struct ANSIEncoderTests {
  /// What the emulator shows, spelled as settled frames are.
  private func shown(_ emulator: Emulator) -> Frame {
    emulator.frame.settled(for: .rgb, channelBits: 8)
  }

  @Test(arguments: ColorDepth.allCases) func theTerminalShowsTheFrame(depth: ColorDepth) throws {
    let size = Size(columns: 100, rows: 30)
    let emulator = try #require(Emulator(size))
    var old: Frame?
    for number in [0, 1, 2, 3, 4, 40, 41] {
      let new = Picture(number: number).frame(size).settled(for: depth)
      emulator.feed(ANSIEncoder.update(from: old, to: new, synchronized: number % 2 == 0))
      #expect(shown(emulator) == new)
      old = new
    }
    #expect(emulator.answers().isEmpty)
  }

  @Test func anEqualFrameCostsNothing() {
    let frame = Picture(number: 1).frame(Size(columns: 20, rows: 5)).settled(for: .rgb)
    #expect(ANSIEncoder.update(from: frame, to: frame, synchronized: true).isEmpty)
  }

  @Test func sendsOnlyWhatChanged() {
    let old = Frame(Size(columns: 200, rows: 60))
    var new = old
    new[10, 4] = Cell("a")
    new[11, 4] = Cell("b")
    new[15, 4] = Cell("c", foreground: Ink(index: 9))
    let bytes = ANSIEncoder.update(from: old, to: new)
    #expect(String(decoding: bytes, as: UTF8.self) == "\u{1b}[5;11Hab\u{1b}[3C\u{1b}[91mc\u{1b}[m")
  }

  /// Of two frames that differ in nothing else the cursor's way is all that is sent.
  @Test func theCursorIsParked() throws {
    var old = Frame(Size(columns: 20, rows: 5))
    old.cursor = CellPosition(column: 3, row: 1)
    var new = old
    new.cursor = CellPosition(column: 19, row: 4)
    let bytes = ANSIEncoder.update(from: old, to: new)
    #expect(String(decoding: bytes, as: UTF8.self) == "\u{1b}[5;20H")
    let emulator = try #require(Emulator(new.size))
    emulator.feed(ANSIEncoder.update(from: nil, to: old))
    #expect(emulator.frame.cursor == old.cursor)
    emulator.feed(bytes)
    #expect(emulator.frame.cursor == new.cursor)
    // Outside the frame it stays where it is.
    new.cursor = CellPosition(column: 20, row: 4)
    #expect(ANSIEncoder.update(from: old, to: new).isEmpty)
  }

  @Test(arguments: [(1, 1), (1, 40), (40, 1), (3, 2)])
  func anySizeFits(columns: Int, rows: Int) throws {
    let size = Size(columns: columns, rows: rows)
    let frame = Picture(number: 3).frame(size).settled(for: .palette256)
    let emulator = try #require(Emulator(size))
    emulator.feed(ANSIEncoder.update(from: nil, to: frame))
    #expect(shown(emulator) == frame)
  }

  @Test(arguments: [(0, 0), (0, 5), (5, 0)])
  func aFrameWithoutCellsOnlyClears(columns: Int, rows: Int) {
    let frame = Frame(Size(columns: columns, rows: rows))
    let bytes = ANSIEncoder.update(from: nil, to: frame)
    #expect(String(decoding: bytes, as: UTF8.self) == "\u{1b}[m\u{1b}[2J")
    #expect(ANSIEncoder.lines(of: frame) == [UInt8](repeating: 0x0A, count: rows))
  }

  @Test func anotherSizeIsDrawnAnew() throws {
    let small = Picture(number: 1).frame(Size(columns: 20, rows: 5)).settled(for: .rgb)
    let large = Picture(number: 1).frame(Size(columns: 60, rows: 9)).settled(for: .rgb)
    let emulator = try #require(Emulator(large.size))
    emulator.feed(ANSIEncoder.update(from: nil, to: small))
    emulator.feed(ANSIEncoder.update(from: small, to: large))
    #expect(shown(emulator) == large)
  }

  @Test func linesNeedNoCursorMovement() throws {
    let size = Size(columns: 40, rows: 12)
    let frame = Picture(number: 9).frame(size).settled(for: .rgb)
    let bytes = ANSIEncoder.lines(of: frame)
    #expect(bytes.filter { $0 == 0x0A }.count == 12)
    let emulator = try #require(Emulator(Size(columns: 41, rows: 13)))
    emulator.feed(bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] })
    let page = shown(emulator)
    for row in 0..<12 {
      for column in 0..<40 { #expect(page[column, row] == frame[column, row]) }
      // The style ends with the line.
      #expect(page[40, row] == Cell())
    }
  }

  @Test func plainTextStaysPlain() {
    let frame = Frame(Size(columns: 3, rows: 2), filledWith: Cell("x"))
    #expect(ANSIEncoder.lines(of: frame) == Array("xxx\nxxx\n".utf8))
  }
}
