import Emulator
import Screen
import Testing

/// Starts the program that dies as told, and waits for its first picture.
func startFixture(
  _ arguments: [String] = [], size: Size = Size(columns: 80, rows: 24),
  environment: [String: String] = [:], signalsBlocked: Bool = false
) throws -> RunningProgram {
  let program = try #require(
    RunningProgram(
      RunningProgram.built("crash-fixture"), arguments, size: size,
      environment: RunningProgram.environment.merging(environment) { $1 },
      signalsBlocked: signalsBlocked))
  try #require(program.shows { $0.text.contains("picture ") }, "\(program.emulator.text)")
  return program
}

/// The terminal is as it was before the program came.
func expectRestored(
  _ program: RunningProgram, modes: RunningProgram.Modes, whileDrawing: RunningProgram.Modes,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let terminal = program.emulator
  #expect(!terminal.showsAlternateScreen, sourceLocation: sourceLocation)
  #expect(terminal.showsCursor, sourceLocation: sourceLocation)
  #expect(terminal.mouse == .off, sourceLocation: sourceLocation)
  #expect(!terminal.text.contains("picture"), sourceLocation: sourceLocation)
  #expect(program.modes == modes, sourceLocation: sourceLocation)
  #expect(modes != whileDrawing, sourceLocation: sourceLocation)
  // The emulator does not say whether pastes are bracketed and updates held back.
  let sent = String(decoding: program.received, as: UTF8.self)
  for mode in ["2004", "2026"] {
    let last = sent.ranges(of: "\u{1b}[?\(mode)").last.map { sent[$0.upperBound] }
    #expect(last == "l", "mode \(mode)", sourceLocation: sourceLocation)
  }
}
