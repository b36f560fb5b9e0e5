import Experiment
import Learning
import Recording
import Screen
import Terminal
import Testing

@testable import Application

/// Time in the live loop, by a clock that the test moves on.
struct LiveLoopTests {
  private func run(_ terminal: ScriptedTerminal, until end: Duration) throws -> LiveLoop {
    terminal.at(end, type: "q")
    var loop = LiveLoop(on: terminal)
    #expect(try loop.run() == .quit)
    return loop
  }

  @Test func aSecondHasThirtyTicksAndAFrameForEach() throws {
    let terminal = ScriptedTerminal()
    let loop = try run(terminal, until: .milliseconds(3001))
    #expect(loop.session.tick == 90 && loop.session.step == 450)
    #expect(terminal.shown.count == 91)
    for (index, shown) in terminal.shown.enumerated() {
      #expect(shown.time == TickSchedule.tickLength * index)
    }
  }

  /// A key is answered at once and takes no tick's place.
  @Test func keysNeitherAddTicksNorTakeThem() throws {
    let terminal = ScriptedTerminal()
    for key in 0..<100 { terminal.at(.milliseconds(7 * key), type: key % 2 == 0 ? "v" : "V") }
    let loop = try run(terminal, until: .milliseconds(1001))
    #expect(loop.session.tick == 30)
    #expect(terminal.shown.contains { $0.time == .milliseconds(7) })
  }

  @Test func aSlowTerminalCostsFramesAndNoTicks() throws {
    let terminal = ScriptedTerminal()
    terminal.delay = { _ in .milliseconds(50) }
    let loop = try run(terminal, until: .milliseconds(4001))
    #expect((119...120).contains(loop.session.tick))
    // As long as a frame took none follows, so it is every fourth tick's.
    #expect(terminal.shown.count == 31)
    #expect(!terminal.shown.contains { $0.text.contains("slow") })
  }

  /// The user need not wait for a tick that takes long: it is as if it had not begun.
  @Test(arguments: [Event.key(.character("q")), .signal(15), .hangup])
  func aLongTickCanBeLeft(event: Event) throws {
    let terminal = ScriptedTerminal()
    var session = Session()
    try session.apply(.speed(20))
    // Twenty steps, before each of which somebody looks at the clock.
    terminal.clock.perLook = .milliseconds(60)
    terminal.at(.seconds(12), .key(.character("z")), event)
    var loop = LiveLoop(session, on: terminal)
    _ = try loop.run()
    #expect(terminal.clock.time < .seconds(12) + .milliseconds(400))
    #expect(loop.session.tick > 1)
    for _ in 0..<loop.session.tick { session.advance() }
    #expect(loop.session.trainer.checksum == session.trainer.checksum)
    #expect(loop.session.step == session.step)
  }

  @Test func tooFewTicksAreToldWhileTheyAreTooFew() throws {
    let terminal = ScriptedTerminal()
    // Of 433 ms such a frame takes 200, in which two ticks are done instead of six.
    terminal.delay = { $0 < .seconds(3) ? .milliseconds(200) : .zero }
    _ = try run(terminal, until: .seconds(6))
    let told = terminal.shown.filter { $0.header.contains(" of 30 ticks/s") }
    #expect(
      told.allSatisfy { $0.header.contains("slow: 23 of") || $0.header.contains("slow: 19 of") })
    #expect((Duration.seconds(1)...(.seconds(2))).contains(try #require(told.first).time))
    #expect((Duration.seconds(3)...(.seconds(5))).contains(try #require(told.last).time))
    #expect(terminal.header(at: .seconds(6)).contains("running"))
  }

  @Test(arguments: [.milliseconds(100), .seconds(10), .seconds(4000)] as [Duration])
  func aPauseIsNoSlowMachine(length: Duration) throws {
    let terminal = ScriptedTerminal()
    terminal.at(.milliseconds(510), type: " ")
    terminal.at(.milliseconds(510) + length, type: " ")
    _ = try run(terminal, until: .seconds(2) + length)
    #expect(terminal.header(at: .milliseconds(520)).contains("PAUSED"))
    #expect(!terminal.shown.contains { $0.text.contains("slow") })
  }

  /// Stopped by ^Z for a minute, single steps for a while: neither is slow.
  @Test func aStopAndSingleStepsAreNoSlowMachine() throws {
    let terminal = ScriptedTerminal()
    terminal.stall(at: .seconds(1), for: .seconds(60))
    terminal.at(.seconds(1), .resumed)
    for second in 63...70 { terminal.at(.seconds(second), type: ".") }
    terminal.at(.seconds(90), type: " ")
    let loop = try run(terminal, until: .seconds(92))
    #expect(!terminal.shown.contains { $0.text.contains("slow") })
    #expect(loop.session.isRunning)
  }

  @Test func aStallIsNotMadeUpFor() throws {
    let terminal = ScriptedTerminal()
    terminal.stall(at: .seconds(1), for: .seconds(10))
    let loop = try run(terminal, until: .milliseconds(12_001))
    // A second before and one after, and one tick that is late.
    #expect((60...62).contains(loop.session.tick))
  }

  /// Without a deadline nothing wakes the program, and without a frame nothing is sent.
  @Test func aPausedLoopWaitsForEverAndShowsNothing() throws {
    let terminal = ScriptedTerminal()
    terminal.at(.seconds(1), type: " ")
    let loop = try run(terminal, until: .seconds(60))
    #expect(terminal.waits.last == .some(nil))
    #expect(terminal.shown.last?.time == .seconds(1))
    #expect(loop.session.tick == 1800 && loop.session.step == 150)
  }

  /// Of a pause a recording keeps the length.
  @Test func aPauseIsRecordedInItsLength() throws {
    let terminal = ScriptedTerminal()
    terminal.at(.milliseconds(510), type: " ")
    terminal.at(.milliseconds(12_010), type: " ")
    let loop = try run(terminal, until: .milliseconds(12_100))
    let entries = loop.recorder.entries
    #expect(entries.map(\.tick) == [15, 360, 360])
    #expect(entries.first?.event == .action("pause") && entries.last?.event == .action("run"))
  }

  @Test func scriptedActionsWaitForTheirTicksThoughNothingTrains() throws {
    let terminal = ScriptedTerminal()
    terminal.at(.seconds(4), type: "q")
    let lines = [(5, Action.pause), (60, .margin(3))].map { Script.Line(tick: $0.0, action: $0.1) }
    var loop = LiveLoop(script: Script(lines: lines), on: terminal)
    #expect(try loop.run() == .quit)
    #expect(loop.actions == ["pause", "margin 3"])
    #expect(loop.recorder.entries.map(\.tick) == [5, 60])
  }

  @Test func aScriptedActionThatCannotBeDoneEndsIt() throws {
    let terminal = ScriptedTerminal()
    let script = Script(lines: [Script.Line(tick: 3, action: .margin(99))])
    var loop = LiveLoop(script: script, on: terminal)
    #expect(
      throws: CommandError.script(tick: 3, .outOfRange(verb: "margin", value: 99, range: 1...8))
    ) { try loop.run() }
  }

  static let endings: [(Event, LiveLoop.Ending)] = [
    (.signal(15), .signal(15)), (.hangup, .hangup), (.key(.character("q")), .quit),
  ]

  @Test(arguments: endings)
  func itEndsAsItIsTold(event: Event, ending: LiveLoop.Ending) throws {
    for isPaused in [false, true] {
      let terminal = ScriptedTerminal()
      if isPaused { terminal.at(.milliseconds(500), type: " ") }
      // What comes behind the end is not done.
      terminal.at(.seconds(1), event, .key(.character("4")))
      var loop = LiveLoop(on: terminal)
      #expect(try loop.run() == ending)
      #expect(loop.session.settings.margin == 1)
    }
  }

  @Test func anotherSizeIsDrawnAtOnce() throws {
    let terminal = ScriptedTerminal()
    terminal.at(.seconds(1), type: " ")
    terminal.at(.seconds(2), .resize(Size(columns: 60, rows: 18)))
    _ = try run(terminal, until: .seconds(3))
    #expect(terminal.shown.last?.time == .seconds(2))
    #expect(terminal.shown.last?.frame.size == Size(columns: 60, rows: 18))
  }
}
