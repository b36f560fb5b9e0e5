import Emulator
import Testing
import Text

@testable import Screen

@Suite struct GlyphsTests {
  @Test(
    arguments: [
      ("A", "A", "A", "A"), ("~", "~", "~", "~"), ("\u{2800}", " ", " ", " "),
      ("\u{2801}", "'", "\u{2580}", "\u{2801}"), ("\u{2880}", ".", "\u{2584}", "\u{2880}"),
      ("\u{28FF}", ":", "\u{2588}", "\u{28FF}"), ("─", "-", "─", "─"), ("│", "|", "│", "│"),
      ("╭", "+", "╭", "╭"), ("→", ">", "→", "→"), ("λ", "l", "λ", "λ"), ("é", "?", "é", "é"),
      ("\u{1b}", "?", "?", "?"), ("\n", "?", "?", "?"), ("\u{9b}", "?", "?", "?"),
      ("字", "?", "?", "?"), ("\u{301}", "?", "?", "?"), ("\u{200B}", "?", "?", "?"),
      ("\u{1F600}", "?", "?", "?"), ("\u{A0}", " ", " ", " "),
    ] as [(Unicode.Scalar, Unicode.Scalar, Unicode.Scalar, Unicode.Scalar)])
  func standIns(
    scalar: Unicode.Scalar, ascii: Unicode.Scalar, block: Unicode.Scalar, braille: Unicode.Scalar
  ) {
    #expect(Glyphs.ascii.nearest(to: scalar) == ascii)
    #expect(Glyphs.block.nearest(to: scalar) == block)
    #expect(Glyphs.braille.nearest(to: scalar) == braille)
  }

  @Test func asciiIsASCII() {
    for scalar in Self.all {
      let nearest = Glyphs.ascii.nearest(to: scalar)
      #expect(nearest.value >= 0x20 && nearest.value < 0x7F)
    }
  }

  /// Each character that is let through moves a terminal's cursor by one column.
  @Test func whatIsDrawnTakesOneColumn() throws {
    let emulator = try #require(Emulator(Size(columns: 4, rows: 1)))
    for scalar in Self.all where Glyphs.braille.nearest(to: scalar) == scalar {
      emulator.feed(Array("\u{1b}[H\u{1b}[K|\(Character(scalar))|".utf8))
      let row = emulator.frame.cells.map(\.scalar)
      #expect(row == ["|", scalar, "|", " "], "U+\(String(scalar.value, radix: 16))")
    }
  }

  private static let all: [Unicode.Scalar] = (0...0x1_FFFF as ClosedRange<UInt32>).compactMap {
    Unicode.Scalar($0)
  }
}
