import Testing

@testable import Screen

@Suite struct XtermPaletteTests {
  @Test(arguments: UInt8(16)...255) func aFixedEntryIsNearestToItself(index: UInt8) {
    let (red, green, blue) = XtermPalette.rgb(of: index)
    #expect(XtermPalette.nearestFixed(red, green, blue) == index)
  }

  /// The arithmetic against a search of all 240 entries.
  @Test func nearestFixedIsNearest() {
    func distance(_ index: UInt8, _ red: Int, _ green: Int, _ blue: Int) -> Int {
      let entry = XtermPalette.rgb(of: index)
      let (r, g, b) = (entry.red - red, entry.green - green, entry.blue - blue)
      return 2 * r * r + 4 * g * g + 3 * b * b
    }
    for red in stride(from: 0, through: 255, by: 17) {
      for green in stride(from: 0, through: 255, by: 17) {
        for blue in stride(from: 0, through: 255, by: 15) {
          let chosen = distance(XtermPalette.nearestFixed(red, green, blue), red, green, blue)
          let best = (UInt8(16)...255).map { distance($0, red, green, blue) }.min() ?? 0
          #expect(chosen == best, "\(red) \(green) \(blue)")
        }
      }
    }
  }

  @Test(arguments: [
    (0, 0, 0, 0), (255, 255, 255, 15), (205, 205, 205, 7), (90, 90, 90, 8),
    (205, 0, 0, 1), (0, 205, 0, 2), (0, 0, 238, 4), (255, 255, 0, 11), (0, 255, 255, 14),
    (95, 0, 0, 1), (0, 95, 0, 2), (1, 0, 0, 1),
  ])
  func namesHues(red: Int, green: Int, blue: Int, index: UInt8) {
    #expect(XtermPalette.nearestANSI(red, green, blue) == index)
  }
}
