import Experiment
import Screen
import Testing

@testable import Interface

struct SliderTests {
  private let marks: [Slider.Mark] = [.track, .passed, .marker, .present, .excluded]

  private func drawn(_ glyphs: Glyphs) -> Frame {
    var frame = Frame(Size(columns: 8, rows: 2))
    let context = PanelContext(
      rect: Rect(column: 0, row: 1, columns: 8, rows: 1),
      palette: Palette(theme: .dark, depth: .mono), display: DisplayOptions(glyphs: glyphs))
    Slider(column: 1, cells: 6, knob: 5).draw(context, &frame) { index in
      (index < marks.count ? marks[index] : .track, Ink(index: UInt8(index)))
    }
    return frame
  }

  @Test func everyMarkHasItsGlyph() {
    #expect(drawn(.ascii).text == "        \n -=|oxO \n")
    #expect(
      drawn(.block).text == "        \n \u{2500}\u{2501}\u{2506}\u{25cb}\u{d7}\u{25cf} \n")
  }

  @Test func everyCellHasItsInkAndTheKnobAloneIsBold() {
    let frame = drawn(.braille)
    for index in 0..<6 {
      #expect(frame[1 + index, 1].foreground == Ink(index: UInt8(index)))
      #expect(frame[1 + index, 1].bold == (index == 5))
    }
  }

  @Test(arguments: [
    (-1, 0), (0, 0), (0.124, 1), (0.126, 1), (0.5, 5), (0.96, 10), (1, 10), (7, 10),
  ])
  func aShareIsACell(share: Double, cell: Int) {
    #expect(Slider.cell(at: share, of: 11) == cell)
  }
}
