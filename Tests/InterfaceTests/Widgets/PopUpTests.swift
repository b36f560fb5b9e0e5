import Experiment
import Screen
import Testing

@testable import Interface

struct PopUpTests {
  private let size = Size(columns: 20, rows: 8)

  private func rows(
    _ popUp: PopUp, _ placement: PopUp.Placement, in rect: Rect? = nil
  ) -> [String] {
    var frame = Frame(size, filledWith: Cell("~"))
    let context = PanelContext(
      rect: rect ?? frame.bounds, palette: Palette(theme: .dark, depth: .mono),
      display: DisplayOptions(glyphs: .ascii))
    popUp.draw(placement, context, &frame)
    return frame.text.split(separator: "\n").map(String.init)
  }

  @Test func isAsLargeAsItsTextAndInTheMiddle() {
    let lines = [
      PopUp.Line(text: "a", second: "bcd", indent: 3), PopUp.Line(text: "efgh"), PopUp.Line(),
    ]
    #expect(
      rows(PopUp(title: "t", lines: lines), .center) == [
        "~~~~~~~~~~~~~~~~~~~~", "~~~~~+- t ----+~~~~~", "~~~~~| a  bcd |~~~~~",
        "~~~~~| efgh   |~~~~~", "~~~~~|        |~~~~~", "~~~~~+--------+~~~~~",
        "~~~~~~~~~~~~~~~~~~~~", "~~~~~~~~~~~~~~~~~~~~",
      ])
  }

  @Test func standsAtTheBottomOfItsPlace() {
    let place = Rect(column: 2, row: 1, columns: 10, rows: 5)
    let drawn = rows(PopUp(title: "", lines: [PopUp.Line(text: "ab")]), .bottom, in: place)
    #expect(
      drawn.prefix(7) == [
        "~~~~~~~~~~~~~~~~~~~~", "~~~~~~~~~~~~~~~~~~~~", "~~~~~~~~~~~~~~~~~~~~",
        "~~~~+----+~~~~~~~~~~", "~~~~| ab |~~~~~~~~~~", "~~~~+----+~~~~~~~~~~",
        "~~~~~~~~~~~~~~~~~~~~",
      ])
  }

  /// Too much text is cut at the border, and nothing is drawn outside the place.
  @Test func isCutWhereItsPlaceEnds() {
    let place = Rect(column: 1, row: 1, columns: 12, rows: 4)
    let lines = (0..<9).map { PopUp.Line(text: "0123456789abc\($0)", second: "xyz", indent: 7) }
    #expect(
      rows(PopUp(title: "a long title", lines: lines), .center, in: place) == [
        "~~~~~~~~~~~~~~~~~~~~", "~+- a long -+~~~~~~~", "~| 0123456x |~~~~~~~",
        "~| 0123456x |~~~~~~~", "~+----------+~~~~~~~", "~~~~~~~~~~~~~~~~~~~~",
        "~~~~~~~~~~~~~~~~~~~~", "~~~~~~~~~~~~~~~~~~~~",
      ])
  }

  @Test func keepsItsSizeWhileItsTextChanges() {
    let popUp = PopUp(title: "", lines: [PopUp.Line(text: "a")], leastColumns: 6)
    #expect(rows(popUp, .bottom)[6] == "~~~~~| a      |~~~~~")
  }
}
