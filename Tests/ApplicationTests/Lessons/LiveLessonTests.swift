import Experiment
import Lessons
import Screen
import Terminal
import Testing

@testable import Application

/// A lesson in the live loop: it waits, takes answers, says what does not hold, keeps the score, ends.
struct LiveLessonTests {
  /// A loop that gives a lesson on a terminal.
  private func loop(
    _ lines: String..., script: Script = Script(), on terminal: ScriptedTerminal
  ) throws -> LiveLoop {
    let text = (["lesson \"Live\""] + lines).joined(separator: "\n")
    let loaded = try LoadedLesson(text: text, ConsoleRecorder().console)
    return LiveLoop(
      loaded.session, script: script, liveLesson: LiveLesson(loaded.lesson), on: terminal)
  }

  @Test func theSpeakerGoesOnAndAnswers() throws {
    let terminal = ScriptedTerminal(Size(columns: 80, rows: 24))
    var loop = try loop(
      "set speed 20", "mark \"First\"", "say \"Here we go\"", "run 40", "pause \"Ready?\"",
      "mark \"Second\"", "ask \"One and one?\" a=\"one\" b=\"two\" answer=b", "run 20", on: terminal
    )
    terminal.at(.seconds(10), .key(.enter))
    terminal.at(.seconds(20), type: "a")
    terminal.at(.seconds(30), type: " ")
    terminal.at(.seconds(40), type: " ")
    terminal.at(.seconds(50), type: " ")
    terminal.at(.seconds(51), type: "q")
    #expect(try loop.run() == .quit)
    let ready = terminal.screen(at: .seconds(9))
    #expect(ready.contains("Here we go") && ready.contains("1/2 First"))
    #expect(ready.contains("Ready?") && ready.contains("step 40 "))
    let asked = terminal.screen(at: .seconds(19))
    #expect(asked.contains("One and one?") && !asked.contains("Ready?"))
    #expect(asked.contains("2/2 Second") && asked.contains("step 40 "))
    #expect(terminal.screen(at: .seconds(29)).contains("Not quite: 0 of 1"))
    let end = terminal.screen(at: .seconds(39))
    #expect(end.contains("0 of 1 questions") && end.contains("step 60 "))
    let after = terminal.screen(at: .seconds(49))
    #expect(!after.contains("questions") && !after.contains("Second"))
    // Then it is the ordinary program.
    #expect(loop.session.isRunning && loop.session.step > 60)
  }

  /// What does not hold is said as long as it takes to read, while nothing trains; then the lesson goes on.
  @Test func aCheckThatFailsIsAnnounced() throws {
    let terminal = ScriptedTerminal()
    var loop = try loop(
      "say \"Before\"", "run 10", "check step = 11", "check step = 10", "run 5", on: terminal)
    terminal.at(.seconds(10), type: "q")
    #expect(try loop.run() == .quit)
    let words = "The check on line 4 of this lesson failed: step = 11 does not hold (measured: 10)."
    let announced = terminal.shown.filter { $0.text.contains(words.prefix(70)) }
    let (first, last) = (try #require(announced.first), try #require(announced.last))
    #expect(first.time == TickSchedule.tickLength * 2)
    #expect(last.time - first.time == TickSchedule.tickLength * 199)
    #expect(announced.allSatisfy { $0.text.contains("step 10 ") })
    #expect(terminal.screen(at: .seconds(9)).contains("step 15 "))
    // The announcement is an action, so that a recording shows it too.
    #expect(loop.actions.contains("say \(Statement.quoted(words))"))
    #expect(loop.actions.contains(#"say "Before""#))
    #expect(!loop.actions.contains { $0.contains("step = 10") })
  }

  /// The audience may have turned a dial that a statement needs.
  @Test func aStatementThatCannotBeDoneIsAnnounced() throws {
    let terminal = ScriptedTerminal()
    var loop = try loop(
      "run 5", "pause \"Ready?\"", "set margin 3", "run 5",
      script: Script(lines: [Script.Line(tick: 3, action: .loss("softmax"))]), on: terminal)
    terminal.at(.seconds(5), type: " ")
    terminal.at(.seconds(20), type: "q")
    #expect(try loop.run() == .quit)
    let message = ActionError.notInThisLoss(verb: "margin", loss: "Softmax").message
    let words = "Line 4 of this lesson cannot run now: \(message)."
    #expect(loop.actions.contains("say \(Statement.quoted(words))"))
    #expect(terminal.screen(at: .seconds(6)).contains("Line 4 of this lesson cannot run now"))
    #expect(terminal.screen(at: .seconds(19)).contains("This is the end of"))
    #expect(loop.session.step == 10)
  }

  /// A lesson that waits for the speaker lets the program sleep.
  @Test func nothingWakesALessonThatWaits() throws {
    let terminal = ScriptedTerminal()
    var loop = try loop("run 5", "pause \"Ready?\"", on: terminal)
    terminal.at(.seconds(60), type: "q")
    #expect(try loop.run() == .quit)
    #expect(terminal.waits.last == .some(nil))
    #expect(try #require(terminal.shown.last).time < .seconds(1))
  }
}
