internal import Angular
internal import Learning
internal import Text

/// What is shown and how.
package enum ViewAction: Hashable, Sendable {
  /// Freeze this run for comparison, or forget the frozen one.
  case ghost(Bool)
  /// Choose what left and right turn.
  case dial(Control)
  /// Choose the picture in focus.
  case view(View)
  /// Give the picture the whole screen, or share it.
  case zoom(Bool)
  /// Choose the colors.
  case theme(Theme)
  /// Show or close the help pages.
  case help(Bool)
  /// Turn the help to a page, counted from 0 and around the end.
  case page(Int)
  /// Let the caption explain something for a while.
  case explain(Presentation.Explained)
  /// Look at one sample of the probe, or at none.
  case inspect(Int?)
  /// Turn the sphere by so many degrees to the right and up; it then stands still.
  case turn(yaw: Double, pitch: Double)
  /// Let the sphere turn by itself, or stand still.
  case orbit(SphereOrientation.Motion)
  /// Choose how the sphere becomes a picture.
  case projection(SphereProjection)
  /// Ask the question of a scene and say what to watch.
  case watch(String)
  /// Show these metrics, by their names, in the row of the theory; none: the row's own.
  case readout([String])
  /// Leave a part of the screen out until it is shown again.
  case hide(ScreenPart)
  /// Show a part of the screen that was hidden.
  case unhide(ScreenPart)

  fileprivate static let readoutForm = "METRIC,...|none"
  fileprivate static let turnForm = "YAW PITCH"

  /// The rows, in the order of the help text.
  static let verbs: [Action.Verb] = [
    .init(
      "ghost", .flag, "freeze this run for comparison, or forget it", { .show(.ghost($0)) },
      take: { if case .show(.ghost(let isOn)) = $0 { isOn } else { nil } }),
    .init(
      "dial", .control, "choose what left and right turn", { .show(.dial($0)) },
      take: { if case .show(.dial(let control)) = $0 { control } else { nil } }),
    .init(
      "view", .choice, "choose a picture", { .show(.view($0)) },
      take: { if case .show(.view(let view)) = $0 { view } else { nil } }),
    .init(
      "zoom", .flag, "give the picture the whole screen", { .show(.zoom($0)) },
      take: { if case .show(.zoom(let isOn)) = $0 { isOn } else { nil } }),
    .init(
      "theme", .choice, "choose the colors", { .show(.theme($0)) },
      take: { if case .show(.theme(let theme)) = $0 { theme } else { nil } }),
    .init(
      "help", .flag, "show the keys", { .show(.help($0)) },
      take: { if case .show(.help(let isOn)) = $0 { isOn } else { nil } }),
    .init(
      "page", .whole, "turn the help to a page, counted from 0", { .show(.page($0)) },
      take: { if case .show(.page(let page)) = $0 { page } else { nil } }),
    .init(
      "explain", .choice, "let the caption explain something", { .show(.explain($0)) },
      take: { if case .show(.explain(let what)) = $0 { what } else { nil } }),
    .init(
      "inspect", .wholeOrNone, "look at one sample of the probe", { .show(.inspect($0)) },
      take: { if case .show(.inspect(let index)) = $0 { .some(index) } else { nil } }),
    .init(
      word: "turn", form: turnForm,
      summary: "turn the sphere by degrees, to the right and up; it then stands still",
      read: { statement throws(ActionParseError) in try statement.turn() },
      write: {
        guard case .show(.turn(let yaw, let pitch)) = $0 else { return nil }
        return "\(Numerals.shortest(yaw)) \(Numerals.shortest(pitch))"
      }),
    .init(
      "orbit", .choice, "let the sphere turn by itself or rock to and fro",
      { .show(.orbit($0)) },
      take: { if case .show(.orbit(let motion)) = $0 { motion } else { nil } }),
    .init(
      "projection", .choice, "choose how the sphere becomes a picture",
      { .show(.projection($0)) },
      take: { if case .show(.projection(let projection)) = $0 { projection } else { nil } }),
    .init(
      "watch", .name, "show what a scene asks and where to look", { .show(.watch($0)) },
      take: { if case .show(.watch(let name)) = $0 { name } else { nil } }),
    .init(
      word: "readout", form: readoutForm,
      summary: "show these metrics in the row of the theory, or the row's own",
      read: { statement throws(ActionParseError) in try statement.readout() },
      write: {
        guard case .show(.readout(let names)) = $0 else { return nil }
        return names.isEmpty ? "none" : names.joined(separator: ",")
      }),
    .init(
      "hide", .choice, "leave a part of the screen out", { .show(.hide($0)) },
      take: { if case .show(.hide(let part)) = $0 { part } else { nil } }),
    .init(
      "show", .choice, "show a part of the screen that was hidden", { .show(.unhide($0)) },
      take: { if case .show(.unhide(let part)) = $0 { part } else { nil } }),
  ]
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

/// A part of the screen that a lesson can hide, so that it does not answer a question.
package enum ScreenPart: Hashable, Sendable {
  /// A picture, wherever it stands.
  case picture(View)
  /// Numbers beside bars and curves.
  case numbers
  /// What the margins say of a class.
  case verdicts
  /// The scores of the open set.
  case scores
  /// Words that explain bars and curves.
  case legend
  /// The row of the criterion.
  case theory
  /// What the program says by itself.
  case caption

  /// What it is, in a few words.
  package var summary: String {
    switch self {
    case .picture: "the picture of that name, wherever it stands"
    case .numbers: "the numbers of gap, width and theta beside bars and curves"
    case .verdicts: "whether a class is narrower than the smallest gap, or lost"
    case .scores: "AUC, EER and TPR, and what the open set says of them"
    case .legend: "the words that explain bars and curves"
    case .theory: "the row of the criterion, theory and measurements"
    case .caption: "what the program says by itself; what a lesson says stays"
    }
  }
}

extension ScreenPart: CaseIterable, RawRepresentable {
  /// The pictures, then the other parts.
  package static let allCases: [ScreenPart] =
    View.allCases.map(ScreenPart.picture)
    + [.numbers, .verdicts, .scores, .legend, .theory, .caption]

  /// The word of recordings and lessons.
  package var rawValue: String {
    switch self {
    case .picture(let view): view.rawValue
    case .numbers: "numbers"
    case .verdicts: "verdicts"
    case .scores: "scores"
    case .legend: "legend"
    case .theory: "theory"
    case .caption: "caption"
    }
  }

  /// The part of that word; nil where there is none.
  package init?(rawValue: String) {
    guard let part = ScreenPart.allCases.first(where: { $0.rawValue == rawValue }) else {
      return nil
    }
    self = part
  }
}

/// The colors of the screen.
package enum Theme: String, CaseIterable, Sendable {
  /// Light on dark.
  case dark
  /// Dark on light, for bright rooms.
  case light
}

extension Argument<Control> {
  /// A row of the table of controls, by its word.
  fileprivate static let control = Argument(
    form: Control.all.map(\.word).joined(separator: "|"), read: { Control.named($0) },
    write: { $0.word })
}

extension Statement {
  /// `readout METRIC,...` or `readout none`.
  fileprivate func readout() throws(ActionParseError) -> Action {
    let word = try onlyArgument(ViewAction.readoutForm)
    guard word.plain != "none" else { return .show(.readout([])) }
    var names: [String] = []
    for name in word.plain.split(separator: ",", omittingEmptySubsequences: false) {
      guard let metric = Metric.named(String(name)) else {
        throw ActionParseError(
          .noSuch(verb: verb, name: String(name), choices: Metric.all.map(\.name)),
          column: word.column)
      }
      names.append(metric.name)
    }
    return .show(.readout(names))
  }

  /// `turn YAW PITCH`, in degrees.
  fileprivate func turn() throws(ActionParseError) -> Action {
    guard words.count > 2 else {
      throw ActionParseError(
        .missingArgument(verb: verb, form: ViewAction.turnForm), column: end)
    }
    try expectEnd(after: 3)
    var angles: [Double] = []
    for word in words[1...] {
      guard let angle = Double(word.plain), angle.isFinite else {
        throw ActionParseError(
          .badArgument(verb: verb, text: word.plain, form: ViewAction.turnForm),
          column: word.column)
      }
      angles.append(angle)
    }
    return .show(.turn(yaw: angles[0], pitch: angles[1]))
  }
}

extension Session {
  mutating func show(_ action: ViewAction) throws(ActionError) {
    switch action {
    case .ghost(let isOn):
      ghost = isOn ? frozen : nil
      explain(isOn ? .ghost : nil)
    case .dial(let control):
      presentation.dial = control
      explain(.dial)
    case .view(let view): presentation.view = view
    case .zoom(let isOn): presentation.isZoomed = isOn
    case .theme(let theme): presentation.theme = theme
    case .help(let isOn):
      presentation.showsHelp = isOn
      presentation.helpPage = 0
    case .page(let page): presentation.helpPage = page
    case .explain(let what): explain(what)
    case .inspect(let index):
      if let index, !(0..<probe.count).contains(index) {
        throw .outOfRange(
          verb: "inspect", value: Double(index), range: 0...Double(probe.count - 1))
      }
      presentation.inspected = index
    case .turn(let yaw, let pitch):
      for angle in [yaw, pitch] where !SphereOrientation.turns.contains(angle) {
        throw .outOfRange(verb: "turn", value: angle, range: SphereOrientation.turns)
      }
      presentation.orientation.turn(yaw: yaw, pitch: pitch, at: tick)
    case .orbit(let motion): presentation.orientation.move(motion, at: tick)
    case .projection(let projection): presentation.projection = projection
    case .watch(let name):
      _ = try preset(named: name, for: "watch")
      presentation.scene = name
      explain(.scene)
    case .readout(let names): presentation.readout = names
    case .hide(let part): presentation.hidden.insert(part)
    case .unhide(let part): presentation.hidden.remove(part)
    }
  }

  private var frozen: Ghost {
    Ghost(
      summary: summary, readings: MetricReadings(self), loss: loss.title,
      dimensions: settings.dimensions, features: features, directions: measures.directions,
      gaps: measures.classes.map(\.gap), curves: curves)
  }
}
