/// Help from the tables: short, of one verb, or everything.
enum HelpText {
  /// What `--help` prints for a verb.
  static func of(_ verb: Verb) -> String {
    verb.name == .live ? overview.text : blocks(verb).text
  }

  /// The options that the short help names; the others stand in `help options`.
  static let mainOptions = ["scene", "data", "loss", "margin", "seed", "do", "record"]

  /// Everything that fits on one screen.
  static var overview: [HelpBlock] {
    let main = mainOptions.compactMap { name in Option.all.first { $0.name == name } }
    let topics = HelpTopic.subjects.map(\.word) + ["COMMAND", "all"]
    return [
      .paragraph(summary),
      .lines(["Usage: marginscope [COMMAND] [options]", ""] + Self.examples),
      .list("Commands", Verb.all.filter { $0.name != .live }.map { ($0.name.rawValue, $0.brief) }),
      .list("Options", main.map { (spelling($0), $0.summary) } + commonOptions),
      .paragraph("More: marginscope help TOPIC, where TOPIC is \(topics.joined(separator: ", "))."),
      Vocabulary.statuses,
    ]
  }

  /// What the program is.
  static let summary =
    "MarginScope turns the margin of a softmax loss while a network trains on it."

  /// Command lines to begin with.
  private static let examples = [
    "  marginscope                           train live; ? lists the keys",
    "  marginscope lesson 3                  a guided lesson: turn the margin",
    "  marginscope --loss arcface --seed 2   another loss, another start",
  ]

  /// Every command, option and word.
  static var everything: [HelpBlock] {
    [.paragraph(summary), .list("Usage", Verb.all.map { (usage($0), $0.summary) }), options]
      + Vocabulary.names + [Vocabulary.metrics] + Vocabulary.config
      + [Vocabulary.environment, Vocabulary.statuses]
      + [spellings, example(Verb.live)]
  }

  /// Every option, and the commands that take it where it is not the live program.
  static var options: HelpBlock {
    .list(
      "Options",
      Option.all.map { option in
        let takers = option.verbs.filter { $0 != .live }.map(\.rawValue)
        let only = option.verbs.contains(.live) ? "" : " (\(takers.joined(separator: ", ")))"
        return (spelling(option), option.summary + only)
      } + commonOptions)
  }

  /// The options that say how a file of samples is read.
  static var tables: HelpBlock {
    .list("Options of a file", Option.tables.map { (spelling($0), $0.summary) })
  }

  /// How options and their values are written.
  static let spellings = HelpBlock.paragraph("Options are written --name value or --name=value.")

  /// The command line that a verb takes.
  static func usage(_ verb: Verb) -> String {
    ["marginscope", verb.name.rawValue, verb.operand, "[options]"].filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  private static func blocks(_ verb: Verb) -> [HelpBlock] {
    let options = Option.all.filter { $0.verbs.contains(verb.name) }
    return [
      .lines(["Usage: \(usage(verb))"]), .paragraph(verb.summary),
      .list("Options", options.map { (spelling($0), $0.summary) } + commonOptions),
    ] + words(verb) + [example(verb)]
  }

  /// What the words of a verb's command line mean.
  private static func words(_ verb: Verb) -> [HelpBlock] {
    switch verb.name {
    case .live, .frame: Vocabulary.names
    case .train, .sweep, .export: Vocabulary.names + [Vocabulary.metrics]
    case .lesson: Vocabulary.lessons + Vocabulary.names + [Vocabulary.metrics]
    case .evaluate: Vocabulary.documents
    case .help: [.list("Topics", HelpTopic.all.map { ($0.word, $0.summary) })]
    case .lessonFrom, .verify, .replay: []
    }
  }

  private static var commonOptions: [(word: String, summary: String)] {
    Request.commonOptions.map { ("--\($0.name)", $0.summary) }
  }

  private static func example(_ verb: Verb) -> HelpBlock {
    .lines(["Example: marginscope \(verb.example)"])
  }

  private static func spelling(_ option: Option) -> String {
    option.form.isEmpty ? "--\(option.name)" : "--\(option.name) \(option.form)"
  }
}
