import Experiment
import Learning
import Recording
import Testing

@testable import Application

struct ReplayCheckpointsTests {
  private func scripted(ticks: Int) throws -> ScriptedSession {
    var settings = Settings()
    settings.batch = 8
    settings.speed = try #require(Speed(stepsPerTick: 0.125))
    let actions: [(tick: Int, action: Action)] = [
      (200, .margin(3)), (500, .pause), (900, .run), (1000, .ghost(true)),
    ]
    let log = try DecodedLogTests.log(settings, actions: actions, ticks: ticks)
    let console = ConsoleRecorder(files: ["s": log.text]).console
    return try ScriptedSession(try DecodedLog(path: "s", console), console)
  }

  /// Wherever one comes from, a tick is the same.
  @Test func everyWayToATickLeadsToTheSameState() throws {
    let start = try scripted(ticks: 1200)
    var straight = ReplayCheckpoints(start)
    var sums: [Int: UInt64] = [:]
    for target in [0, 199, 200, 450, 700, 1200] {
      #expect(try straight.approach(target, while: { true }))
      sums[target] = straight.scripted.session.trainer.checksum
    }
    var seeking = ReplayCheckpoints(start)
    for target in [1200, 450, 200, 1200, 700, 0, 199] {
      #expect(try seeking.approach(target, while: { true }))
      #expect(seeking.tick == target)
      #expect(seeking.scripted.session.trainer.checksum == sums[target])
      #expect(seeking.scripted.session.settings.margin == (target >= 200 ? 3 : 1))
      #expect(seeking.scripted.session.isRunning == !(500..<900).contains(target))
    }
    #expect(seeking.scripted.playback?.difference == nil)
  }

  @Test func aSeekThatHasNoTimeGoesOnLater() throws {
    var replay = ReplayCheckpoints(try scripted(ticks: 400))
    #expect(try !replay.approach(300, while: { false }))
    #expect(replay.tick == 1)
    #expect(try replay.approach(300, while: { true }))
    #expect(replay.tick == 300)
  }

  /// From the nearest copy it is at most a stride, from the beginning it would be the whole way.
  @Test(arguments: [(1190, 1200), (460, 1200), (1199, 0), (1040, 200)])
  func aSeekStartsFromTheNearestCopy(target: Int, from start: Int) throws {
    var replay = ReplayCheckpoints(try scripted(ticks: 1200))
    for tick in [1200, start] { #expect(try replay.approach(tick, while: { true })) }
    var ticks = 0
    let isThere = try replay.approach(target) {
      ticks += 1
      return true
    }
    #expect(isThere && ticks <= ReplayCheckpoints.leastStride)
  }

  /// A copy that had forgotten its past could not go back.
  @Test func aLogThatGoesBackIsSoughtInToo() throws {
    let log = try DecodedLogTests.log(
      actions: [(20, .margin(3)), (160, .rerun), (170, .back), (171, .back), (180, .run)],
      ticks: 330)
    let console = ConsoleRecorder(files: ["s": log.text]).console
    var replay = ReplayCheckpoints(
      try ScriptedSession(try DecodedLog(path: "s", console), console))
    for target in [330, 155, 330, 175, 330] {
      #expect(try replay.approach(target, while: { true }))
    }
    #expect(replay.copies.count > 2)
    #expect(replay.scripted.playback?.difference == nil)
  }

  @Test func copiesAreBounded() throws {
    let ticks = 12_000
    var replay = ReplayCheckpoints(try scripted(ticks: ticks))
    #expect(try replay.approach(ticks, while: { true }))
    let bytes = replay.scripted.session.copyBytes
    #expect(replay.copies.count <= ReplayCheckpoints.mostCopies)
    #expect(replay.copies.count * bytes <= ReplayCheckpoints.mostBytes + bytes)
    #expect(replay.copies.count >= 16)
    #expect(replay.copies[0].session.tick == 0)
  }
}
