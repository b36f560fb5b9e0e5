import Experiment
import Screen
import Testing

@testable import Interface

struct LessonKeysTests {
  private static let question = Question("Why?", choices: ["so", "no"], answer: 1)

  private func taught(_ actions: [Action]) throws -> Session {
    var session = Sessions.learned
    for action in [.lesson("T", chapters: 2), .mark("One")] + actions { try session.apply(action) }
    return session
  }

  @Test func noKeyHasTwoMeaningsInALesson() {
    let keys = LessonKeys.bindings.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
    #expect(Set(KeyMap.bindings.flatMap(\.keys)).isDisjoint(with: keys))
    for binding in LessonKeys.bindings {
      #expect(!binding.summary.isEmpty && !binding.keysText(.ascii).isEmpty)
    }
  }

  /// The keys of lessons mean nothing without a lesson.
  @Test func withoutALessonTheyAreUnbound() {
    for key in LessonKeys.bindings.flatMap(\.keys) {
      #expect(KeyMap.command(for: key, in: Sessions.learned) == .refuse(.unbound))
    }
  }

  @Test(arguments: [Key.enter, .character(" ")])
  func enterAndSpaceGoOnWhereTheLessonWaits(key: Key) throws {
    let question = try #require(Self.question)
    let waiting: [[Action]] = [
      [.pause, .prompt("p")], [.pause, .ask(question)], [.pause, .rest(90)],
      [.pause, .ask(question), .answer(0)],
    ]
    for actions in waiting {
      #expect(KeyMap.command(for: key, in: try taught(actions)) == .act(.proceed))
    }
    let read = try taught([.say("x"), .why("y"), .reason(true)])
    #expect(KeyMap.command(for: key, in: read) == .act(.reason(false)))
    #expect(KeyMap.command(for: key, in: try taught([.pause])) == .act(.run))
  }

  /// What the help page covers does not go on unseen.
  @Test func nothingGoesOnBehindTheHelpPage() throws {
    let session = try taught([.pause, .prompt("p"), .help(true)])
    #expect(KeyMap.command(for: .enter, in: session) == .refuse(.unbound))
    #expect(KeyMap.command(for: .character(" "), in: session) == .act(.page(1)))
    #expect(KeyMap.command(for: .backspace, in: session) == .refuse(.unbound))
  }

  @Test func whileItTrainsOnlySpacePauses() throws {
    let session = try taught([])
    #expect(KeyMap.command(for: .character(" "), in: session) == .act(.pause))
    #expect(KeyMap.command(for: .enter, in: session) == .refuse(.training))
    #expect(Refusal.training.message(in: session).contains("space"))
  }

  @Test func chaptersAreGoneBackToWhereTheyAreKnown() throws {
    let first = try taught([])
    #expect(KeyMap.command(for: .backspace, in: first) == .act(.chapter(1)))
    #expect(KeyMap.command(for: .character("["), in: first) == .refuse(.noChapter))
    #expect(KeyMap.command(for: .character("]"), in: first) == .nextChapter)
    let second = try taught([.mark("Two")])
    #expect(KeyMap.command(for: .character("["), in: second) == .act(.chapter(1)))
    #expect(KeyMap.command(for: .backspace, in: second) == .act(.chapter(2)))
  }

  /// A reason would answer its question.
  @Test func whyIsSaidOnlyAfterTheAnswer() throws {
    let question = try #require(Self.question)
    let key = Key.character("w")
    let asked = try taught([.ask(question), .why("because")])
    #expect(KeyMap.command(for: key, in: asked) == .refuse(.noReason))
    #expect(Refusal.noReason.message(in: asked).contains("once it is answered"))
    let answered = try taught([.ask(question), .why("because"), .answer(1)])
    #expect(KeyMap.command(for: key, in: answered) == .act(.reason(true)))
    let shown = try taught([.ask(question), .why("because"), .answer(1), .reason(true)])
    for key in [key, .escape] {
      #expect(KeyMap.command(for: key, in: shown) == .act(.reason(false)))
    }
    #expect(KeyMap.command(for: key, in: try taught([])) == .refuse(.noReason))
  }

  /// What makes another session of it is asked back; what only shows something is not.
  @Test func whatLeavesTheLesson() {
    let leaves: [Action] = [
      .margin(2), .loss("cosface"), .data("gaussian"), .seed(3), .glide(false), .step, .steps(3),
      .back, .reset, .rerun, .scene("cure"), .ghost(true), .watch("cure"), .hide(.loss),
      .unhide(.loss),
    ]
    let stays: [Action] = [
      .speed(20), .run, .pause, .view(.plane), .zoom(true), .theme(.light), .help(true), .page(1),
      .inspect(3), .dial(.rate), .explain(.dialEnd), .proceed, .answer(0), .chapter(1),
      .reason(true),
    ]
    #expect(leaves.allSatisfy { Command.act($0).leavesLesson })
    #expect(stays.allSatisfy { !Command.act($0).leavesLesson })
    #expect(Command.predict.leavesLesson)
    for command in [Command.quit, .record, .still, .nextChapter, .refuse(.unbound)] {
      #expect(!command.leavesLesson)
    }
  }

  @Test func leavingEndsWhateverTheLessonWaitsWith() throws {
    let known = try #require(Self.question)
    let open = try #require(Question("Why?", choices: ["so", "no"], answer: nil))
    let states: [[Action]] = [
      [], [.prompt("p")], [.ask(known)], [.ask(known), .answer(0)], [.ask(open)],
      [.ask(open), .answer(1)], [.ask(open), .answer(1), .reveal(0)], [.ask(known), .prompt("p")],
      [.rest(30), .hide(.loss), .say("x"), .why("y"), .reason(true)],
    ]
    for actions in states {
      var session = try taught(actions)
      for action in session.presentation.leavingLesson { try session.apply(action) }
      let left = session.presentation
      #expect(left.prompt == nil && left.quiz == nil && left.rest == nil && left.lecture == nil)
      #expect(!left.hides(.loss) && left.why == nil && left.score.answered == 0, "\(actions)")
    }
  }

  // MARK: - What the screen says of it

  private func rows(_ session: Session, _ columns: Int = 80, _ rows: Int = 24) -> [Substring] {
    ScreenRenderer.frame(of: session, size: Size(columns: columns, rows: rows)).text
      .split(separator: "\n")
  }

  @Test func theFooterNamesTheKeysOfTheLesson() throws {
    let footer = try #require(rows(try taught([]), 120, 36).last)
    for hint in ["enter go on", "[ ] chapter", "backspace repeat", "v view", "? help", "q quit"] {
      #expect(footer.contains(hint), "\(hint) in \(footer)")
    }
    #expect(!footer.contains("scene") && !footer.contains("set m") && !footer.contains("why"))
    let reasoned = try taught([.say("x"), .why("y")])
    #expect(try #require(rows(reasoned, 120, 36).last).contains("w why"))
  }

  @Test(arguments: [(1, 1), (29, 1), (30, 1), (31, 2), (300, 10)])
  func theFooterCountsTheSecondsToRead(_ ticks: Int, _ seconds: Int) throws {
    let rows = rows(try taught([.pause, .rest(ticks)]))
    #expect(try #require(rows.last).contains("reading, \(seconds) s: enter goes on"))
    #expect(rows[0].contains("reading") && !rows[0].contains("PAUSED"))
  }

  /// No key and no word is cut, however narrow the screen and long the name.
  @Test(arguments: [40, 47, 60, 80, 100, 120])
  func theFooterCutsNothing(_ columns: Int) throws {
    let question = try #require(Self.question)
    let long: [Action] = [
      .lesson("A lesson", chapters: 12), .mark("A chapter whose name has a great many words"),
    ]
    let scored: [Action] = [.ask(question), .answer(1), .proceed, .proceed]
    for actions in [
      [], [.rest(600)], [.prompt("p"), .why("w")], scored,
      scored + [.say("x"), .why("w"), .rest(30)],
    ] {
      let footer = try #require(rows(try taught([.pause] + long + actions), columns, 12).last)
      let words = footer.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
      #expect(words.first == "1/12" && footer.count <= columns, "\(footer)")
      #expect(words.contains("enter") && words.contains("?") && words.contains("q"), "\(footer)")
      #expect(["q", "quit"].contains(words.last ?? ""), "\(footer)")
      if actions.contains(.why("w")) { #expect(words.contains("w"), "\(footer)") }
      if columns == 40, actions.isEmpty {
        #expect(footer.contains("enter go on   ? help   q quit"))
      }
    }
  }

  @Test func theHeaderSaysWhatALessonRestsFor() throws {
    let question = try #require(Self.question)
    let states: [([Action], String)] = [
      ([.prompt("p")], "your turn"), ([.ask(question)], "question"),
      ([.ask(question), .answer(1)], "answer"), ([.rest(30)], "reading"), ([], "PAUSED"),
    ]
    for (actions, text) in states {
      #expect(rows(try taught([.pause] + actions))[0].hasSuffix("\(text) "), "\(text)")
    }
  }

  /// What a box would cover makes room for it.
  @Test(arguments: [(80, 24), (120, 36), (60, 20)])
  func aBoxStandsBelowThePictures(_ size: (Int, Int)) throws {
    let session = try taught([.pause, .ask(try #require(Self.question))])
    let size = Size(columns: size.0, rows: size.1)
    let boxRows = LessonBox.rows(session.presentation, size: size, glyphs: .braille)
    let plan = ScreenPlan(size: size, presentation: session.presentation, boxRows: boxRows)
    #expect(boxRows == 6 && boxRows <= plan.boxRoom)
    #expect(plan.panels.allSatisfy { $0.rect.row + $0.rect.rows <= plan.theory - boxRows })
    // The same pictures as without it.
    let before = ScreenPlan(size: size, presentation: session.presentation)
    #expect(plan.panels.map(\.view) == before.panels.map(\.view))
  }

  @Test func linesThatAreTooManyAreCounted() throws {
    let size = Size(columns: 80, rows: 24)
    func caption(_ words: Int) throws -> Int {
      let text = Array(repeating: "seven77", count: words).joined(separator: " ")
      return ScreenRenderer.excessCaptionLines(of: try taught([.say(text)]), size: size)
    }
    // Nine words of seven letters fill a line of 77, and there are three.
    #expect(try [1, 27, 28, 37].map(caption) == [0, 0, 1, 2])
    func box(_ words: Int) throws -> Int {
      let text = Array(repeating: "seven77", count: words).joined(separator: " ")
      return ScreenRenderer.excessBoxLines(of: try taught([.prompt(text)]), size: size)
    }
    let room = ScreenPlan(size: size, presentation: try taught([]).presentation).boxRoom
    #expect(try box((room - 3) * 9) == 0 && box((room - 3) * 9 + 1) == 1)
  }

  @Test func askedToLeaveTheScreenSaysWhatToPress() throws {
    var display = DisplayOptions()
    display.asksToLeave = true
    let text = ScreenRenderer.frame(
      of: try taught([]), size: Size(columns: 80, rows: 24), display: display
    ).text
    #expect(text.contains("leave the lesson?") && text.contains("enter leaves, esc stays"))
  }
}
