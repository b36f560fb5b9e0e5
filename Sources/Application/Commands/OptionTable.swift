import Angular
import Experiment
import Learning
import Lessons
import Screen
import Text

/// One row of the table of options.
struct Option: Sendable {
  /// The word after the two dashes.
  let name: String
  /// How the value looks in a help text; empty for options without one.
  let form: String
  /// One sentence for the help text.
  let summary: String
  /// What NAME in the form stands for: the names of a table.
  var names: [String] = []
  /// The verbs that take it.
  let verbs: [Verb.Name]
  /// Whether it may stand in the user's configuration file, as it only concerns looks.
  var isLook = false
  /// Writes the value into the options.
  let set: @Sendable (inout Options, String) throws(UsageError) -> Void

  /// The rows, in the order of the help text.
  static let all: [Option] =
    experiment + tables + [script] + training + sweeping + picture + [theme] + terminal + recording
    + exports + evaluation + lessons
}

extension Option {
  static let whatTrains: [Verb.Name] = [.live, .train, .sweep, .frame, .export]
  private static let whatShows: [Verb.Name] = [.live, .replay, .frame, .export]
  private static let whatIsLive: [Verb.Name] = [.live, .replay, .lesson]

  private static let experiment: [Option] =
    [
      Option(
        name: "scene", form: "NAME",
        summary: "Scene to begin with; other options override what it sets.",
        names: Preset.all.map(\.name), verbs: whatTrains
      ) { $0.experiment.scene = $1 },
      Option(
        name: "data", form: "NAME|FILE", summary: "Data set, or a CSV file of your own.",
        names: Dataset.all.map(\.name), verbs: whatTrains
      ) { $0.experiment.data = $1 },
      Option(
        name: "loss", form: "NAME", summary: "Training loss.", names: Session.losses.map(\.name),
        verbs: whatTrains
      ) { $0.experiment.loss = $1 },
    ] + Control.all.filter { $0 != .data && $0 != .loss }.map(dial)

  private static let script = Option(
    name: "do", form: #""TICK ACTION""#,
    summary: "Do an action after that many ticks; may be repeated.",
    verbs: whatTrains
  ) { options, text throws(UsageError) in
    options.experiment.script.lines.append(try Script.Line(parsing: text))
  }

  private static let training: [Option] = [
    whole("steps", "N", 0...1_000_000_000, "Training steps; default: 1000.", [.train, .sweep]) {
      $0.steps = $1
    },
    whole(
      "every", "N", 1...1_000_000_000,
      "Steps between rows, rounded up to whole ticks; default: about 20 rows.", [.train]
    ) { $0.every = $1 },
    flag("json", "Print JSON Lines with every metric.", [.train, .sweep]) { $0.isJSON = true },
  ]

  private static let picture: [Option] = [
    Option(
      name: "size", form: "WxH", summary: "Columns and rows of the frame; default: 120x36.",
      verbs: [.frame, .export]
    ) { options, text throws(UsageError) in
      options.size = try size(text)
    },
    whole(
      "tick", "N", 0...Script.lastTick,
      "Last tick; default: 200, or the end of the session or lesson.", [.frame, .export]
    ) { $0.tick = $1 },
    choice(
      "format", Options.Format.allCases.map { ($0.rawValue, $0) }, [.frame],
      "Plain text, text with colors, or a picture; default: ansi on a terminal, else text."
    ) { $0.format = $1 },
    shown("view", "Show one picture only.", [.live, .frame, .export]),
  ]

  private static let theme = look(
    shown("theme", "Dark or light colors.", [.live, .lesson, .frame, .export]))

  private static let terminal: [Option] =
    [
      choice(
        "color", [("auto", nil)] + depths, whatShows + [.lesson],
        """
        Number of colors. auto: none if NO_COLOR is set, else what the terminal has (frame: 256 for \
        ansi, none for text; export: 256).
        """
      ) { $0.depth = $1 },
      choice(
        "glyphs", [("auto", nil)] + Glyphs.allCases.map { ($0.rawValue, $0) },
        [.live, .replay, .frame, .lesson],
        "Characters to draw with."
      ) { $0.glyphs = $1 },
      flag("no-mouse", "Do not use the mouse.", whatIsLive) { $0.usesMouse = false },
      flag("no-sync", "Do not use synchronized updates.", whatIsLive) {
        $0.synchronizes = false
      },
    ].map(look) + [
      flag("no-config", "Do not read the configuration file; see help config.", whatIsLive) {
        $0.readsConfig = false
      }
    ]

  private static let recording: [Option] = [
    Option(
      name: "record", form: "FILE", summary: "Record the session for marginscope replay.",
      verbs: whatIsLive
    ) { $0.recording = $1 },
    flag("force", "Replace existing files.", whatIsLive + [.sweep, .export]) {
      $0.replacesFiles = true
    },
  ]

  private static let evaluation: [Option] = [
    choice(
      "engine", EvaluationEngine.allCases.map { ($0.rawValue, $0) }, [.evaluate],
      "Double precision, or the kernels that train; default: reference."
    ) { $0.engine = $1 }
  ]

  private static let exports: [Option] =
    ExportOptions.Kind.allCases.map { kind in
      Option(name: kind.rawValue, form: kind.form, summary: kind.summary, verbs: [.export]) {
        $0.export.paths.append((kind, $1))
      }
    } + [
      Option(
        name: "player", form: "DIR",
        summary: """
          Directory of asciinema-player.css and asciinema-player.min.js, which --html puts into the \
          page; default: looked for, else named to stand beside it.
          """, verbs: [.export]
      ) { $0.export.player = $1 },
      choice(
        "fps", ExportOptions.frameRates.map { ("\($0)", $0) }, whatIsLive + [.export],
        "Most frames per second, on the terminal or in a recording of it; default: 30."
      ) { $0.export.framesPerSecond = $1 },
    ]

  private static let lessons: [Option] = [
    flag(
      "headless", "Run the lesson without a screen, as fast as possible, and check its claims.",
      [.lesson]
    ) { $0.isHeadless = true },
    Option(
      name: "question-time", form: "SECONDS",
      summary: """
        How long a question, its answer and a pause of a lesson stay on the screen; default: as long \
        as it takes to read them, at least 3.
        """, verbs: [.frame, .export]
    ) { options, text throws(UsageError) in
      guard let ticks = LessonStep.ticks(seconds: text) else {
        throw .badValue(option: "question-time", text, .seconds(most: LessonStep.mostSeconds))
      }
      options.questionTicks = ticks
    },
    flag("new", "Write FILE, a short lesson that explains itself, to start from.", [.lesson]) {
      $0.isNew = true
    },
  ]

  private static let depths: [(String, ColorDepth?)] = [
    ("never", .mono), ("8", .ansi8), ("16", .ansi16), ("256", .palette256), ("rgb", .rgb),
  ]
}

// The kinds of rows.
extension Option {
  /// A row that may stand in the configuration file.
  private static func look(_ option: Option) -> Option {
    var option = option
    option.isLook = true
    return option
  }

  /// A control, by the action of the same name.
  private static func dial(_ control: Control) -> Option {
    action(control.word, control.helpText, whatTrains) { $0.experiment.dials.append($1) }
  }

  /// Something of the presentation, likewise; a chosen view has the screen to itself.
  private static func shown(_ name: String, _ summary: String, _ verbs: [Verb.Name]) -> Option {
    action(name, summary, verbs) { options, action in
      options.experiment.presentation.append(action)
      if case .show(.view) = action { options.experiment.presentation.append(.show(.zoom(true))) }
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

  static func whole(
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

  private static func size(_ text: String) throws(UsageError) -> Size {
    guard let extent = Extent(text) else {
      throw .badValue(option: "size", text, .size(most: Extent.most))
    }
    return Size(columns: extent.columns, rows: extent.rows)
  }
}
