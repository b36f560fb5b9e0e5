import Learning
import Testing

@testable import Experiment

/// Single steps that were asked for belong to the run that they were asked of.
struct StepsAskedTests {
  private func asked() throws -> Session {
    var session = Session()
    for _ in 0..<10 { session.advance() }
    try session.apply(.margin(2))
    for _ in 0..<10 { session.advance() }
    try session.apply(.steps(40))
    #expect(session.needsTicks)
    return session
  }

  static let beginnings: [Action] = [
    .reset, .seed(8), .classes(4), .data("overlap"), .activation(.tanh), .scene("no-room"),
  ]

  @Test(arguments: beginnings) func aNewBeginningForgetsThem(action: Action) throws {
    var session = try asked()
    try session.apply(action)
    #expect(!session.needsTicks)
    session.advance()
    #expect(session.step == 0)
  }

  @Test func aStepBackForgetsThem() throws {
    var session = try asked()
    try session.apply(.back)
    #expect(!session.needsTicks && session.step == 99)
    session.advance()
    #expect(session.step == 99)
  }

  @Test func aRerunForgetsThem() throws {
    var session = try asked()
    try session.apply(.rerun)
    #expect(!session.needsTicks && session.step == 50)
    session.advance()
    #expect(session.step == 50)
  }

  /// Those that were asked for before the change, too.
  @Test func aRerunForgetsWhatItsBeginningWasAskedFor() throws {
    var session = try asked()
    try session.apply(.rate(0.01))
    try session.apply(.rerun)
    #expect(!session.needsTicks && session.step == 100)
    session.advance()
    #expect(session.step == 100)
  }

  @Test func otherwiseOneTickTrainsThemAll() throws {
    var session = try asked()
    try session.apply(.margin(3))
    session.advance()
    #expect(session.step == 140 && !session.needsTicks)
  }
}
