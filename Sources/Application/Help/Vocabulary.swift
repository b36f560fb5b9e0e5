import Angular
import Experiment
import Interface
import Learning
import Lessons
import Screen
import Text

/// What the words of command lines and lessons mean, from the tables.
enum Vocabulary {
  static var scenes: HelpBlock { .list("Scenes", Preset.all.map { ($0.name, $0.title + ".") }) }

  /// The losses, with the other names that are taken for them.
  static var losses: HelpBlock {
    .list(
      "Losses",
      Session.losses.map { loss in
        let others = loss.aliases.isEmpty ? "" : " Also: \(loss.aliases.joined(separator: ", "))."
        return (loss.name, loss.summary + others)
      })
  }

  static var data: HelpBlock { .list("Data sets", Dataset.all.map { ($0.name, $0.summary) }) }

  static var annealing: HelpBlock {
    .list("Annealing schedules", Annealing.all.map { ($0.name, $0.summary + ".") })
  }

  static var actions: HelpBlock {
    .list("Actions", Action.verbs.map { (phrase($0.word, $0.form), $0.summary) })
  }

  static var metrics: HelpBlock {
    .list(
      "Metrics",
      Metric.all.map { metric in
        let facts = [metric.summary, metric.kind.unit].filter { !$0.isEmpty }
        return (metric.name, facts.joined(separator: ", "))
      })
  }

  /// What NAME and ACTION may be.
  static var names: [HelpBlock] { [scenes, losses, data, annealing, actions] }

  /// What a lesson's file is made of, and the keys while it is given.
  static var lessons: [HelpBlock] { lessonFile + [lessonKeys] }

  /// What a lesson's file is made of.
  static var lessonFile: [HelpBlock] {
    [
      .list("Statements", LessonVerb.all.map { (phrase($0.word, $0.form), $0.summary + ".") }),
      .paragraph(
        """
        In texts {METRIC} is a measured value with its unit, {METRIC:2} the same with two decimal \
        places, {NAME.METRIC} what was remembered, {ghost.METRIC} that of the frozen run, and {{ a \
        brace.
        """),
      .list("Parts of the screen", ScreenPart.allCases.map { ($0.rawValue, $0.summary + ".") }),
    ]
  }

  /// The keys of the live program, of its lessons and of replays.
  static var keys: [HelpBlock] {
    [
      .list("Keys", KeyMap.bindings.map { ($0.keysText(.ascii), $0.summary + ".") }),
      lessonKeys,
      .list(
        "Keys in a replay", ReplayKeys.bindings.map { ($0.keysText(.ascii), $0.summary + ".") }),
    ]
  }

  private static var lessonKeys: HelpBlock {
    .list("Keys in a lesson", LessonKeys.bindings.map { ($0.keysText(.ascii), $0.summary + ".") })
  }

  /// What golden documents are made of.
  static var documents: [HelpBlock] {
    [.paragraph(EvaluationSchema.summary)]
      + EvaluationSchema.sections.map { .list($0.heading, $0.items) }
  }

  /// The user's configuration file.
  static var config: [HelpBlock] {
    [
      .list(
        "Configuration",
        ConfigFile.options.map { option in
          (option.form.isEmpty ? option.name : "\(option.name) = \(option.form)", option.summary)
        }),
      .paragraph(
        """
        The file is marginscope/config in XDG_CONFIG_HOME, or ~/.config/marginscope/config. Each of \
        its lines is one of these settings; lines that begin with # are comments. The live program, \
        lessons and replays read it; export, frame and train do not, so that the same command gives \
        the same bytes anywhere. Options come before the environment (NO_COLOR), and both before \
        the file. --no-config ignores it.
        """),
    ]
  }

  static let environment = HelpBlock.list(
    "Environment",
    [
      ("NO_COLOR", "No colors, if it is set and not empty."),
      ("XDG_CONFIG_HOME", "The directory of marginscope/config; see help config."),
      (LessonLibrary.variable, "The directory of the lessons."),
      ("SOURCE_DATE_EPOCH", "The timestamp of exported recordings, in seconds since 1970."),
    ])

  static var statuses: HelpBlock {
    .list("Exit status", ExitStatus.allCases.map { ("\($0.rawValue)", $0.summary) })
  }

  private static func phrase(_ word: String, _ form: String) -> String {
    form.isEmpty ? word : "\(word) \(form)"
  }
}
