import Synchronization

@testable import Application

/// A console that remembers what was written to it and knows the files that it is given, or the
/// disk's.
final class ConsoleRecorder: Sendable {
  private let written = Mutex(
    (output: "", errors: "", created: [:] as [String: String]))
  private let files: [String: String]
  private let environment: [String: String]
  private let isTerminal: Bool
  private let program: String?
  private let disk: Bool

  init(
    files: [String: String] = [:], environment: [String: String] = [:], isTerminal: Bool = false,
    program: String? = nil, disk: Bool = false
  ) {
    self.program = program
    self.disk = disk
    self.files = files
    self.environment = environment
    self.isTerminal = isTerminal
  }

  /// The files that were written.
  var created: [String: String] { written.withLock { $0.created } }
  var output: String { written.withLock { $0.output } }
  var errors: String { written.withLock { $0.errors } }
  var lines: [Substring] { output.split(separator: "\n") }

  var console: Console {
    Console(
      output: Console.Sink(isTerminal: isTerminal) { text in
        self.written.withLock { $0.output += text }
      },
      errors: Console.Sink(isTerminal: false) { text in
        self.written.withLock { $0.errors += text }
      },
      read: { path throws(FileError) in
        guard let text = self.files[path] else {
          guard self.disk else { throw .missing }
          return try bytes(ofFile: path)
        }
        return Array(text.utf8)
      },
      create: { path, text, replaces throws(CommandError) in
        guard replaces || (self.files[path] == nil && self.created[path] == nil) else {
          throw .write(path, .exists)
        }
        self.written.withLock { $0.created[path] = text }
      },
      list: { directory in
        self.files.keys.filter { Path.directory($0) == directory }.map(Path.name).sorted()
      },
      program: program,
      environment: { self.environment[$0] })
  }

  /// What the program does with these arguments.
  func perform(_ arguments: [String]) -> ExitStatus {
    Application.perform(arguments, console)
  }
}

/// The error that is thrown; a test fails for want of it.
func error<Failure: Error>(of work: () throws(Failure) -> some Any) -> Failure? {
  do throws(Failure) {
    _ = try work()
    return nil
  } catch {
    return error
  }
}
