import Experiment
import Screen
import Testing

@testable import Interface

/// The row of the theory with the metrics that a lesson chooses.
struct ReadoutTests {
  private func parts(_ session: Session, columns: Int) -> [String] {
    TheoryLine(session, DerivedGeometry(session), columns: columns).parts(.braille)
  }

  @Test func theChosenMetricsTakeThePlaceOfTheRowsOwn() throws {
    var session = Session()
    try session.apply(.pause)
    session.advance()
    let own = parts(session, columns: 80)
    try session.apply(Action(parsing: "readout probe-loss,accuracy"))
    let shown = parts(session, columns: 80)
    #expect(shown.count == 2 && shown[0].hasPrefix("probe loss "))
    let accuracy = try #require(Metric.named("accuracy")?.text(in: session))
    #expect(shown[1] == "accuracy \(accuracy)")
    try session.apply(Action(parsing: "readout none"))
    #expect(parts(session, columns: 80) == own)
  }

  /// Nobody misses what is left out without a word.
  @Test func whatDoesNotFitIsCounted() throws {
    var session = Session()
    try session.apply(Action(parsing: "readout max-intra,min-inter,accuracy"))
    for columns in 40...80 {
      let shown = parts(session, columns: columns)
      let omitted = TheoryLine.omittedMetrics(of: session, columns: columns, glyphs: .braille)
      #expect(shown.count == 3 - omitted + (omitted > 0 ? 1 : 0))
      #expect((shown.last == "\(omitted) more") == (omitted > 0))
      #expect(shown.joined(separator: " | ").count + 3 <= columns)
    }
    #expect(parts(session, columns: 40).last == "2 more")
    #expect(parts(session, columns: 80).count == 3)
  }

  @Test func aMetricWithoutAValueIsADash() throws {
    var session = Session()
    try session.apply(Action(parsing: "readout loss"))
    #expect(parts(session, columns: 80) == ["loss -"])
  }

  @Test func anUnknownMetricIsRefused() {
    #expect(throws: ActionError.self) { try Action(parsing: "readout nonsense") }
  }
}
