import Angular
import Experiment
import Interface
import Learning
import Screen
import Testing

struct KeyMapTests {
  static let states: [(String, Session)] = [
    ("fresh", Sessions.fresh), ("raised", Sessions.raised), ("gliding", Sessions.gliding),
    ("softmax-bias", Sessions.started("softmax-bias", ticks: 1)), ("stopped", Sessions.stopped),
    ("paused", Sessions.doing(.pause)), ("ghost", Sessions.doing(.ghost(true))),
    ("inspected", Sessions.doing(.inspect(5))), ("m at its end", Sessions.doing(.margin(8))),
    ("sphere", Sessions.onSphere),
  ]

  /// A key asks for something that can be done, or says what it cannot do; none is silent.
  @Test(arguments: states.indices)
  func everyKeyAsksForSomethingThatCanBeDone(index: Int) throws {
    let session = Self.states[index].1
    for binding in KeyMap.bindings {
      for key in binding.keys {
        var after = session
        switch KeyMap.command(for: key, in: session) {
        case .act(.back) where !session.canGoBack:
          #expect(throws: ActionError.nothingToGoBack) { try after.apply(.back) }
        case .act(let action):
          #expect(throws: Never.self, "\(key)") { try after.apply(action) }
        case .refuse(.noSphere) where !session.isSpatial:
          continue
        case .refuse(let refusal):
          Issue.record("\(key): \(refusal.message(in: session))")
        case .quit, .record, .predict, .still, .nextChapter:
          continue
        }
      }
    }
  }

  @Test func noKeyIsBoundTwice() {
    let keys = KeyMap.bindings.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
    #expect(!keys.contains(.escape))
  }

  @Test(arguments: [Key.control("x"), .character("~"), .enter, .delete, .pageUp])
  func otherKeysNameTheKeyThatLists(key: Key) {
    let command = KeyMap.command(for: key, in: Sessions.learned)
    #expect(command == .refuse(.unbound))
    #expect(Refusal.unbound.message(in: Sessions.learned).contains("? lists the keys"))
  }

  @Test(arguments: [(Key.character(">"), 1000.0), (.character("<"), 0.125)])
  func aDialWithKeysOfItsOwnSaysWhereItEnds(key: Key, speed: Double) {
    let session = Sessions.doing(.speed(speed))
    #expect(KeyMap.command(for: key, in: session) == .refuse(.atEnd(.speed)))
    let text = Control.speed.text(session)
    #expect(Refusal.atEnd(.speed).message(in: session).hasSuffix("is at its limit: \(text)."))
  }

  @Test func escapeClosesOneThingAtATimeAndNeverQuits() throws {
    var session = Sessions.doing(.zoom(true), .inspect(3), .help(true))
    var closed: [Command] = []
    for _ in 0..<4 {
      let command = KeyMap.command(for: .escape, in: session)
      closed.append(command)
      if case .act(let action) = command { try session.apply(action) }
    }
    #expect(
      closed == [
        .act(.help(false)), .act(.inspect(nil)), .act(.zoom(false)), .refuse(.nothingToClose),
      ])
  }

  /// What else a turn sets: a schedule takes lambda over, data bring their own classes and noise.
  static let followers: [Control: [Control]] = [
    .anneal: [.lambda], .data: [.classes, .noise], .lambda: [.anneal],
  ]

  private func values(_ settings: Settings) -> [Control: ControlValue] {
    settings.actions.reduce(into: [:]) { values, action in
      if case .set(let control, let value) = action { values[control] = value }
    }
  }

  /// Of what both losses have, nothing changes but the dial and what depends on it.
  @Test(arguments: Control.all, [Key.left, .right, .shiftLeft, .shiftRight])
  func turningChangesTheDialOnly(dial: Control, key: Key) throws {
    var session = Sessions.doing(.margin(2), .noise(0.1), .lambda(5), .seed(20))
    // Only some losses have some dials.
    for loss in MarginLoss.all where dial.place(session) == nil {
      try session.apply(.loss(loss.name))
    }
    try session.apply(.dial(dial))
    let command = KeyMap.command(for: key, in: session)
    guard case .act(.set(let control, let value)) = command else {
      #expect(command == .act(.explain(.dialEnd)))
      return
    }
    #expect(control == dial)
    var after = session
    try after.apply(.set(control, value))
    #expect(after.settings != session.settings && after.presentation.dial == dial)
    // What both losses have, apart from what follows the dial, is as it was.
    let (before, now) = (values(session.settings), values(after.settings))
    for other in Control.all where other != dial && Self.followers[dial]?.contains(other) != true {
      guard let was = before[other], let value = now[other] else { continue }
      #expect(value == was, "\(other)")
    }
  }

  /// The action that a key asks for.
  private func action(of key: Key, in session: Session) throws -> Action {
    let command = KeyMap.command(for: key, in: session)
    guard case .act(let action) = command else {
      throw Unexpected(command: command)
    }
    return action
  }

  private struct Unexpected: Error { let command: Command }

  @Test(arguments: [
    (Key.right, 2.1), (.left, 1.9), (.shiftRight, 2.5), (.shiftLeft, 1.5),
    (.character("l"), 2.1), (.character("h"), 1.9), (.character("L"), 2.5),
    (.character("H"), 1.5), (.character("1"), 1), (.character("8"), 8),
  ])
  func keysThatTurnM(key: Key, expected: Double) {
    let session = Sessions.doing(.margin(2))
    #expect(KeyMap.command(for: key, in: session) == .act(.margin(expected)))
  }

  @Test func thereIsNoNinthValueOfM() {
    #expect(KeyMap.command(for: .character("9"), in: Sessions.learned) == .act(.explain(.noValue)))
  }

  /// A key that can do nothing says why.
  @Test func refusedKeysExplainThemselves() {
    func command(_ key: Key, _ session: Session) -> Command {
      KeyMap.command(for: key, in: session)
    }
    let softmax = Sessions.doing(.loss("softmax"))
    #expect(command(.character("4"), softmax) == .act(.explain(.noMargin)))
    #expect(command(.right, softmax) == .act(.explain(.noDial)))
    #expect(command(.left, Sessions.learned) == .act(.explain(.dialEnd)))
    #expect(
      command(.shiftRight, Sessions.doing(.glide(false), .margin(8))) == .act(.explain(.dialEnd)))
    #expect(command(.character("b"), Sessions.fresh) == .act(.explain(.noChange)))
  }

  @Test func upAndDownGoThroughEveryDialAndBack() throws {
    for start in [Sessions.learned, Sessions.doing(.loss("triplet"))] {
      var session = start
      var seen: [Control] = []
      let dials = Control.choices(under: session.loss)
      for _ in dials {
        seen.append(session.presentation.dial)
        try session.apply(try action(of: .down, in: session))
      }
      #expect(seen == dials)
      #expect(session.presentation.dial == .margin)
      #expect(KeyMap.command(for: .up, in: session) == dials.last.map { .act(.dial($0)) })
    }
  }

  /// The dial of a parameter that another loss lacks leads back to the first.
  @Test func aDialThatTheLossLacksLeadsToTheFirst() {
    let session = Sessions.doing(
      .loss("triplet"), .dial(.parameter(.distanceMargin)), .loss("a-softmax"))
    #expect(KeyMap.command(for: .down, in: session) == .act(.dial(.margin)))
  }

  @Test(arguments: [
    (Key.character("v"), Key.character("V")), (.tab, .backTab),
    (.character("d"), .character("D")), (.character(">"), .character("<")),
    (.up, .down), (.character("i"), .character("I")),
  ])
  func theOppositeKeyTakesItBack(key: Key, opposite: Key) throws {
    var session = Sessions.doing(.inspect(100))
    let before = (session.settings, session.presentation)
    for pressed in [key, opposite] {
      try session.apply(try action(of: pressed, in: session))
    }
    // What a choice of the dial explains stays until something is turned.
    var presentation = session.presentation
    presentation.explained = before.1.explained
    if key != .character("d") { #expect(presentation == before.1) }
    #expect(session.settings == before.0)
  }

  @Test func spaceRunsAndPausesAndGhostComesAndGoes() {
    let paused = Sessions.doing(.pause)
    #expect(KeyMap.command(for: .character(" "), in: Sessions.learned) == .act(.pause))
    #expect(KeyMap.command(for: .character(" "), in: paused) == .act(.run))
    let ghost = Sessions.doing(.ghost(true))
    #expect(KeyMap.command(for: .character("g"), in: Sessions.learned) == .act(.ghost(true)))
    #expect(KeyMap.command(for: .character("g"), in: ghost) == .act(.ghost(false)))
    #expect(
      KeyMap.command(for: .character("b"), in: Sessions.learned) == .act(.explain(.noChange)))
    #expect(KeyMap.command(for: .character("b"), in: Sessions.raised) == .act(.rerun))
  }

  /// Walking through the samples visits every class early, and every sample once.
  @Test func inspectingVisitsEverySample() throws {
    var session = Sessions.learned
    var seen: [Int] = []
    for _ in 0..<session.probe.count {
      try session.apply(try action(of: .character("i"), in: session))
      seen.append(session.presentation.inspected ?? -1)
    }
    #expect(Set(seen).count == session.probe.count)
    #expect(Set(seen.prefix(6).map { session.probe.labels[$0] }).count == 6)
  }

  @Test(arguments: Glyphs.allCases)
  func keyNamesAreWrittenWithWhatThereIs(glyphs: Glyphs) {
    for binding in KeyMap.bindings {
      let text = binding.keysText(glyphs)
      #expect(!text.isEmpty)
      #expect(glyphs != .ascii || text.unicodeScalars.allSatisfy(\.isASCII))
      #expect(!binding.summary.isEmpty)
    }
  }

  @Test func keysTurnTheSphereWhereThereIsOne() {
    func does(_ key: Unicode.Scalar, _ session: Session = Sessions.onSphere) -> Command {
      KeyMap.command(for: .character(key), in: session)
    }
    #expect(does("x") == .act(.turn(15, 0)) && does("X") == .act(.turn(-15, 0)))
    #expect(does("y") == .act(.turn(0, 15)) && does("Y") == .act(.turn(0, -15)))
    #expect(does("o") == .act(.orbit(.off)) && does("O") == .act(.orbit(.on)))
    let still = Sessions.doing(.orbit(.off), to: Sessions.onSphere)
    #expect(does("o", still) == .act(.orbit(.rock)))
    #expect(does("s") == .act(.projection(.globe)) && does("S") == .act(.projection(.polar)))
    for key in "xXyYoOsS".unicodeScalars {
      #expect(does(key, Sessions.learned) == .refuse(.noSphere))
    }
    #expect(Refusal.noSphere.message(in: Sessions.learned).contains("dimensions"))
  }
}
