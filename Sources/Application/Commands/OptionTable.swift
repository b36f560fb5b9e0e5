import Experiment
import Learning
import Screen
import Text

/// One row of the table of options.
struct Option: Sendable {
  /// The word after the two dashes.
  let name: String
  /// How the value looks in a help text; empty for options without one.
  let form: String
  /// One summary.
  let summary: String
  /// The verbs that take it.
  let verbs: [Verb.Name]
  /// Writes the value into the options.
  let set: @Sendable (inout Options, String) throws(UsageError) -> Void

  /// The rows, in the order of the help text.
  static let all: [Option] =
    experiment + tables + [script] + training + picture + terminal + recording + exports + evaluation
    + lessons
}

extension Option {
  private static let whatTrains: [Verb.Name] = [.live, .train, .frame, .export]
  private static let whatShows: [Verb.Name] = [.live, .replay, .frame, .export]
  private static let whatIsLive: [Verb.Name] = [.live, .replay, .lesson]

  private static let experiment: [Option] = [
    Option(
      name: "scene", form: "NAME",
      summary: "Scene to begin with; other options override what it sets.", verbs: whatTrains
    ) { $0.experiment.scene = $1 },
    Option(
      name: "data", form: "NAME|FILE", summary: "Data set, or a CSV file of your own.",
      verbs: whatTrains
    ) { $0.experiment.data = $1 },
    Option(name: "loss", form: "NAME", summary: "Training loss.", verbs: whatTrains) {
      $0.experiment.loss = $1
    },
    dial("margin", "Margin m to begin with."),
    dial("lambda", "Annealing lambda: how much of the plain loss is mixed back in."),
    dial("anneal", "Schedule by which lambda falls while the margin takes over."),
    dial("scale", "Length s that features count as, under the losses that fix it."),
    dial("classes", "Number of classes."),
    dial("noise", "Noise of the samples."),
    dial("rate", "Learning rate."),
    dial("batch", "Samples a step."),
    dial("optimizer", "How gradients become changes."),
    dial("activation", "Shape of the hidden layers."),
    dial("seed", "Seed of data and weights."),
    dial("speed", "Steps a tick; 5 unless told, and 30 ticks a second when live."),
    dial("glide", "Whether a change of m glides or jumps."),
  ]

  private static let script = Option(
    name: "do", form: #""TICK ACTION""#,
    summary: "Do an action when that many ticks have passed; may be given again and again.",
    verbs: whatTrains
  ) { options, text throws(UsageError) in
    options.experiment.script.lines.append(try Script.Line(parsing: text))
  }

  private static let training: [Option] = [
    whole("steps", "N", 0...1_000_000_000, "Training steps; 1000 unless told.", [.train]) {
      $0.steps = $1
    },
    whole(
      "every", "N", 1...1_000_000_000,
      "Steps from row to row, up to the end of a tick; about 20 rows unless told.", [.train]
    ) { $0.every = $1 },
    flag("json", "Print JSON Lines; angles are in degrees.", [.train]) { $0.isJSON = true },
  ]

  private static let picture: [Option] = [
    Option(
      name: "size", form: "WxH", summary: "Columns and rows of the frame; 120x36 unless told.",
      verbs: [.frame, .export]
    ) { options, text throws(UsageError) in
      options.size = try size(text)
    },
    whole(
      "tick", "N", 0...Script.lastTick,
      "Ticks that pass; 200 unless told, or to the end of an exported file.", [.frame, .export]
    ) { $0.tick = $1 },
    choice(
      "format", Options.Format.allCases.map { ($0.rawValue, $0) }, [.frame],
      "Characters alone or with colors, or a picture; ansi on a terminal, text elsewhere."
    ) { $0.format = $1 },
    shown("view", "One picture alone on the screen."),
    shown("theme", "Colors for dark or bright rooms."),
  ]

  private static let terminal: [Option] = [
    choice(
      "color", [("auto", nil)] + depths, whatShows + [.lesson],
      """
      Colors; auto heeds NO_COLOR, then takes what the terminal has (frame: 256 for ansi, none \
      for text; export: 256).
      """
    ) { $0.depth = $1 },
    choice(
      "glyphs", [("auto", nil)] + Glyphs.allCases.map { ($0.rawValue, $0) },
      [.live, .replay, .frame, .lesson],
      "Characters to draw with."
    ) { $0.glyphs = $1 },
    flag("no-mouse", "Leave the mouse to the terminal.", whatIsLive) { $0.usesMouse = false },
    flag("no-sync", "Do not ask the terminal for synchronized updates.", whatIsLive) {
      $0.synchronizes = false
    },
  ]

  private static let recording: [Option] = [
    Option(
      name: "record", form: "FILE", summary: "Record the session; marginscope replay plays it.",
      verbs: whatIsLive
    ) { $0.recording = $1 },
    flag("force", "Replace files that exist already.", whatIsLive + [.export]) {
      $0.replacesFiles = true
    },
  ]

  private static let evaluation: [Option] = [
    choice(
      "engine", EvaluationEngine.allCases.map { ($0.rawValue, $0) }, [.evaluate],
      "Double precision, or the kernels that train; reference unless told."
    ) { $0.engine = $1 }
  ]

  private static let exports: [Option] =
    ExportOptions.Kind.allCases.map { kind in
      Option(name: kind.rawValue, form: kind.form, summary: kind.summary, verbs: [.export]) {
        $0.export.paths.append((kind, $1))
      }
    } + [
      choice(
        "fps", ExportOptions.frameRates.map { ("\($0)", $0) }, [.export],
        "Frames a second of a recording; 30 unless told."
      ) { $0.export.framesPerSecond = $1 }
    ]

  private static let lessons: [Option] = [
    flag(
      "headless", "Run the lesson without a screen, as fast as it can, and test what it claims.",
      [.lesson]
    ) { $0.isHeadless = true },
    flag("new", "Write FILE, a lesson to begin with that explains itself.", [.lesson]) {
      $0.isNew = true
    },
  ]

  private static let depths: [(String, ColorDepth?)] = [
    ("never", .mono), ("8", .ansi8), ("16", .ansi16), ("256", .palette256), ("rgb", .rgb),
  ]
}

// The kinds of rows.
extension Option {
  /// A setting, by the action of the same name.
  private static func dial(_ name: String, _ summary: String) -> Option {
    action(name, summary, whatTrains) { $0.experiment.dials.append($1) }
  }

  /// Something of the presentation, likewise; a chosen view has the screen to itself.
  private static func shown(_ name: String, _ summary: String) -> Option {
    action(name, summary, whatTrains.filter { $0 != .train }) { options, action in
      options.experiment.presentation.append(action)
      if case .view = action { options.experiment.presentation.append(.zoom(true)) }
    }
  }

  private static func action(
    _ name: String, _ summary: String, _ verbs: [Verb.Name],
    _ set: @escaping @Sendable (inout Options, Action) -> Void
  ) -> Option {
    let form = Action.verbs.first { $0.word == name }?.form ?? ""
    return Option(name: name, form: form, summary: summary, verbs: verbs) {
      options, text throws(UsageError) in
      do throws(ActionError) {
        set(&options, try Action(parsing: "\(name) \(text)"))
      } catch {
        throw .setting(error)
      }
    }
  }

  private static func whole(
    _ name: String, _ form: String, _ range: ClosedRange<Int>, _ summary: String,
    _ verbs: [Verb.Name], _ set: @escaping @Sendable (inout Options, Int) -> Void
  ) -> Option {
    Option(name: name, form: form, summary: summary, verbs: verbs) {
      options, text throws(UsageError) in
      guard let value = Int(text), range.contains(value) else {
        throw .badValue(option: name, text, .whole(range))
      }
      set(&options, value)
    }
  }

  private static func choice<Value: Sendable>(
    _ name: String, _ choices: [(String, Value)], _ verbs: [Verb.Name], _ summary: String,
    _ set: @escaping @Sendable (inout Options, Value) -> Void
  ) -> Option {
    let words = choices.map(\.0)
    return Option(
      name: name, form: words.joined(separator: "|"), summary: summary, verbs: verbs
    ) { options, text throws(UsageError) in
      guard let choice = choices.first(where: { $0.0 == text }) else {
        throw .badValue(option: name, text, .choice(words))
      }
      set(&options, choice.1)
    }
  }

  private static func flag(
    _ name: String, _ summary: String, _ verbs: [Verb.Name],
    _ set: @escaping @Sendable (inout Options) -> Void
  ) -> Option {
    Option(name: name, form: "", summary: summary, verbs: verbs) { options, _ in set(&options) }
  }

  /// The most columns or rows of a frame.
  static let longestSide = 1000

  private static func size(_ text: String) throws(UsageError) -> Size {
    let sides = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    guard sides.count == 2, sides.allSatisfy((1...longestSide).contains) else {
      throw .badValue(option: "size", text, .size(most: longestSide))
    }
    return Size(columns: sides[0], rows: sides[1])
  }
}
