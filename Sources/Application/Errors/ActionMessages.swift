import Experiment
import Text

extension ActionError {
  /// Begins with the word of the action, so that it can follow two dashes.
  var message: String {
    switch self {
    case .unknown(let word, let nearest):
      word.isEmpty
        ? "the action is missing, such as \"margin 4\""
        : "unknown action \(quoted(word))\(hint(nearest)); see marginscope help actions"
    case .missingArgument(let verb, let form): "\(verb) needs \(argumentPhrase(form))"
    case .extraArgument(let verb, let text): "\(verb): unexpected argument \(quoted(text))"
    case .badArgument(let verb, let text, let form):
      "\(verb) must be "
        + argumentPhrase(form, Action.verbs.first { $0.word == verb }?.numbers)
        + " (got \(numberOrQuoted(text)))"
    case .outOfRange(let verb, let value, let range):
      if range.lowerBound == range.upperBound {
        "\(verb) is fixed at \(Numerals.shortest(range.lowerBound)) here "
          + "(got \(Numerals.shortest(value)))"
      } else {
        "\(verb) must be between \(Numerals.shortest(range.lowerBound)) and "
          + "\(Numerals.shortest(range.upperBound)) (got \(Numerals.shortest(value)))"
      }
    case .noSuch(let verb, let name, let choices):
      "\(verb) cannot be \(quoted(name))\(hint(meant(name, choices))); "
        + "choose \(listed(choices, "or"))"
    case .notInThisLoss(let verb, let loss):
      "\(verb) does not apply to \(loss); choose a loss that has it"
    case .nothingToGoBack: "there is no earlier step to go back to"
    case .nothingToRerun: "there is no earlier change to go back to"
    case .grammar(let error): error.message
    case .badKey(let verb, let key, let keys):
      keys.contains(key)
        ? "\(verb) has \(key)= twice"
        : "\(verb) has no \(quoted(key))\(hint(nearest(to: key, among: keys))), only "
          + listed(keys.map { $0 + "=" })
    case .missingKey(let verb, let key): "\(verb) needs \(key)="
    case .nothingAsked: "there is no question to answer"
    case .noChapter(let number): "there is no chapter \(number) to go back to"
    case .noReason: "no reason is offered here"
    }
  }

  /// Words are mistyped, numbers are not.
  private func meant(_ name: String, _ choices: [String]) -> String? {
    Double(name) == nil ? nearest(to: name, among: choices) : nil
  }
}

/// A number as it stands, other text in quotes.
func numberOrQuoted(_ text: String) -> String { Double(text) == nil ? quoted(text) : text }

/// What the argument of an action is, from its form in the table and from its numbers if they are
/// known.
func argumentPhrase(_ form: String, _ numbers: NumberRange? = nil) -> String {
  let words = form.split(separator: "|").map { word in
    switch word {
    case "M", "L", "S", "X", "K", "N": numbers?.phrase ?? numberPhrase(word)
    case "NAME": "a name"
    case #""TEXT""#: "text in quotes"
    default: String(word)
    }
  }
  return listed(words, "or")
}

private func numberPhrase(_ word: Substring) -> String {
  word == "K" || word == "N" ? "a whole number" : "a number"
}

extension NumberRange {
  fileprivate var phrase: String {
    switch self {
    case .whole(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .natural: "a whole number of at least 0"
    case .any(let range):
      "a number from \(Numerals.shortest(range.lowerBound)) to "
        + Numerals.shortest(range.upperBound)
    case .only(let numbers): listed(numbers.map(Numerals.shortest), "or")
    }
  }
}

extension GrammarError {
  var message: String {
    switch self {
    case .openQuote: "a quote is not closed on this line"
    case .badEscape:
      #"a backslash in quotes must be followed by ", \, n or u{1b}; write \\ for one"#
    case .strayQuote: #"a quote must begin a word or follow "="; within quotes write \" for one"#
    case .noSpace: "a space is missing after the closing quote"
    }
  }
}
