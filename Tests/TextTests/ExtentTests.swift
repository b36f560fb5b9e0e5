import Testing

@testable import Text

struct ExtentTests {
  @Test func readsColumnsAndRows() {
    #expect(Extent("80x24").map { [$0.columns, $0.rows] } == [80, 24])
    #expect(Extent("1x1000").map { [$0.columns, $0.rows] } == [1, 1000])
  }

  @Test(arguments: ["", "80", "80x", "x24", "0x24", "80x1001", "9x9x9", "80X24", "-1x2", "8 x24"])
  func refusesAnythingElse(text: String) {
    #expect(Extent(text) == nil)
  }
}
