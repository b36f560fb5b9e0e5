import Experiment
import Learning
import Testing

/// The theorem of the SphereFace paper, seen on samples that never trained.
///
/// From some m on, every angle within a class is smaller than every angle between classes.
struct TheoremTests {
  /// 800 steps at m = 1, then m goes where it is told, 600 more.
  private func criterion(seed: UInt64, margin: Double) throws -> Bool {
    var session = Session(Settings(seed: seed))
    try session.apply(.speed(100))
    for tick in 0..<14 {
      if tick == 8 { try session.apply(.margin(margin)) }
      session.advance()
    }
    #expect(session.step == 1400 && session.measures.accuracy > 0.99)
    return session.measures.criterion
  }

  @Test(arguments: 1...3 as ClosedRange<UInt64>)
  func aMarginOfFourMeetsTheCriterionWhereOneDoesNot(seed: UInt64) throws {
    #expect(try !criterion(seed: seed, margin: 1))
    #expect(try criterion(seed: seed, margin: 4))
  }
}
