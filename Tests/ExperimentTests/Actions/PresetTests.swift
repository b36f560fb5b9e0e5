import Angular
import Learning
import Testing

@testable import Experiment

struct PresetTests {
  static let names = Preset.all.map(\.name)

  @Test func namesAreUniqueWords() {
    #expect(Set(Self.names).count == Self.names.count && Self.names.count >= 8)
    #expect(Self.names.allSatisfy { !$0.contains(" ") && Preset.named($0)?.name == $0 })
    #expect(Preset.named("xyzzy") == nil)
    #expect(Preset.named("collapse")?.heading == "scene 8 of \(Self.names.count): collapse")
  }

  /// Each dial in its row can be set, and is what the settings say.
  @Test(arguments: names)
  func whatAScenesRowSetsCanBeSet(name: String) throws {
    let preset = try #require(Preset.named(name))
    let loss = try #require(MarginLoss.named(preset.loss))
    let data = try #require(Dataset.named(preset.data))
    var session = Session(Settings(loss: loss, data: data, seed: preset.seed))
    for dial in preset.dials { try session.apply(dial) }
    #expect(preset.settings == session.settings)
  }

  /// Short enough for the two rows of 80 columns.
  @Test(arguments: names)
  func itAsksAndSaysWhereToLook(name: String) throws {
    let preset = try #require(Preset.named(name))
    #expect(preset.question.contains("?") && preset.watch.hasSuffix("."))
    #expect(preset.question.count + preset.watch.count <= 148, "\(preset.question.count)")
    #expect(!preset.title.isEmpty)
  }

  @Test(arguments: names)
  func goingThereIsStartingThere(name: String) throws {
    let preset = try #require(Preset.named(name))
    var gone = Session()
    for _ in 0..<3 { gone.advance() }
    try gone.apply(.margin(3))
    try gone.apply(.scene(name))
    let fresh = Session(preset.settings)
    #expect(gone.settings == fresh.settings && gone.step == 0 && !gone.canRerun)
    #expect(gone.trainer.checksum == fresh.trainer.checksum)
    #expect(gone.presentation.view == preset.view && gone.presentation.dial == .margin)
    #expect(gone.presentation.explained == .scene && gone.presentation.scene == name)
    gone.advance()
    var other = fresh
    other.advance()
    #expect(gone.trainer.checksum == other.trainer.checksum)
  }

  @Test func speedAndPauseStayTheUsers() throws {
    var session = Session()
    try session.apply(.speed(20))
    try session.apply(.glide(false))
    try session.apply(.pause)
    try session.apply(.scene("no-room"))
    #expect(session.settings.speed.stepsPerTick == 20 && !session.settings.glides)
    #expect(!session.isRunning)
  }

  /// Two scenes of the same data are there to be compared.
  @Test func aGhostSurvivesWhereItCanBeCompared() throws {
    var session = Session()
    try session.apply(.scene("equal-gap-factor"))
    try session.apply(.ghost(true))
    try session.apply(.scene("equal-gap-sum"))
    #expect(session.ghost != nil)
    try session.apply(.scene("collapse"))
    #expect(session.ghost == nil)
  }

  @Test func aTurnedDialEndsTheQuestionAndResetAsksAgain() throws {
    var session = Session()
    try session.apply(.scene("thin-petals"))
    try session.apply(.margin(2))
    #expect(session.presentation.explained == nil && session.presentation.scene == "thin-petals")
    try session.apply(.reset)
    #expect(session.presentation.explained == .scene)
    #expect(session.settings.margin == 2)
  }

  @Test func watchAsksOnly() throws {
    var session = Session()
    session.advance()
    let sum = session.trainer.checksum
    try session.apply(.watch("no-room"))
    #expect(session.presentation.explained == .scene)
    #expect(session.trainer.checksum == sum && session.settings == Settings())
  }

  @Test func anUnknownSceneIsRefused() {
    var session = Session()
    for (action, verb) in [(Action.scene("x"), "scene"), (.watch("x"), "watch")] {
      #expect(throws: ActionError.noSuch(verb: verb, name: "x", choices: Self.names)) {
        try session.apply(action)
      }
    }
    #expect(session.presentation == Presentation())
  }

  /// The two that fail on purpose, and the cure.
  @Test func coldStartLosesClassesAndFallingLambdaSavesThem() throws {
    func trained(_ name: String) throws -> Session {
      var session = Session()
      try session.apply(.scene(name))
      try session.apply(.speed(50))
      for _ in 0..<20 { session.advance() }
      return session
    }
    let collapsed = try trained("collapse")
    #expect(collapsed.measures.leastClassAccuracy < 0.5 && collapsed.measures.accuracy < 0.7)
    #expect(try trained("cure").measures.leastClassAccuracy > 0.9)
  }

  /// Recordings name scenes that are no longer offered; what these set stays as it was.
  @Test func formerScenesAreStillFound() throws {
    #expect(Preset.former.allSatisfy { !Self.names.contains($0.name) && $0.number == nil })
    let petals = try #require(Preset.named("softmax-petals")).settings
    #expect(petals.data == "overlap" && petals.loss == "softmax" && petals.seed == 7)
    let crowded = try #require(Preset.named("no-room"))
    #expect(crowded.settings.classes == 8 && crowded.settings.margin == 0.35)
    #expect(crowded.heading == "scene no-room")
  }

  /// Over its limit CosFace loses classes; at an m that fits the same start keeps them all.
  @Test func overItsLimitCosFaceLosesClasses() throws {
    func alive(_ margin: Double?) throws -> Double {
      var session = Session()
      try session.apply(.scene("over-limit"))
      if let margin { try session.apply(.margin(margin)) }
      try session.apply(.reset)
      try session.apply(.speed(50))
      for _ in 0..<20 { session.advance() }
      return session.measures.leastClassAccuracy
    }
    #expect(try alive(nil) < 0.5)
    #expect(try alive(0.1) > 0.95)
  }

  /// The clouds of the first scene: how much longer than wide a class is, in the middle of all.
  @Test func petalsGetNarrowerAcrossThanAlong() throws {
    func elongation(_ session: Session) -> Double {
      let ratios = (0..<6).map { label -> Double in
        let own = session.features.indices.filter { session.probe.labels[$0] == label }
          .map { SIMD2<Double>(session.features[$0].plane) }
        let mean = own.reduce(SIMD2(0, 0), +) / Double(own.count)
        let along = mean / (mean * mean).sum().squareRoot()
        let across = SIMD2(-along.y, along.x)
        func spread(_ way: SIMD2<Double>) -> Double {
          own.reduce(0) { sum, point in
            let part = ((point - mean) * way).sum()
            return sum + part * part
          }.squareRoot()
        }
        return spread(along) / spread(across)
      }.sorted()
      return (ratios[2] + ratios[3]) / 2
    }
    var session = Session()
    try session.apply(.scene("petals"))
    while session.step < 50 { session.advance() }
    #expect(elongation(session) < 2)
    try session.apply(.speed(50))
    while session.step < 1000 { session.advance() }
    #expect(elongation(session) > 2.5)
  }

  @Test func tenClassesHaveNoRoomForTheirMargin() throws {
    let settings = try #require(Preset.named("over-limit")).settings
    let gap = 2 * Double.pi / Double(settings.classes)
    let loss = try #require(MarginLoss.named(settings.loss))
    var margin = loss.initialParameters
    margin.m = settings.margin
    #expect(loss.halfWedge(between: gap, margin) == nil)
  }
}
