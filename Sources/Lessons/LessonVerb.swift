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
      read: { statement, verb throws(StatementError) in try statement.until(verb) },
      write: {
        if case .until(let condition, let most) = $0 {
          "until \(condition.text) max=\(most)"
        } else {
          nil
        }
      }),
    LessonVerb(
      word: "hold", form: "[SECONDS]",
      summary: """
        show what there is, without training; without seconds, as long as it takes to read what was \
        said last
        """,
      read: { statement, verb throws(StatementError) in
        guard statement.words.count > 1 else { return [.hold(ticks: nil)] }
        let word = try statement.words(1, of: verb)[0]
        return [
          .hold(
            ticks: try word.plain(verb, .seconds(most: LessonStep.mostSeconds)) {
              LessonStep.ticks(seconds: $0)
            })
        ]
      },
      write: {
        guard case .hold(let ticks) = $0 else { return nil }
        guard let ticks else { return "hold" }
        // Hundredths of a second tell every tick from its neighbors.
        return "hold \(Numerals.fixed(Double(ticks) / Double(Session.ticksPerSecond), 2))"
      }),
    LessonVerb(
      word: "say", form: #""CAPTION""#,
      summary: #"say this in the caption until something else is said; "" ends it"#,
      read: { statement, verb throws(StatementError) in [.say(try statement.text(verb))] },
      write: { if case .say(let text) = $0 { "say \(Statement.quoted(text.source))" } else { nil } }
    ),
    LessonVerb("mark", #""CHAPTER""#, "begin a chapter"),
    LessonVerb(
      word: "pause", form: #""PROMPT""#,
      summary: "wait with these words until the speaker goes on",
      read: { statement, verb throws(StatementError) in [.pause(try statement.text(verb))] },
      write: {
        if case .pause(let text) = $0 { "pause \(Statement.quoted(text.source))" } else { nil }
      }),
    LessonVerb(
      word: "ask", form: #""QUESTION" a="..." b="..." answer=ANSWER"#,
      summary: """
        ask a question of 2 to 4 choices; ANSWER is a letter, cases such as \
        "b if width < before.width, else a", or later, for reveal to tell
        """,
      read: { statement, verb throws(StatementError) in try statement.inquiry(verb) },
      write: { if case .ask(let inquiry) = $0 { inquiry.statement } else { nil } }),
    LessonVerb(
      word: "reveal", form: "ANSWER",
      summary: "tell the answer of the question that was asked with answer=later",
      read: { statement, verb throws(StatementError) in try statement.revelation(verb) },
      write: {
        if case .reveal(let rule) = $0 { "reveal \(Statement.name(rule.text))" } else { nil }
      }),
    LessonVerb(
      word: "why", form: #""REASON""#,
      summary: "offer a reason for what was just said, asked or revealed; w shows it",
      read: { statement, verb throws(StatementError) in [.why(try statement.text(verb))] },
      write: { if case .why(let text) = $0 { "why \(Statement.quoted(text.source))" } else { nil } }
    ),
    LessonVerb(
      word: "remember", form: "NAME",
      summary: "keep every metric as it is now; NAME.METRIC then is its value in texts and checks",
      read: { statement, verb throws(StatementError) in try statement.memory(verb) },
      write: { if case .remember(let name) = $0 { "remember \(name)" } else { nil } }),
    LessonVerb(
      word: "check", form: "METRIC OP X",
      summary: """
        claim something, which lesson --headless tests; X is a number, NAME.METRIC, ghost.METRIC, or \
        1.5 * one of these
        """,
      read: { statement, verb throws(StatementError) in [.check(try statement.condition(verb))] },
      write: { if case .check(let condition) = $0 { "check \(condition.text)" } else { nil } }),
    LessonVerb(
      word: "hide", form: "PART ...",
      summary:
        "leave parts of the screen out: pictures, numbers, words that would answer a question",
      read: { statement, verb throws(StatementError) in
        try statement.parts(verb) { .hide($0) }
      },
      write: { if case .act(.show(.hide(let part))) = $0 { "hide \(part.rawValue)" } else { nil } }),
    LessonVerb(
      word: "show", form: "PART ...", summary: "show parts of the screen that were hidden",
      read: { statement, verb throws(StatementError) in
        try statement.parts(verb) { .unhide($0) }
      },
      write: {
        if case .act(.show(.unhide(let part))) = $0 { "show \(part.rawValue)" } else { nil }
      }),
    LessonVerb(
      "readout", "METRIC,...",
      "show these metrics below the pictures; readout none: what stands there otherwise"),
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
      case .rest: "hold"
      case .why: "why"
      case .chapter: nil
      case .answer, .reveal, .proceed, .reason: ""
      }
    }
  }
}

extension Inquiry {
  /// The statement that asks it.
  fileprivate var statement: String {
    let lettered = choices.enumerated().map {
      "\(Question.letter($0.offset))=\(Statement.quoted($0.element.source))"
    }
    let answer =
      switch key {
      case .later: Question.later
      case .rule(let rule): Statement.name(rule.text)
      }
    return (["ask", Statement.quoted(text.source)] + lettered + ["answer=\(answer)"])
      .joined(separator: " ")
  }
}
