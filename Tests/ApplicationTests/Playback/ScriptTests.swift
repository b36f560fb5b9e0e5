import Experiment
import Testing

@testable import Application

struct ScriptTests {
  @Test func readsATickAndAnAction() throws {
    #expect(try Script.Line(parsing: "160 margin 4") == Script.Line(tick: 160, action: .margin(4)))
    #expect(try Script.Line(parsing: " 0  reset ") == Script.Line(tick: 0, action: .reset))
  }

  @Test func doesWhatIsDueInTheOrderGiven() throws {
    var session = Session()
    let script = Script(lines: [
      Script.Line(tick: 1, action: .margin(3)), Script.Line(tick: 0, action: .margin(2)),
      Script.Line(tick: 0, action: .margin(4)),
    ])
    #expect(script.end == 1 && Script().end == -1)
    try script.apply(to: &session)
    #expect(session.settings.margin == 4)
    session.advance()
    try script.apply(to: &session)
    #expect(session.settings.margin == 3)
  }

  @Test func tellsWhenAnActionCannotBeDone() {
    var session = Session()
    let script = Script(lines: [Script.Line(tick: 0, action: .rerun)])
    let refusal = error { () throws(CommandError) in try script.apply(to: &session) }
    #expect(refusal == .script(tick: 0, .nothingToRerun))
  }
}
