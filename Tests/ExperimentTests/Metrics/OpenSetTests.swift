import Angular
import Learning
import Testing

@testable import Experiment

struct OpenSetTests {
  private func trained(_ settings: Settings = Settings(), ticks: Int) -> Session {
    var session = Session(settings)
    for _ in 0..<ticks { session.advance() }
    return session
  }

  @Test func askingChangesNothing() throws {
    let session = trained(ticks: 4)
    var asked = session
    let first = asked.heldOut
    #expect(asked.known != nil && first != nil)
    #expect(asked.trainer.checksum == session.trainer.checksum)
    #expect(asked.heldOut == first)
    asked.advance()
    #expect(asked.heldOut != first)
  }

  /// Two pairs in three of the default scene are counted by hand: 6 x 60 x 59 / 2 genuine ones.
  @Test func allPairsOfBothSetsCount() throws {
    let session = Session()
    for found in [try #require(session.known), try #require(session.heldOut)] {
      #expect(found.genuine.total == 10_620 && found.impostor.total == 54_000)
    }
    #expect(session.heldOutIdentities?.count == 360)
  }

  @Test func fewClassesStillMeetSixIdentities() throws {
    var settings = Settings()
    settings.classes = 2
    #expect(Session(settings).heldOutIdentities?.labels.max() == 5)
    settings.classes = 11
    #expect(Session(settings).heldOutIdentities?.labels.max() == 10)
  }

  @Test func shapesOfThePlaneHaveNoHeldOutIdentities() throws {
    var session = Session()
    try session.apply(.data("moons"))
    #expect(session.heldOut == nil && session.known != nil)
    try session.apply(.data("gaussian"))
    #expect(session.heldOut != nil)
  }

  /// More noise scatters the same held-out identities more, and another seed brings others.
  @Test func noiseAndSeedReachTheStrangers() throws {
    var session = trained(ticks: 20)
    let before = try #require(session.heldOutIdentities)
    try session.apply(.noise(0.4))
    let noisier = try #require(session.heldOutIdentities)
    #expect((0..<before.count).contains { before[$0] != noisier[$0] })
    try session.apply(.noise(0.06))
    let back = try #require(session.heldOutIdentities)
    #expect((0..<before.count).allSatisfy { before[$0] == back[$0] })
    try session.apply(.seed(8))
    #expect(try #require(session.heldOutIdentities)[0] != before[0])
  }

  /// The shape of what was measured: known classes become perfect, held-out identities stay hard at any m.
  @Test func trainingHelpsTheKnownAndNotTheStrangers() throws {
    var session = trained(ticks: 160)
    try session.apply(.margin(4))
    for _ in 0..<120 { session.advance() }
    let known = try #require(session.known)
    let heldOut = try #require(session.heldOut)
    #expect(known.area > 0.995 && known.equalErrorRate < 0.02)
    #expect(heldOut.area < 0.95 && heldOut.equalErrorRate > 0.1)
    #expect(heldOut.area > 0.55)
  }
}
