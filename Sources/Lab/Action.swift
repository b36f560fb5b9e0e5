public import Angular
public import Learning

/// Everything that can be done to a session; keys, scripts and recordings all end here.
public enum Action: Hashable, Sendable {
  case margin(Double)
  case lambda(Double)
  /// The row of the annealing table by which lambda falls.
  case anneal(String)
  case scale(Double)
  /// A parameter that only some losses have.
  case parameter(LossParameter, Double)
  case loss(String)
  case data(String)
  case classes(Int)
  case noise(Double)
  case rate(Double)
  case batch(Int)
  case speed(Double)
  case seed(UInt64)
  case optimizer(TrainingSettings.Optimizer)
  case activation(Nonlinearity)
  /// Whether m glides to where it is set or jumps.
  case glide(Bool)
  case run
  case pause
  /// One training step, paused or not.
  case step
  /// Start again from the same weights.
  case reset
  /// Go back to before the last change.
  case rerun
  /// Freeze this run for comparison, or forget the frozen one.
  case ghost(Bool)
  case dial(Dial)
  case view(View)
  /// Give the view the whole screen, or share it.
  case zoom(Bool)
  case theme(Theme)
  case help(Bool)
  /// Turn the help to a page, counted from 0 and around the end.
  case page(Int)
  /// Let the caption explain something for a while.
  case explain(Presentation.Explained)
  /// Look at one sample of the probe, or at none.
  case inspect(Int?)
}

/// The pictures of the screen.
public enum View: String, CaseIterable, Sendable {
  /// Features, class arcs, margins and weights on the unit circle.
  case circle
  /// Raw features in the plane, with class regions and margin zones.
  case plane
  /// Two classes by the angle to the own weight and to the other's, with the margin's boundary.
  case angles
  /// The target logit over theta, and where the samples are.
  case logit
  /// Each class's gap and width.
  case margins
  /// The two loss curves.
  case loss
}

/// The colours of the screen.
public enum Theme: String, CaseIterable, Sendable {
  /// Light on dark.
  case dark
  /// Dark on light, for bright rooms.
  case light
}

/// What is wrong with an action's text, or with doing it now.
public enum ActionError: Error, Hashable, Sendable {
  /// No action begins with this word; the nearest one that exists, if any is near.
  case unknown(word: String, nearest: String?)
  /// The action needs an argument of this form.
  case missingArgument(verb: String, form: String)
  /// The action takes no further argument.
  case extraArgument(verb: String, text: String)
  /// The argument does not have the form.
  case badArgument(verb: String, text: String, form: String)
  /// The number is outside what can be set now.
  case outOfRange(verb: String, value: Double, range: ClosedRange<Double>)
  /// There is none of that name.
  case noSuch(verb: String, name: String, choices: [String])
  /// The present loss has no such dial.
  case notInThisLoss(verb: String, loss: String)
  /// There is no change to go back to.
  case nothingToRerun
}

extension Action {
  /// One row of the table of actions: a word, the form of its argument, its sentence.
  public struct Verb: Sendable {
    /// The first word of the text.
    public let word: String
    /// How the argument looks in a help text; empty for none.
    public let form: String
    /// One sentence.
    public let lesson: String
    let parse: @Sendable (String) -> Action?
  }

  /// The rows, in the order of the help text.
  public static let verbs: [Verb] =
    [
      number("margin", "M", "set m; it glides there unless gliding is off") { .margin($0) },
      number("lambda", "L", "set the annealing lambda, which then stays") { .lambda($0) },
      Verb(
        word: "anneal", form: Annealing.all.map(\.name).joined(separator: "|"),
        lesson: "let lambda fall by a schedule, from its start"
      ) { name in Annealing.named(name).map { .anneal($0.name) } },
      number("scale", "S", "set the length s that features count as") { .scale($0) },
    ]
    + LossParameter.allCases.map { parameter in
      number(parameter.rawValue, "X", "set \(parameter.symbol), \(parameter.lesson)") {
        .parameter(parameter, $0)
      }
    } + [
      word("loss", "NAME", "change the loss, keep the weights") { .loss($0) },
      word("data", "NAME", "change the data set, start afresh") { .data($0) },
      whole("classes", "K", "set the number of classes, start afresh") { .classes($0) },
      number("noise", "X", "set the noise of the samples") { .noise($0) },
      number("rate", "X", "set the learning rate") { .rate($0) },
      whole("batch", "N", "set the samples a step") { .batch($0) },
      number("speed", "X", "set the steps a tick") { .speed($0) },
      Verb(word: "seed", form: "N", lesson: "set the seed, start afresh") {
        UInt64($0).map { .seed($0) }
      },
      choice("optimizer", TrainingSettings.Optimizer.allCases, "choose the optimizer") {
        .optimizer($0)
      },
      choice("activation", Nonlinearity.allCases, "set the hidden layers' shape, start afresh") {
        .activation($0)
      },
      flag("glide", "let m glide to where it is set, or jump") { .glide($0) },
      plain("run", "go on training", .run),
      plain("pause", "stop training", .pause),
      plain("step", "train one step", .step),
      plain("reset", "start again from the same weights", .reset),
      plain("rerun", "go back to before the last change", .rerun),
      flag("ghost", "freeze this run for comparison, or forget it") { .ghost($0) },
      choice("dial", Dial.allCases, "choose what left and right turn") { .dial($0) },
      choice("view", View.allCases, "choose a picture") { .view($0) },
      flag("zoom", "give the picture the whole screen") { .zoom($0) },
      choice("theme", Theme.allCases, "choose the colours") { .theme($0) },
      flag("help", "show the keys") { .help($0) },
      whole("page", "N", "turn the help to a page, counted from 0") { .page($0) },
      choice("explain", Presentation.Explained.allCases, "let the caption explain something") {
        .explain($0)
      },
      Verb(word: "inspect", form: "N|none", lesson: "look at one sample of the probe") {
        $0 == "none" ? .inspect(nil) : Int($0).flatMap { $0 < 0 ? nil : .inspect($0) }
      },
    ]

  /// The action that the text names: a word, then its argument.
  public init(parsing text: String) throws(ActionError) {
    let words = text.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
    let word = words.first ?? ""
    guard let verb = Action.verbs.first(where: { $0.word == word }) else {
      throw .unknown(word: word, nearest: nearest(to: word, among: Action.verbs.map(\.word)))
    }
    guard words.count > 1 || verb.form.isEmpty else {
      throw .missingArgument(verb: word, form: verb.form)
    }
    let most = verb.form.isEmpty ? 1 : 2
    guard words.count <= most else {
      throw .extraArgument(verb: word, text: words[most...].joined(separator: " "))
    }
    let argument = words.count > 1 ? words[1] : ""
    guard let action = verb.parse(argument) else {
      throw .badArgument(verb: word, text: argument, form: verb.form)
    }
    self = action
  }

  /// The text that reads back as this action.
  public var text: String {
    switch self {
    case .margin(let value): "margin \(Numerals.shortest(value))"
    case .lambda(let value): "lambda \(Numerals.shortest(value))"
    case .anneal(let name): "anneal \(name)"
    case .scale(let value): "scale \(Numerals.shortest(value))"
    case .parameter(let parameter, let value):
      "\(parameter.rawValue) \(Numerals.shortest(value))"
    case .loss(let name): "loss \(name)"
    case .data(let name): "data \(name)"
    case .classes(let count): "classes \(count)"
    case .noise(let value): "noise \(Numerals.shortest(value))"
    case .rate(let value): "rate \(Numerals.shortest(value))"
    case .batch(let count): "batch \(count)"
    case .speed(let value): "speed \(Numerals.shortest(value))"
    case .seed(let seed): "seed \(seed)"
    case .optimizer(let method): "optimizer \(method.rawValue)"
    case .activation(let shape): "activation \(shape.rawValue)"
    case .glide(let isOn): "glide \(isOn ? "on" : "off")"
    case .run: "run"
    case .pause: "pause"
    case .step: "step"
    case .reset: "reset"
    case .rerun: "rerun"
    case .ghost(let isOn): "ghost \(isOn ? "on" : "off")"
    case .dial(let dial): "dial \(dial.rawValue)"
    case .view(let view): "view \(view.rawValue)"
    case .zoom(let isOn): "zoom \(isOn ? "on" : "off")"
    case .theme(let theme): "theme \(theme.rawValue)"
    case .page(let page): "page \(page)"
    case .explain(let what): "explain \(what.rawValue)"
    case .help(let isOn): "help \(isOn ? "on" : "off")"
    case .inspect(let index): "inspect \(index.map(String.init) ?? "none")"
    }
  }

  private static func number(
    _ word: String, _ form: String, _ lesson: String, _ make: @escaping @Sendable (Double) -> Action
  ) -> Verb {
    Verb(word: word, form: form, lesson: lesson) {
      Double($0).flatMap { $0.isFinite ? make($0) : nil }
    }
  }

  private static func whole(
    _ word: String, _ form: String, _ lesson: String, _ make: @escaping @Sendable (Int) -> Action
  ) -> Verb {
    Verb(word: word, form: form, lesson: lesson) { Int($0).map(make) }
  }

  private static func word(
    _ word: String, _ form: String, _ lesson: String,
    _ make: @escaping @Sendable (String) -> Action
  ) -> Verb {
    Verb(word: word, form: form, lesson: lesson) { make($0) }
  }

  private static func plain(_ word: String, _ lesson: String, _ action: Action) -> Verb {
    Verb(word: word, form: "", lesson: lesson) { _ in action }
  }

  private static func flag(
    _ word: String, _ lesson: String, _ make: @escaping @Sendable (Bool) -> Action
  ) -> Verb {
    Verb(word: word, form: "on|off", lesson: lesson) {
      $0 == "on" ? make(true) : $0 == "off" ? make(false) : nil
    }
  }

  private static func choice<Choice: RawRepresentable & Sendable>(
    _ word: String, _ choices: [Choice], _ lesson: String,
    _ make: @escaping @Sendable (Choice) -> Action
  ) -> Verb where Choice.RawValue == String {
    Verb(
      word: word, form: choices.map(\.rawValue).joined(separator: "|"), lesson: lesson
    ) { text in
      choices.first { $0.rawValue == text }.map(make)
    }
  }
}
