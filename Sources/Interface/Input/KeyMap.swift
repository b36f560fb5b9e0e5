internal import Angular
package import Experiment
internal import Learning
package import Screen

/// What a key asks for.
package enum Command: Hashable, Sendable {
  /// Something happens to the session.
  case act(Action)
  /// A recording begins, or ends.
  case record
  /// The user is asked what the next m will do.
  case predict
  /// A picture of the screen is written to a file.
  case still
  /// A lesson goes on to its next chapter at once.
  case nextChapter
  /// Nothing happens; the user is told why.
  case refuse(Refusal)
  /// The program ends.
  case quit
}

/// The one table of keys; footer and help page read it.
package enum KeyMap {
  /// One row: keys, what they do.
  package struct Binding: Sendable {
    /// The keys that do it, the first ones for more, the last for less where that matters.
    package let keys: [Key]
    /// A word or two for the footer; empty for keys that the help page alone names.
    package let hint: String
    /// How many of the keys the footer names.
    package var footerKeys = 1
    /// Whether the footer keeps it where it is short of room.
    var staysInFooter = false
    /// Whether the footer names it in a lesson, too.
    var isOfLessons = false
    /// One sentence for the help page.
    package let summary: String
    let command: @Sendable (Session, Key) -> Command

    /// The keys as people write them.
    package func keysText(_ glyphs: Glyphs) -> String {
      keys.map { name($0, glyphs) }.joined(separator: " ")
    }

    /// The keys that the footer names.
    func footerText(_ glyphs: Glyphs) -> String {
      keys.prefix(footerKeys).map { name($0, glyphs) }.joined(separator: " ")
    }
  }

  /// What a key does to a session as it stands.
  package static func command(for key: Key, in session: Session) -> Command {
    if key == .escape { return closing(session) }
    if let command = taught(key, session) { return command }
    if session.presentation.showsHelp, let pages = pageTurns[key] {
      return .act(.show(.page(session.presentation.helpPage &+ pages)))
    }
    if session.presentation.lecture != nil, !session.presentation.showsHelp,
      let command = LessonKeys.command(for: key, in: session)
    {
      return command
    }
    let binding = bindings.first { $0.keys.contains(key) }
    return binding?.command(session, key) ?? .refuse(.unbound)
  }

  /// Keys that turn the pages of the help while it is shown.
  private static let pageTurns: [Key: Int] = [
    .left: -1, .up: -1, .pageUp: -1, .right: 1, .down: 1, .pageDown: 1, .character(" "): 1,
  ]

  /// The rows, in the order of footer and help page.
  package static let bindings: [Binding] = [
    Binding(
      keys: [.left, .right], hint: "turn", footerKeys: 2, staysInFooter: true,
      summary: "turn the dial in the first row (at first: m)"
    ) { turned($0, $1 == .left ? -1 : 1, coarse: false) },
    Binding(
      keys: [.up, .down], hint: "dial", footerKeys: 2,
      summary: "choose the dial to turn: m, lambda, loss ..."
    ) {
      .act(.show(.dial(dial($1 == .up ? -1 : 1, from: $0))))
    },
    Binding(
      keys: [.character("v"), .character("V")], hint: "view", isOfLessons: true,
      summary: "next or previous picture"
    ) { .act(.show(.view(neighbor(of: $0.presentation.view, $1 == .character("v") ? 1 : -1)))) },
    Binding(
      keys: "123456789".unicodeScalars.map { .character($0) }, hint: "set m", footerKeys: 4,
      summary: "set m to a value that is worth seeing"
    ) { snapped($0, $1) },
    Binding(
      keys: [.character(" ")], hint: "run",
      summary: "run or pause; where a lesson waits, go on"
    ) { session, _ in
      .act(.train(session.isRunning ? .pause : .run))
    },
    Binding(keys: [.tab, .backTab], hint: "loss", summary: "next or previous loss, same weights") {
      turned(.loss, $0, $1 == .tab ? 1 : -1)
    },
    Binding(
      keys: [.character("n"), .character("N")], hint: "scene",
      summary: "next or previous scene: an experiment and a question"
    ) { .act(.train(.scene(scene(after: $0.presentation.scene, $1 == .character("n") ? 1 : -1)))) },
    Binding(
      keys: [.character("b")], hint: "rerun",
      summary: "run again from before the last change"
    ) { session, _ in .act(session.canRerun ? .train(.rerun) : .show(.explain(.noChange))) },
    Binding(
      keys: [.character("g")], hint: "ghost",
      summary: "freeze this run to compare with, or forget it"
    ) { session, _ in .act(.show(.ghost(session.ghost == nil))) },
    Binding(
      keys: [.character("r"), .character("R")], hint: "",
      summary: "start again; R: from another seed"
    ) { session, key in
      key == .character("r") ? .act(.train(.reset)) : turned(.seed, session, 1)
    },
    Binding(
      keys: [.character("c")], hint: "",
      summary: "record the session from its start, or stop"
    ) { _, _ in .record },
    Binding(
      keys: [.character("e")], hint: "", summary: "write the screen as a picture (SVG) to a file"
    ) { _, _ in .still },
    Binding(
      keys: [.character("?")], hint: "help", staysInFooter: true, isOfLessons: true,
      summary: "show or close this page"
    ) { session, _ in
      .act(.show(.help(!session.presentation.showsHelp)))
    },
    Binding(
      keys: [.character("q")], hint: "quit", staysInFooter: true, isOfLessons: true,
      summary: "quit (Esc closes a page first)"
    ) { _, _ in
      .quit
    },
    Binding(
      keys: [.shiftLeft, .shiftRight, .character("H"), .character("L")], hint: "",
      summary: "turn the dial in large steps"
    ) { turned($0, $1 == .shiftLeft || $1 == .character("H") ? -1 : 1, coarse: true) },
    Binding(
      keys: [.character("h"), .character("l"), .character("j"), .character("k")], hint: "",
      summary: "left, right, down, up"
    ) { session, key in
      if key == .character("h") || key == .character("l") {
        turned(session, key == .character("h") ? -1 : 1, coarse: false)
      } else {
        .act(.show(.dial(dial(key == .character("k") ? -1 : 1, from: session))))
      }
    },
    Binding(
      keys: [.character(","), .character(".")], hint: "",
      summary: "pause; one training step back or forth"
    ) { _, key in .act(.train(key == .character(".") ? .step : .back)) },
    Binding(
      keys: [.character("<"), .character(">")], hint: "", summary: "train slower or faster"
    ) { turned(.speed, $0, $1 == .character(">") ? 1 : -1) },
    Binding(
      keys: [.character("z")], hint: "", summary: "give the picture in focus all of the screen"
    ) { session, _ in .act(.show(.zoom(!session.presentation.isZoomed))) },
    Binding(keys: [.character("d"), .character("D")], hint: "", summary: "next or previous data") {
      turned(.data, $0, $1 == .character("d") ? 1 : -1)
    },
    Binding(
      keys: [.character("i"), .character("I")], hint: "",
      summary: "look at the next or previous sample"
    ) { session, key in inspected(session, key == .character("i") ? 1 : -1) },
    Binding(
      keys: [.character("p")], hint: "", summary: "predict what the next m will do, and see"
    ) { _, _ in .predict },
    Binding(
      keys: [.character("m")], hint: "", summary: "let m glide to where it is set, or jump"
    ) { session, _ in .act(.set(.glide, .flag(!session.settings.glides))) },
    Binding(
      keys: [.character("x"), .character("X"), .character("y"), .character("Y")], hint: "",
      summary: "turn the sphere to the right or left, up or down"
    ) { ofSphere($0, sphereTurns[$1]) },
    Binding(
      keys: [.character("o"), .character("O")], hint: "",
      summary: "let the sphere rock, or stand still; O: let it turn around"
    ) { session, key in
      let moves = session.presentation.orientation.motion
      let wanted: SphereOrientation.Motion = key == .character("o") ? .rock : .on
      return ofSphere(session, .show(.orbit(moves == wanted ? .off : wanted)))
    },
    Binding(
      keys: [.character("s"), .character("S")], hint: "",
      summary: "next or previous projection of the sphere"
    ) {
      let next = neighbor(of: $0.presentation.projection, $1 == .character("s") ? 1 : -1)
      return ofSphere($0, .show(.projection(next)))
    },
    Binding(keys: [.character("t")], hint: "", summary: "dark or light colors") { session, _ in
      .act(.show(.theme(neighbor(of: session.presentation.theme, 1))))
    },
  ]

  /// Turns the chosen dial, or explains why it does not turn.
  static func turned(_ session: Session, _ steps: Int, coarse: Bool) -> Command {
    let dial = session.presentation.dial
    if let action = dial.turned(session, steps, coarse) { return .act(action) }
    return .act(.show(.explain(dial.place(session) == nil ? .noDial : .dialEnd)))
  }

  /// Turns a dial that has keys of its own.
  private static func turned(_ dial: Control, _ session: Session, _ steps: Int) -> Command {
    dial.turned(session, steps, false).map { .act($0) } ?? .refuse(.atEnd(dial))
  }

  /// The n-th of the loss's own values that are worth seeing.
  private static func snapped(_ session: Session, _ key: Key) -> Command {
    guard case .character(let scalar) = key else { return .refuse(.unbound) }
    guard let snaps = session.loss.margin?.snaps else { return .act(.show(.explain(.noMargin))) }
    let index = Int(scalar.value) - 49
    guard snaps.indices.contains(index) else { return .act(.show(.explain(.noValue))) }
    return .act(.set(.margin, .number(snaps[index])))
  }

  /// While a lesson waits, enter and space go on and letters answer.
  private static func taught(_ key: Key, _ session: Session) -> Command? {
    let presentation = session.presentation
    guard !presentation.showsHelp, let goesOn = LessonKeys.goingOn(session) else { return nil }
    if key == .enter || key == .character(" ") { return goesOn }
    guard presentation.prompt == nil, !presentation.showsReason, let quiz = presentation.quiz,
      !quiz.isRevealed, !quiz.isPending
    else { return nil }
    let letters = quiz.question.choices.indices.map { Unicode.Scalar(UInt8(97 + $0)) }
    return letters.firstIndex { key == .character($0) }.map { .act(.teach(.answer($0))) }
  }

  private static func closing(_ session: Session) -> Command {
    if session.presentation.showsHelp { return .act(.show(.help(false))) }
    if session.presentation.showsReason { return .act(.teach(.reason(false))) }
    if session.presentation.inspected != nil { return .act(.show(.inspect(nil))) }
    return session.presentation.isZoomed ? .act(.show(.zoom(false))) : .refuse(.nothingToClose)
  }

  private static func inspected(_ session: Session, _ steps: Int) -> Command {
    let count = session.probe.count
    // A stride that shares no factor with the count visits every class in turn.
    guard let index = session.presentation.inspected else { return .act(.show(.inspect(0))) }
    return .act(.show(.inspect((index + count + steps * 61) % count)))
  }

  /// From none the next one is the first, the previous one the last.
  private static func scene(after name: String?, _ steps: Int) -> String {
    let names = Preset.all.map(\.name)
    let here = name.flatMap { names.firstIndex(of: $0) } ?? (steps > 0 ? -1 : 0)
    return names[(here + steps + names.count) % names.count]
  }

  /// The dial so many places further on; from one that the loss lacks, the first.
  private static func dial(_ steps: Int, from session: Session) -> Control {
    neighbor(
      of: session.presentation.dial, steps, among: Control.choices(under: session.loss))
  }

  private static func neighbor<Choice: CaseIterable & Equatable>(
    of choice: Choice, _ steps: Int
  ) -> Choice {
    neighbor(of: choice, steps, among: Array(Choice.allCases))
  }

  private static func neighbor<Choice: Equatable>(
    of choice: Choice, _ steps: Int, among all: [Choice]
  ) -> Choice {
    guard let index = all.firstIndex(of: choice) else { return all.first ?? choice }
    return all[(index + steps + all.count) % all.count]
  }
}

/// A key as people write it.
func name(_ key: Key, _ glyphs: Glyphs) -> String {
  let isPlain = glyphs == .ascii
  return switch key {
  case .character(" "): "space"
  case .character(let scalar): String(Character(scalar))
  case .control(let scalar): "Ctrl-\(Character(scalar))"
  case .left: isPlain ? "left" : "\u{2190}"
  case .right: isPlain ? "right" : "\u{2192}"
  case .up: isPlain ? "up" : "\u{2191}"
  case .down: isPlain ? "down" : "\u{2193}"
  case .shiftLeft: isPlain ? "shift-left" : "shift-\u{2190}"
  case .shiftRight: isPlain ? "shift-right" : "shift-\u{2192}"
  case .home: "home"
  case .end: "end"
  case .pageUp: "page up"
  case .pageDown: "page down"
  case .enter: "enter"
  case .escape: "esc"
  case .tab: "tab"
  case .backTab: "shift-tab"
  case .backspace: "backspace"
  case .delete: "delete"
  }
}
