import Experiment
import Screen
import Testing

@testable import Interface

struct LessonBoxTests {
  private static let question = Question(
    "m goes from 1 to 4 now. What will the classes do?",
    choices: [
      "They grow wider, because the loss becomes larger",
      "They grow narrower, because a sample must now be four times nearer to its own class than "
        + "to any other", "Nothing at all",
    ], answer: 1)

  private static let opening: [Action] = [
    .pause, .lesson("Turn the margin", chapters: 4), .mark("Without a margin"),
    .mark("With a margin"),
    .say(
      "Every dot is a sample. Nothing keeps the classes apart yet, although every sample is "
        + "nearer to its own class, and so all of them are classified correctly."),
  ]

  private func session(_ actions: [Action]) throws -> Session {
    var session = Sessions.learned
    for action in Self.opening + actions { try session.apply(action) }
    return session
  }

  private func frame(_ session: Session, _ columns: Int, _ rows: Int, _ display: DisplayOptions)
    -> Frame
  {
    ScreenRenderer.frame(of: session, size: Size(columns: columns, rows: rows), display: display)
  }

  @Test func aQuestionOnAWideScreen() throws {
    let ask = Action.ask(try #require(Self.question))
    try expectSnapshot(
      frame(try session([ask]), 120, 36, DisplayOptions()), "lesson-question-120x36")
  }

  @Test func aWrongAnswer() throws {
    let ask = Action.ask(try #require(Self.question))
    try expectSnapshot(
      frame(try session([ask, .answer(0)]), 80, 24, DisplayOptions(depth: .mono)),
      "lesson-wrong-80x24")
  }

  @Test func aRightAnswerInASCII() throws {
    let ask = Action.ask(try #require(Self.question))
    try expectSnapshot(
      frame(try session([ask, .answer(1)]), 60, 18, DisplayOptions(depth: .mono, glyphs: .ascii))
        .settled(for: .mono, glyphs: .ascii),
      "lesson-right-60x18")
  }

  @Test func aPrompt() throws {
    try expectSnapshot(
      frame(try session([.prompt("Which classes lie closest?")]), 60, 18, DisplayOptions()),
      "lesson-prompt-60x18")
  }

  /// Every word of what is said, asked and answered can be read on every screen.
  @Test(arguments: [(120, 36), (100, 30), (80, 24), (60, 18)], Glyphs.allCases)
  func everyWordIsThere(_ size: (Int, Int), _ glyphs: Glyphs) throws {
    let question = try #require(Self.question)
    let display = DisplayOptions(depth: .mono, glyphs: glyphs)
    let asked = try session([.ask(question), .answer(0)])
    let text = frame(asked, size.0, size.1, display).settled(for: .mono, glyphs: glyphs).text
    let words = Set(text.split { !$0.isLetter && !$0.isNumber })
    let said = try #require(asked.presentation.said)
    for part in [question.text, said] + question.choices {
      for word in part.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
        #expect(words.contains(word), "\(word) of \(part)")
      }
    }
    #expect(text.contains(" 2/4 With a margin "))
    #expect(text.contains("0 of 1 so far"))
    #expect(text.contains(glyphs == .ascii ? "* b  " : "\u{2713} b  "))
    #expect(text.contains(glyphs == .ascii ? "x a  " : "\u{2717} a  "))
  }

  @Test func thereIsNoBoxWithoutALesson() throws {
    let plain = frame(Sessions.learned, 80, 24, DisplayOptions())
    var session = Sessions.learned
    try session.apply(.prompt("x"))
    #expect(frame(session, 80, 24, DisplayOptions()) != plain)
    try session.apply(.proceed)
    #expect(frame(session, 80, 24, DisplayOptions()) == plain)
  }

  /// A word wider than the screen is broken, so that the box stays inside.
  @Test(arguments: [(40, 12), (80, 24)])
  func aVeryLongWord(_ size: (Int, Int)) throws {
    let word = (0..<50).map { "\($0)," }.joined()
    let drawn = frame(try session([.prompt(word)]), size.0, size.1, DisplayOptions(glyphs: .ascii))
    let rows = drawn.text.split(separator: "\n")
    let first = try #require(rows.first { $0.contains("0,1,2,3,") })
    let inside = first.split(separator: "|", omittingEmptySubsequences: false)
    #expect(inside.contains { $0.hasPrefix(" 0,1,2,3,") && $0.hasSuffix(" ") })
    #expect(rows.contains { $0.contains("48,49, ") })
  }

  /// A box that is higher than the screen is cut, not drawn outside.
  @Test func aTinyScreen() throws {
    let ask = Action.ask(try #require(Self.question))
    for (columns, rows) in [(40, 12), (41, 13), (1, 1), (300, 12)] {
      let drawn = frame(try session([ask]), columns, rows, DisplayOptions())
      #expect(drawn.size == Size(columns: columns, rows: rows))
    }
  }
}
