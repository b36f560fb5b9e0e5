import Text

extension UsageError {
  var message: String {
    switch self {
    case .unknownVerb(let word, let nearest):
      "unknown command \(quoted(word))\(hint(nearest)); see marginscope --help"
    case .unknownTopic(let word, let nearest):
      "unknown help topic \(quoted(word))\(hint(nearest)); see marginscope help --help"
    case .unknownOption(let name, let verb, let nearest):
      "unknown option \(quoted("--" + name))\(hint(nearest.map { "--\($0)" })); "
        + seeHelp(verb)
    case .foreignOption(let name, let verb, let takers):
      "--\(name) is not an option of \(called(verb)), only of \(listed(takers.map(called))); "
        + seeHelp(verb)
    case .missingValue(let option, let form):
      "--\(option) needs a value: --\(option) \(form)"
    case .unexpectedValue(let option, let value):
      "--\(option) takes no value (got \(quoted(value)))"
    case .badValue(let option, let value, let wanted):
      "--\(option) must be \(wanted.phrase) (got \(numberOrQuoted(value)))"
    case .badAxis(let text, let fact): "--vary \(quoted(text)): \(fact.message)"
    case .plotNeedsOutput:
      "a plot needs the rows in a file; name one with --output, such as --output sweep.csv"
    case .setting(let error): "--\(error.message)"
    case .action(let text, let error): "--do \(quoted(text)): \(error.message)"
    case .unexpectedArgument(let text, let verb, let isVerb):
      isVerb
        ? "the command \(quoted(text)) must come first, before any option"
        : "unexpected argument \(quoted(text)); \(seeHelp(verb))"
    case .nothingToExport:
      "nothing to export: name at least one file, such as --cast margin.cast; "
        + seeHelp(.export)
    case .decidedByFile(let option):
      "--\(option) cannot be used with a file, which says itself what trains; leave out one of them"
    case .needsTable(let option):
      "--\(option) says how a data file is read; name a file with --data"
    case .needsTerminal(let option):
      "--\(option) is for a lesson on the terminal, not for --headless; leave out one of them"
    case .sameFile(let path): "\(quoted(path)) is named twice; give each output its own file"
    case .notText(let text): "the argument \(quoted(text)) is not valid UTF-8; rename the file"
    case .badSourceDate(let text):
      "SOURCE_DATE_EPOCH must be whole seconds since 1970 (got \(quoted(text)))"
    case .missingOperand(let verb, let form):
      "\(called(verb)) needs a file: marginscope \(verb.rawValue) \(form)"
    }
  }
}

extension UsageError.Wanted {
  fileprivate var phrase: String {
    switch self {
    case .whole(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .choice(let words): listed(words, "or")
    case .seconds(let most): "seconds, more than 0 and at most \(most)"
    case .size(let most): "columns and rows from 1x1 to \(most)x\(most), such as 80x24"
    case .shard: "a part and the number of parts, such as 1/4"
    case .columns: "none, or names or numbers of columns such as 1,4,name"
    case .line:
      "a tick from 0 to \(Script.lastTick) and an action, such as \"160 margin 4\""
    }
  }
}

extension SweepAxis.Fact {
  fileprivate var message: String {
    switch self {
    case .noDial(let word, let nearest):
      word.isEmpty
        ? "the dial is missing, such as \"margin 1:8:.5\""
        : "there is no dial \(quoted(word))\(hint(nearest))"
    case .noValues(let word):
      "the values are missing, such as \"\(word) 1,2,4\" or \"\(word) 1:8:.5\""
    case .badValue(let text, let word, let form):
      text.isEmpty
        ? "a value is missing between two commas"
        : "\(quoted(text)) is no value of \(word) (\(form))"
    case .badRange(let text):
      "\(quoted(text)) must be FROM:TO or FROM:TO:STEP, upwards, in plain numbers such as 1:8:.5"
    case .tooMany(let most): "a sweep has at most \(most) runs"
    case .twice(let word): "\(word) is named twice; give all its values in one --vary"
    }
  }
}

private func called(_ verb: Verb.Name) -> String {
  verb == .live ? "the live program" : verb.rawValue
}

private func seeHelp(_ verb: Verb.Name) -> String {
  "see marginscope \(verb == .live ? "help options" : "\(verb.rawValue) --help")"
}

extension ConfigError.Fact {
  /// What follows the place in the file.
  var message: String {
    let settings = "the settings are \(listed(ConfigFile.options.map(\.name)))"
    return switch self {
    case .notText: "this line is not valid UTF-8; save the file as UTF-8"
    case .noName: "a value without a name; write NAME = VALUE; \(settings)"
    case .unknown(let name, let nearest):
      "unknown setting \(quoted(name))\(hint(nearest)); \(settings)"
    case .noLook(let name):
      "\(name) can be set on the command line only, as --\(name); \(settings)"
    case .twice(let name, let first): "\(name) is set on line \(first) already; remove one of them"
    case .value(.missingValue(let option, let form)):
      "\(option) needs a value: \(option) = \(form)"
    // As on the command line, without the dashes.
    case .value(let error): String(error.message.drop { $0 == "-" })
    }
  }
}
