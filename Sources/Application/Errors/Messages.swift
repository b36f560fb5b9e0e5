import Experiment
import Learning
import Lessons
import Recording
import Terminal
import Text

// What is wrong with a command, an action or a file: what, where, and what to do about it.

extension CommandError {
  var message: String {
    switch self {
    case .usage(let error): error.message
    case .file(let path, let error): "\(fileName(path)) \(error.predicate)"
    case .noData(let name, let nearest, let known):
      "there is neither a data set nor a file \(quoted(name))\(hint(nearest)); "
        + "the data sets are \(listed(known))"
    case .table(let path, let error): place(path, error.line) + ": " + error.message
    case .script(let tick, let error): "at tick \(tick): \(error.message)"
    case .training(let failure): failure.message
    case .unreached(let tick, let action, let end):
      "--do \(quoted("\(tick) \(action.text)")) was never done: the run ended at tick \(end); "
        + "make it longer or the tick smaller"
    case .tooLong(let ticks, let most):
      "there are \(ticks) ticks, and files of more than \(most), a day, are not written unasked; "
        + "say with --tick how far to go"
    case .tooShort(let end, let tick):
      "there is no tick \(tick): the recording ends at tick \(end)"
    case .pausedForGood(let tick, let done, let steps):
      "training is paused for good at tick \(tick), after \(done) of \(steps) steps; "
        + "go on with --do \"\(tick) run\""
    case .document(let path, let error): "\(fileName(path)) \(error.predicate)"
    case .changedData(let path):
      "\(fileName(path)) is not the file that was recorded with, so nothing would be the same; "
        + "put the old one back"
    case .log(let path, let error): place(path, error.line) + ": " + error.fact.message
    case .logGap(let path, let line, let tick):
      place(path, line) + ": the tick is too far away: at tick \(tick) no checksum has come for "
        + "\(Playback.mostUnsummed) ticks, where each \(SessionLog.sumInterval) bring one; "
        + "the log is damaged"
    case .logAction(let path, let line, let text, let error):
      place(path, line) + ": \(quoted(text)): \(error.message)"
    case .logSetting(let path, let text, let error):
      place(path, 1) + ": setting \(quoted(text)): \(error.message)"
    case .logStart(let path, let error): place(path, 1) + ": the settings: \(error.message)"
    case .lesson(let path, let error):
      "\(fileName(path)):\(error.place.line):\(error.place.column): \(error.message)"
    case .noLesson(let name, let nearest, let shipped):
      "there is neither a file nor a lesson \(quoted(name))\(hint(nearest)); "
        + (shipped > 0
          ? "marginscope lesson lists the \(shipped) that there are"
          : CommandError.noShelf.message)
    case .noShelf:
      "no lessons were found; give the path of a file, or set MARGINSCOPE_LESSONS to a directory "
        + "that has some"
    case .recording(let path, let error): error.message(path)
    case .terminal(let error): error.description
    case .neither(let path, let display):
      "\(fileName(path)) is neither a recorded session nor a lesson; \(display.phrase)"
    case .write(let path, let error): "\(path) \(error.predicate)"
    case .output(let reason): "what was asked for cannot be written: \(reason)"
    }
  }
}

extension UsageError {
  var message: String {
    switch self {
    case .unknownVerb(let word, let nearest):
      "there is no verb \(quoted(word))\(hint(nearest)); see marginscope --help"
    case .unknownOption(let name, let verb, let nearest):
      "there is no option \(quoted("--" + name))\(hint(nearest.map { "--\($0)" })); "
        + seeHelp(verb)
    case .foreignOption(let name, let verb, let takers):
      "\(called(verb)) takes no --\(name), but \(listed(takers.map(called), "and")) "
        + "\(takers.count == 1 ? "does" : "do"); \(seeHelp(verb))"
    case .missingValue(let option, let form):
      "--\(option) needs a value: --\(option) \(form)"
    case .unexpectedValue(let option, let value):
      "--\(option) takes no value, so leave out \(quoted("=" + value))"
    case .badValue(let option, let value, let wanted):
      "--\(option) takes \(wanted.phrase), not \(quoted(value))"
    case .setting(let error): "--\(error.message)"
    case .action(let text, let error): "--do \(quoted(text)): \(error.message)"
    case .unexpectedArgument(let text, let verb, let isVerb):
      if isVerb {
        "the verb \(quoted(text)) comes first, before any option"
      } else {
        "\(called(verb)) does not know what to do with \(quoted(text)); \(seeHelp(verb))"
      }
    case .nothingToExport:
      "export needs at least one file to write, such as --cast margin.cast; "
        + seeHelp(.export)
    case .needsTable(let option):
      "--\(option) says how a file of samples is read, so name one with --data"
    case .decidedByFile(let option):
      "the file decides what trains, so leave out --\(option) or the file"
    case .sameFile(let path): "two files cannot both be called \(quoted(path))"
    case .notText(let text):
      "the argument \(quoted(text)) is not UTF-8; rename the file"
    case .badSourceDate(let text):
      "SOURCE_DATE_EPOCH must be whole seconds since 1970, not \(quoted(text))"
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
    case .size(let most): "columns and rows such as 80x24, from 1x1 to \(most)x\(most)"
    case .columns: "names or numbers of columns, such as 1,4,name"
    case .line:
      "a tick from 0 to \(Script.lastTick) and an action, such as \"160 margin 4\""
    }
  }
}

extension ActionError {
  var message: String {
    switch self {
    case .unknown(let word, let nearest):
      word.isEmpty
        ? "an action is missing, such as \"margin 4\""
        : "there is no action \(quoted(word))\(hint(nearest)); see marginscope --help"
    case .missingArgument(let verb, let form): "\(verb) needs \(phrase(form))"
    case .extraArgument(let verb, let text):
      "\(verb) is complete, so leave out \(quoted(text))"
    case .badArgument(let verb, let text, let form):
      "\(verb) takes \(phrase(form)), not \(quoted(text))"
    case .outOfRange(let verb, let value, let range):
      if range.lowerBound == range.upperBound {
        "\(verb) is always \(Numerals.shortest(range.lowerBound)) here"
      } else {
        "\(verb) goes from \(Numerals.shortest(range.lowerBound)) to "
          + "\(Numerals.shortest(range.upperBound)), so not to \(Numerals.shortest(value))"
      }
    case .noSuch(let verb, let name, let choices):
      "\(verb) cannot be \(quoted(name))\(hint(meant(name, choices))); "
        + "the choices are \(listed(choices))"
    case .notInThisLoss(let verb, let loss):
      "\(verb) has no meaning for \(loss); choose another loss, such as a-softmax"
    case .nothingToGoBack: "there is no earlier step of this run to go back to"
    case .nothingToRerun: "there is no change to go back to before yet"
    case .grammar(let error): error.message
    case .badKey(let verb, let key, let keys):
      keys.contains(key)
        ? "\(verb) has \(key)= already, and takes it once"
        : "\(verb) knows no \(quoted(key))\(hint(nearest(to: key, among: keys))); after its first "
          + "argument come \(listed(keys.map { $0 + "=" }))"
    case .missingKey(let verb, let key): "\(verb) needs \(key)= too"
    case .nothingAsked: "there is no question to answer"
    }
  }

  /// Words are mistyped, numbers are not.
  private func meant(_ name: String, _ choices: [String]) -> String? {
    Double(name) == nil ? nearest(to: name, among: choices) : nil
  }

  /// What the argument of an action is, from its form in the table.
  private func phrase(_ form: String) -> String {
    let words = form.split(separator: "|").map { word in
      switch word {
      case "M", "L", "X": "a number"
      case "K", "N": "a whole number"
      case "NAME": "a name"
      case #""TEXT""#: "a text in quotes"
      default: String(word)
      }
    }
    return listed(words, "or")
  }
}

extension GrammarError {
  var message: String {
    switch self {
    case .openQuote: "a quote is opened and not closed on this line"
    case .badEscape: #"a backslash in quotes is followed by ", \ or n; write \\ for one backslash"#
    case .strayQuote: #"a quote begins a text or follows a "="; within text write \" for one"#
    case .noSpace: "a space is missing after the closing quote"
    }
  }
}

extension TrainingFailure {
  var message: String {
    switch self {
    case .lossNotFinite(let step): "the loss of step \(step) is not a finite number\(advice)"
    case .gradientNotFinite(let step):
      "the gradient of step \(step) is not a finite number\(advice)"
    }
  }

  private var advice: String { "; a lower --rate may help" }
}

extension FileError {
  /// What follows the file's name.
  var predicate: String {
    switch self {
    case .missing: "does not exist"
    case .directory: "is a directory, not a file"
    case .forbidden: "may not be read by this user"
    case .tooLarge(let most): "is larger than the \(most >> 20) MB that are read"
    case .unreadable(let reason): "cannot be read: \(reason)"
    }
  }
}

func quoted(_ text: String) -> String { "\"\(text)\"" }

func hint(_ nearest: String?) -> String {
  nearest.map { " (did you mean \(quoted($0))?)" } ?? ""
}

private func called(_ verb: Verb.Name) -> String {
  verb == .live ? "the live program" : verb.rawValue
}

private func seeHelp(_ verb: Verb.Name) -> String {
  "see marginscope \(verb.rawValue.isEmpty ? "" : verb.rawValue + " ")--help"
}

func fileName(_ path: String) -> String { path == "-" ? "standard input" : path }

func place(_ path: String, _ line: Int?) -> String {
  fileName(path) + (line.map { ":\($0)" } ?? "")
}

func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
  "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
}

func listed(_ words: [String], _ last: String = "and", most: Int = .max) -> String {
  guard words.count <= most else {
    return words.prefix(most).joined(separator: ", ") + " \(last) \(words.count - most) more"
  }
  guard let end = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " \(last) \(end)"
}
