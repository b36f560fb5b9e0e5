import Experiment
import Interface
import Recording
import Screen
import Testing

@testable import Application

struct PrintFrameTests {
  private func frame(_ arguments: String..., environment: [String: String] = [:]) -> String {
    let recorder = ConsoleRecorder(environment: environment)
    #expect(recorder.perform(["frame"] + arguments) == .success)
    return recorder.output
  }

  @Test func isWhatTheLiveProgramShows() throws {
    var session = Session()
    session.advance()
    try session.apply(.margin(3))
    session.advance()
    let display = DisplayOptions(depth: .rgb, glyphs: .block)
    let shown = ScreenRenderer.frame(
      of: session, size: Size(columns: 100, rows: 30), display: display
    )
    .settled(for: .rgb, glyphs: .block)
    let output = frame(
      "--size", "100x30", "--tick", "2", "--do", "1 margin 3", "--color", "rgb", "--glyphs",
      "block", "--format", "ansi")
    #expect(output == String(decoding: ANSIEncoder.lines(of: shown), as: UTF8.self))
  }

  @Test func anActionOfTheLastTickIsShown() {
    #expect(frame("--tick", "1", "--do", "1 help on").contains("show or close this page"))
    let recorder = ConsoleRecorder()
    #expect(recorder.perform(["frame", "--tick", "1", "--do", "2 help on"]) == .failure)
    #expect(recorder.errors.contains("\"2 help on\" was not reached: the run ended at tick 1"))
  }

  @Test func textHasNoColors() {
    let lines = frame("--tick", "1").split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 37 && lines.dropLast().allSatisfy { $0.count == 120 })
    #expect(!lines.joined().unicodeScalars.contains("\u{1b}"))
  }

  @Test func asciiIsASCII() {
    #expect(frame("--tick", "1", "--glyphs", "ascii").unicodeScalars.allSatisfy { $0.isASCII })
  }

  @Test func aViewIsAlone() {
    let output = frame("--tick", "1", "--view", "loss")
    #expect(output.contains(" loss, with") && !output.contains("features"))
  }

  @Test func colorsFollowTheEnvironmentUnlessTold() {
    let plain = frame("--tick", "0", "--format", "ansi", environment: ["NO_COLOR": "1"])
    #expect(plain == frame("--tick", "0", "--format", "ansi", "--color", "never"))
    let told = frame(
      "--tick", "0", "--format", "ansi", "--color", "256", environment: ["NO_COLOR": "1"])
    #expect(told == frame("--tick", "0", "--format", "ansi", environment: ["NO_COLOR": ""]))
    #expect(plain != told)
  }

  @Test func aPictureIsTheStillOfTheTick() {
    var session = Session()
    session.advance()
    let image = StillImage(session, size: Size(columns: 80, rows: 24), title: "MarginScope")
    #expect(frame("--tick", "1", "--size", "80x24", "--format", "svg") == image.svg)
  }

  @Test func aTerminalGetsColors() {
    let recorder = ConsoleRecorder(isTerminal: true)
    #expect(recorder.perform(["frame", "--tick", "0"]) == .success)
    #expect(recorder.output.contains("\u{1b}[38;5;"))
  }

  @Test(arguments: ["1x1", "39x12", "40x11", "40x12", "1000x13", "41x200", "100x30"])
  func anySizeIsDrawn(_ size: String) {
    for view in View.allCases {
      let output = frame("--tick", "0", "--size", size, "--view", view.rawValue)
      #expect(output.split(separator: "\n").count == Int(size.split(separator: "x")[1]))
    }
  }
}
