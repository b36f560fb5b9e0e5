import Experiment
import Interface
import Learning
import Recording
import Screen
import Terminal
import Testing

@testable import Application

/// A replay on a scripted terminal, by a clock that the test moves on.
struct ReplayLoopTests {
  /// A log of 240 ticks, which are eight seconds; eight of them are a step.
  private static let log = Result {
    var settings = Settings()
    settings.batch = 8
    settings.speed = try #require(Speed(stepsPerTick: 0.125))
    return try DecodedLogTests.log(
      settings, actions: [(60, .mark("One")), (120, .mark("Two")), (180, .margin(2))], ticks: 240
    ).text
  }

  private func loop(on terminal: ScriptedTerminal) throws -> ReplayLoop {
    let console = ConsoleRecorder(files: ["s": try Self.log.get()]).console
    let recorded = try DecodedLog(path: "s", console)
    return ReplayLoop(
      try ScriptedSession(recorded, console), markers: recorded.markers, on: terminal,
      clock: terminal.clock.loopClock)
  }

  private func run(_ terminal: ScriptedTerminal, until end: Duration) throws -> ReplayLoop {
    terminal.at(end, type: "q")
    var loop = try loop(on: terminal)
    #expect(try loop.run() == .live(.quit))
    return loop
  }

  @Test func itPlaysThirtyTicksASecondToItsEndAndRests() throws {
    let terminal = ScriptedTerminal()
    let loop = try run(terminal, until: .seconds(60))
    #expect(terminal.screen(at: .milliseconds(4010)).contains("step 15 "))
    #expect((Duration.seconds(7)...(.seconds(8))).contains(try #require(terminal.shown.last).time))
    #expect(loop.replay.tick == 240)
    #expect(terminal.waits.last == .some(nil))
    #expect(loop.replay.scripted.playback?.difference == nil)
  }

  @Test func spaceWaitsAndAtTheEndBeginsAgain() throws {
    let terminal = ScriptedTerminal()
    terminal.at(.milliseconds(1070), type: " ")
    terminal.at(.seconds(31), type: " ")
    terminal.at(.seconds(60), type: " ")
    let loop = try run(terminal, until: .milliseconds(61_010))
    #expect(terminal.screen(at: .seconds(30)).contains("step 4 "))
    #expect(terminal.screen(at: .seconds(59)).contains("0:08 / 0:08"))
    #expect((28...31).contains(loop.replay.tick))
  }

  @Test(arguments: [(1, 60), (2, 120), (-1, 15), (-3, 3)])
  func upAndDownChangeThePace(steps: Int, ticks: Int) throws {
    let terminal = ScriptedTerminal()
    for _ in 0..<abs(steps) { terminal.at(.zero, .key(steps > 0 ? .up : .down)) }
    let loop = try run(terminal, until: .milliseconds(1010))
    #expect(loop.replay.tick == ticks)
  }

  @Test func keysSeek() throws {
    let terminal = ScriptedTerminal()
    terminal.at(.zero, type: " ")
    let keys: [(key: Key, tick: Int)] = [
      (.right, 150), (.right, 240), (.left, 90), (.shiftRight, 240), (.left, 90),
      (.character("["), 60), (.character("]"), 120), (.character("["), 60), (.home, 0),
      (.character("]"), 60), (.end, 240), (.shiftLeft, 0),
    ]
    for (index, key) in keys.enumerated() { terminal.at(.seconds(index + 1), .key(key.key)) }
    _ = try run(terminal, until: .seconds(keys.count + 1))
    for (index, key) in keys.enumerated() {
      let screen = terminal.screen(at: .milliseconds(1000 * index + 1990))
      #expect(screen.contains("step \(key.tick / 8) "), "\(index): \(key)")
      #expect(!screen.contains("seek"))
    }
  }

  /// A seek takes what a frame leaves of its time, so that keys are heard meanwhile.
  @Test func aLongSeekGoesOnFrameByFrame() throws {
    let terminal = ScriptedTerminal()
    terminal.clock.perLook = .milliseconds(1)
    terminal.at(.milliseconds(100), .key(.end))
    let loop = try run(terminal, until: .seconds(2))
    let seeking = terminal.shown.filter { $0.text.contains("seek 0:08 / 0:08") }
    // 240 ticks of a millisecond, 25 of them in a frame.
    #expect((8...11).contains(seeking.count))
    #expect(loop.replay.tick == 240)
  }

  /// Keys typed in one go with it are for the live loop.
  @Test func enterTakesOver() throws {
    let terminal = ScriptedTerminal()
    terminal.at(.milliseconds(2010), .key(.enter), .key(.character("4")), .key(.character("q")))
    var loop = try loop(on: terminal)
    let unread: [Event] = [.key(.character("4")), .key(.character("q"))]
    #expect(try loop.run() == .takenOver(unread: unread))
    #expect(loop.replay.tick == 60)
    let session = loop.replay.scripted.session
    var live = LiveLoop(
      session, recorder: SessionRecorder(session.settings), on: terminal,
      clock: terminal.clock.loopClock, unread: unread)
    #expect(try live.run() == .quit)
    #expect(live.actions == ["margin 4"])
  }

  static let endings: [(Event, ReplayLoop.Ending)] = [
    (.signal(2), .live(.signal(2))), (.hangup, .live(.hangup)),
    (.key(.character("q")), .live(.quit)),
  ]

  @Test(arguments: endings)
  func itEndsAsItIsTold(event: Event, ending: ReplayLoop.Ending) throws {
    let terminal = ScriptedTerminal()
    terminal.at(.seconds(1), event)
    var loop = try loop(on: terminal)
    #expect(try loop.run() == ending)
  }

  static let refusals: [(events: [Event], refusal: ReplayRefusal)] = [
    ([.key(.character("x"))], .unbound),
    ([.pointer(Pointer(column: 3, row: 3, kind: .wheelUp))], .mouse),
    ([.key(.home), .key(.character("["))], .firstMarker),
    ([.key(.end), .key(.character("]"))], .lastMarker),
    (Array(repeating: .key(.up), count: 5), .fastest),
    (Array(repeating: .key(.down), count: 4), .slowest),
  ]

  /// It is told for a while, also while the replay rests, and then nothing wakes it.
  @Test(arguments: refusals)
  func whatCannotBeDoneIsTold(events: [Event], refusal: ReplayRefusal) throws {
    let terminal = ScriptedTerminal()
    terminal.at(.seconds(1), type: " ")
    for event in events { terminal.at(.seconds(2), event) }
    _ = try run(terminal, until: .seconds(30))
    let words = refusal.message.dropFirst()
    #expect(!terminal.screen(at: .milliseconds(1990)).contains(words))
    #expect(terminal.screen(at: .seconds(3)).contains(words))
    #expect(!terminal.screen(at: .seconds(12)).contains(words))
    #expect(terminal.waits.last == .some(nil))
  }

  @Test func everyRefusalHasATest() {
    #expect(Set(Self.refusals.map(\.refusal)) == Set(ReplayRefusal.allCases))
  }
}
