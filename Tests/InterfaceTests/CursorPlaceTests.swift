import Experiment
import Screen
import Testing

@testable import Interface

/// Where the invisible cursor rests, which a screen reader follows.
struct CursorPlaceTests {
  private static let question = Question(
    "What will the classes do?", choices: ["They grow wider", "They grow narrower", "Nothing"],
    answer: 1)

  /// The frame's text from its cursor on.
  private func read(
    _ session: Session, _ columns: Int = 80, _ rows: Int = 24,
    _ display: DisplayOptions = DisplayOptions()
  ) throws -> String {
    let frame = ScreenRenderer.frame(
      of: session, size: Size(columns: columns, rows: rows), display: display)
    let cursor = try #require(frame.cursor)
    let line = frame.text.split(separator: "\n")[cursor.row]
    return String(line.dropFirst(cursor.column))
  }

  @Test(arguments: [(40, 12), (60, 18), (80, 24), (120, 36), (200, 60)])
  func itRestsOnTheDialUntilSomethingIsDone(columns: Int, rows: Int) throws {
    #expect(try read(Sessions.learned, columns, rows).hasPrefix("m "))
    let rate = Sessions.doing(.dial(.rate), to: Sessions.learned)
    #expect(try read(rate, columns, rows).hasPrefix("learning rate "))
    // Choosing a dial brings it back there, also after a change.
    let chosen = Sessions.doing(.dial(.margin), to: Sessions.raised)
    #expect(try read(chosen, columns, rows).hasPrefix("m "))
  }

  @Test(arguments: [(40, 12), (60, 18), (80, 24), (120, 36), (200, 60)])
  func afterAChangeItIsAtTheStartOfTheCaption(columns: Int, rows: Int) throws {
    #expect(try read(Sessions.raised, columns, rows).hasPrefix("m 1 to 4: "))
    let looking = Sessions.doing(.inspect(70), to: Sessions.learned)
    #expect(try read(looking, columns, rows).hasPrefix("Sample 70 of class B"))
    #expect(try read(Sessions.stopped, columns, rows).hasPrefix("Training stopped at"))
    var display = DisplayOptions()
    display.notice = "Picture written: a.svg"
    #expect(try read(Sessions.learned, columns, rows, display).hasPrefix("Picture written"))
    let taught = Sessions.doing(.say("Look at the circle."), to: Sessions.learned)
    #expect(try read(taught, columns, rows).hasPrefix("Look at the circle."))
  }

  @Test func inAQuestionItIsOnTheChoice() throws {
    let ask = Action.ask(try #require(Self.question))
    let asked = Sessions.doing(.pause, ask)
    #expect(try read(asked).hasPrefix("a  They grow wider"))
    let wrong = Sessions.doing(.answer(2), to: asked)
    #expect(try read(wrong).hasPrefix("b  They grow narrower"))
    #expect(try read(Sessions.doing(.prompt("Which is next?"))).hasPrefix("Which is next?"))
  }

  @Test func onAPageOfHelpItIsOnTheFirstWord() throws {
    #expect(try read(Sessions.doing(.help(true))).hasPrefix("\u{2190} \u{2192}"))
  }
}
