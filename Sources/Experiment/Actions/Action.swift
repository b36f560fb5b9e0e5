package import Angular
package import Learning
internal import Text

/// Everything that can be done to a session; keys, scripts and recordings all end here.
package enum Action: Hashable, Sendable {
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
  case activation(Activation)
  /// Whether m glides to where it is set or jumps.
  case glide(Bool)
  case run
  case pause
  /// One training step, paused or not.
  case step
  /// So many training steps in one tick, then a pause.
  case steps(Int)
  /// Start again from the same weights.
  case reset
  /// Go back to before the last training step, and pause.
  case back
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
  /// Start afresh with all that a scene sets.
  case scene(String)
  /// Ask the question of a scene and say what to watch.
  case watch(String)
  /// Say this in the caption until something else is said; nothing: the caption explains by itself.
  case say(String)
  /// Begin a lesson of so many chapters; without a title, end it.
  case lesson(String, chapters: Int)
  /// Begin a chapter.
  case mark(String)
  /// Wait for the speaker, with these words.
  case prompt(String)
  /// Ask a question.
  case ask(Question)
  /// Answer the question with the choice of this index.
  case answer(Int)
  /// Say which choice has turned out to be right.
  case reveal(Int)
  /// Go on: end the prompt, show the right answer, or put the answered question away.
  case proceed
  /// A moment worth a still picture; exports write one.
  case snap(String)
}

/// The pictures of the screen.
package enum View: String, CaseIterable, Sendable {
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
  /// Angles of pairs, of the classes in training and of identities held out.
  case openset
}

/// The colors of the screen.
package enum Theme: String, CaseIterable, Sendable {
  /// Light on dark.
  case dark
  /// Dark on light, for bright rooms.
  case light
}

/// What is wrong with an action's text, or with doing it now.
package enum ActionError: Error, Hashable, Sendable {
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
  /// There is no earlier step to go back to.
  case nothingToGoBack
  /// The line is not even words.
  case grammar(GrammarError)
  /// The action takes no argument of that key, or takes it once.
  case badKey(verb: String, key: String, keys: [String])
  /// The action needs an argument with this key.
  case missingKey(verb: String, key: String)
  /// There is no question, or it is answered.
  case nothingAsked
}

extension Action {
  /// The rows, in the order of the help text.
  package static let verbs: [Verb] =
    [
      number("margin", "M", "set m; it glides there unless gliding is off") { .margin($0) },
      number("lambda", "L", "set the annealing lambda, which then stays") { .lambda($0) },
      Verb(
        word: "anneal", form: Annealing.all.map(\.name).joined(separator: "|"),
        summary: "let lambda fall by a schedule, from its start"
      ) { name in Annealing.named(name).map { .anneal($0.name) } },
      number("scale", "S", "set the length s that features count as") { .scale($0) },
    ]
    + LossParameter.allCases.map { parameter in
      number(parameter.rawValue, "X", "set \(parameter.symbol), \(parameter.summary)") {
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
      Verb(word: "seed", form: "N", summary: "set the seed, start afresh") {
        UInt64($0).map { .seed($0) }
      },
      choice("optimizer", TrainingSettings.Optimizer.allCases, "choose the optimizer") {
        .optimizer($0)
      },
      choice("activation", Activation.allCases, "set the hidden layers' shape, start afresh") {
        .activation($0)
      },
      flag("glide", "let m glide to where it is set, or jump") { .glide($0) },
      plain("run", "go on training", .run),
      plain("pause", "stop training", .pause),
      plain("step", "train one step", .step),
      Verb(word: "steps", form: "N", summary: "train N steps in one tick, then pause") {
        Int($0).flatMap { stepCounts.contains($0) ? .steps($0) : nil }
      },
      plain("reset", "start again from the same weights", .reset),
      plain("back", "go back by one training step, then pause", .back),
      plain("rerun", "go back to before the last change", .rerun),
      flag("ghost", "freeze this run for comparison, or forget it") { .ghost($0) },
      choice("dial", Dial.allCases, "choose what left and right turn") { .dial($0) },
      choice("view", View.allCases, "choose a picture") { .view($0) },
      flag("zoom", "give the picture the whole screen") { .zoom($0) },
      choice("theme", Theme.allCases, "choose the colors") { .theme($0) },
      flag("help", "show the keys") { .help($0) },
      whole("page", "N", "turn the help to a page, counted from 0") { .page($0) },
      choice("explain", Presentation.Explained.allCases, "let the caption explain something") {
        .explain($0)
      },
      Verb(word: "inspect", form: "N|none", summary: "look at one sample of the probe") {
        $0 == "none" ? .inspect(nil) : Int($0).flatMap { $0 < 0 ? nil : .inspect($0) }
      },
      word("scene", "NAME", "start afresh as a scene of the table begins") { .scene($0) },
      word("watch", "NAME", "show what a scene asks and where to look") { .watch($0) },
      text("say", "say this in the caption, or nothing") { .say($0) },
      Verb(
        word: "lesson", form: #""TITLE" chapters=N"#,
        summary: "begin a lesson; without a title, end it"
      ) { statement, verb throws(ActionParseError) in try statement.lesson(verb.form) },
      text("mark", "begin a chapter") { .mark($0) },
      text("prompt", "wait for the speaker, who goes on") { .prompt($0) },
      Verb(
        word: "ask", form: #""QUESTION" a="..." b="..." answer=a"#,
        summary: "ask a question of 2 to 4 choices"
      ) { statement, verb throws(ActionParseError) in .ask(try statement.question(verb.form)) },
      Verb(word: "answer", form: "a|b|c|d", summary: "answer the question") {
        Question.index(ofLetter: $0).map { .answer($0) }
      },
      Verb(
        word: "reveal", form: "a|b|c|d", summary: "tell the answer of a question with answer=later"
      ) { Question.index(ofLetter: $0).map { .reveal($0) } },
      plain("continue", "go on after a prompt or a question", .proceed),
      text("snap", "a moment worth a still picture") { .snap($0) },
    ]

  /// How many steps one action may train.
  package static let stepCounts = 1...1000

  /// The text that reads back as this action.
  package var text: String {
    switch self {
    case .margin(let value): "margin \(Numerals.shortest(value))"
    case .lambda(let value): "lambda \(Numerals.shortest(value))"
    case .anneal(let name): "anneal \(name)"
    case .scale(let value): "scale \(Numerals.shortest(value))"
    case .parameter(let parameter, let value):
      "\(parameter.rawValue) \(Numerals.shortest(value))"
    case .loss(let name): "loss \(Statement.name(name))"
    case .data(let name): "data \(Statement.name(name))"
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
    case .steps(let count): "steps \(count)"
    case .reset: "reset"
    case .back: "back"
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
    case .scene(let name): "scene \(Statement.name(name))"
    case .watch(let name): "watch \(Statement.name(name))"
    case .say(let text): "say \(Statement.quoted(text))"
    case .lesson(let title, let chapters):
      "lesson \(Statement.quoted(title)) chapters=\(chapters)"
    case .mark(let title): "mark \(Statement.quoted(title))"
    case .prompt(let text): "prompt \(Statement.quoted(text))"
    case .ask(let question): "ask \(question.arguments)"
    case .answer(let index): "answer \(Question.letter(index))"
    case .reveal(let index): "reveal \(Question.letter(index))"
    case .proceed: "continue"
    case .snap(let name): "snap \(Statement.quoted(name))"
    }
  }
}
