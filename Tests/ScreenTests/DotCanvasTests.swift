import Screen
import Testing

struct DotCanvasTests {
  private let red = Ink(255, 0, 0)
  private let blue = Ink(0, 0, 255)

  private func frame(_ columns: Int = 4, _ rows: Int = 2) -> Frame {
    Frame(Size(columns: columns, rows: rows))
  }

  private func canvas(_ glyphs: Glyphs, _ columns: Int = 4, _ rows: Int = 2) -> DotCanvas {
    DotCanvas(Rect(column: 0, row: 0, columns: columns, rows: rows), glyphs: glyphs)
  }

  @Test(arguments: [(Glyphs.braille, 8, 8, 1.0), (.block, 4, 4, 1), (.ascii, 4, 2, 2)])
  func aCellHoldsSoManyDots(glyphs: Glyphs, width: Int, height: Int, aspect: Double) {
    let canvas = canvas(glyphs)
    #expect(canvas.width == width)
    #expect(canvas.height == height)
    #expect(canvas.aspect == aspect)
  }

  /// Unicode numbers the braille dots 1 2 3 7 down the left side, 4 5 6 8 down the right one.
  @Test(arguments: [
    (0, 0, 0x01), (0, 1, 0x02), (0, 2, 0x04), (0, 3, 0x40),
    (1, 0, 0x08), (1, 1, 0x10), (1, 2, 0x20), (1, 3, 0x80),
  ])
  func everyBrailleDotHasItsBit(x: Int, y: Int, bit: UInt32) {
    var canvas = canvas(.braille)
    canvas.dot(x + 2, y + 4, red, priority: 1, letter: "x")
    var frame = frame()
    canvas.draw(on: &frame)
    #expect(frame[1, 1] == Cell(Unicode.Scalar(0x2800 + bit) ?? "?", foreground: red))
    #expect(frame.cells.count { $0 != Cell() } == 1)
  }

  @Test func halfBlocksAndLetters() {
    var blocks = canvas(.block)
    blocks.dot(0, 0, red, priority: 1, letter: "x")
    blocks.dot(1, 1, red, priority: 1, letter: "x")
    blocks.dot(2, 2, red, priority: 1, letter: "x")
    blocks.dot(2, 3, red, priority: 1, letter: "x")
    var letters = canvas(.ascii)
    letters.dot(3, 1, red, priority: 1, letter: "x")
    var frame = frame()
    blocks.draw(on: &frame)
    letters.draw(on: &frame)
    #expect(frame.text == "\u{2580}\u{2584}  \n  \u{2588}x\n")
  }

  @Test func theHighestPriorityDecidesTheInkAndTheDotsAddUp() {
    var canvas = canvas(.braille)
    canvas.dot(0, 0, red, priority: 9, letter: "r", bold: true)
    canvas.dot(1, 3, blue, priority: 8, letter: "b")
    var frame = frame()
    canvas.draw(on: &frame)
    #expect(frame[0, 0] == Cell("\u{2881}", foreground: red, bold: true))
    // Of equals, the last.
    canvas.dot(0, 1, blue, priority: 9, letter: "b")
    canvas.draw(on: &frame)
    #expect(frame[0, 0] == Cell("\u{2883}", foreground: blue))
  }

  @Test(arguments: Glyphs.allCases)
  func outsideNothingHappens(glyphs: Glyphs) {
    var canvas = canvas(glyphs)
    for (x, y) in [(-1, 0), (0, -1), (canvas.width, 0), (0, canvas.height), (Int.max, Int.min)] {
      canvas.dot(x, y, red, priority: 1, letter: "x")
    }
    canvas.line(from: (-50, -50), to: (-1, -1), red, priority: 1, letter: "x")
    canvas.line(from: (0, 0), to: (.infinity, 0), red, priority: 1, letter: "x")
    canvas.line(from: (0, .nan), to: (1, 1), red, priority: 1, letter: "x")
    var frame = frame()
    canvas.draw(on: &frame)
    #expect(frame == self.frame())
  }

  @Test func aCanvasBeyondTheFrameIsCutOff() {
    var canvas = DotCanvas(Rect(column: 3, row: 1, columns: 4, rows: 4), glyphs: .ascii)
    for x in 0..<4 { canvas.dot(x, x, red, priority: 1, letter: "x") }
    var frame = frame()
    canvas.draw(on: &frame)
    #expect(frame.text == "    \n   x\n")
    let empty = DotCanvas(Rect(column: 0, row: 0, columns: 0, rows: 3), glyphs: .braille)
    empty.draw(on: &frame)
    #expect(empty.width == 0)
  }

  @Test func aPointIsFourBrailleDots() {
    var braille = canvas(.braille)
    braille.point(1, 1, red, priority: 1, letter: "x")
    var frame = frame()
    braille.draw(on: &frame)
    #expect(frame.text == "\u{2830}\u{2806}  \n    \n")
    var block = canvas(.block)
    block.point(3, 3, red, priority: 1, letter: "x")
    frame = self.frame()
    block.draw(on: &frame)
    #expect(frame.text == "    \n   \u{2584}\n")
  }

  @Test func aLineHasNoHolesAndReachesBothEnds() {
    for (endX, endY) in [(19, 0), (0, 9), (19, 9), (12, 3), (3, 9)] {
      var canvas = canvas(.ascii, 20, 10)
      canvas.line(
        from: (0.5, 0.5), to: (Double(endX) + 0.5, Double(endY) + 0.5), red, priority: 1,
        letter: "x"
      )
      var frame = frame(20, 10)
      canvas.draw(on: &frame)
      #expect(frame.cells.count { $0.scalar == "x" } == max(endX, endY) + 1)
      #expect(frame[0, 0].scalar == "x")
      #expect(frame[endX, endY].scalar == "x")
    }
    var canvas = canvas(.ascii, 9, 1)
    canvas.line(from: (0, 0), to: (8, 0), red, priority: 1, letter: "x", skip: 3)
    var frame = frame(9, 1)
    canvas.draw(on: &frame)
    #expect(frame.text == "x   x   x\n")
  }

  @Test func backgroundsStay() {
    var canvas = canvas(.braille)
    canvas.dot(0, 0, red, priority: 1, letter: "x")
    var frame = Frame(Size(columns: 4, rows: 2), filledWith: Cell(background: blue))
    canvas.draw(on: &frame)
    #expect(frame[0, 0] == Cell("\u{2801}", foreground: red, background: blue))
    #expect(frame[1, 0] == Cell(background: blue))
  }

  /// A region's border may run through a cell: dots stand on the half that they are in.
  @Test(arguments: [
    (Glyphs.braille, [0, 1], true), (.braille, [2, 3], false), (.braille, [1, 2], false),
    (.braille, [0, 1, 2], true), (.block, [0], false), (.block, [1], true),
  ])
  func dotsStandOnTheHalfThatTheyAreIn(glyphs: Glyphs, dots: [Int], isUpper: Bool) {
    let upper = Ink(1, 1, 1)
    let lower = Ink(2, 2, 2)
    var canvas = canvas(glyphs, 1, 1)
    for y in dots { canvas.dot(0, y, red, priority: 1, letter: "x") }
    var frame = Frame(
      Size(columns: 1, rows: 1),
      filledWith: Cell("\u{2580}", foreground: upper, background: lower))
    canvas.draw(on: &frame)
    #expect(frame[0, 0].background == (isUpper ? upper : lower))
    #expect(frame[0, 0].foreground == red)
  }
}
