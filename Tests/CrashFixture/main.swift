import Emulator
import Glibc
import Screen
import Terminal

// A program made to crash: shows pictures, answers keys, and ends as its options say.
//
// `crash-fixture [--color C] [--glyphs G] [--death D] [--busy] [--grace S]`; keys: n next picture, x end as
// `--death` says, q quit. The second row names every other event.

/// The value of an option, nil if it is not given; a bad one ends the program with status 64.
func value<Value>(of option: String, _ parse: (String) -> Value?) -> Value? {
  let arguments = CommandLine.arguments
  guard let index = arguments.firstIndex(of: option) else { return nil }
  guard index + 1 < arguments.count, let value = parse(arguments[index + 1]) else {
    fail("bad or missing value of \(option)", status: 64)
  }
  return value
}

var options = TerminalSession.Options(
  color: value(of: "--color", ColorChoice.init) ?? .auto,
  glyphs: value(of: "--glyphs", Glyphs.init))
if let grace = value(of: "--grace", UInt32.init) { options.grace = grace }
let isBusy = CommandLine.arguments.contains("--busy")
let death = value(of: "--death", Crash.init) ?? .normal

do {
  let session = try TerminalSession(options)
  let ending = show(
    on: session, isBusy: isBusy, until: { die(death, session) })
  session.close()
  if let ending { TerminalSession.die(by: ending) }
} catch {
  fail("\(error)", status: 2)
}
