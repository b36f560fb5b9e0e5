internal import Experiment
internal import Text

/// One row of the table of statements: a word, what follows it, its summary.
package struct LessonVerb: Sendable {
  /// The first word.
  package let word: String
  /// What follows it.
  package let form: String
  /// One sentence.
  package let summary: String
  let read: @Sendable (Statement, LessonVerb) throws(StatementError) -> [LessonStep]

  /// The rows, in the order in which a lesson uses them.
  package static let all: [LessonVerb] = [
    LessonVerb(
      word: "lesson", form: #""TITLE" seed=N size=WxH"#,
      summary: "the first statement: a title; a seed and the size of recordings if they matter"
    ) { _, _ throws(StatementError) in throw StatementError(.secondTitle, column: 1) },
    LessonVerb(
      word: "data", form: "NAME KEY=VALUE ...",
      summary: "a data set, or a CSV file beside the lesson; starts afresh"
    ) { statement, verb throws(StatementError) in try statement.assignments(verb) },
    LessonVerb(
      word: "loss", form: "NAME KEY=VALUE ...", summary: "a training loss; the weights are kept"
    ) { statement, verb throws(StatementError) in try statement.assignments(verb) },
    LessonVerb(
      word: "set", form: "KEY VALUE", summary: "do the action KEY VALUE, such as set margin 2"
    ) { statement, verb throws(StatementError) in try statement.setting(verb) },
    LessonVerb(
      word: "ramp", form: "KEY FROM TO over=STEPS",
      summary: "train so many steps while a dial goes from one number to another"
    ) { statement, verb throws(StatementError) in try statement.ramp(verb) },
    LessonVerb(word: "run", form: "STEPS", summary: "train so many steps") {
      statement, verb throws(StatementError) in
      [.run(try statement.words(1, of: verb)[0].plain(verb, .whole(LessonStep.steps), steps))]
    },
    LessonVerb(
      word: "until", form: "METRIC OP X max=STEPS",
      summary: "train until this holds, at most so many steps"
    ) { statement, verb throws(StatementError) in
      let most = try statement.words(4, of: verb)[3].valued("max", verb, steps)
      return [.until(try statement.condition(verb), most: most)]
    },
    LessonVerb(word: "hold", form: "SECONDS", summary: "show what there is, without training") {
      statement, verb throws(StatementError) in
      [.hold(ticks: try statement.words(1, of: verb)[0].plain(verb, .seconds(most: 600), ticks))]
    },
    LessonVerb(
      word: "say", form: #""CAPTION""#,
      summary: #"say this in the caption until something else is said; "" ends it"#
    ) { statement, _ throws(StatementError) in [.act(try statement.action())] },
    LessonVerb(word: "mark", form: #""CHAPTER""#, summary: "begin a chapter") {
      statement, _ throws(StatementError) in [.act(try statement.action())]
    },
    LessonVerb(
      word: "pause", form: #""PROMPT""#, summary: "wait with these words until the speaker goes on"
    ) { statement, verb throws(StatementError) in
      [.pause(try statement.words(1, of: verb)[0].plain)]
    },
    LessonVerb(
      word: "ask", form: #""QUESTION" a="..." b="..." answer=a"#,
      summary: "ask a question of 2 to 4 choices"
    ) { statement, _ throws(StatementError) in
      guard case .ask(let question) = try statement.action() else { return [] }
      guard question.answer != nil else {
        throw StatementError(
          .action(.missingKey(verb: "ask", key: "answer")), column: statement.end)
      }
      return [.ask(question)]
    },
    LessonVerb(
      word: "check", form: "METRIC OP X", summary: "claim something, which lesson --headless tests"
    ) { statement, verb throws(StatementError) in
      _ = try statement.words(3, of: verb)
      return [.check(try statement.condition(verb))]
    },
    LessonVerb(word: "snap", form: #""NAME""#, summary: "a moment worth a still picture") {
      statement, _ throws(StatementError) in [.act(try statement.action())]
    },
    LessonVerb(word: "view", form: "NAME", summary: "choose a picture") {
      statement, _ throws(StatementError) in [.act(try statement.action())]
    },
  ]
}

/// What is wrong with a statement, and where in its line.
struct StatementError: Error {
  let fault: LessonError.Fault
  let column: Int

  init(_ fault: LessonError.Fault, column: Int) {
    self.fault = fault
    self.column = column
  }
}

private func steps(_ text: String) -> Int? {
  Int(text).flatMap { LessonStep.steps.contains($0) ? $0 : nil }
}

private func ticks(_ text: String) -> Int? {
  guard let seconds = Double(text), seconds > 0, seconds <= 600 else { return nil }
  return max(1, Int(seconds * Double(Session.ticksPerSecond) + 0.5))
}

private func number(_ text: String) -> Double? {
  Double(text).flatMap { $0.isFinite ? $0 : nil }
}

extension Statement.Word {
  /// The word as a value, or what it should have been.
  fileprivate func plain<Value>(
    _ verb: LessonVerb, _ wanted: LessonError.Wanted, _ read: (String) -> Value?
  ) throws(StatementError) -> Value {
    guard let value = read(plain) else {
      throw StatementError(.bad(verb: verb.word, text: plain, wanted: wanted), column: column)
    }
    return value
  }

  /// The steps after a key.
  fileprivate func valued(
    _ key: String, _ verb: LessonVerb, _ read: (String) -> Int?
  ) throws(StatementError) -> Int {
    guard self.key == key else {
      throw StatementError(
        .badKey(verb: verb.word, key: self.key ?? written, keys: [key]), column: column)
    }
    guard let value = read(self.value) else {
      throw StatementError(
        .bad(verb: verb.word, text: written, wanted: .whole(LessonStep.steps)), column: column)
    }
    return value
  }
}

extension Statement {
  /// Exactly so many words after the first.
  fileprivate func words(_ count: Int, of verb: LessonVerb) throws(StatementError) -> [Word] {
    guard words.count > count else {
      throw StatementError(.incomplete(verb: verb.word, form: verb.form), column: end)
    }
    guard words.count == count + 1 else {
      let rest = words[(count + 1)...]
      throw StatementError(
        .extra(verb: verb.word, text: rest.map(\.written).joined(separator: " ")),
        column: words[count + 1].column)
    }
    return Array(words[1...])
  }

  /// The action that the words name.
  fileprivate func action() throws(StatementError) -> Action {
    do throws(ActionParseError) {
      return try Action(self)
    } catch {
      throw StatementError(.action(error.error), column: error.column)
    }
  }

  /// `data NAME` and `loss NAME`, then the dials that go with it.
  fileprivate func assignments(_ verb: LessonVerb) throws(StatementError) -> [LessonStep] {
    guard words.count > 1 else {
      throw StatementError(.incomplete(verb: verb.word, form: verb.form), column: end)
    }
    var lessonSteps: [LessonStep] = [.act(try prefix(2).action())]
    for word in words.dropFirst(2) {
      guard let assignment = word.assignment else {
        throw StatementError(.extra(verb: verb.word, text: word.written), column: word.column)
      }
      let action = try assignment.action()
      guard action.isSetting, assignment.words[0].value != "data",
        assignment.words[0].value != "loss"
      else {
        throw StatementError(
          .reserved(key: assignment.words[0].value, instead: nil), column: word.column)
      }
      lessonSteps.append(.act(action))
    }
    return lessonSteps
  }

  /// `set KEY VALUE`.
  fileprivate func setting(_ verb: LessonVerb) throws(StatementError) -> [LessonStep] {
    guard words.count > 1 else {
      throw StatementError(.incomplete(verb: verb.word, form: verb.form), column: end)
    }
    let action = try tail.action()
    switch action {
    case .run, .pause, .step, .steps, .prompt, .ask, .answer, .reveal, .proceed, .lesson, .say,
      .mark,
      .snap:
      let key = words[1].plain
      let own = key == "prompt" ? "pause" : ["step", "steps"].contains(key) ? "run" : key
      throw StatementError(
        .reserved(key: key, instead: LessonVerb.all.first { $0.word == own }.map(\.word)),
        column: words[1].column)
    default:
      return [.act(action)]
    }
  }

  /// `ramp KEY FROM TO over=STEPS`.
  fileprivate func ramp(_ verb: LessonVerb) throws(StatementError) -> [LessonStep] {
    let words = try words(4, of: verb)
    let from = try words[1].plain(verb, .number, number)
    let to = try words[2].plain(verb, .number, number)
    let steps = try words[3].valued("over", verb, steps)
    let key = words[0].plain
    guard let dial = Action.verbs.first(where: { $0.word == key }) else {
      let known = Action.verbs.map(\.word).filter(LessonStep.canRamp)
      throw StatementError(
        .action(.unknown(word: key, nearest: nearest(to: key, among: known))),
        column: words[0].column)
    }
    guard LessonStep.canRamp(dial.word) else {
      throw StatementError(.noRamp(key: key), column: words[0].column)
    }
    return [.ramp(key: key, from: from, to: to, steps: steps)]
  }

  /// `METRIC OP X` after the first word.
  fileprivate func condition(_ verb: LessonVerb) throws(StatementError) -> Condition {
    let name = words[1].plain
    guard let metric = Metric.named(name) else {
      throw StatementError(
        .noMetric(name, nearest: nearest(to: name, among: Metric.all.map(\.name))),
        column: words[1].column)
    }
    let comparison = try words[2].plain(verb, .comparison) {
      Condition.Comparison(rawValue: $0)
    }
    return Condition(
      metric: metric.name, comparison: comparison, value: try words[3].plain(verb, .number, number))
  }
}
