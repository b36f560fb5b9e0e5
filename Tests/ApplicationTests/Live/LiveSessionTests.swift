import Experiment
import Learning
import Screen
import Terminal
import Testing

@testable import Application

struct LiveTests {
  private func options(_ arguments: String...) throws -> LiveOptions {
    try LiveOptions(try Request(parsing: arguments).options, ConsoleRecorder().console)
  }

  @Test func theTerminalIsTakenAsItIsUnlessTold() throws {
    let usual = try options().terminal
    #expect(usual.color == .auto && usual.glyphs == nil && usual.mouse && usual.synchronized)
    let told = try options("--color", "rgb", "--glyphs", "ascii", "--no-mouse", "--no-sync")
      .terminal
    #expect(told.color == .rgb && told.glyphs == .ascii && !told.mouse && !told.synchronized)
  }

  @Test(arguments: [
    ("auto", ColorChoice.auto), ("never", .never), ("8", .ansi16), ("16", .ansi16),
    ("256", .palette256), ("rgb", .rgb),
  ])
  func everyColorIsAChoice(_ word: String, _ choice: ColorChoice) throws {
    #expect(try options("--color", word).terminal.color == choice)
  }

  @Test func settingsAndScriptAreTheSessions() throws {
    let options = try options("--margin", "2", "--seed", "5", "--do", "3 margin 4")
    #expect(options.session.settings.margin == 2 && options.session.settings.seed == 5)
    #expect(options.script.lines == [Script.Line(tick: 3, action: .margin(4))])
  }
}
