import Testing

@testable import Screen

struct MosaicTests {
  static let all: [Mosaic] = [.whole, .halves, .quadrants, .sextants]
  private let red = Ink(255, 0, 0)
  private let green = Ink(0, 255, 0)
  private let blue = Ink(0, 0, 255)

  /// Every pattern of two colors is spelled by a character that inks just these areas.
  @Test(arguments: all)
  func charactersInkTheirAreas(mosaic: Mosaic) throws {
    let count = mosaic.columns * mosaic.rows
    for bits in 0..<1 << count {
      let scalar = mosaic.scalar(UInt8(bits))
      let inked = try #require(scalar.inkedAreas, "\(scalar)")
      for row in 0..<6 {
        for column in 0..<2 {
          let area = row * mosaic.rows / 6 * mosaic.columns + column * mosaic.columns / 2
          let isInked = inked & 1 << UInt16(2 * row + column) != 0
          #expect(isInked == (bits & 1 << area != 0), "\(mosaic) \(bits): \(scalar)")
        }
      }
      #expect(Glyphs.sextant.nearest(to: scalar) == scalar)
    }
  }

  @Test func twoColorsKeepTheirPlaces() {
    let cell = Mosaic.quadrants.cell([red, green, green, green])
    #expect(cell == Cell("\u{2598}", foreground: red, background: green))
    #expect(
      Mosaic.quadrants.cell([red, green, red, green])
        == Cell("\u{258c}", foreground: red, background: green))
    #expect(
      Mosaic.halves.cell([red, green]) == Cell("\u{2580}", foreground: red, background: green))
    #expect(Mosaic.quadrants.cell([blue, blue, blue, blue]) == Cell(" ", background: blue))
  }

  @Test func furtherColorsJoinTheMostFrequent() {
    #expect(
      Mosaic.quadrants.cell([red, green, blue, green])
        == Cell("\u{2598}", foreground: red, background: green))
    #expect(
      Mosaic.sextants.cell([red, red, green, green, green, blue]).background == green)
  }

  @Test(arguments: all, [1, 2, 3] as [UInt64])
  func theBackgroundIsNeverTheSmallerPart(mosaic: Mosaic, seed: UInt64) {
    var state = seed
    for _ in 0..<200 {
      let colors = (0..<mosaic.columns * mosaic.rows).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return [red, green, blue][Int(state >> 33) % 3]
      }
      let cell = mosaic.cell(colors)
      #expect(
        colors.count { $0 == cell.background } >= colors.count { $0 == cell.foreground }
          || cell.scalar == " ")
      #expect(
        colors.contains(cell.background) && colors.contains(cell.foreground) || cell.scalar == " ")
    }
  }

  @Test func withoutFineBlocksHalvesStandIn() {
    #expect(Glyphs.block.nearest(to: "\u{2598}") == "\u{2580}")
    #expect(Glyphs.block.nearest(to: "\u{2599}") == "\u{2588}")
    #expect(
      Glyphs.braille.nearest(to: "\u{1fb0e}") == "\u{2580}"
        || Glyphs.braille.nearest(to: "\u{1fb0e}") == "\u{2588}")
    #expect(Glyphs.ascii.nearest(to: "\u{2598}").isASCII)
  }
}
