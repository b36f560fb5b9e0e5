import Lab
import Learning
import Recording
import Testing

@testable import marginscope

struct TimelineTests {
  private func performance(ticks: Int) throws -> Performance {
    var settings = Settings()
    settings.batch = 8
    settings.speed = try #require(Speed(stepsPerTick: 0.125))
    let actions: [(tick: Int, action: Action)] = [
      (200, .margin(3)), (500, .pause), (900, .run), (1000, .ghost(true)),
    ]
    let log = try RecordedTests.log(settings, actions: actions, ticks: ticks)
    let console = Recorder(files: ["s": log.text]).console
    return try Performance(try Recorded(path: "s", console), console)
  }

  /// Wherever one comes from, a tick is the same.
  @Test func everyWayToATickLeadsToTheSameState() throws {
    let start = try performance(ticks: 1200)
    var straight = Timeline(start)
    var sums: [Int: UInt64] = [:]
    for target in [0, 199, 200, 450, 700, 1200] {
      #expect(try straight.approach(target, while: { true }))
      sums[target] = straight.performance.session.trainer.checksum
    }
    var seeking = Timeline(start)
    for target in [1200, 450, 200, 1200, 700, 0, 199] {
      #expect(try seeking.approach(target, while: { true }))
      #expect(seeking.tick == target)
      #expect(seeking.performance.session.trainer.checksum == sums[target])
      #expect(seeking.performance.session.settings.margin == (target >= 200 ? 3 : 1))
      #expect(seeking.performance.session.isRunning == !(500..<900).contains(target))
    }
    #expect(seeking.performance.playback?.difference == nil)
  }

  @Test func aSeekThatHasNoTimeGoesOnLater() throws {
    var timeline = Timeline(try performance(ticks: 400))
    #expect(try !timeline.approach(300, while: { false }))
    #expect(timeline.tick == 1)
    #expect(try timeline.approach(300, while: { true }))
    #expect(timeline.tick == 300)
  }

  /// A copy that had forgotten its past could not go back.
  @Test func aLogThatGoesBackIsSoughtInToo() throws {
    let log = try RecordedTests.log(
      actions: [(20, .margin(3)), (160, .rerun), (170, .back), (171, .back), (180, .run)],
      ticks: 330)
    let console = Recorder(files: ["s": log.text]).console
    var timeline = Timeline(try Performance(try Recorded(path: "s", console), console))
    for target in [330, 155, 330, 175, 330] {
      #expect(try timeline.approach(target, while: { true }))
    }
    #expect(timeline.copies.count > 2)
    #expect(timeline.performance.playback?.difference == nil)
  }

  @Test func copiesAreBounded() throws {
    let ticks = 12_000
    var timeline = Timeline(try performance(ticks: ticks))
    #expect(try timeline.approach(ticks, while: { true }))
    let bytes = timeline.performance.session.copyBytes
    #expect(timeline.copies.count <= Timeline.mostCopies)
    #expect(timeline.copies.count * bytes <= Timeline.mostBytes + bytes)
    #expect(timeline.copies.count >= 16)
    #expect(timeline.copies[0].session.tick == 0)
  }
}
