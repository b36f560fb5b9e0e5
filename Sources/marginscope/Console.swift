#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the program says, hears and is surrounded by; tests bring their own.
struct Console: Sendable {
  /// One of the streams that the program writes to.
  struct Sink: Sendable {
    /// Whether somebody is watching.
    let isTerminal: Bool
    /// Writes at once, without a buffer.
    let write: @Sendable (String) throws(CommandError) -> Void
  }

  /// What was asked for.
  let output: Sink
  /// Errors and progress.
  let errors: Sink
  /// The bytes of a file, or of standard input for `-`.
  var read: @Sendable (_ path: String) throws(FileError) -> [UInt8]
  /// Writes a whole new file; over an old one only if told so.
  let create:
    @Sendable (_ path: String, _ text: String, _ overwrites: Bool) throws(FileError) -> Void
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
    create: { path, text, overwrites throws(FileError) in
      try write(text, toNewFile: path, overwrites: overwrites)
    },
    list: { names(in: $0) }, program: programPath(),
    environment: { name in getenv(name).map { String(cString: $0) } })

  /// Whether the user wants no colours (https://no-color.org).
  var wantsNoColor: Bool { !(environment("NO_COLOR") ?? "").isEmpty }
}

extension Console.Sink {
  fileprivate static func descriptor(_ descriptor: Int32) -> Console.Sink {
    Console.Sink(isTerminal: isatty(descriptor) == 1) { text throws(CommandError) in
      try writeAll(Array(text.utf8), to: descriptor)
    }
  }
}

private func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(CommandError) {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count > 0 {
      rest = rest.dropFirst(count)
    } else if errno != EINTR {
      throw .output(reason: String(cString: strerror(errno)))
    }
  }
}

extension ExitStatus {
  /// Ends the process.
  func exit() -> Never {
    #if canImport(Glibc)
      Glibc.exit(rawValue)
    #elseif canImport(Musl)
      Musl.exit(rawValue)
    #elseif canImport(Darwin)
      Darwin.exit(rawValue)
    #endif
  }
}

/// Why a file cannot be read.
enum FileError: Error, Hashable {
  /// There is none.
  case missing
  /// It is a directory.
  case directory
  /// This user may not read it.
  case forbidden
  /// There is one already.
  case exists
  /// It has more bytes than this.
  case tooLarge(most: Int)
  /// What the system says.
  case unreadable(reason: String)

  init(code: Int32) {
    switch code {
    case ENOENT, ENOTDIR: self = .missing
    case EISDIR: self = .directory
    case EEXIST: self = .exists
    case EACCES, EPERM: self = .forbidden
    default: self = .unreadable(reason: String(cString: strerror(code)))
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

/// Writes a file that did not exist, unless it may be overwritten.
func write(_ text: String, toNewFile path: String, overwrites: Bool) throws(FileError) {
  let flags = O_WRONLY | O_CREAT | O_CLOEXEC | (overwrites ? O_TRUNC : O_EXCL)
  let descriptor = open(path, flags, 0o666)
  guard descriptor >= 0 else { throw FileError(code: errno) }
  defer { close(descriptor) }
  do throws(CommandError) {
    try writeAll(Array(text.utf8), to: descriptor)
  } catch {
    guard case .output(let reason) = error else { return }
    throw .unreadable(reason: reason)
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
  let path = realpath("/proc/self/exe", nil) ?? realpath(CommandLine.arguments[0], nil)
  guard let path else { return nil }
  defer { free(path) }
  return String(cString: path)
}
