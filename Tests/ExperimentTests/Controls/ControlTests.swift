import Angular
import Learning
import Testing

@testable import Experiment

struct ControlTests {
  /// Turns a dial, applies what it says, and reports whether it turned.
  private func turn(
    _ session: inout Session, _ dial: Control, _ steps: Int, coarse: Bool = false
  ) throws -> Bool {
    guard let action = dial.turned(session, steps, coarse) else { return false }
    try session.apply(action)
    return true
  }

  /// Controls with ends.
  static let ending: [Control] = [.margin, .lambda, .classes, .noise, .rate, .batch, .speed]

  @Test(arguments: ending, [false, true])
  func turningEndsAtBothEnds(dial: Control, coarse: Bool) throws {
    var session = Session()
    for (direction, end) in [(1, 1.0), (-1, 0.0)] {
      var turns = 0
      var place = try #require(dial.place(session))
      while try turn(&session, dial, direction, coarse: coarse) {
        let next = try #require(dial.place(session))
        #expect(direction > 0 ? next > place : next < place)
        place = next
        turns += 1
        try #require(turns < 200)
      }
      #expect(place == end)
      #expect(turns > 0)
    }
    #expect(session.failure == nil)
  }

  @Test(arguments: ending)
  func upAndDownComesBack(dial: Control) throws {
    var session = Session()
    _ = try turn(&session, dial, 1)
    let settings = session.settings
    #expect(try turn(&session, dial, 1))
    #expect(session.settings != settings)
    #expect(try turn(&session, dial, -1))
    #expect(session.settings == settings)
  }

  /// Every value on the way is the double nearest to its decimal.
  @Test func stepsLeaveNoBinaryDust() throws {
    var session = Session()
    for step in 1...70 {
      #expect(try turn(&session, .margin, 1))
      #expect(session.settings.margin == Double(10 + step) / 10)
    }
    #expect(try !turn(&session, .margin, 1))
    for step in 1...54 {
      #expect(try turn(&session, .noise, 1))
      #expect(session.settings.noise == Double(6 + step) / 100)
    }
    for step in 1...12 {
      #expect(try turn(&session, .noise, -1, coarse: true))
      #expect(session.settings.noise == Double(60 - 5 * step) / 100)
    }
  }

  /// From between two values a turn reaches the neighbor, not the one after it.
  @Test func fromBetweenTheNeighborIsNext() throws {
    var session = Session()
    func reached(_ start: Double, _ steps: Int, coarse: Bool) throws -> Double {
      try session.apply(.margin(start))
      _ = try turn(&session, .margin, steps, coarse: coarse)
      return session.settings.margin
    }
    #expect(try reached(1.25, 1, coarse: true) == 1.5)
    #expect(try reached(1.3, 1, coarse: true) == 1.5)
    #expect(try reached(1.3, -1, coarse: true) == 1)
    #expect(try reached(1.75, -1, coarse: true) == 1.5)
    #expect(try reached(3.14, 1, coarse: false) == 3.2)
    #expect(try reached(3.14, -1, coarse: false) == 3.1)
    #expect(try reached(3.14, 2, coarse: false) == 3.3)
    #expect(try reached(7.9, 5, coarse: true) == 8)
    try session.apply(.rate(0.03))
    _ = try turn(&session, .rate, 1)
    #expect(session.settings.rate == 0.05)
    try session.apply(.rate(0.03))
    _ = try turn(&session, .rate, -1)
    #expect(session.settings.rate == 0.02)
    try session.apply(.batch(100))
    _ = try turn(&session, .batch, 1)
    #expect(session.settings.batch == 128)
  }

  @Test(arguments: [Control.loss, .data])
  func namesGoRound(dial: Control) throws {
    var session = Session()
    let start = dial.text(session)
    let count = dial == .loss ? Session.losses.count : Dataset.all.count
    var seen: Set<String> = []
    for _ in 0..<count {
      #expect(try turn(&session, dial, 1))
      seen.insert(dial.text(session))
    }
    #expect(seen.count == count && dial.text(session) == start)
    #expect(try turn(&session, dial, -1) && dial.text(session) != start)
    #expect(try turn(&session, dial, 1) && dial.text(session) == start)
  }

  @Test func seedsAreCountedFromZero() throws {
    var session = Session()
    #expect(try turn(&session, .seed, 1, coarse: true))
    #expect(session.settings.seed == 17)
    #expect(try turn(&session, .seed, -2, coarse: true))
    #expect(session.settings.seed == 0)
    #expect(try !turn(&session, .seed, -1))
    try session.apply(.seed(.max))
    #expect(try turn(&session, .seed, 1))
    #expect(session.settings.seed == 0)
  }

  /// Every turn is an action that the session takes.
  @Test(arguments: Control.all, MarginLoss.all.map(\.name))
  func whatAControlSaysCanBeDone(dial: Control, loss: String) throws {
    var session = Session()
    try session.apply(.loss(loss))
    for (steps, coarse) in [(1, false), (-1, false), (5, true), (-7, true), (1000, true)] {
      _ = try turn(&session, dial, steps, coarse: coarse)
    }
    for place in [0, 0.31, 0.5, 0.77, 1] {
      guard let action = dial.dragged(session, place) else {
        #expect(dial.place(session) == nil || !dial.kind.isNumeric)
        continue
      }
      try session.apply(action)
      let reached = try #require(dial.place(session))
      // Two stops are half a slider from its middle.
      #expect(abs(reached - place) <= (dial == .dimensions ? 0.5 : 0.1))
    }
    if let place = dial.place(session) {
      #expect((0...1).contains(place))
    } else {
      #expect(dial.turned(session, 1, false) == nil && dial.turned(session, -1, false) == nil)
    }
    #expect(!dial.text(session).isEmpty && !dial.symbol.isEmpty)
    #expect(!dial.summary.isEmpty)
  }

  @Test func draggingReachesBothEnds() throws {
    for dial in Self.ending {
      var session = Session()
      for end in [1.0, 0] {
        try session.apply(try #require(dial.dragged(session, end)))
        #expect(dial.place(session) == end, "\(dial)")
      }
    }
  }

  @Test(arguments: MarginLoss.all.filter { $0.margin == nil }.map(\.name))
  func lossesWithoutMarginHaveNoMarginControl(loss: String) throws {
    var session = Session()
    try session.apply(.loss(loss))
    for dial in [Control.margin, .lambda] {
      #expect(dial.place(session) == nil)
      #expect(dial.turned(session, 1, false) == nil)
      #expect(dial.dragged(session, 0.5) == nil)
    }
    #expect(Control.margin.text(session) == "none")
  }

  /// A file has one class count and no noise: nothing to turn, nothing divided by zero.
  @Test func aFileHasNeitherClassesNorNoiseToTurn() throws {
    let text = (0..<8).map { "\($0),\($0 % 2)\n" }.joined()
    let file = try Dataset.table(named: "file", bytes: Array(text.utf8))
    let session = Session(Settings(data: file), file: file)
    for dial in [Control.classes, .noise] {
      #expect(dial.place(session) == nil)
      #expect(dial.turned(session, 1, false) == nil)
      #expect(dial.turned(session, -1, true) == nil)
    }
  }
}
