import Angular
import Learning
import Testing

@testable import Experiment

struct ChangeTests {
  private func session() -> Session {
    var session = Session()
    for _ in 0..<4 { session.advance() }
    return session
  }

  @Test func remembersHowThingsStood() throws {
    var session = session()
    let before = session.summary
    try session.apply(.margin(4))
    #expect(session.change?.kind == .set(.margin, from: .number(1), to: .number(4)))
    #expect(session.change?.before == before)
    #expect(before.step == 20 && before.margin == 1)
    #expect(before.medianGap == session.measures.medianGap)
    #expect(session.curves.marks == [LossCurves.Mark(step: 20, label: "m 4")])
  }

  @Test func turningOnIsOneChange() throws {
    var session = session()
    let before = session.summary
    try session.apply(.margin(1.05))
    session.advance()
    try session.apply(.margin(1.1))
    try session.apply(.margin(3))
    #expect(session.change?.kind == .set(.margin, from: .number(1), to: .number(3)))
    #expect(session.change?.before == before)
    #expect(session.curves.marks.map(\.label) == ["m 3"])
  }

  @Test func aHundredStepsLaterItIsAnotherChange() throws {
    var session = session()
    try session.apply(.rate(0.1))
    for _ in 0..<20 { session.advance() }
    try session.apply(.rate(0.2))
    #expect(session.change?.kind == .set(.rate, from: .number(0.1), to: .number(0.2)))
    #expect(session.change?.before.step == 120)
  }

  @Test func anotherDialIsAnotherChange() throws {
    var session = session()
    try session.apply(.margin(2))
    try session.apply(.batch(64))
    #expect(session.change?.kind == .set(.batch, from: .whole(128), to: .whole(64)))
    try session.apply(.noise(0.1))
    #expect(session.change?.kind == .set(.noise, from: .number(0.06), to: .number(0.1)))
    try session.apply(.lambda(1))
    #expect(session.change?.kind == .set(.lambda, from: .number(0), to: .number(1)))
    try session.apply(.loss("softmax"))
    #expect(session.change?.kind == .set(.loss, from: .name("a-softmax"), to: .name("softmax")))
  }

  @Test func settingWhatIsSetIsNoChange() throws {
    var session = session()
    try session.apply(.rate(0.05))
    #expect(session.change == nil && !session.canRerun)
  }

  @Test func thePeakOfTheLossIsKept() throws {
    var session = session()
    try session.apply(.glide(false))
    try session.apply(.margin(4))
    var peak = session.lastLoss
    for _ in 0..<10 {
      session.advance()
      peak = max(peak, session.lastLoss)
    }
    #expect(session.change?.peakLoss == peak)
  }

  @Test func rerunGoesBackToBeforeTheChange() throws {
    var session = session()
    let before = session
    try session.apply(.margin(4))
    #expect(session.canRerun)
    for _ in 0..<10 { session.advance() }
    try session.apply(.view(.loss))
    try session.apply(.ghost(true))
    try session.apply(.rerun)
    #expect(session.trainer.checksum == before.trainer.checksum)
    #expect(session.step == 20 && session.margin.m == 1 && session.settings.margin == 1)
    #expect(session.features == before.features && session.curves.marks.isEmpty)
    // Time, the picture and the frozen run do not go back.
    #expect(session.tick == 14 && session.presentation.view == .loss && session.ghost != nil)
    #expect(session.change?.kind == .rerun && !session.canRerun)
    // From here on it is the run without the change.
    var unchanged = before
    for _ in 0..<5 {
      session.advance()
      unchanged.advance()
    }
    #expect(session.trainer.checksum == unchanged.trainer.checksum)
  }

  @Test func aGhostStaysAsItWasFrozen() throws {
    var session = session()
    try session.apply(.ghost(true))
    let frozen = try #require(session.ghost)
    #expect(frozen.summary == session.summary && frozen.loss == "A-Softmax")
    #expect(frozen.directions == session.measures.directions)
    #expect(frozen.gaps == session.measures.classes.map(\.gap))
    session.advance()
    try session.apply(.reset)
    #expect(session.ghost?.summary == frozen.summary)
    #expect(session.ghost?.curves.points == frozen.curves.points)
    #expect(frozen.curves.points.count == 4)
    try session.apply(.ghost(false))
    #expect(session.ghost == nil)
  }
}
