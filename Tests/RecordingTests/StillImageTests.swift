import Recording
import Screen
import Testing

@Suite struct StillImageTests {
  private let colors = TerminalColors(foreground: Ink(200, 200, 200), background: Ink(0, 0, 0))

  private func lines(_ frame: Frame) -> [Substring] {
    StillImage(frame, colors: colors, title: "T & t", description: "<d>").svg.split(separator: "\n")
  }

  @Test func anEmptyFrameIsItsBackground() {
    #expect(
      lines(Frame(Size(columns: 3, rows: 2))).joined(separator: "\n") == """
        <svg xmlns="http://www.w3.org/2000/svg" width="24" height="32" viewBox="0 0 24 32" role="img" aria-labelledby="title desc">
        <title id="title">T &amp; t</title>
        <desc id="desc">&lt;d&gt;</desc>
        <rect width="100%" height="100%" fill="#000000"/>
        <g shape-rendering="crispEdges">
        </g>
        <g font-family="'DejaVu Sans Mono','Liberation Mono',Menlo,Consolas,monospace" font-size="13.3" xml:space="preserve">
        </g>
        </svg>
        """)
  }

  @Test func areasBecomeFewRectangles() {
    var frame = Frame(Size(columns: 4, rows: 3))
    let red = Ink(255, 0, 0)
    frame.fill(Rect(column: 1, row: 1, columns: 2, rows: 2), with: Cell(" ", background: red))
    frame[1, 0] = Cell("\u{2584}", foreground: red)
    frame[2, 0] = Cell("\u{2584}", foreground: red)
    frame[0, 0] = Cell("\u{2580}", foreground: Ink(index: 21), background: .default)
    let drawn = lines(frame)
    #expect(drawn.contains(##"<path fill="#ff0000" d="M8 8h16v40h-16z"/>"##))
    #expect(drawn.contains(##"<path fill="#0000ff" d="M0 0h8v8h-8z"/>"##))
    #expect(drawn.count == 11)
  }

  @Test(
    arguments: [
      ("\u{258F}", "M8 0h1v16h-1z"), ("\u{2589}", "M8 0h7v16h-7z"), ("\u{2582}", "M8 12h8v4h-8z"),
      ("\u{2590}", "M12 0h4v16h-4z"),
    ] as [(Unicode.Scalar, String)]) func partialBlocksAreRectangles(
      _ scalar: Unicode.Scalar, path: String
    )
  {
    var frame = Frame(Size(columns: 3, rows: 1))
    frame[1, 0] = Cell(scalar, foreground: Ink(1, 2, 3))
    #expect(lines(frame).contains(##"<path fill="#010203" d="\##(path)"/>"##))
  }

  /// A region shows through cells of the default background and no others.
  @Test func regionsLieBehindOpenCells() {
    var frame = Frame(Size(columns: 2, rows: 1), filledWith: Cell(background: Ink(0, 0, 0)))
    frame[0, 0] = Cell("x", foreground: Ink(1, 2, 3), background: .default)
    frame.regions = [Region(Ink(255, 0, 0), [SIMD2(0, 0), SIMD2(1.5, 0), SIMD2(0.25, 1)])]
    let drawn = lines(frame)
    #expect(drawn.contains(##"<path fill="#ff0000" d="M0 0 120 0 20 160z"/>"##))
    #expect(drawn.contains(##"<path fill="#000000" d="M8 0h8v16h-8z"/>"##))
    #expect(!drawn.contains { $0.contains(##"fill="#000000" d="M0"##) })
  }

  @Test func quadrantsAreAreas() {
    var frame = Frame(Size(columns: 2, rows: 1))
    frame[1, 0] = Cell("\u{259a}", foreground: Ink(255, 0, 0))
    #expect(lines(frame).contains(##"<path fill="#ff0000" d="M8 0h4v8h-4zM12 8h4v8h-4z"/>"##))
  }

  @Test func brailleIsDots() {
    var frame = Frame(Size(columns: 2, rows: 1))
    frame[1, 0] = Cell("\u{28C1}", foreground: Ink(1, 2, 3))
    #expect(
      lines(frame).contains(
        ##"<path fill="none" stroke="#010203" stroke-width="3" stroke-linecap="round" d="M10 2h0M10 14h0M14 14h0"/>"##
      ))
  }

  @Test func bordersAreLines() {
    var frame = Frame(Size(columns: 4, rows: 2))
    frame.box(
      frame.bounds, title: "", glyphs: .braille, border: Style(Ink(9, 9, 9)), titleStyle: Style())
    frame[1, 1] = Cell("┃")
    let drawn = lines(frame)
    #expect(
      drawn.contains(
        ##"<path fill="none" stroke="#090909" d="M4 16v-4q0-4 4-4M8 8h8M16 8h8M24 8q4 0 4 4v4M4 16v4q0 4 4 4M16 24h8M24 24q4 0 4-4v-4"/>"##
      ))
    #expect(
      drawn.contains(##"<path fill="none" stroke="#c8c8c8" stroke-width="2" d="M12 16v16"/>"##))
  }

  @Test func wordsAreHeldToTheirColumns() {
    var frame = Frame(Size(columns: 12, rows: 1))
    frame.write("a<b θ", column: 1, row: 0, Style(Ink(1, 1, 1)))
    frame.write("no", column: 6, row: 0, Style(Ink(1, 1, 1), bold: true))
    let words = lines(frame).filter { $0.hasPrefix("<text") }
    #expect(
      words == [
        ##"<text x="8" y="12" textLength="24" fill="#010101">a&lt;b</text>"##,
        ##"<text x="40" y="12" textLength="8" fill="#010101">θ</text>"##,
        ##"<text x="48" y="12" textLength="16" fill="#010101" font-weight="bold">no</text>"##,
      ])
  }

  @Test func onlyWhatXMLCanHold() {
    let svg = StillImage(
      Frame(Size(columns: 1, rows: 1)),
      colors: TerminalColors(foreground: Ink(200, 200, 200), background: Ink(0, 0, 0)),
      title: "<\u{338}\u{0}\u{1b}\r\u{7f}\u{fffe}\u{ffff}\u{1F600}\t", description: "&\u{301}\n"
    ).svg
    #expect(svg.contains("&lt;\u{338}??????\u{1F600}\t<"))
    #expect(svg.contains("&amp;\u{301}\n<"))
  }
}
