import Testing

@testable import Application

struct TickScheduleTests {
  @Test func aTickIsDueOnceItsTimeHasCome() {
    let schedule = TickSchedule(at: .seconds(5))
    #expect(schedule.next == .seconds(5) + TickSchedule.tickLength)
    #expect(!schedule.isDue(at: schedule.next - .nanoseconds(1)))
    #expect(schedule.isDue(at: schedule.next))
  }

  /// Lateness does not add up, unless it is more than a tick.
  @Test func aLateTickDoesNotDelayTheNext() {
    var schedule = TickSchedule(at: .zero)
    schedule.ticked(at: .milliseconds(40))
    #expect(schedule.next == TickSchedule.tickLength * 2)
  }

  @Test func afterAStallOneTickIsLateAndNotThreeHundred() {
    var schedule = TickSchedule(at: .zero)
    let now = Duration.seconds(10)
    var ticks = 0
    while schedule.isDue(at: now) {
      schedule.ticked(at: now)
      ticks += 1
      if ticks > 2 { break }
    }
    #expect(ticks == 2)
  }

  @Test func aRestCountsTheTicksThatPassed() {
    var schedule = TickSchedule(at: .zero)
    #expect(schedule.rested(until: .milliseconds(30)) == 0)
    #expect(schedule.next == TickSchedule.tickLength)
    #expect(schedule.rested(until: TickSchedule.tickLength) == 1)
    #expect(schedule.rested(until: TickSchedule.tickLength * 31) == 30)
    #expect(schedule.next == TickSchedule.tickLength * 32)
    #expect(schedule.rested(until: .zero) == 0)
  }
}
