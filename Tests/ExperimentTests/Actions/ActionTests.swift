import Angular
import Learning
import Testing

@testable import Experiment

struct ActionTests {
  /// At least one action of every verb.
  static let actions: [Action] =
    [1, 2.5, 1.0 / 3, 0.05, 1e-7, 123456789.125].flatMap {
      [Action.margin($0), .lambda($0), .scale($0), .noise($0), .rate($0), .speed($0)]
        + [.set(.decay, .number($0)), .set(.classRate, .number($0))]
    }
    + LossParameter.allCases.flatMap { [.parameter($0, 0), .parameter($0, 0.35)] }
    + Session.losses.map { .loss($0.name) } + Dataset.all.map { .data($0.name) }
    + Annealing.all.map { .anneal($0.name) }
    + [0, 7, 1024].flatMap { [.classes($0), .batch($0)] }
    + [2, 3].map { .dimensions($0) } + [.seed(0), .seed(7), .seed(.max)]
    + TrainingSettings.Optimizer.allCases.map { .optimizer($0) }
    + Activation.allCases.map { .activation($0) }
    + [true, false].flatMap { [.glide($0), .ghost($0), .zoom($0), .help($0)] }
    + [.run, .pause, .step, .reset, .back, .rerun]
    + Control.all.map { .dial($0) } + View.allCases.map { .view($0) }
    + [0, 3, -1].map { .page($0) } + Presentation.Explained.allCases.map { .explain($0) }
    + Theme.allCases.map { .theme($0) } + Preset.all.map { .scene($0.name) } + [.watch("collapse")]
    + [.inspect(0), .inspect(359), .inspect(nil)]
    + [.turn(12, -3.5), .turn(0, 360), .turn(1e-3, 0)]
    + SphereOrientation.Motion.allCases.map { .orbit($0) }
    + SphereProjection.allCases.map { .projection($0) }
    + ScreenPart.allCases.flatMap { [.hide($0), .unhide($0)] }
    + [[], ["width"], ["probe-loss", "p90-theta", "accuracy"]].map { .show(.readout($0)) }
    + [.rest(1), .rest(18_000), .chapter(1), .chapter(1000), .reason(true), .reason(false)]
    + [.steps(1), .steps(1000), .proceed, .answer(0), .answer(3), .reveal(1)]
    + ["a file.csv", "x=y.csv", "#1", "\"", "\\", "é", ""].map { .data($0) }
    + texts.flatMap {
      [
        .say($0), .lesson($0, chapters: 3), .mark($0), .prompt($0), .snap($0), question($0),
        .why($0),
      ]
    }

  /// Texts that a careless grammar would not give back.
  static let texts = [
    "", " ", "two  spaces ", "\"", "\\", "\\\"", "\\n", "a\nb", "\n", "\t", "# no comment", "a=b",
    "answer=c", "\u{301}combining", "quote\"\u{301}", "\r", "\r\n", "m\u{fe0f}", "\u{0}",
    "\u{feff}",
    "Margen: \u{e1}ngulo \u{3b8}", "\u{1f44b}\u{1f3fd}", "\u{202e}back", "'", "`$(x)`",
  ]

  private static func question(_ text: String) -> Action {
    guard let question = Question(text, choices: [text, "b", text], answer: 2) else {
      return .proceed
    }
    return .ask(question)
  }

  /// A case without a row could not be written, so a new case does not compile until it is here.
  private static func word(of action: Action) -> String {
    switch action {
    case .set(let control, _): control.word
    case .train(let action):
      switch action {
      case .run: "run"
      case .pause: "pause"
      case .step: "step"
      case .steps: "steps"
      case .reset: "reset"
      case .back: "back"
      case .rerun: "rerun"
      case .scene: "scene"
      }
    case .show(let action):
      switch action {
      case .ghost: "ghost"
      case .dial: "dial"
      case .view: "view"
      case .zoom: "zoom"
      case .theme: "theme"
      case .help: "help"
      case .page: "page"
      case .explain: "explain"
      case .inspect: "inspect"
      case .turn: "turn"
      case .orbit: "orbit"
      case .projection: "projection"
      case .watch: "watch"
      case .readout: "readout"
      case .hide: "hide"
      case .unhide: "show"
      }
    case .teach(let action):
      switch action {
      case .say: "say"
      case .lesson: "lesson"
      case .mark: "mark"
      case .prompt: "prompt"
      case .ask: "ask"
      case .answer: "answer"
      case .reveal: "reveal"
      case .proceed: "continue"
      case .snap: "snap"
      case .rest: "rest"
      case .chapter: "chapter"
      case .why: "why"
      case .reason: "reason"
      }
    }
  }

  @Test(arguments: actions)
  func everyCaseHasItsRow(action: Action) {
    #expect(action.verb.word == Self.word(of: action))
    #expect(Action.verbs.count { $0.write(action) != nil } == 1)
  }

  @Test(arguments: actions)
  func theTextReadsBack(action: Action) throws {
    #expect(try Action(parsing: action.text) == action)
    #expect(try Action(parsing: "  \(action.text) \t # a comment") == action)
    // Words may stand apart, but a text keeps its spaces.
    guard !action.text.contains("\"") else { return }
    #expect(try Action(parsing: action.text.replacing(" ", with: "   ")) == action)
  }

  /// Strings that look equal may differ in their scalars.
  @Test(arguments: texts)
  func textsComeBackScalarByScalar(text: String) throws {
    guard case .teach(.say(let back)) = try Action(parsing: Action.say(text).text) else {
      Issue.record("not a say")
      return
    }
    #expect(Array(back.unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test func everyVerbIsAmongThem() {
    let words = Set(Self.actions.map { $0.text.prefix { $0 != " " } }.map(String.init))
    #expect(words == Set(Action.verbs.map(\.word)))
    #expect(Action.verbs.count == Set(Action.verbs.map(\.word)).count)
  }

  @Test(arguments: Action.verbs.map(\.word))
  func everyVerbExplainsItselfAndRefusesNonsense(word: String) throws {
    let verb = try #require(Action.verbs.first { $0.word == word })
    #expect(!verb.summary.isEmpty)
    guard !verb.form.isEmpty else {
      #expect(throws: ActionError.extraArgument(verb: word, text: "x y")) {
        try Action(parsing: "\(word) x y")
      }
      return
    }
    #expect(throws: ActionError.missingArgument(verb: word, form: verb.form)) {
      try Action(parsing: word)
    }
    guard word != "ask", word != "lesson", word != "turn" else { return }
    #expect(throws: ActionError.extraArgument(verb: word, text: "2 3")) {
      try Action(parsing: "\(word) 1 2 3")
    }
    // A name is looked up.
    guard !["NAME", "METRIC,...|none"].contains(verb.form), !verb.form.contains("\"") else {
      return
    }
    #expect(throws: ActionError.badArgument(verb: word, text: "?!", form: verb.form)) {
      try Action(parsing: "\(word) ?!")
    }
  }

  @Test(arguments: [
    "margin nan", "margin inf", "rate -inf", "classes 2.5", "seed -1",
    "seed 18446744073709551616", "glide yes", "optimizer SGD", "inspect -1", "view circles",
  ])
  func argumentsThatHaveNotTheForm(text: String) throws {
    let words = text.split(separator: " ").map(String.init)
    let form = try #require(Action.verbs.first { $0.word == words[0] }).form
    #expect(throws: ActionError.badArgument(verb: words[0], text: words[1], form: form)) {
      try Action(parsing: text)
    }
  }

  @Test func unknownWordsAreMetWithTheNearest() {
    #expect(throws: ActionError.unknown(word: "margn", nearest: "margin")) {
      try Action(parsing: "margn 4")
    }
    #expect(throws: ActionError.unknown(word: "xyzzy", nearest: nil)) {
      try Action(parsing: "xyzzy")
    }
    #expect(throws: ActionError.unknown(word: "", nearest: nil)) { try Action(parsing: "  ") }
  }

  static let misreadQuestions: [(String, ActionError, Int)] = [
    (#"ask "q" a=x"#, .missingKey(verb: "ask", key: "b"), 12),
    (#"ask "q" b=x a=y"#, .missingKey(verb: "ask", key: "answer"), 16),
    (#"ask "q" a=x c=y answer=a"#, .missingKey(verb: "ask", key: "b"), 25),
    (#"ask "q" a=x b=y answer=c"#, .noSuch(verb: "answer", name: "c", choices: ["a", "b"]), 17),
    (#"ask "q" a=x b=y answer=ab"#, .noSuch(verb: "answer", name: "ab", choices: ["a", "b"]), 17),
    (
      #"ask "q" a=x b=y e=z answer=a"#,
      .badKey(verb: "ask", key: "e", keys: ["a", "b", "c", "d", "answer"]), 17
    ),
    (
      #"ask "q" a=x a=y answer=a"#,
      .badKey(verb: "ask", key: "a", keys: ["a", "b", "c", "d", "answer"]), 13
    ),
    (
      #"ask "q" x b=y answer=a"#,
      .badKey(verb: "ask", key: "x", keys: ["a", "b", "c", "d", "answer"]), 9
    ),
  ]

  @Test(arguments: misreadQuestions)
  func questionsThatCannotBe(text: String, error: ActionError, column: Int) throws {
    let statement = try Statement(text)
    #expect(throws: ActionParseError(error, column: column)) { try Action(statement) }
  }

  static let misread: [(String, ActionError, Int)] = [
    ("  margn 4", .unknown(word: "margn", nearest: "margin"), 3),
    (" margin  x", .badArgument(verb: "margin", text: "x", form: "M"), 10),
    ("margin ", .missingArgument(verb: "margin", form: "M"), 7),
    ("margin 4 5", .extraArgument(verb: "margin", text: "5"), 10),
    ("run fast", .extraArgument(verb: "run", text: "fast"), 5),
    (#"lesson "x""#, .missingKey(verb: "lesson", key: "chapters"), 11),
    (
      #"lesson "x" chapters=-1"#, .badArgument(verb: "lesson", text: "chapters=-1", form: "N"), 12
    ),
    ("lesson chapters=1", .missingArgument(verb: "lesson", form: #""TITLE" chapters=N"#), 18),
    ("steps 0", .badArgument(verb: "steps", text: "0", form: "N"), 7),
    ("turn 3", .missingArgument(verb: "turn", form: "YAW PITCH"), 7),
    ("turn 3 x", .badArgument(verb: "turn", text: "x", form: "YAW PITCH"), 8),
    ("turn inf 1", .badArgument(verb: "turn", text: "inf", form: "YAW PITCH"), 6),
    ("turn 3 4 5", .extraArgument(verb: "turn", text: "5"), 10),
    (#"say "a" "b""#, .extraArgument(verb: "say", text: #""b""#), 9),
  ]

  @Test(arguments: misread)
  func errorsNameTheirPlace(text: String, error: ActionError, column: Int) throws {
    let statement = try Statement(text)
    #expect(throws: ActionParseError(error, column: column)) { try Action(statement) }
  }

  /// What people type for a loss is understood, and written as the table has it.
  @Test(arguments: [
    ("loss SphereFace", "loss a-softmax"), ("loss A-Softmax", "loss a-softmax"),
    ("loss am-softmax", "loss cosface"), ("loss ArcFace", "loss arcface"),
    ("loss magface", "loss magface"),
  ])
  func aliasesOfLossesBecomeNames(_ typed: String, _ text: String) throws {
    #expect(try Action(parsing: typed).text == text)
  }
}
