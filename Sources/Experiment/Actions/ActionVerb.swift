internal import Text

/// What is wrong with an action's text, and where.
package struct ActionParseError: Error, Hashable, Sendable {
  /// What is wrong.
  package let error: ActionError
  /// The column of the word, or of where it is missed; the first is 1.
  package let column: Int

  /// An error at a place.
  package init(_ error: ActionError, column: Int) {
    self.error = error
    self.column = column
  }
}

extension Action {
  /// One row of the table of actions: a word, the form of its argument, its summary.
  package struct Verb: Sendable {
    /// The first word of the text.
    package let word: String
    /// How the arguments look in a help text; empty for none.
    package let form: String
    /// One sentence.
    package let summary: String
    let read: @Sendable (Statement, Verb) throws(ActionParseError) -> Action

    /// A verb that reads its arguments by itself.
    init(
      word: String, form: String, summary: String,
      read: @escaping @Sendable (Statement, Verb) throws(ActionParseError) -> Action
    ) {
      self.word = word
      self.form = form
      self.summary = summary
      self.read = read
    }

    /// A verb with one argument, or with none if the form is empty.
    init(
      word: String, form: String, summary: String, parse: @escaping @Sendable (String) -> Action?
    ) {
      self.init(word: word, form: form, summary: summary) {
        statement, verb throws(ActionParseError) in
        let argument = form.isEmpty ? nil : try statement.onlyArgument(form)
        if form.isEmpty { try statement.expectEnd(after: 1) }
        let text = argument?.plain ?? ""
        guard let action = parse(text) else {
          throw ActionParseError(
            .badArgument(verb: word, text: text, form: form), column: argument?.column ?? 1)
        }
        return action
      }
    }
  }

  /// The action that the text names: a word, then its arguments.
  package init(parsing text: String) throws(ActionError) {
    let statement: Statement
    do throws(GrammarError) { statement = try Statement(text) } catch { throw .grammar(error) }
    do throws(ActionParseError) { self = try Action(statement) } catch { throw error.error }
  }

  /// The action that the words name.
  package init(_ statement: Statement) throws(ActionParseError) {
    let word = statement.words.first?.plain ?? ""
    guard let verb = Action.verbs.first(where: { $0.word == word }) else {
      throw ActionParseError(
        .unknown(word: word, nearest: nearest(to: word, among: Action.verbs.map(\.word))),
        column: statement.words.first?.column ?? 1)
    }
    self = try verb.read(statement, verb)
  }
}

extension Statement {
  /// The first word.
  var verb: String { words.first?.plain ?? "" }

  /// The argument of a verb that takes one.
  func onlyArgument(_ form: String) throws(ActionParseError) -> Word {
    guard words.count > 1 else {
      throw ActionParseError(.missingArgument(verb: verb, form: form), column: end)
    }
    try expectEnd(after: 2)
    return words[1]
  }

  /// Refuses more words than a verb takes.
  func expectEnd(after count: Int) throws(ActionParseError) {
    guard words.count > count else { return }
    throw ActionParseError(
      .extraArgument(
        verb: verb, text: words[count...].map(\.written).joined(separator: " ")),
      column: words[count].column)
  }

  /// `lesson "TITLE" chapters=N`.
  func lesson(_ form: String) throws(ActionParseError) -> Action {
    guard words.count > 1, words[1].key == nil else {
      throw ActionParseError(.missingArgument(verb: verb, form: form), column: end)
    }
    try expectEnd(after: 3)
    guard words.count > 2, words[2].key == "chapters" else {
      throw ActionParseError(
        .missingKey(verb: verb, key: "chapters"), column: words.count > 2 ? words[2].column : end)
    }
    guard let count = Int(words[2].value), count >= 0 else {
      throw ActionParseError(
        .badArgument(verb: verb, text: words[2].written, form: "N"), column: words[2].column)
    }
    return .lesson(words[1].value, chapters: count)
  }

  /// `ask "QUESTION" a="..." b="..." answer=a`.
  func question(_ form: String) throws(ActionParseError) -> Question {
    guard words.count > 1, words[1].key == nil else {
      throw ActionParseError(
        .missingArgument(verb: verb, form: form), column: words.dropFirst().first?.column ?? end)
    }
    let letters = (0..<Question.counts.upperBound).map(Question.letter)
    let keys = letters + ["answer"]
    var given: [String: Word] = [:]
    for word in words.dropFirst(2) {
      guard let key = word.key, keys.contains(key), given[key] == nil else {
        throw ActionParseError(
          .badKey(verb: verb, key: word.key ?? word.written, keys: keys), column: word.column)
      }
      given[key] = word
    }
    let choices = letters.prefix { given[$0] != nil }.compactMap { given[$0]?.value }
    // A gap in the letters, or too few of them.
    let missing = letters[choices.count...].first
    let isGap = letters[choices.count...].contains { given[$0] != nil }
    if isGap || choices.count < Question.counts.lowerBound, let missing {
      throw ActionParseError(.missingKey(verb: verb, key: missing), column: end)
    }
    guard let answer = given["answer"] else {
      throw ActionParseError(.missingKey(verb: verb, key: "answer"), column: end)
    }
    let index = Question.index(ofLetter: answer.value)
    guard index != nil || answer.value == Question.later,
      let question = Question(words[1].value, choices: choices, answer: index)
    else {
      throw ActionParseError(
        .noSuch(verb: "answer", name: answer.value, choices: Array(letters.prefix(choices.count))),
        column: answer.column)
    }
    return question
  }
}

// The kinds of rows.
extension Action {
  static func number(
    _ word: String, _ form: String, _ summary: String,
    _ make: @escaping @Sendable (Double) -> Action
  ) -> Verb {
    Verb(word: word, form: form, summary: summary) {
      Double($0).flatMap { $0.isFinite ? make($0) : nil }
    }
  }

  static func whole(
    _ word: String, _ form: String, _ summary: String, _ make: @escaping @Sendable (Int) -> Action
  ) -> Verb {
    Verb(word: word, form: form, summary: summary) { Int($0).map(make) }
  }

  static func word(
    _ word: String, _ form: String, _ summary: String,
    _ make: @escaping @Sendable (String) -> Action
  ) -> Verb {
    Verb(word: word, form: form, summary: summary) { make($0) }
  }

  static func plain(_ word: String, _ summary: String, _ action: Action) -> Verb {
    Verb(word: word, form: "", summary: summary) { _ in action }
  }

  static func flag(
    _ word: String, _ summary: String, _ make: @escaping @Sendable (Bool) -> Action
  ) -> Verb {
    Verb(word: word, form: "on|off", summary: summary) {
      $0 == "on" ? make(true) : $0 == "off" ? make(false) : nil
    }
  }

  static func choice<Choice: RawRepresentable & Sendable>(
    _ word: String, _ choices: [Choice], _ summary: String,
    _ make: @escaping @Sendable (Choice) -> Action
  ) -> Verb where Choice.RawValue == String {
    Verb(
      word: word, form: choices.map(\.rawValue).joined(separator: "|"), summary: summary
    ) { text in
      choices.first { $0.rawValue == text }.map(make)
    }
  }

  static func text(
    _ word: String, _ summary: String, _ make: @escaping @Sendable (String) -> Action
  ) -> Verb {
    Verb(word: word, form: #""TEXT""#, summary: summary) { make($0) }
  }
}
