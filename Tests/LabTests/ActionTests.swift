import Angular
import Learning
import Testing

@testable import Lab

struct ActionTests {
  /// At least one action of every verb.
  static let actions: [Action] =
    [1, 2.5, 1.0 / 3, 0.05, 1e-7, 123456789.125].flatMap {
      [Action.margin($0), .lambda($0), .scale($0), .noise($0), .rate($0), .speed($0)]
    }
    + LossParameter.allCases.flatMap { [.parameter($0, 0), .parameter($0, 0.35)] }
    + Session.losses.map { .loss($0.name) } + Dataset.all.map { .data($0.name) }
    + Annealing.all.map { .anneal($0.name) }
    + [0, 7, 1024].flatMap { [.classes($0), .batch($0)] }
    + [.seed(0), .seed(7), .seed(.max)]
    + TrainingSettings.Optimizer.allCases.map { .optimizer($0) }
    + Nonlinearity.allCases.map { .activation($0) }
    + [true, false].flatMap { [.glide($0), .ghost($0), .zoom($0), .help($0)] }
    + [.run, .pause, .step, .reset, .rerun]
    + Dial.allCases.map { .dial($0) } + View.allCases.map { .view($0) }
    + [0, 3, -1].map { .page($0) } + Presentation.Explained.allCases.map { .explain($0) }
    + Theme.allCases.map { .theme($0) } + [.inspect(0), .inspect(359), .inspect(nil)]

  @Test(arguments: actions)
  func theTextReadsBack(action: Action) throws {
    #expect(try Action(parsing: action.text) == action)
    #expect(try Action(parsing: "  " + action.text.replacing(" ", with: "   ") + " ") == action)
  }

  @Test func everyVerbIsAmongThem() {
    let words = Set(Self.actions.map { $0.text.prefix { $0 != " " } }.map(String.init))
    #expect(words == Set(Action.verbs.map(\.word)))
    #expect(Action.verbs.count == Set(Action.verbs.map(\.word)).count)
  }

  @Test(arguments: Action.verbs.map(\.word))
  func everyVerbExplainsItselfAndRefusesNonsense(word: String) throws {
    let verb = try #require(Action.verbs.first { $0.word == word })
    #expect(!verb.lesson.isEmpty)
    guard !verb.form.isEmpty else {
      #expect(throws: ActionError.extraArgument(verb: word, text: "x y")) {
        try Action(parsing: "\(word) x y")
      }
      return
    }
    #expect(throws: ActionError.missingArgument(verb: word, form: verb.form)) {
      try Action(parsing: word)
    }
    #expect(throws: ActionError.extraArgument(verb: word, text: "2 3")) {
      try Action(parsing: "\(word) 1 2 3")
    }
    guard verb.form != "NAME" else { return }
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
}
