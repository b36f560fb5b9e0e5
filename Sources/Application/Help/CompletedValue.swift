/// What a shell can offer where a value is typed.
enum CompletedValue: Equatable {
  /// These words.
  case words([String])
  /// Files and directories, and these words.
  case files(words: [String])
  /// The lessons, and files.
  case lessons
  /// Nothing that a shell could know, such as a number.
  case nothing

  /// What may stand where a help text has this form; NAME stands for one of the names.
  init(form: String, names: [String] = []) {
    let parts = form.split(separator: "|").map(String.init)
    let isFile = parts.contains { part in
      ["FILE", "DIR", "SESSION", "LESSON"].contains { part.hasPrefix($0) }
    }
    let words = parts.flatMap { $0 == "NAME" ? names : isFile || parts.count < 2 ? [] : [$0] }
    self = isFile ? .files(words: words) : words.isEmpty ? .nothing : .words(words)
  }
}

extension Option {
  /// What a shell offers for the value; nil for an option without one.
  var completedValue: CompletedValue? {
    form.isEmpty ? nil : CompletedValue(form: form, names: names)
  }
}

extension Verb {
  /// What a shell offers for the operand; nil for a verb without one.
  var completedOperand: CompletedValue? {
    switch name {
    case .live, .train, .sweep: nil
    case .lesson: .lessons
    case .help: .words(HelpTopic.all.map(\.word))
    case .lessonFrom, .replay, .verify, .export, .frame, .evaluate: .files(words: [])
    }
  }

  /// The options that it takes, with those of every verb.
  var completedOptions: [Option] {
    Option.all.filter { $0.verbs.contains(name) }
      + Request.commonOptions.map { row in
        Option(name: row.name, form: "", summary: row.summary, verbs: [name]) { _, _ in }
      }
  }
}
