import Angular
import Experiment
import Interface
import Learning
import Lessons
import Screen
import Text

/// `--help`, from the tables.
enum HelpText {
  private static let width = 80

  static func of(_ verb: Verb) -> String {
    verb.name == .live ? ofProgram : ofVerb(verb)
  }

  /// Every command and every option.
  private static var ofProgram: String {
    var blocks = [
      paragraph("MarginScope turns the margin of a softmax loss while a network trains on it."),
      list("Usage", Verb.all.map { (usage($0), $0.summary) }),
      list(
        "Options",
        Option.all.map { option in
          let takers = option.verbs.filter { $0 != .live }.map(\.rawValue)
          let only = option.verbs.contains(.live) ? "" : " (\(takers.joined(separator: ", ")))"
          return (spelling(option), option.summary + only)
        } + commonOptions),
    ]
    blocks += vocabulary
    blocks.append(metrics)
    blocks.append(list("Environment", environment))
    blocks.append(list("Exit status", statuses))
    blocks.append(paragraph("Options are written --name value or --name=value."))
    blocks.append(example(Verb.live))
    return blocks.joined(separator: "\n")
  }

  private static func ofVerb(_ verb: Verb) -> String {
    let options = Option.all.filter { $0.verbs.contains(verb.name) }
    var blocks = [
      "Usage: \(usage(verb))\n", paragraph(verb.summary),
      list("Options", options.map { (spelling($0), $0.summary) } + commonOptions),
    ]
    if verb.name == .lesson { blocks += statements }
    if verb.name == .lesson || options.contains(where: { $0.name == "do" }) { blocks += vocabulary }
    if verb.writesMetrics { blocks.append(metrics) }
    blocks.append(example(verb))
    return blocks.joined(separator: "\n")
  }

  /// What NAME and ACTION may be.
  private static var vocabulary: [String] {
    [
      list("Scenes", Preset.all.map { ($0.name, $0.title + ".") }),
      list("Losses", Session.losses.map { ($0.name, $0.summary) }),
      list("Data sets", Dataset.all.map { ($0.name, $0.summary) }),
      list("Annealing schedules", Annealing.all.map { ($0.name, $0.summary + ".") }),
      list("Actions", Action.verbs.map { ("\($0.word) \($0.form)", $0.summary) }),
    ]
  }

  /// What a lesson's file is made of.
  private static var statements: [String] {
    [
      list("Statements", LessonVerb.all.map { ("\($0.word) \($0.form)", $0.summary + ".") }),
      paragraph(
        """
        In texts {METRIC} is a measured value with its unit, {METRIC:2} the same with two decimal \
        places, {NAME.METRIC} what was remembered, {ghost.METRIC} that of the frozen run, and {{ a \
        brace.
        """),
      list("Parts of the screen", ScreenPart.allCases.map { ($0.rawValue, $0.summary + ".") }),
      list("Keys in a lesson", LessonKeys.bindings.map { ($0.keysText(.ascii), $0.summary + ".") }),
    ]
  }

  private static var metrics: String {
    list(
      "Metrics",
      Metric.all.map { metric in
        (
          metric.name,
          [metric.summary, metric.kind.unit].filter { !$0.isEmpty }.joined(separator: ", ")
        )
      })
  }

  private static let statuses: [(String, String)] = [
    ("0", "Success."),
    ("1", "An error while running, or a case of evaluate that differs."),
    ("2", "The command line is wrong, or the terminal cannot be used."),
    ("3", "A check of a lesson failed."),
    ("4", "A replay differs from its recording."),
  ]

  private static let environment: [(String, String)] = [
    ("NO_COLOR", "No colors, if it is set and not empty."),
    (LessonLibrary.variable, "The directory of the lessons."),
    ("SOURCE_DATE_EPOCH", "The timestamp of exported recordings, in seconds since 1970."),
  ]

  private static var commonOptions: [(String, String)] {
    Request.commonOptions.map { ("--\($0.name)", $0.summary) }
  }

  private static func usage(_ verb: Verb) -> String {
    ["marginscope", verb.name.rawValue, verb.operand, "[options]"].filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  private static func example(_ verb: Verb) -> String { "Example: marginscope \(verb.example)\n" }

  private static func spelling(_ option: Option) -> String {
    option.form.isEmpty ? "--\(option.name)" : "--\(option.name) \(option.form)"
  }

  private static func paragraph(_ text: String) -> String {
    wrapped(text, width: width).map { $0 + "\n" }.joined()
  }

  /// A heading, then each word with its summary beside it, or below it where the word is long.
  private static func list(_ heading: String, _ items: [(word: String, summary: String)]) -> String
  {
    let indent = 26
    let margin = "".paddedRight(to: indent)
    var text = "\(heading)\n"
    for item in items {
      let word = "  \(item.word)"
      let fits = word.count + 2 <= indent
      text += fits ? word.paddedRight(to: indent) : "\(broken(word))\n\(margin)"
      text += wrapped(item.summary, width: width - indent).joined(separator: "\n\(margin)") + "\n"
    }
    return text
  }

  /// A word of many choices, broken after a bar where it is longer than a line.
  private static func broken(_ word: String) -> String {
    var lines = [""]
    for choice in word.split(separator: "|") {
      let isFirst = lines == [""]
      let last = lines.count - 1
      if lines[last].count + 1 + choice.count < width {
        lines[last] += isFirst ? "\(choice)" : "|\(choice)"
      } else {
        lines[last] += "|"
        lines.append("    \(choice)")
      }
    }
    return lines.joined(separator: "\n")
  }
}

extension Verb {
  /// Whether metrics are what it prints, writes or checks.
  fileprivate var writesMetrics: Bool {
    switch name {
    case .train, .export, .lesson: true
    case .live, .frame, .evaluate, .lessonFrom, .verify, .replay: false
    }
  }
}
