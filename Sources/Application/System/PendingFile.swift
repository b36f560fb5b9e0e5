import Glibc
import Terminal

/// Why a file cannot be written.
enum WriteError: Error, Hashable {
  /// Its name is empty.
  case noName
  /// Something is there already, and may not be replaced.
  case exists
  /// Another session is recording to it.
  case inUse
  /// It is a directory.
  case directory
  /// It should be a directory and is none.
  case notDirectory
  /// A directory of its path does not exist; the first such.
  case noFolder(String)
  /// A file stands in its path where a directory should; the first such.
  case fileInPath(String)
  /// This user may not write there.
  case forbidden
  /// What the system says.
  case failed(reason: String)

  /// What the system's code says about a path.
  init(code: Int32, path: String) {
    let failed = WriteError.failed(reason: SystemError(code: code).reason)
    switch code {
    case EEXIST: self = fileKind(of: path) == S_IFDIR ? .directory : .exists
    case EISDIR: self = .directory
    case ENOENT, ENOTDIR: self = Self.obstacle(on: path) ?? failed
    case EACCES, EPERM: self = .forbidden
    default: self = failed
    }
  }

  /// What is missing or in the way before the last name of a path; nil for nothing.
  private static func obstacle(on path: String) -> WriteError? {
    for index in path.indices.dropFirst() where path[index] == "/" {
      let folder = String(path[..<index])
      guard let kind = fileKind(of: folder) else { return .noFolder(folder) }
      guard kind == S_IFDIR else { return .fileInPath(folder) }
    }
    return nil
  }
}

/// A file that appears under its name when it is complete, or not at all.
///
/// Until it is closed its bytes have no name where the file system can do that, so that no death
/// leaves them behind; then, or else from the beginning, they lie in a hidden file beside it, which
/// `InterruptWatch` removes on a signal. What `Destination` calls a stream is written to as it is.
struct PendingFile {
  /// The name in the end, as the user wrote it.
  let path: String
  private let destination: Destination
  private let replaces: Bool
  /// Where the bytes lie meanwhile; nil while they have no name, and where they go straight to
  /// `path`.
  private var temporary: TemporaryName?
  private var descriptor: Int32 = -1
  private var isPublished = false
  private var buffer: [UInt8] = []

  private static let bufferLength = 1 << 18
  /// `O_TMPFILE`, a macro that Swift does not import.
  private static let unnamed = 0o20_000_000 | O_DIRECTORY

  /// Opens the file.
  ///
  /// - Parameters:
  ///   - path: its name in the end.
  ///   - replaces: whether a file of that name is replaced; else that is an error.
  /// - Throws: `CommandError.write` if it cannot be.
  init(_ path: String, replaces: Bool) throws(CommandError) {
    self.path = path
    self.replaces = replaces
    do throws(WriteError) {
      destination = try Destination(path, replaces: replaces)
    } catch {
      throw .write(path, error)
    }
    if destination.kind == .stream {
      descriptor = open(path, O_WRONLY | O_APPEND | O_NOCTTY | O_CLOEXEC)
      guard descriptor >= 0 else { throw failure(errno) }
      return
    }
    let folder = TemporaryName.folder(of: destination.path)
    descriptor = open(folder.isEmpty ? "." : folder, O_WRONLY | Self.unnamed | O_CLOEXEC, 0o666)
    guard descriptor < 0 else { return }
    for attempt in 0... {
      let name = TemporaryName(beside: destination.path, attempt)
      descriptor = open(name.text, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 {
        name.register()
        temporary = name
        return
      }
      guard errno == EEXIST else { throw failure(errno) }
    }
  }

  /// Whether bytes can still be appended.
  var isOpen: Bool { descriptor >= 0 }

  /// Appends bytes.
  mutating func write(_ bytes: [UInt8]) throws(CommandError) {
    buffer += bytes
    if buffer.count >= Self.bufferLength { try flush() }
  }

  /// Ends writing; the name is still to come.
  mutating func close() throws(CommandError) {
    try flush()
    if destination.kind != .stream, temporary == nil { temporary = try named() }
    let failed = systemClose(descriptor) != 0
    descriptor = -1
    if failed { throw failure(errno) }
  }

  /// Gives the bytes without a name a hidden one.
  private func named() throws(CommandError) -> TemporaryName {
    var attempt = 0
    while true {
      let name = TemporaryName(beside: destination.path, attempt)
      // Registered first: a signal in between must find it.
      name.register()
      let source = "/proc/self/fd/\(descriptor)"
      if linkat(AT_FDCWD, source, AT_FDCWD, name.text, AT_SYMLINK_FOLLOW) == 0 { return name }
      let code = errno
      name.forget()
      guard code == EEXIST else { throw failure(code) }
      attempt += 1
    }
  }

  /// Gives the file its name.
  mutating func publish() throws(CommandError) {
    guard let name = temporary else { return }
    if !replaces {
      // A link never replaces what has appeared there meanwhile; not every file system has links.
      if link(name.text, destination.path) == 0 {
        name.remove()
        isPublished = true
        return
      }
      guard errno == EPERM || errno == EOPNOTSUPP else { throw failure(errno) }
    }
    guard rename(name.text, destination.path) == 0 else { throw failure(errno) }
    name.forget()
    isPublished = true
  }

  /// Leaves nothing behind; only what has replaced another file stays.
  mutating func discard() {
    if descriptor >= 0 { _ = systemClose(descriptor) }
    descriptor = -1
    if !isPublished {
      temporary?.remove()
    } else if !replaces {
      unlink(destination.path)
    }
  }

  private func failure(_ code: Int32) -> CommandError {
    .write(path, WriteError(code: code, path: path))
  }

  private mutating func flush() throws(CommandError) {
    do throws(SystemError) {
      try writeAll(buffer, to: descriptor)
    } catch {
      throw .write(path, WriteError(code: error.code, path: path))
    }
    buffer.removeAll(keepingCapacity: true)
  }
}

extension PendingFile {
  /// Writes a whole file at once.
  static func write(_ text: String, to path: String, replaces: Bool) throws(CommandError) {
    var file = try PendingFile(path, replaces: replaces)
    do throws(CommandError) {
      try file.write(Array(text.utf8))
      try file.close()
      try file.publish()
    } catch {
      file.discard()
      throw error
    }
  }
}

// Inside of the file the method of the same name would be meant.
private let systemClose = close as @Sendable (Int32) -> Int32

/// Makes a directory unless it is there.
///
/// - Returns: whether it was made.
func makeFolder(_ path: String) throws(CommandError) -> Bool {
  if mkdir(path, 0o777) == 0 { return true }
  let code = errno
  guard code == EEXIST else { throw .write(path, WriteError(code: code, path: path)) }
  guard fileKind(of: path) == S_IFDIR else { throw .write(path, .notDirectory) }
  return false
}

/// Removes an empty directory.
func removeFolder(_ path: String) { rmdir(path) }
