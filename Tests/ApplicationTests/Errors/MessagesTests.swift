import Experiment
import Learning
import Terminal
import Testing

@testable import Application

struct MessagesTests {
  static let messages: [(CommandError, String)] = [
    (
      .unreached(tick: 9, .margin(4), end: 8),
      #"--do "9 margin 4" was not reached: the run ended at tick 8; use an earlier tick or a longer run"#
    ),
    (
      .tooLong(ticks: 2_592_001, most: 2_592_000),
      "2592001 ticks would be exported, more than a day (2592000); set the last one with --tick"
    ),
    (.tooShort(end: 9, tick: 10), "there is no tick 10: the recording ends at tick 9"),
    (
      .noData("rng", nearest: "ring", known: ["ring", "moons"]),
      #"""
      "rng" is neither a data set nor a file (did you mean "ring"?); the data sets are ring and moons
      """#
    ),
    (
      .noLesson("trun", nearest: "turn", shipped: 7),
      #"""
      "trun" is neither a file nor a lesson (did you mean "turn"?); marginscope lesson lists all 7
      """#
    ),
    (
      .noLesson("x", nearest: nil, shipped: 0),
      #"""
      "x" is neither a file nor a lesson; no lessons were found; give the path of a lesson, or set \#
      MARGINSCOPE_LESSONS to a directory of lessons
      """#
    ),
    (
      .noLessons,
      "no lessons were found; give the path of a lesson, or set MARGINSCOPE_LESSONS to a directory "
        + "of lessons"
    ),
    (
      .training(.lossNotFinite(step: 3)), "the loss of step 3 is not finite; try a lower --rate"
    ),
    (
      .training(.gradientNotFinite(step: 3)),
      "the gradient of step 3 is not finite; try a lower --rate"
    ),
    (
      .pausedForGood(tick: 2, done: 10, of: 50),
      """
      training is paused at tick 2, after 10 of 50 steps, and never resumes; add --do "2 run"
      """
    ),
    (
      .output(reason: "No space left on device"),
      "the output cannot be written: No space left on device"
    ),
  ]

  @Test(arguments: messages)
  func message(_ error: CommandError, _ message: String) {
    #expect(error.message == message)
    #expect(error.status == .failure)
  }

  @Test func aTerminalThatCannotBeUsedIsAMatterOfUsage() {
    let error = CommandError.terminal(.noTerminalType)
    #expect(error.message == TerminalError.noTerminalType.description)
    #expect(error.status == .usage)
  }

  /// What a file or an argument says must not move the cursor of the terminal.
  @Test func controlCharactersAreSpelledOut() {
    let recorder = ConsoleRecorder()
    #expect(recorder.perform(["tr\u{1b}[2Jn\r"]) == .usage)
    #expect(
      recorder.errors
        == #"marginscope: unknown command "tr\u{1b}[2Jn\u{d}"; see marginscope --help"# + "\n")
  }
}
