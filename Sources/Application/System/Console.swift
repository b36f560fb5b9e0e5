import Glibc
import Terminal
import Text

/// What the program says, hears and is surrounded by; tests bring their own.
struct Console: Sendable {
  /// One of the streams that the program writes to.
  struct Sink: Sendable {
    /// Whether somebody is watching.
    let isTerminal: Bool
    private let send: @Sendable (String) throws(CommandError) -> Void

    /// A stream.
    ///
    /// - Parameters:
    ///   - isTerminal: whether somebody is watching.
    ///   - send: writes at once, without a buffer.
    init(isTerminal: Bool, send: @escaping @Sendable (String) throws(CommandError) -> Void) {
      self.isTerminal = isTerminal
      self.send = send
    }

    /// Writes text that may hold anything: all that a terminal would obey is spelled out.
    func write(_ text: String) throws(CommandError) { try send(visible(text)) }

    /// Writes a message as one line of bounded length, whatever it names.
    func write(line message: String) throws(CommandError) { try send(sentence(message) + "\n") }

    /// Writes control sequences of our own.
    func write(controls text: String) throws(CommandError) { try send(text) }
  }

  /// What was asked for.
  let output: Sink
  /// Errors and progress.
  let errors: Sink
  /// The bytes of a file, or of standard input for `-`.
  var read: @Sendable (_ path: String) throws(FileError) -> [UInt8]
  /// Writes a whole file; over an old one only if told so.
  let create:
    @Sendable (_ path: String, _ text: String, _ replaces: Bool) throws(CommandError) -> Void
  /// The names in a directory in alphabetical order; empty if it cannot be read.
  let list: @Sendable (_ directory: String) -> [String]
  /// Where this program lies; nil where the system does not say.
  let program: String?
  /// An environment variable.
  let environment: @Sendable (String) -> String?

  /// The streams and the environment of the process.
  static let standard = Console(
    output: .descriptor(STDOUT_FILENO), errors: .descriptor(STDERR_FILENO),
    read: { path throws(FileError) in try bytes(ofFile: path) },
    create: { path, text, replaces throws(CommandError) in
      try PendingFile.write(text, to: path, replaces: replaces)
    },
    list: { names(in: $0) }, program: programPath(),
    environment: { name in getenv(name).map { String(cString: $0) } })

  /// The bytes of a file that may have so many, or of standard input for `-`.
  func content(of path: String, most: Int = mostBytes) throws(CommandError) -> [UInt8] {
    do throws(FileError) {
      let bytes = try read(path)
      guard bytes.count <= most else { throw .tooLarge(most: most) }
      return bytes
    } catch {
      throw .file(path, error)
    }
  }

  /// The same console, which reads each of these files once and from then on remembers it.
  ///
  /// So that several runs have the same samples, also of a pipe.
  func remembering(_ paths: [String]) -> Console {
    var known: [String: Result<[UInt8], FileError>] = [:]
    for path in paths where known[path] == nil {
      do throws(FileError) {
        known[path] = .success(try read(path))
      } catch {
        known[path] = .failure(error)
      }
    }
    var console = self
    console.read = { [known, read] path throws(FileError) in
      guard let content = known[path] else { return try read(path) }
      return try content.get()
    }
    return console
  }

  /// Whether the user wants no colors (https://no-color.org).
  var wantsNoColor: Bool { !(environment("NO_COLOR") ?? "").isEmpty }
}

extension Console.Sink {
  fileprivate static func descriptor(_ descriptor: Int32) -> Console.Sink {
    Console.Sink(isTerminal: isatty(descriptor) == 1) { text throws(CommandError) in
      do throws(SystemError) {
        try writeAll(Array(text.utf8), to: descriptor)
      } catch {
        throw .output(reason: error.reason)
      }
    }
  }
}

extension ExitStatus {
  /// Ends the process.
  func exit() -> Never { Glibc.exit(rawValue) }
}

/// Why a file cannot be read.
enum FileError: Error, Hashable {
  /// There is none.
  case missing
  /// It is a directory.
  case directory
  /// This user may not read it.
  case forbidden
  /// It has more bytes than this.
  case tooLarge(most: Int)
  /// It is not UTF-8.
  case notText
  /// What the system says.
  case unreadable(reason: String)

  init(code: Int32) {
    switch code {
    case ENOENT, ENOTDIR: self = .missing
    case EISDIR: self = .directory
    case EACCES, EPERM: self = .forbidden
    default: self = .unreadable(reason: SystemError(code: code).reason)
    }
  }
}

/// The most bytes of a file that are read.
let mostBytes = 256 << 20

/// The whole content of a file, or of standard input for `-`.
func bytes(ofFile path: String, most: Int = mostBytes) throws(FileError) -> [UInt8] {
  let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw FileError(code: errno) }
  defer { if descriptor != STDIN_FILENO { close(descriptor) } }
  var content: [UInt8] = []
  var found = stat()
  if fstat(descriptor, &found) == 0 { content.reserveCapacity(min(Int(found.st_size), most)) }
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    if count < 0 {
      guard errno == EINTR else { throw FileError(code: errno) }
      continue
    }
    guard count > 0 else { return content }
    content += chunk[..<count]
    guard content.count <= most else { throw .tooLarge(most: most) }
  }
}

/// The names in a directory, sorted by their bytes.
private func names(in directory: String) -> [String] {
  guard let stream = opendir(directory) else { return [] }
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = readdir(stream) {
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}

/// The path of this very program, links resolved, so that what is shipped beside it can be found
/// from any directory.
private func programPath() -> String? {
  guard let path = realpath("/proc/self/exe", nil) else { return nil }
  defer { free(path) }
  return String(cString: path)
}
