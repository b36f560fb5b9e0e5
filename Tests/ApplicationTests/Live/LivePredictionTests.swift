import Experiment
import Lessons
import Recording
import Testing

@testable import Application

/// Predictions in the live loop: asked first, measured after.
struct LivePredictionTests {
  private func terminal(_ keys: (seconds: Int, text: String)...) -> ScriptedTerminal {
    let terminal = ScriptedTerminal()
    for key in keys { terminal.at(.seconds(key.seconds), type: key.text) }
    return terminal
  }

  @Test func aPredictionIsAskedFirstAndMeasuredAfter() throws {
    let terminal = terminal((1, "p"), (4, "a"), (8, " "), (9, "q"))
    var loop = LiveLoop(on: terminal)
    #expect(try loop.run() == .quit)
    let asked = terminal.screen(at: .seconds(3))
    #expect(asked.contains("m goes from 1 to 2"))
    #expect(terminal.header(at: .seconds(3)).hasSuffix(" question "))
    #expect(asked.contains("step 150 "))
    let told = terminal.screen(at: .milliseconds(7990))
    #expect(told.contains("From m = 1 to 2 the width of a class went from"))
    #expect(told.contains("of 1 so far; enter or space goes on"))
    #expect(!terminal.screen(at: .milliseconds(8500)).contains("so far; enter or space goes on"))
    // 300 steps from the answer to the reveal.
    let entries = loop.recorder.entries
    func tick(_ verb: String) throws -> Int {
      try #require(
        entries.first { entry -> Bool in
          if case .action(let text) = entry.event { text.hasPrefix(verb) } else { false }
        }
      ).tick
    }
    #expect(try tick("reveal") == tick("margin 2") + 60)
  }

  /// Left unanswered it is as if nothing had been asked.
  @Test func withoutAnAnswerTrainingGoesOn() throws {
    let terminal = terminal((1, "p"), (10, " "), (11, "q"))
    var loop = LiveLoop(on: terminal)
    #expect(try loop.run() == .quit)
    #expect(loop.session.isRunning && loop.session.settings.margin == 1)
    #expect(loop.actions.last == "run" && (290...300).contains(loop.session.step))
  }

  /// Put away and asked again at once, training still goes on in the end.
  @Test func anotherOneAtOnceKnowsThatTrainingRan() throws {
    let terminal = terminal((1, "p"), (10, " p"), (20, " "), (21, "q"))
    var loop = LiveLoop(on: terminal)
    #expect(try loop.run() == .quit)
    #expect(loop.session.isRunning)
    #expect(loop.actions.filter { $0.hasPrefix("ask") }.count == 2)
  }

  @Test func whileOneIsAskedOrMeasuredAnotherIsRefused() throws {
    let terminal = terminal((1, "p"), (3, "p"), (10, "a"), (11, "p"), (12, "q"))
    var loop = LiveLoop(on: terminal)
    #expect(try loop.run() == .quit)
    #expect(terminal.screen(at: .seconds(4)).contains("Finish what is on the screen first"))
    #expect(terminal.screen(at: .seconds(11)).contains("The last prediction is still being"))
    #expect(loop.actions.filter { $0.hasPrefix("ask") }.count == 1)
  }
}
