import Screen
import Testing

struct DrawingTests {
  private let style = Style(Ink(1, 2, 3))

  private func frame(_ columns: Int, _ rows: Int) -> Frame {
    Frame(Size(columns: columns, rows: rows), filledWith: Cell("."))
  }

  @Test(arguments: [
    ("abc", 1, Int.max, ".abc..", 4), ("abc", 4, .max, "....ab", 6), ("abc", -2, .max, "c.....", 1),
    ("abc", 1, 2, ".ab...", 3), ("abc", 9, .max, "......", 9), ("abc", 0, 0, "......", 0),
    ("abc", -9, .max, "......", -6), ("", 2, .max, "......", 2), ("abc", 0, -3, "......", 0),
  ])
  func textIsCutAtItsLimitAndAtTheEdges(
    text: String, column: Int, limit: Int, expected: String, end: Int
  ) {
    var frame = frame(6, 1)
    #expect(frame.write(text, column: column, row: 0, style, limit: limit) == end)
    #expect(frame.text == expected + "\n")
  }

  @Test(arguments: [-1, 1, 99])
  func noRowNoText(row: Int) {
    var frame = frame(6, 1)
    frame.write("abc", column: 0, row: row, style)
    #expect(frame.text == "......\n")
  }

  @Test func theBackgroundStaysUnlessTold() {
    let behind = Ink(9, 9, 9)
    var frame = Frame(Size(columns: 2, rows: 1), filledWith: Cell(background: behind))
    frame.put("a", column: 0, row: 0, Style(Ink(1, 1, 1), bold: true, reverse: true))
    frame.put("b", column: 1, row: 0, Style(Ink(1, 1, 1), on: Ink(2, 2, 2)))
    #expect(
      frame[0, 0]
        == Cell("a", foreground: Ink(1, 1, 1), background: behind, bold: true, reverse: true))
    #expect(frame[1, 0] == Cell("b", foreground: Ink(1, 1, 1), background: Ink(2, 2, 2)))
  }

  @Test func fillStaysOnTheFrame() {
    var frame = frame(4, 3)
    frame.fill(Rect(column: -1, row: 1, columns: 3, rows: 9), with: Cell("x"))
    #expect(frame.text == "....\nxx..\nxx..\n")
    let filled = frame
    for rect in [
      Rect(column: 9, row: 0, columns: 2, rows: 2), Rect(column: 0, row: 9, columns: 2, rows: 2),
      Rect(column: -5, row: -5, columns: 2, rows: 2), Rect(column: 1, row: 1, columns: 0, rows: 2),
    ] {
      frame.fill(rect, with: Cell("y"))
    }
    #expect(frame == filled)
  }

  @Test(arguments: [
    (
      Glyphs.ascii, "ti",
      """
      +- ti --+
      |.......|
      +-------+

      """
    ),
    (
      .braille, "",
      """
      \u{256d}\u{2500}\u{2500}\u{2500}\u{2500}\u{2500}\u{2500}\u{2500}\u{256e}
      \u{2502}.......\u{2502}
      \u{2570}\u{2500}\u{2500}\u{2500}\u{2500}\u{2500}\u{2500}\u{2500}\u{256f}

      """
    ),
    (
      .ascii, "a long title",
      """
      +- a lo-+
      |.......|
      +-------+

      """
    ),
  ])
  func aBoxHasItsTitleInItsUpperEdge(glyphs: Glyphs, title: String, expected: String) {
    var frame = frame(9, 3)
    frame.box(frame.bounds, title: title, glyphs: glyphs, border: style, titleStyle: style)
    #expect(frame.text == expected)
  }

  @Test(arguments: [(1, 3), (3, 1), (0, 0)])
  func aBoxNeedsTwoByTwo(columns: Int, rows: Int) {
    var frame = frame(4, 4)
    let before = frame
    frame.box(
      Rect(column: 0, row: 0, columns: columns, rows: rows), title: "t", glyphs: .ascii,
      border: style, titleStyle: style)
    #expect(frame == before)
  }

  @Test func aBoxBeyondTheFrameIsCutOff() {
    var frame = frame(4, 2)
    frame.box(
      Rect(column: 2, row: 1, columns: 9, rows: 9), title: "title", glyphs: .ascii, border: style,
      titleStyle: style)
    #expect(frame.text == "....\n..+-\n")
  }
}
