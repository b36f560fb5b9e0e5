import Emulator
import Screen
import Terminal

/// A program to be killed: shows pictures, answers keys, and dies as it is told.
///
/// `crash-fixture [--color C] [--glyphs G] [--death D] [--busy] [--grace S]`; keys: n next picture, x die, q quit.
/// Whatever else happens is named in the second row.
func value(of option: String) -> String? {
  let arguments = CommandLine.arguments
  guard let index = arguments.firstIndex(of: option), index + 1 < arguments.count else {
    return nil
  }
  return arguments[index + 1]
}

var options = TerminalSession.Options(
  color: value(of: "--color").flatMap(ColorChoice.init) ?? .auto,
  glyphs: value(of: "--glyphs").flatMap(Glyphs.init))
if let grace = value(of: "--grace").flatMap({ UInt32($0) }) { options.grace = grace }
let isBusy = CommandLine.arguments.contains("--busy")
let death = value(of: "--death").flatMap(Crash.init) ?? .normal

do {
  let session = try TerminalSession(options)
  let ending = show(
    on: session, isBusy: isBusy, until: { die(death, session) })
  session.close()
  if let ending { TerminalSession.die(by: ending) }
} catch {
  complain(error)
}
