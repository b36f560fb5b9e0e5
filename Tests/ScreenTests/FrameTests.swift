import Screen
import Testing

@Suite struct FrameTests {
  @Test func inksKnowWhatTheyAre() {
    #expect(Ink.default.isDefault && Ink.default.index == nil && Ink.default.rgb == nil)
    #expect(Ink(index: 200).index == 200 && Ink(index: 200).rgb == nil)
    let ink = Ink(1, 2, 3)
    #expect(ink.index == nil && !ink.isDefault)
    #expect(ink.rgb.map { [$0.red, $0.green, $0.blue] } == [1, 2, 3])
    #expect(Ink(0, 0, 7) != Ink(index: 7))
  }

  @Test func aFrameIsItsCellsByColumnAndRow() {
    var frame = Frame(Size(columns: 3, rows: 2), filledWith: Cell("."))
    frame[2, 1] = Cell("x")
    #expect(frame.text == "...\n..x\n")
    #expect(frame.cells[5].scalar == "x")
    #expect(frame.contains(column: 2, row: 1))
    #expect(!frame.contains(column: 3, row: 1) && !frame.contains(column: 0, row: -1))
    frame.withCells { $0[0].scalar = "y" }
    #expect(frame[0, 0].scalar == "y")
  }

  @Test func negativeSizesAreEmpty() {
    #expect(Frame(Size(columns: -1, rows: 4)).cells.isEmpty)
    #expect(Rect(column: 0, row: 0, columns: -3, rows: 1).columns == 0)
  }

  @Test func aRectangleKnowsItsInside() {
    let outer = Rect(column: 2, row: 3, columns: 5, rows: 4)
    #expect(outer.inset() == Rect(column: 3, row: 4, columns: 3, rows: 2))
    #expect(outer.inset(by: 3).columns == 0)
    #expect(outer.contains(column: 6, row: 6) && !outer.contains(column: 7, row: 6))
  }
}
