import Experiment
import Text

/// What a command line asks for.
struct Request {
  /// Whether the verb runs, or something is printed instead.
  enum Intent {
    case run
    case help
    case version
  }

  private(set) var verb = Verb.live
  var options = Options()
  /// The names of the options that the command line has.
  private(set) var given: Set<String> = []
  private(set) var intent = Intent.run

  /// The options of every verb that print something instead of running it.
  static let commonOptions: [(name: String, summary: String, intent: Intent)] = [
    ("help", "Print this help.", .help),
    ("version", "Print the version.", .version),
  ]

  /// Reads a verb, then options as `--name value` or `--name=value`, and the verb's operand.
  init(parsing arguments: [String]) throws(UsageError) {
    var rest = arguments[...]
    if let word = rest.first, !word.hasPrefix("-") {
      verb = try Self.verb(named: word)
      rest.removeFirst()
    }
    // Help is printed whatever else is wrong with the line.
    if let intent = Self.intent(of: rest) {
      self.intent = intent
      return
    }
    var operand: String?
    while let argument = rest.popFirst() {
      if argument.hasPrefix("--") {
        try read(argument.dropFirst(2), &rest)
      } else if !verb.operand.isEmpty, operand == nil,
        argument == "-" || !argument.hasPrefix("-")
      {
        operand = argument
      } else {
        throw unexpected(argument)
      }
    }
    guard operand != nil || !verb.needsOperand else {
      throw .missingOperand(verb: verb.name, form: verb.operand)
    }
    options.file = operand ?? ""
  }

  private static func verb(named word: String) throws(UsageError) -> Verb {
    let words = Verb.all.map(\.name.rawValue)
    guard !word.isEmpty, let verb = Verb.all.first(where: { $0.name.rawValue == word }) else {
      let topic = HelpTopic.subjects.first { $0.word == word }.map { "help \($0.word)" }
      throw .unknownVerb(
        word, nearest: topic ?? nearest(to: word, among: words.filter { !$0.isEmpty }))
    }
    return verb
  }

  private static func intent(of arguments: ArraySlice<String>) -> Intent? {
    for argument in arguments {
      let name = argument == "-h" ? "help" : argument.hasPrefix("--") ? argument.dropFirst(2) : ""
      if let row = commonOptions.first(where: { $0.name == name }) { return row.intent }
    }
    return nil
  }

  private mutating func read(
    _ text: Substring, _ rest: inout ArraySlice<String>
  ) throws(UsageError) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts.first ?? "")
    let given = parts.count > 1 ? String(parts[1]) : nil
    guard let option = Option.all.first(where: { $0.name == name }) else {
      let names = Option.all.filter { $0.verbs.contains(verb.name) }.map(\.name)
      throw .unknownOption(name, verb: verb.name, nearest: nearest(to: name, among: names))
    }
    guard option.verbs.contains(verb.name) else {
      throw .foreignOption(name, verb: verb.name, takers: option.verbs)
    }
    self.given.insert(name)
    try option.read(option.form.isEmpty ? given : given ?? rest.popFirst(), &options)
  }

  private func unexpected(_ argument: String) -> UsageError {
    let isVerb = Verb.all.contains { $0.name.rawValue == argument }
    return .unexpectedArgument(argument, verb: verb.name, isVerb: isVerb)
  }
}

extension Option {
  /// Sets the option, if it has the value that it needs, and none that it does not.
  ///
  /// - Parameters:
  ///   - value: what was given; nil for nothing.
  ///   - options: where it is set.
  /// - Throws: `UsageError` of a value that cannot be.
  func read(_ value: String?, _ options: inout Options) throws(UsageError) {
    if form.isEmpty {
      if let value { throw .unexpectedValue(option: name, value) }
    } else if value == nil {
      throw .missingValue(option: name, form: form)
    }
    try set(&options, value ?? "")
  }
}
