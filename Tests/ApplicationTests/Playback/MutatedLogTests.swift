import Experiment
import Learning
import Recording
import Testing

@testable import Application

/// A damaged log plays, or is refused with a message; nothing traps.
struct MutatedLogTests {
  private static let kinds = 8

  /// A log of everything that can stand in one, short to play.
  private func bytes() throws -> [UInt8] {
    var settings = Settings()
    settings.batch = 8
    settings.speed = try #require(Speed(stepsPerTick: 0.5))
    let actions: [(tick: Int, action: Action)] = [
      (1, .view(.plane)), (4, .margin(2.5)), (8, .pause), (12, .step), (14, .back), (15, .run),
      (20, .loss("cosface")), (22, .rerun), (25, .mark("A \"title\"")), (30, .noise(0.125)),
    ]
    return Array(try DecodedLogTests.log(settings, actions: actions, ticks: 40).text.utf8)
  }

  private func mutated(_ whole: [UInt8], _ kind: Int, _ dice: inout Dice) -> [UInt8] {
    var bytes = whole
    let place = dice.roll(bytes.count)
    let length = dice.roll(min(200, bytes.count - place))
    func insert(_ text: String) { bytes.insert(contentsOf: Array(text.utf8), at: place) }
    switch kind {
    case 0: bytes[place] ^= UInt8(1 << dice.roll(8))
    case 1: bytes.removeSubrange(place..<place + length)
    case 2: bytes.insert(contentsOf: bytes[place..<place + length], at: place)
    case 3: bytes.removeSubrange(place...)
    case 4: insert(["999999999999999999999", "1e308", "-1", "1e999", "0.1"][dice.roll(5)])
    case 5: bytes.insert(contentsOf: [0xff, 0xc0, 0x80, 0xed, 0xa0], at: place)
    case 6: insert(String(repeating: dice.roll(2) == 0 ? "[" : "{\"a\":", count: 3000))
    default: bytes[place] = UInt8(dice.roll(256))
    }
    return bytes
  }

  @Test(arguments: 0..<20)
  func aDamagedLogIsRefusedOrPlays(seed: Int) throws {
    let whole = try bytes()
    var dice = Dice(state: UInt64(seed))
    for kind in 0..<Self.kinds {
      let bytes = mutated(whole, kind, &dice)
      var console = ConsoleRecorder().console
      console.read = { _ in bytes }
      do throws(CommandError) {
        var scripted = try ScriptedSession(try DecodedLog(path: "s", console), console)
        for _ in 0..<60 where !scripted.isOver {
          scripted.skipRest(to: 60)
          try scripted.advance()
        }
      } catch {
        #expect(error.message.hasPrefix("s") && error.message.count > 10)
        #expect(error.status == .failure)
      }
    }
  }
}
