import Experiment
import Screen
import Testing

@testable import Interface

struct LossViewTests {
  private func drawn(_ session: Session, _ columns: Int = 60, _ rows: Int = 12) -> Frame {
    var frame = Frame(Size(columns: columns, rows: rows))
    _ = LossView.draw(
      session, DerivedGeometry(session),
      PanelContext(
        rect: frame.bounds, palette: Palette(theme: .dark, depth: .mono),
        display: DisplayOptions(glyphs: .ascii)),
      &frame)
    return frame
  }

  private func marks(_ scalar: Unicode.Scalar, _ frame: Frame) -> [(column: Int, row: Int)] {
    (0..<frame.size.rows - 1).flatMap { row in
      (6..<frame.size.columns).filter { frame[$0, row].scalar == scalar }.map { ($0, row) }
    }
  }

  /// At m = 1 both losses are one curve; with a margin the trained one lies above the other.
  @Test func theMarginLiftsItsOwnCurveOnly() throws {
    #expect(marks("o", drawn(Sessions.learned)).isEmpty)
    let frame = drawn(Sessions.raised)
    let free = marks("o", frame)
    #expect(free.count > 5)
    for dot in free {
      let above = marks("*", frame).contains { $0.column == dot.column && $0.row < dot.row }
      #expect(above, "column \(dot.column)")
    }
  }

  @Test func theCurveSpansTheStepsWithoutHoles() {
    let columns = Set(marks("*", drawn(Sessions.learned)).map(\.column))
    // Half of 0...600 lies beyond the least range of 300 steps.
    #expect(columns.isSuperset(of: 7...58))
    let young = Set(marks("*", drawn(Sessions.started(ticks: 30))).map(\.column))
    #expect((young.max() ?? 0) < 6 + 54 / 2 + 2)
  }

  /// A straight line on the logarithm: lambda falls from 10, from where it began, to its scale's end.
  @Test func lambdaIsACurveOfItsOwn() throws {
    let annealed = Sessions.advanced(
      Sessions.doing(.anneal("exponential"), to: Sessions.learned), 160)
    #expect(annealed.lambda == 0)
    let frame = drawn(annealed, 60, 14)
    let dots = marks("l", frame).filter { $0.row < 12 }
    let (first, last) = (
      try #require(dots.min { $0.column < $1.column }),
      try #require(dots.max { $0.column < $1.column })
    )
    // 800 more steps after 600, in 48 columns.
    #expect(first.column >= 6 + 48 * 600 / 1400 && first.row <= 1)
    #expect(last.row >= 8 && last.column < 6 + 48)
    #expect(zip(dots, dots.dropFirst()).allSatisfy { $0.row <= $1.row })
    // The ends of its scale stand at the right, its name below.
    let lines = frame.text.split(separator: "\n")
    #expect(lines[0].contains(" 10 ") && lines[12].contains(" 0.001"))
    #expect(lines[13].contains("lambda"))
    #expect(!drawn(Sessions.raised).text.contains("lambda"))
  }

  @Test func aLargeLambdaHasAShortNumber() {
    let large = Sessions.advanced(Sessions.doing(.lambda(1e6), to: Sessions.raised), 2)
    #expect(drawn(large).text.contains(" 1e6"))
  }

  @Test func aChangeOfMIsMarkedAtItsStep() {
    let frame = drawn(Sessions.raised)
    let top = frame.text.split(separator: "\n")[0]
    #expect(top.contains("m 4"))
    let line = marks("!", frame).map(\.column)
    #expect(!line.isEmpty)
    // Step 600 of 1200.
    #expect(line.allSatisfy { abs($0 - (6 + 53 / 2)) <= 1 })
    #expect(drawn(Sessions.raised).text.contains("step 1200"))
  }

  @Test func decadesAreNamed() {
    let text = drawn(Sessions.learned).text
    for decade in ["   10 ", "    1 ", "  0.1 ", " 0.01 ", "0.001 "] {
      #expect(text.contains(decade), "\(decade)")
    }
  }

  @Test(arguments: [(6, 3), (14, 2), (15, 3), (0, 0), (9, 9)])
  func aTinyPanelShowsItsTitleOnly(columns: Int, rows: Int) {
    let frame = drawn(Sessions.raised, columns, rows)
    #expect(frame.size == Size(columns: columns, rows: rows))
  }
}
