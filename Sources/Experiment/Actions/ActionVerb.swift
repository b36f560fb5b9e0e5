internal import Text

extension Action {
  /// One row of the table of actions, which reads and writes them: a word, the form of its arguments,
  /// its summary.
  package struct Verb: Sendable {
    /// The first word of the text.
    package let word: String
    /// How the arguments look in a help text; empty for none.
    package let form: String
    /// What it does.
    package let summary: String
    /// The numbers that the argument may be; nil for other arguments, and where that depends on the
    /// session.
    package var numbers: NumberRange? { range() }
    private(set) var range: @Sendable () -> NumberRange? = { nil }
    /// Reads the words of a statement.
    let read: @Sendable (Statement) throws(ActionParseError) -> Action
    /// Writes an action's arguments; nil for an action of another row.
    let write: @Sendable (Action) -> String?
  }

  /// The action that the text names: a word, then its arguments.
  package init(parsing text: String) throws(ActionError) {
    let statement: Statement
    do throws(GrammarError) { statement = try Statement(text) } catch { throw .grammar(error) }
    do throws(ActionParseError) { self = try Action(statement) } catch { throw error.error }
  }

  /// The action that the words name.
  package init(_ statement: Statement) throws(ActionParseError) {
    guard let verb = Action.verbs.first(where: { $0.word == statement.verb }) else {
      throw ActionParseError(
        .unknown(
          word: statement.verb,
          nearest: nearest(to: statement.verb, among: Action.verbs.map(\.word))),
        column: statement.words.first?.column ?? 1)
    }
    self = try verb.read(statement)
  }
}

/// How the one argument of an action is read and written.
struct Argument<Value: Sendable>: Sendable {
  /// How it looks in a help text.
  let form: String
  /// The value that the text spells, or nil.
  let read: @Sendable (String) -> Value?
  /// The text that reads back as the value.
  let write: @Sendable (Value) -> String
  /// The numbers that are values, if these are numbers.
  var numbers: NumberRange?
}

extension Action.Verb {
  /// A row with one argument: the action that a value makes, and the value taken from an action, nil
  /// for an action of another row.
  init<Value>(
    _ word: String, _ argument: Argument<Value>, _ summary: String,
    _ make: @escaping @Sendable (Value) -> Action, take: @escaping @Sendable (Action) -> Value?
  ) {
    self.init(
      word: word, form: argument.form, summary: summary, range: { argument.numbers },
      read: { statement throws(ActionParseError) in
        let word = try statement.onlyArgument(argument.form)
        guard let value = argument.read(word.plain) else {
          throw ActionParseError(
            .badArgument(verb: statement.verb, text: word.plain, form: argument.form),
            column: word.column)
        }
        return make(value)
      },
      write: { take($0).map(argument.write) })
  }

  /// A row without arguments.
  init(_ word: String, _ summary: String, _ action: Action) {
    self.init(
      word: word, form: "", summary: summary,
      read: { statement throws(ActionParseError) in
        try statement.expectEnd(after: 1)
        return action
      },
      write: { $0 == action ? "" : nil })
  }

  /// The row of a control.
  init(_ control: Control) {
    let kind = control.kind
    let argument = Argument(
      form: kind.form, read: { kind.read($0).map(control.canonical) }, write: { $0.text })
    self.init(
      control.word, argument, control.summary, { .set(control, $0) },
      take: { if case .set(control, let value) = $0 { value } else { nil } })
    range = { control.numbers }
  }
}

extension Argument<Bool> {
  static let flag = Argument(
    form: "on|off", read: { $0 == "on" ? true : $0 == "off" ? false : nil },
    write: { $0 ? "on" : "off" })
}

extension Argument<Int> {
  static let whole = Argument(form: "N", read: { Int($0) }, write: { "\($0)" })

  static func whole(_ range: ClosedRange<Int>) -> Argument {
    Argument(
      form: "N", read: { Int($0).flatMap { range.contains($0) ? $0 : nil } }, write: { "\($0)" },
      numbers: .whole(UInt64(range.lowerBound)...UInt64(range.upperBound)))
  }

  /// The letter of a choice.
  static let letter = Argument(
    form: (0..<Question.counts.upperBound).map(Question.letter).joined(separator: "|"),
    read: { Question.index(ofLetter: $0) }, write: { Question.letter($0) })
}

extension Argument<Int?> {
  /// A number that is not negative, or none.
  static let wholeOrNone = Argument(
    form: "N|none",
    read: { $0 == "none" ? .some(nil) : Int($0).flatMap { $0 < 0 ? nil : .some($0) } },
    write: { $0.map(String.init) ?? "none" }, numbers: .natural)
}

extension Argument<String> {
  static let name = Argument(form: "NAME", read: { $0 }, write: { Statement.name($0) })
  static let text = Argument(form: #""TEXT""#, read: { $0 }, write: { Statement.quoted($0) })
}

extension Argument where Value: RawRepresentable<String> & CaseIterable & Sendable {
  /// A case by its raw value.
  static var choice: Argument {
    Argument(
      form: Value.allCases.map(\.rawValue).joined(separator: "|"), read: { Value(rawValue: $0) },
      write: { $0.rawValue })
  }
}

extension Statement {
  /// The first word; empty for an empty statement.
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
}
