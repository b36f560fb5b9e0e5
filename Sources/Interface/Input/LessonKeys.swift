internal import Experiment
package import Screen

/// The one table of keys that only lessons have; footer and help page read it.
package enum LessonKeys {
  /// One row: keys, what they do.
  package struct Binding: Sendable {
    /// The keys that do it.
    package let keys: [Key]
    /// A word or two for the footer; empty for keys that the help page alone names.
    package let hint: String
    /// One sentence for the help page.
    package let summary: String
    /// How the footer shows it.
    var footer = Footer.other
    let command: @Sendable (Session, Key) -> Command

    /// How the footer shows a row.
    enum Footer: Sendable {
      /// The hint, after the seconds left to read if there are any; it stays.
      case goingOn
      /// The hint while there is a reason to show; it stays.
      case reason
      /// The hint where there is room.
      case other
    }

    /// The keys as people write them.
    package func keysText(_ glyphs: Glyphs) -> String {
      keys.map { name($0, glyphs) }.joined(separator: " ")
    }
  }

  /// The rows, in the order of footer and help page.
  package static let bindings: [Binding] = [
    Binding(
      keys: [.enter], hint: "go on",
      summary: "go on where the lesson waits, as space does; end a time to read",
      footer: .goingOn
    ) { session, _ in
      LessonKeys.goingOn(session) ?? (session.isRunning ? .refuse(.training) : .act(.train(.run)))
    },
    Binding(
      keys: [.character("["), .character("]")], hint: "chapter",
      summary: "go back to the chapter before; go on to the next chapter"
    ) { session, key in
      key == .character("]") ? .nextChapter : chapter(session, -1)
    },
    Binding(keys: [.backspace], hint: "repeat", summary: "repeat this chapter from its start") {
      session, _ in chapter(session, 0)
    },
    Binding(
      keys: [.character("w")], hint: "why", summary: "say why, where the lesson offers a reason",
      footer: .reason
    ) { session, _ in
      mayAskWhy(session.presentation)
        ? .act(.teach(.reason(!session.presentation.showsReason))) : .refuse(.noReason)
    },
  ]

  /// What a key of the table asks for; nil for other keys.
  static func command(for key: Key, in session: Session) -> Command? {
    bindings.first { $0.keys.contains(key) }?.command(session, key)
  }

  /// How the lesson goes on; nil where it does not wait for anybody.
  static func goingOn(_ session: Session) -> Command? {
    let presentation = session.presentation
    if presentation.showsReason { return .act(.teach(.reason(false))) }
    return presentation.waits ? .act(.teach(.proceed)) : nil
  }

  /// Whether there is a reason to show: none before a question is answered.
  static func mayAskWhy(_ presentation: Presentation) -> Bool {
    presentation.why != nil && presentation.quiz?.isRevealed != false
  }

  private static func chapter(_ session: Session, _ steps: Int) -> Command {
    let number = (session.presentation.lecture?.number ?? 0) + steps
    guard session.canGoBack(toChapter: number) else { return .refuse(.noChapter) }
    return .act(.teach(.chapter(number)))
  }
}

extension Presentation {
  /// Whether somebody is waited for, or time is left to read.
  var waits: Bool { prompt != nil || quiz.map { !$0.isPending } ?? false || rest != nil }
}
