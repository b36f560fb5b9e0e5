import Experiment
import Screen
import Testing

@testable import Interface

struct LogitViewTests {
  private func drawn(_ session: Session, _ columns: Int, _ rows: Int) -> (Frame, [String]) {
    var frame = Frame(Size(columns: columns, rows: rows))
    let titles = LogitView.draw(
      session, DerivedGeometry(session),
      PanelContext(
        rect: frame.bounds, palette: Palette(theme: .dark, depth: .mono),
        display: DisplayOptions(glyphs: .ascii)),
      &frame)
    return (frame, titles)
  }

  /// psi falls from 1 to 1 - 2 m without a break: a star in every column, never rising.
  @Test(arguments: [1.0, 2, 3.5, 4, 8])
  func theCurveFallsWithoutABreak(m: Double) throws {
    let session = Sessions.advanced(Sessions.doing(.glide(false), .margin(m)), 1)
    let (frame, _) = drawn(session, 60, 30)
    var last = 0
    for column in 4..<60 {
      let rows = (0..<29).filter { frame[column, $0].scalar == "*" }
      let top = try #require(rows.first)
      #expect(top == last || top == last + 1 || (column == 4 && top == 0))
      last = try #require(rows.last)
    }
    #expect(last == 28)
    let lowest = "\(Int(1 - 2 * m))"
    #expect(m != m.rounded() || frame.text.split(separator: "\n")[28].hasPrefix(lowest))
  }

  @Test func withoutAMarginItIsTheCosine() {
    let (_, titles) = drawn(Sessions.started("softmax", ticks: 2), 60, 20)
    #expect(titles[0] == "target logit: cos theta, no margin")
    #expect(drawn(Sessions.learned, 60, 20).1[0].contains("cos theta (dotted)"))
  }

  /// The text under the axis rests while its number changes.
  @Test func theTextUnderTheAxisRests() throws {
    func start(_ session: Session) throws -> Int {
      let line = drawn(session, 60, 20).0.text.split(separator: "\n")[19]
      let text = try #require(line.firstRange(of: "theta (bars: samples, 90 % below "))
      return line.distance(from: line.startIndex, to: text.lowerBound)
    }
    #expect(try start(Sessions.fresh) == start(Sessions.raised))
    #expect(try start(Sessions.learned) == start(Sessions.raised))
  }

  @Test func barsStandWhereTheSamplesAre() {
    let (frame, _) = drawn(Sessions.raised, 60, 30)
    // Every theta is below 30 degrees, so nothing stands beyond a sixth of the axis.
    for row in 0..<29 {
      for column in 4..<60 where frame[column, row].scalar == "#" { #expect(column < 4 + 56 / 6) }
    }
    #expect(frame[4, 28].scalar == "#")
  }
}
