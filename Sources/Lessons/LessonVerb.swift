internal import Experiment
internal import Text

/// One row of the table of statements, which reads and writes them: a word, what follows it, its
/// summary.
package struct LessonVerb: Sendable {
  /// The first word.
  package let word: String
  /// What follows it.
  package let form: String
  /// What it does.
  package let summary: String
  let read: @Sendable (Statement, LessonVerb) throws(StatementError) -> [LessonStep]
  /// The statement that does a step; nil for a step of another row.
  let write: @Sendable (LessonStep) -> String?

  /// The rows, in the order in which a lesson uses them.
  package static let all: [LessonVerb] = [
    LessonVerb(
      word: "lesson", form: #""TITLE" seed=N size=WxH"#,
      summary: "the first statement: a title; a seed and the size of recordings if they matter",
      read: { _, _ throws(StatementError) in throw StatementError(.secondTitle, column: 1) },
      write: { _ in nil }),
    LessonVerb(
      "data", "NAME KEY=VALUE ...",
      "a data set, or a CSV file beside the lesson; starts afresh"
    ) { statement, verb throws(StatementError) in try statement.assignments(verb) },
    LessonVerb("loss", "NAME KEY=VALUE ...", "a training loss; the weights are kept") {
      statement, verb throws(StatementError) in try statement.assignments(verb)
    },
    LessonVerb(
      word: "set", form: "KEY VALUE", summary: "do the action KEY VALUE, such as set margin 2",
      read: { statement, verb throws(StatementError) in try statement.setting(verb) },
      write: { step in
        guard case .act(let action) = step,
          !all.contains(where: { $0.word == action.verb.word }), action.ownStatement == nil
        else { return nil }
        return "set \(action.text)"
      }),
    LessonVerb(
      word: "ramp", form: "KEY FROM TO over=STEPS",
      summary: "train so many steps while a control goes from one number to another",
      read: { statement, verb throws(StatementError) in try statement.ramp(verb) },
      write: {
        guard case .ramp(let control, let from, let to, let steps) = $0 else { return nil }
        let numbers = "\(Numerals.shortest(from)) \(Numerals.shortest(to))"
        return "ramp \(control.word) \(numbers) over=\(steps)"
      }),
    LessonVerb(
      word: "run", form: "STEPS", summary: "train so many steps",
      read: { statement, verb throws(StatementError) in
        [.run(try statement.words(1, of: verb)[0].plain(verb, .whole(LessonStep.steps), steps))]
      },
      write: { if case .run(let steps) = $0 { "run \(steps)" } else { nil } }),
    LessonVerb(
      word: "until", form: "METRIC OP X max=STEPS",
      summary: "train until this holds, at most so many steps",
      read: { statement, verb throws(StatementError) in
        let most = try statement.words(4, of: verb)[3].valued("max", verb, steps)
        return [.until(try statement.condition(verb), most: most)]
      },
      write: {
        if case .until(let condition, let most) = $0 {
          "until \(condition.text) max=\(most)"
        } else {
          nil
        }
      }),
    LessonVerb(
      word: "hold", form: "SECONDS", summary: "show what there is, without training",
      read: { statement, verb throws(StatementError) in
        [.hold(ticks: try statement.words(1, of: verb)[0].plain(verb, .seconds(most: 600), ticks))]
      },
      write: {
        guard case .hold(let ticks) = $0 else { return nil }
        // Hundredths of a second tell every tick from its neighbors.
        return "hold \(Numerals.fixed(Double(ticks) / Double(Session.ticksPerSecond), 2))"
      }),
    LessonVerb(
      "say", #""CAPTION""#, #"say this in the caption until something else is said; "" ends it"#),
    LessonVerb("mark", #""CHAPTER""#, "begin a chapter"),
    LessonVerb(
      word: "pause", form: #""PROMPT""#,
      summary: "wait with these words until the speaker goes on",
      read: { statement, verb throws(StatementError) in
        [.pause(try statement.words(1, of: verb)[0].plain)]
      },
      write: { if case .pause(let text) = $0 { "pause \(Statement.quoted(text))" } else { nil } }),
    LessonVerb(
      word: "ask", form: #""QUESTION" a="..." b="..." answer=a"#,
      summary: "ask a question of 2 to 4 choices",
      read: { statement, _ throws(StatementError) in
        guard case .teach(.ask(let question)) = try statement.action() else { return [] }
        guard question.answer != nil else {
          throw StatementError(
            .action(.missingKey(verb: "ask", key: "answer")), column: statement.end)
        }
        return [.ask(question)]
      },
      write: {
        if case .ask(let question) = $0 { Action.teach(.ask(question)).text } else { nil }
      }),
    LessonVerb(
      word: "check", form: "METRIC OP X",
      summary: "claim something, which lesson --headless tests",
      read: { statement, verb throws(StatementError) in
        _ = try statement.words(3, of: verb)
        return [.check(try statement.condition(verb))]
      },
      write: { if case .check(let condition) = $0 { "check \(condition.text)" } else { nil } }),
    LessonVerb("snap", #""NAME""#, "a moment worth a still picture"),
    LessonVerb("view", "NAME", "choose a picture"),
  ]
}

extension LessonVerb {
  /// A row whose statement is an action as it stands.
  fileprivate init(
    _ word: String, _ form: String, _ summary: String,
    read: @escaping @Sendable (Statement, LessonVerb) throws(StatementError) -> [LessonStep] = {
      statement, _ throws(StatementError) in [.act(try statement.action())]
    }
  ) {
    self.init(word: word, form: form, summary: summary, read: read) {
      if case .act(let action) = $0, action.verb.word == word { action.text } else { nil }
    }
  }
}

extension Action {
  /// The word of the statement that does the same, where `set` does not: the player itself sees to
  /// it when steps are trained and when the lesson waits; empty where no statement does it.
  var ownStatement: String? {
    switch self {
    case .set, .show: nil
    case .train(let action):
      switch action {
      case .run, .steps, .step: "run"
      case .pause: "pause"
      case .reset, .back, .rerun, .scene: nil
      }
    case .teach(let action):
      switch action {
      case .say: "say"
      case .lesson: "lesson"
      case .mark: "mark"
      case .prompt: "pause"
      case .ask: "ask"
      case .snap: "snap"
      case .answer, .reveal, .proceed: ""
      }
    }
  }
}
