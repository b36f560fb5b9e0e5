import Emulator
import Foundation
import Screen
import Testing

/// A lesson in a real pseudo-terminal: it waits, takes answers, keeps the score, and ends.
@Suite struct LiveLessonTests {
  private static let text = """
    lesson "Live"
    set speed 20
    mark "First"
    say "Here we go"
    run 40
    pause "Ready?"
    mark "Second"
    ask "One and one?" a="one" b="two" answer=b
    check step = 1
    run 15
    """

  @Test func theSpeakerGoesOnAndAnswers() throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent(
        "marginscope-live-\(ProcessInfo.processInfo.processIdentifier).summary")
    try Self.text.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let program = try #require(
      RunningProgram(
        RunningProgram.built("marginscope"), ["lesson", file.path],
        size: Size(columns: 80, rows: 24), environment: RunningProgram.environment))
    #expect(program.shows { $0.text.contains("Here we go") && $0.text.contains("1/2 First") })
    #expect(program.shows { $0.text.contains("Ready?") && $0.text.contains("step 40") })
    program.type("\r")
    #expect(
      program.shows { $0.text.contains("One and one?") && !$0.text.contains("Ready?") })
    program.type("a")
    #expect(program.shows { $0.text.contains("Not quite: 0 of 1") })
    program.type(" ")
    #expect(program.shows { $0.text.contains("Line 9 of this lesson expects otherwise") })
    #expect(
      program.shows { $0.text.contains("0 of 1 questions") && $0.text.contains("step 55") })
    program.type(" ")
    #expect(program.shows { !$0.text.contains("questions") && !$0.text.contains("Second") })
    // Then it is the ordinary scope.
    program.type(" ")
    #expect(program.shows { $0.text.contains("running") })
    program.type("q")
    #expect(program.ends() == .exited(0))
  }

  @Test func predictionsAreAskedFirstAndMeasuredAfter() throws {
    let program = try #require(
      RunningProgram(
        RunningProgram.built("marginscope"), ["--speed", "20"],
        size: Size(columns: 80, rows: 24), environment: RunningProgram.environment))
    program.type("p")
    #expect(
      program.shows {
        $0.text.contains("There is nothing to predict yet")
          || $0.text.contains("m goes from 1 to 2")
      })
    #expect(
      program.shows { emulator in
        if !emulator.text.contains("m goes from 1 to 2") { program.type("p") }
        return emulator.text.contains("m goes from 1 to 2") && emulator.text.contains("PAUSED")
      })
    program.type("a")
    #expect(program.shows { $0.text.contains("From m = 1 to 2 the width of a class went from") })
    #expect(program.shows { $0.text.contains("of 1 so far; space goes on") })
    program.type(" ")
    #expect(program.shows { !$0.text.contains("so far; space goes on") })
    program.type("q")
    #expect(program.ends() == .exited(0))
  }
}
