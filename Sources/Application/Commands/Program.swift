import Terminal
import Text

/// How the program ends.
enum ExitStatus: Int32, CaseIterable {
  /// Everything was done.
  case success = 0
  /// An error while running.
  case failure = 1
  /// The command line is wrong, or the terminal cannot be used.
  case usage = 2
  /// A check of a lesson failed.
  case unmet = 3
  /// A replay differs from its recording.
  case differs = 4

  /// One sentence for the help text.
  var summary: String {
    switch self {
    case .success: "Success."
    case .failure: "An error while running; a case of evaluate differs."
    case .usage: "Wrong command line, or unusable terminal."
    case .unmet: "A check of a lesson failed."
    case .differs: "A replay differs from its recording."
    }
  }
}

/// The version that `--version` names.
let version = "0.1.0"

/// The version of the arithmetic; it rises when the same actions lead to other bits.
let mathematics = 1

/// The arguments of this process.
///
/// - Throws: `UsageError.notText` of one that is not UTF-8: repaired, it would name another file.
func processArguments() throws(UsageError) -> [String] {
  var texts: [String] = []
  for argument in UnsafeBufferPointer(
    start: CommandLine.unsafeArgv, count: Int(CommandLine.argc)
  ).dropFirst() {
    guard let argument else { continue }
    guard let text = String(validatingCString: argument) else {
      throw .notText(String(cString: argument))
    }
    texts.append(text)
  }
  return texts
}

/// The program: does what this process's arguments ask for, and ends the process.
package func runProgram() -> Never {
  TerminalSession.reportCrashes()
  perform(try processArguments(), .standard).exit()
}

/// Does what the arguments ask for; an error is one line on standard error.
func perform(
  _ arguments: @autoclosure () throws(UsageError) -> [String], _ console: Console
) -> ExitStatus {
  do throws(CommandError) {
    return try obey(arguments, console)
  } catch {
    return report(error, console)
  }
}

/// Writes an error as one line.
func report(_ error: CommandError, _ console: Console) -> ExitStatus {
  // If this cannot be written either, nobody is left to be told.
  try? console.errors.write(line: "marginscope: \(error.message)")
  return error.status
}

private func obey(
  _ arguments: () throws(UsageError) -> [String], _ console: Console
) throws(CommandError) -> ExitStatus {
  var request: Request
  do throws(UsageError) {
    request = try Request(parsing: try arguments())
  } catch {
    throw .usage(error)
  }
  switch request.intent {
  case .help:
    try console.output.write(HelpText.of(request.verb))
  case .version:
    try console.output.write("marginscope \(version)\n")
  case .run:
    try request.readConfig(console)
    return try request.verb.run(request.options, console)
  }
  return .success
}
