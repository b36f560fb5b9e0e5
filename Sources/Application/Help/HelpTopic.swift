import Text

/// One row of the table of what `marginscope help TOPIC` prints.
struct HelpTopic: Sendable {
  /// The word after `help`.
  let word: String
  /// One sentence for the list of topics.
  let summary: String
  /// What is printed.
  let text: @Sendable () -> String

  /// The rows, in the order of the list.
  static let all = subjects + verbs + wholes + files

  /// What is no command.
  static let subjects: [HelpTopic] = [
    topic("losses", "The losses, and other names for them.") { [Vocabulary.losses] },
    topic("data", "The data sets, and how a file of yours is read.") {
      [Vocabulary.data, HelpText.tables]
    },
    topic("scenes", "Experiments to begin with.") { [Vocabulary.scenes] },
    topic("annealing", "The schedules by which lambda falls.") { [Vocabulary.annealing] },
    topic("actions", "What --do and the statement set of a lesson do.") { [Vocabulary.actions] },
    topic("metrics", "What is measured.") { [Vocabulary.metrics] },
    topic("lessons", "The language of lessons.") { Vocabulary.lessons },
    topic("options", "Every option.") { [HelpText.options, HelpText.spellings] },
    topic("keys", "Every key.") { Vocabulary.keys },
    topic("config", "The file of settings of looks.") { Vocabulary.config },
    topic("environment", "The variables that are read.") { [Vocabulary.environment] },
    topic("exit", "The exit statuses.") { [Vocabulary.statuses] },
  ]

  /// The help of each command.
  private static let verbs = Verb.all.filter { $0.name != .live }.map { verb in
    HelpTopic(word: verb.name.rawValue, summary: verb.brief) { HelpText.of(verb) }
  }

  private static let wholes = [
    topic("all", "Every command, option and word.") { HelpText.everything }
  ]

  /// What other programs read.
  static let files = [
    HelpTopic(word: "man", summary: "The manual page, for man -l.") { ManualPage.text },
    HelpTopic(word: "bash", summary: "The completion for bash.") { BashCompletion.text },
    HelpTopic(word: "zsh", summary: "The completion for zsh.") { ZshCompletion.text },
    HelpTopic(word: "fish", summary: "The completion for fish.") { FishCompletion.text },
  ]

  private static func topic(
    _ word: String, _ summary: String, _ blocks: @escaping @Sendable () -> [HelpBlock]
  ) -> HelpTopic {
    HelpTopic(word: word, summary: summary) { blocks().text }
  }
}

/// `marginscope help`: the overview, or a topic.
func help(_ options: Options, _ console: Console) throws(CommandError) -> ExitStatus {
  let word = options.file
  if word.isEmpty {
    try console.output.write(HelpText.of(.live))
    return .success
  }
  guard let topic = HelpTopic.all.first(where: { $0.word == word }) else {
    throw .usage(.unknownTopic(word, nearest: nearest(to: word, among: HelpTopic.all.map(\.word))))
  }
  try console.output.write(topic.text())
  return .success
}
