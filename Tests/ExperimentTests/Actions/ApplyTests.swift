import Angular
import Learning
import Testing

@testable import Experiment

struct ApplyTests {
  /// A session some way into training.
  private func session(ticks: Int = 3) -> Session {
    var session = Session()
    for _ in 0..<ticks { session.advance() }
    return session
  }

  static let keeping: [Action] = [
    .margin(4), .lambda(2), .anneal("caffe"), .rate(0.01), .loss("softmax-bias"),
    .loss("modified-softmax"),
    .batch(32), .noise(0.3), .speed(20), .glide(false), .pause, .ghost(true),
  ]

  @Test(arguments: keeping)
  func tweaksKeepTheWeights(action: Action) throws {
    var session = session()
    let before = session.trainer.checksum
    try session.apply(action)
    #expect(session.trainer.checksum == before && session.step == 15)
    session.advance()
    #expect(session.failure == nil)
  }

  @Test func anotherOptimizerKeepsTheWeights() throws {
    var session = session()
    let weights = session.trainer.classWeights
    let features = session.features
    try session.apply(.optimizer(.adam))
    #expect(session.trainer.classWeights == weights && session.features == features)
    #expect(session.trainer.settings.optimizer == .adam && session.step == 15)
  }

  @Test func tweaksReachTheTrainer() throws {
    var session = session()
    for action in [
      .lambda(2), .rate(0.01), .batch(32), .noise(0.3), .loss("softmax"),
    ] as [Action] { try session.apply(action) }
    #expect(session.trainer.margin.lambda == 2 && session.settings.lambda == 2)
    #expect(session.trainer.settings.rate == 0.01 && session.settings.rate == 0.01)
    #expect(session.trainer.settings.batch == 32 && session.settings.batch == 32)
    #expect(session.trainer.noise == 0.3 && session.settings.noise == 0.3)
    #expect(session.loss.name == "softmax" && session.settings.loss == "softmax")
  }

  /// More noise is more scatter at once: the probe is drawn again, and looked at.
  @Test func noiseRedrawsTheProbe() throws {
    var session = session(ticks: 60)
    let clean = session.measures.maxIntra
    try session.apply(.noise(0.6))
    #expect(session.measures.maxIntra > clean)
    try session.apply(.noise(0.06))
    #expect(session.measures.maxIntra == clean)
  }

  static let restarting: [Action] = [
    .classes(4), .classes(6), .data("spirals"), .seed(99), .seed(7), .activation(.tanh), .reset,
  ]

  @Test(arguments: restarting)
  func newStartsBeginAgain(action: Action) throws {
    var session = session()
    try session.apply(.margin(2))
    try session.apply(.inspect(5))
    session.advance()
    try session.apply(.pause)
    try session.apply(action)
    // A pause stays the user's.
    #expect(session.step == 0 && session.tick == 4 && !session.isRunning)
    #expect(session.curves.points.isEmpty && session.curves.marks.isEmpty)
    #expect(session.report == nil && !session.canRerun)
    #expect(session.presentation.inspected == nil)
    #expect(session.change?.kind == .start)
    // What a session with these settings starts from.
    let fresh = Session(session.settings)
    #expect(session.trainer.checksum == fresh.trainer.checksum)
    #expect(session.features == fresh.features && session.margin == fresh.margin)
    try session.apply(.run)
    session.advance()
    #expect(session.step == 5)
  }

  @Test func anotherDataSetBringsItsOwnClassesAndNoise() throws {
    var session = session()
    try session.apply(.classes(9))
    try session.apply(.data("moons"))
    #expect(session.settings.classes == 2 && session.settings.noise == 0.1)
    #expect(session.trainer.instance.classes == 2 && session.probe.count == 120)
  }

  @Test func aFileIsOfferedBesideTheTable() throws {
    let text = (0..<24).map { "\($0 % 7),\($0),\($0 % 3)\n" }.joined()
    let file = try Dataset.table(named: "mine.csv", bytes: Array(text.utf8))
    var session = Session(file: file)
    #expect(session.datasets.map(\.name) == Dataset.all.map(\.name) + ["mine.csv"])
    try session.apply(.data("mine.csv"))
    session.advance()
    #expect(session.settings.classes == 3 && session.step == 5)
    let direct = Session(Settings(data: file), file: file)
    #expect(direct.dataset.name == "mine.csv")
  }

  static let presenting: [Action] =
    Control.all.map { .dial($0) } + View.allCases.map { .view($0) }
    + Theme.allCases.map { .theme($0) }
    + Presentation.Explained.allCases.map { .explain($0) }
    + [.zoom(true), .zoom(false), .help(true), .page(2), .help(false), .inspect(0), .inspect(359)]

  @Test func whatIsShownNeverReachesTheTraining() throws {
    var shown = session()
    var plain = session()
    for action in Self.presenting {
      let before = shown.trainer.checksum
      try shown.apply(action)
      #expect(shown.trainer.checksum == before && shown.settings == plain.settings)
      shown.advance()
      plain.advance()
      #expect(shown.trainer.checksum == plain.trainer.checksum, "\(action.text)")
    }
    #expect(shown.presentation.view == View.allCases.last)
    #expect(shown.presentation.dial == Control.all.last)
    #expect(shown.presentation.theme == .light && shown.presentation.inspected == 359)
  }

  /// What cannot be done, and why.
  static let refusals: [(loss: String, action: Action, error: ActionError)] = [
    ("a-softmax", .margin(0.9), .outOfRange(verb: "margin", value: 0.9, range: 1...8)),
    ("a-softmax", .margin(8.1), .outOfRange(verb: "margin", value: 8.1, range: 1...8)),
    ("softmax", .margin(2), .notInThisLoss(verb: "margin", loss: "Softmax")),
    (
      "modified-softmax", .lambda(2), .notInThisLoss(verb: "lambda", loss: "Modified softmax")
    ),
    ("a-softmax", .lambda(-1), .outOfRange(verb: "lambda", value: -1, range: 0...1e6)),
    ("softmax", .anneal("caffe"), .notInThisLoss(verb: "anneal", loss: "Softmax")),
    (
      "a-softmax", .anneal("linear"),
      .noSuch(verb: "anneal", name: "linear", choices: Annealing.all.map(\.name))
    ),
    (
      "a-softmax", .parameter(.weight, 0.1), .notInThisLoss(verb: "weight", loss: "A-Softmax")
    ),
    (
      "center", .parameter(.distanceMargin, 1), .notInThisLoss(verb: "reach", loss: "Center loss")
    ),
    (
      "combined", .parameter(.angleOffset, 1.1),
      .outOfRange(verb: "angle-offset", value: 1.1, range: 0...1)
    ),
    (
      "sphereface2", .parameter(.sharpness, 0.5),
      .outOfRange(verb: "sharpness", value: 0.5, range: 1...10)
    ),
    ("a-softmax", .noise(0.7), .outOfRange(verb: "noise", value: 0.7, range: 0...0.6)),
    ("a-softmax", .rate(0), .outOfRange(verb: "rate", value: 0, range: 1e-6...100)),
    ("a-softmax", .batch(0), .outOfRange(verb: "batch", value: 0, range: 1...4096)),
    ("a-softmax", .batch(4097), .outOfRange(verb: "batch", value: 4097, range: 1...4096)),
    ("a-softmax", .classes(1), .outOfRange(verb: "classes", value: 1, range: 2...12)),
    ("a-softmax", .classes(13), .outOfRange(verb: "classes", value: 13, range: 2...12)),
    ("a-softmax", .inspect(360), .outOfRange(verb: "inspect", value: 360, range: 0...359)),
    ("a-softmax", .inspect(-1), .outOfRange(verb: "inspect", value: -1, range: 0...359)),
    ("a-softmax", .rerun, .nothingToRerun),
    (
      "a-softmax", .loss("magface"),
      .noSuch(verb: "loss", name: "magface", choices: MarginLoss.all.map(\.name))
    ),
    (
      "a-softmax", .data("mnist"),
      .noSuch(verb: "data", name: "mnist", choices: Dataset.all.map(\.name))
    ),
    (
      "a-softmax", .speed(3),
      .noSuch(
        verb: "speed", name: "3",
        choices: [
          "0.125", "0.25", "0.5", "1", "2", "5", "10", "20", "50", "100", "200", "500", "1000",
        ])
    ),
  ]

  @Test(arguments: refusals)
  func whatCannotBeDoneChangesNothing(
    refusal: (loss: String, action: Action, error: ActionError)
  ) throws {
    var session = Session(Settings(loss: try #require(MarginLoss.named(refusal.loss))))
    session.advance()
    let before = session
    #expect(throws: refusal.error) { try session.apply(refusal.action) }
    #expect(session.settings == before.settings)
    #expect(session.presentation == before.presentation)
    #expect(session.trainer.checksum == before.trainer.checksum)
    #expect(session.canRerun == before.canRerun && session.change == before.change)
  }
}
