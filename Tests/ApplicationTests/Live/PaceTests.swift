import Testing

@testable import Application

struct PaceTests {
  /// What is said after as many ticks a second for some seconds.
  private func said(of rate: Int, seconds: Int, in pace: inout Pace, from start: Int) -> Int? {
    for tick in 0...rate * seconds {
      pace.ticked(at: .seconds(start) + .seconds(1) * tick / rate)
    }
    return pace.laggingTicks
  }

  @Test(arguments: [(30, nil), (27, nil), (26, 26), (1, 1)] as [(Int, Int?)])
  func fewerThanTwentySevenTicksASecondAreSlow(rate: Int, expected: Int?) {
    var pace = Pace()
    #expect(said(of: rate, seconds: 3, in: &pace, from: 0) == expected)
  }

  @Test func theFlagGoesWhenTheMachineKeepsUpAgain() {
    var pace = Pace()
    #expect(said(of: 12, seconds: 2, in: &pace, from: 0) == 12)
    #expect(said(of: 30, seconds: 2, in: &pace, from: 2) == nil)
  }

  @Test func nothingIsSaidBeforeASecondIsOver() {
    var pace = Pace()
    pace.ticked(at: .zero)
    pace.ticked(at: .milliseconds(999))
    #expect(pace.laggingTicks == nil)
    pace.ticked(at: .seconds(1))
    #expect(pace.laggingTicks == 2)
  }

  @Test func aRestIsNotCounted() {
    var pace = Pace()
    #expect(said(of: 12, seconds: 2, in: &pace, from: 0) == 12)
    pace.rested()
    #expect(pace.laggingTicks == nil)
    #expect(said(of: 30, seconds: 2, in: &pace, from: 100) == nil)
  }

  @Test func onlyAFrameThatTakesLongIsFollowedByARest() {
    var pace = Pace()
    #expect(pace.mayShow(at: .zero))
    pace.shown(from: .zero, to: .milliseconds(16))
    #expect(pace.mayShow(at: .milliseconds(16)))
    pace.shown(from: .milliseconds(100), to: .milliseconds(150))
    #expect(!pace.mayShow(at: .milliseconds(199)))
    #expect(pace.mayShow(at: .milliseconds(200)))
  }
}
