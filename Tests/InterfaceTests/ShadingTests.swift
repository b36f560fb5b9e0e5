import Elementary
import Screen
import Testing

@testable import Interface

struct ShadingTests {
  private let red = Ink(255, 0, 0)
  private let blue = Ink(0, 0, 255)

  /// Each half cell is asked for at its own middle, y upwards, in half rows from the center.
  @Test func halvesAreAskedForAtTheirMiddles() {
    var frame = Frame(Size(columns: 11, rows: 3))
    frame.shade(frame.bounds, glyphs: .braille) { x, y in
      (0..<8).map { lane in y[lane] > x[lane] ? red : blue }
    }
    for row in 0..<3 {
      for column in 0..<11 {
        let x = Double(column) - 5
        let upper = Double(3 - 2 * row) - 0.5 > x ? red : blue
        let lower = Double(3 - 2 * row) - 1.5 > x ? red : blue
        let cell = frame[column, row]
        #expect(cell.background == lower)
        #expect(cell.scalar == (upper == lower ? " " : "\u{2580}"))
        if upper != lower { #expect(cell.foreground == upper) }
      }
    }
  }

  @Test func asciiHasWholeCells() {
    var frame = Frame(Size(columns: 9, rows: 4))
    frame.shade(frame.bounds, glyphs: .ascii) { _, y in
      (0..<8).map { y[$0] > 0 ? red : blue }
    }
    #expect(frame.cells.allSatisfy { $0.scalar == " " })
    #expect(frame[0, 1].background == red && frame[8, 2].background == blue)
  }

  @Test func nothingOutsideTheRectangleOrTheFrame() {
    var frame = Frame(Size(columns: 6, rows: 3))
    let rect = Rect(column: 4, row: 2, columns: 9, rows: 9)
    frame.shade(rect, glyphs: .braille) { _, _ in Array(repeating: red, count: 8) }
    for row in 0..<3 {
      for column in 0..<6 {
        let isInside = rect.contains(column: column, row: row)
        #expect(frame[column, row] == (isInside ? Cell(background: red) : Cell()))
      }
    }
  }
}
