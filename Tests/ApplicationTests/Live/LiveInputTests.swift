import Angular
import Experiment
import Interface
import Learning
import Screen
import Terminal
import Testing

@testable import Application

/// Keys and mouse in the live loop, and what is said where they can do nothing.
struct LiveInputTests {
  private static let knob: Character = "\u{25cf}"

  /// A loop after its terminal's script, which leaves at the end.
  private func run(
    _ terminal: ScriptedTerminal, _ session: Session = Session(), until end: Duration
  ) throws -> LiveLoop {
    terminal.at(end, type: "q")
    var loop = LiveLoop(session, on: terminal)
    #expect(try loop.run() == .quit)
    return loop
  }

  private func paused() throws -> Session {
    var session = Session()
    try session.apply(.pause)
    return session
  }

  private func pointer(_ kind: Pointer.Kind, _ column: Int, _ row: Int) -> Event {
    .pointer(Pointer(column: column, row: row, kind: kind))
  }

  private func knobColumn(_ terminal: ScriptedTerminal, at time: Duration) throws -> Int {
    try #require(Array(terminal.header(at: time)).firstIndex(of: Self.knob))
  }

  @Test func theWheelTurnsTheDialBothWays() throws {
    let terminal = ScriptedTerminal()
    terminal.at(.seconds(1), type: " ")
    terminal.at(.seconds(2), pointer(.wheelUp, 30, 10), pointer(.wheelUp, 30, 10))
    terminal.at(.seconds(3), pointer(.wheelDown, 79, 23))
    terminal.at(.seconds(4), pointer(.wheelDown, 0, 0), pointer(.wheelDown, 0, 0))
    let loop = try run(terminal, until: .seconds(5))
    #expect(
      loop.actions == [
        "pause", "margin 1.1", "margin 1.2", "margin 1.1", "margin 1", "explain dial-end",
      ])
    #expect(terminal.header(at: .milliseconds(2500)).contains(" 1.20 "))
    #expect(terminal.header(at: .milliseconds(3500)).contains(" 1.10 "))
    #expect(terminal.screen(at: .milliseconds(4500)).contains("The dial is at its limit: m goes"))
  }

  @Test func aDragTakesTheKnobAlong() throws {
    let first = ScriptedTerminal()
    _ = try run(first, until: .seconds(1))
    let column = try knobColumn(first, at: .zero)
    let terminal = ScriptedTerminal()
    terminal.at(.seconds(1), type: " ")
    terminal.at(.seconds(2), pointer(.press, column, 0), pointer(.drag, column + 3, 0))
    // A drag may leave the row a little.
    terminal.at(.seconds(3), pointer(.drag, column + 7, 2), pointer(.release, column + 7, 2))
    let loop = try run(terminal, until: .seconds(4))
    #expect(try knobColumn(terminal, at: .milliseconds(2500)) == column + 3)
    #expect(try knobColumn(terminal, at: .milliseconds(3500)) == column + 7)
    #expect(loop.session.settings.margin == 5.1 && loop.session.margin.m == 5.1)
  }

  @Test func aPressInspectsTheSampleUnderIt() throws {
    let terminal = ScriptedTerminal()
    var session = Session()
    for _ in 0..<30 { session.advance() }
    try session.apply(.pause)
    let cells = (0..<24 * 80).map { (column: $0 % 80, row: $0 / 80) }
    let found = cells.compactMap { cell -> (column: Int, row: Int, index: Int)? in
      let press = Pointer(column: cell.column, row: cell.row, kind: .press)
      var hold = PointerHold()
      guard
        case .act(.show(.inspect(let index?))) = PointerMap.command(
          for: press, in: session, size: terminal.size, hold: &hold)
      else { return nil }
      return (cell.column, cell.row, index)
    }
    let sample = try #require(found.last)
    terminal.at(.seconds(1), pointer(.press, sample.column, sample.row))
    let loop = try run(terminal, session, until: .seconds(2))
    #expect(loop.session.presentation.inspected == sample.index)
    #expect(terminal.shown.last?.text != terminal.shown.first?.text)
  }

  @Test func aKeyWithoutMeaningNamesTheKeyThatLists() throws {
    let terminal = ScriptedTerminal()
    terminal.at(.seconds(1), type: "u")
    terminal.at(.seconds(30), .key(.escape))
    let loop = try run(terminal, try paused(), until: .seconds(31))
    #expect(loop.actions.isEmpty)
    #expect(!terminal.screen(at: .milliseconds(990)).contains("? lists the keys"))
    #expect(terminal.screen(at: .seconds(1)).contains("This key does nothing here; ? lists"))
    #expect(!terminal.screen(at: .seconds(10)).contains("? lists the keys"))
    #expect(terminal.screen(at: .seconds(30)).contains("q quits, ? lists the keys"))
  }

  /// It stays long enough to read, goes by itself though nothing trains, and then nothing wakes it.
  @Test func aRefusalIsToldInTheErrorsOwnWordsForAWhile() throws {
    let terminal = ScriptedTerminal()
    terminal.at(.seconds(5), type: ",")
    let loop = try run(terminal, try paused(), until: .seconds(60))
    let message = ActionError.nothingToGoBack.message
    let words = "\(message.prefix(1).uppercased())\(message.dropFirst())."
    let ends = Duration.seconds(5) + Notice.readingTime(of: words)
    #expect(terminal.screen(at: .seconds(5)).contains(words))
    #expect(terminal.screen(at: ends - .milliseconds(1)).contains(words))
    #expect(!terminal.screen(at: ends).contains(words))
    #expect(terminal.shown.last?.time == ends && terminal.waits.last == .some(nil))
    #expect(loop.actions.isEmpty && loop.session.tick == 1800)
  }

  static let refusals: [(key: String, start: [Action], words: String)] = [
    (",", [.pause], ActionError.nothingToGoBack.message),
    ("<", [.speed(0.125)], "The speed is at its limit"),
    (">", [.speed(1000), .pause], "The speed is at its limit"),
    ("b", [], "There is no change to go back from yet"),
    ("4", [.loss("softmax")], "Softmax has no margin m"),
    ("9", [], "values of m worth seeing"),
    ("h", [], "The dial is at its limit"),
    ("p", [.loss("softmax")], "Softmax has no margin m; press tab"),
    ("p", [.pause], "There is nothing to predict yet"),
    ("p", [.prompt("Wait")], "Finish what is on the screen first"),
    ("~", [], "This key does nothing here"),
  ]

  @Test(arguments: refusals)
  func whatCannotBeDoneIsTold(key: String, start: [Action], words: String) throws {
    let terminal = ScriptedTerminal()
    var session = Session()
    for action in start { try session.apply(action) }
    terminal.at(.milliseconds(5), type: key)
    _ = try run(terminal, session, until: .milliseconds(6))
    #expect(!(try #require(terminal.shown.first)).text.contains(words.dropFirst()))
    #expect(try #require(terminal.shown.last).text.contains(words.dropFirst()))
  }

  /// An explanation takes a quarter of a minute, paused or not.
  @Test(arguments: [false, true]) func anExplanationEndsThoughNothingTrains(isPaused: Bool) throws {
    let terminal = ScriptedTerminal()
    // Of a slow terminal's frames there are fewer to draw.
    terminal.delay = { _ in .milliseconds(50) }
    if isPaused { terminal.at(.milliseconds(500), type: " ") }
    terminal.at(.seconds(1), type: "h")
    _ = try run(terminal, until: .seconds(17))
    let words = "The dial is at its limit"
    #expect(terminal.screen(at: .milliseconds(15_800)).contains(words))
    #expect(!terminal.screen(at: .milliseconds(16_300)).contains(words))
  }

  private func onSphere() throws -> Session {
    var settings = Settings()
    settings.trainer.dimensions = 3
    var session = Session(settings)
    for _ in 0..<3 { session.advance() }
    try session.apply(.pause)
    return session
  }

  /// Every tick a frame while it rocks though nothing trains; none once it was turned by a key.
  @Test func aPausedSphereRocksUntilItIsTurned() throws {
    let terminal = ScriptedTerminal()
    terminal.at(.seconds(2), type: "x")
    let loop = try run(terminal, try onSphere(), until: .seconds(20))
    #expect(loop.actions == ["turn 15 0"])
    #expect(terminal.shown.count > 40 && terminal.shown.count < 90)
    #expect(loop.session.step == (try onSphere()).step)
    #expect(loop.session.presentation.orientation.motion == .off)
    let plane = ScriptedTerminal()
    _ = try run(plane, try paused(), until: .seconds(20))
    #expect(plane.shown.count < 10)
  }

  /// What a drag does is a row of actions, in whole degrees.
  @Test func aDragTurnsTheSphereAndIsRecorded() throws {
    let terminal = ScriptedTerminal()
    terminal.at(.seconds(1), pointer(.press, 20, 10), pointer(.drag, 24, 10))
    terminal.at(.seconds(2), pointer(.drag, 24, 9), pointer(.release, 24, 9))
    let loop = try run(terminal, try onSphere(), until: .seconds(3))
    let actions = loop.actions
    #expect(actions.count == 2 && actions.allSatisfy { $0.hasPrefix("turn ") })
    #expect(actions.first?.hasSuffix(" 0") == true && actions.last?.hasPrefix("turn 0 ") == true)
    #expect(loop.session.presentation.inspected == nil)
  }
}
