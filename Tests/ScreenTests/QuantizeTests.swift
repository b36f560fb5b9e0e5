import Emulator
import Screen
import Testing

@Suite struct QuantizeTests {
  private static let vermillion = Ink(213, 94, 0)
  private static let blue = Ink(0, 114, 178)
  private static let okabeIto = [
    Ink(230, 159, 0), Ink(86, 180, 233), Ink(0, 158, 115), Ink(240, 228, 66), Ink(0, 114, 178),
    Ink(213, 94, 0), Ink(204, 121, 167),
  ]

  private func settled(
    _ cell: Cell, for depth: ColorDepth = .palette256, glyphs: Glyphs = .braille
  ) -> Cell {
    Frame(Size(columns: 1, rows: 1), filledWith: cell).settled(for: depth, glyphs: glyphs)[0, 0]
  }

  // MARK: Colors

  @Test func usesOnlyFixedEntriesOf256() {
    for red in stride(from: 0, to: 256, by: 5) {
      let cell = settled(Cell("x", foreground: Ink(UInt8(red), 7, 200)))
      #expect((cell.foreground.index ?? 0) >= 16)
    }
    let cell = settled(Cell("x", foreground: Ink(95, 135, 175), background: Ink(8, 8, 8)))
    #expect(cell.foreground == Ink(index: 67))
    #expect(cell.background == Ink(index: 232))
  }

  @Test(arguments: [ColorDepth.ansi8, .ansi16, .palette256, .rgb])
  func classHuesStayDistinct(depth: ColorDepth) {
    let cells = Self.okabeIto.map { settled(Cell("o", foreground: $0), for: depth) }
    #expect(Set(cells).count == Self.okabeIto.count)
    let points = Self.okabeIto.map { settled(Cell("\u{28FF}", foreground: $0), for: depth) }
    #expect(Set(points).count == Self.okabeIto.count)
  }

  @Test(arguments: [ColorDepth.ansi8, .ansi16])
  func neverDrawsAMarkInTheColorBehindIt(depth: ColorDepth) {
    for number in 0..<20 {
      let size = Size(columns: 60, rows: 20)
      for cell in Picture(number: number).frame(size).settled(for: depth).cells
      where !" ▀▄".unicodeScalars.contains(cell.scalar) {
        #expect(cell.foreground != cell.background || cell.foreground.isDefault, "\(cell)")
      }
    }
    #expect(settled(Cell("x", foreground: Ink(5, 5, 5)), for: depth).foreground == .default)
    let dark = Cell("x", foreground: Ink(9, 9, 9), background: Ink(0, 0, 0))
    #expect(settled(dark, for: depth).foreground == Ink(index: 7))
  }

  @Test func darkTintsAreBlackInSixteenColors() {
    let cell = settled(
      Cell("o", foreground: Self.vermillion, background: Ink(95, 0, 0)), for: .ansi16)
    #expect(cell.foreground == Ink(index: 1))
    #expect(cell.background == Ink(index: 0))
  }

  @Test func eightColorsSpellBrightAsBold() {
    let yellow = settled(Cell("o", foreground: Ink(240, 228, 66)), for: .ansi8)
    #expect(yellow.foreground == Ink(index: 3))
    #expect(yellow.bold)
    let region = settled(Cell(" ", background: Ink(240, 228, 66)), for: .ansi8)
    #expect(region.background == Ink(index: 3))
    #expect(!region.bold)
  }

  @Test func keepsFiveBitsOfEachChannelUnlessTold() {
    let cell = Cell("x", foreground: Ink(255, 0, 13), background: Ink(8, 100, 101))
    let five = settled(cell, for: .rgb)
    #expect(five.foreground == Ink(255, 0, 8))
    #expect(five.background == Ink(8, 99, 99))
    let frame = Frame(Size(columns: 1, rows: 1), filledWith: cell)
    #expect(frame.settled(for: .rgb, channelBits: 8)[0, 0] == cell)
    #expect(frame.settled(for: .rgb, channelBits: 1)[0, 0].background == Ink(0, 0, 0))
  }

  @Test func monoHasNoColorsButKeepsMarks() {
    #expect(settled(Cell(" ", background: Self.blue), for: .mono) == Cell())
    let letter = Cell("A", foreground: Self.blue, background: .default, bold: true, reverse: true)
    #expect(settled(letter, for: .mono) == Cell("A", bold: true, reverse: true))
    let bar = Cell("\u{2588}", foreground: Self.blue)
    #expect(settled(bar, for: .mono) == Cell(reverse: true))
    let border = Cell("\u{2580}", foreground: Self.blue, background: Self.vermillion)
    #expect(settled(border, for: .mono) == Cell("\u{2580}"))
    let region = Cell("\u{2580}", foreground: Self.blue, background: Self.blue)
    #expect(settled(region, for: .mono) == Cell())
  }

  @Test func keepsPaletteEntriesThatTheDepthHas() {
    let cell = Cell("x", foreground: Ink(index: 12), background: Ink(index: 52))
    #expect(settled(cell, for: .palette256) == cell)
    #expect(settled(cell, for: .rgb) == cell)
    #expect(settled(cell, for: .ansi16).foreground == Ink(index: 12))
    #expect(settled(cell, for: .ansi16).background == Ink(index: 0))
  }

  // MARK: Spelling

  @Test(arguments: [" ", "\u{2580}", "\u{2584}", "\u{2588}"] as [Unicode.Scalar])
  func anAreaOfOneColorIsASpace(scalar: Unicode.Scalar) {
    let cell = Cell(scalar, foreground: Ink(0, 0, 94), background: Ink(0, 0, 96), bold: true)
    let blank = Cell(" ", foreground: Ink(index: 17), background: Ink(index: 17))
    #expect(settled(cell) == blank)
  }

  @Test func halfBlocksInTheTerminalsOwnColorsAreNoSpaces() {
    #expect(settled(Cell("\u{2580}")) == Cell("\u{2580}"))
    #expect(settled(Cell("\u{2588}")) == Cell(reverse: true))
  }

  @Test func reverseIsSpelledOut() {
    let front = Ink(index: 30)
    let back = Ink(index: 40)
    func reversed(_ scalar: Unicode.Scalar, _ front: Ink, _ back: Ink) -> Cell {
      settled(Cell(scalar, foreground: front, background: back, reverse: true))
    }
    #expect(reversed("A", front, back) == Cell("A", foreground: back, background: front))
    #expect(
      reversed("A", front, .default) == Cell("A", foreground: front, reverse: true))
    #expect(
      reversed("\u{2580}", front, back) == Cell("\u{2584}", foreground: front, background: back))
    #expect(reversed(" ", front, back) == Cell(foreground: front, background: front))
    #expect(reversed(" ", .default, back) == Cell(reverse: true))
    #expect(reversed("\u{2588}", front, back) == Cell(foreground: back, background: back))
  }

  @Test(arguments: ColorDepth.allCases, Glyphs.allCases)
  func settlingTwiceChangesNothing(depth: ColorDepth, glyphs: Glyphs) {
    let frame = Picture(number: 5).frame(Size(columns: 90, rows: 30))
    let once = frame.settled(for: depth, glyphs: glyphs)
    #expect(once.settled(for: depth, glyphs: glyphs) == once)
    #expect(once != frame)
  }
}
