import Glibc
import Terminal

/// Why a file cannot be written.
enum WriteError: Error, Hashable {
  /// Its name is empty.
  case noName
  /// Something is there already, and may not be replaced.
  case exists
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
    case EEXIST: self = kind(of: path) == S_IFDIR ? .directory : .exists
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
      guard let kind = kind(of: folder) else { return .noFolder(folder) }
      guard kind == S_IFDIR else { return .fileInPath(folder) }
    }
    return nil
  }
}

/// What lies at a path, as `S_IFMT` masks it; nil for nothing that can be seen.
private func kind(of path: String) -> mode_t? {
  var found = stat()
  return stat(path, &found) == 0 ? found.st_mode & S_IFMT : nil
}

/// A file that appears under its name when it is complete, or not at all.
///
/// Until then its bytes lie in a hidden file beside it. What is no file, such as a pipe or a device,
/// is written to as it is.
struct PendingFile {
  /// The name in the end.
  let path: String
  private let replaces: Bool
  /// Where the bytes lie meanwhile; nil where they go straight to `path`.
  private let temporary: String?
  private var descriptor: Int32
  private var isPublished = false
  private var buffer: [UInt8] = []

  private static let bufferLength = 1 << 18

  /// Opens the file.
  ///
  /// - Parameters:
  ///   - path: its name in the end.
  ///   - replaces: whether a file of that name is replaced; else that is an error.
  /// - Throws: `CommandError.write` if it cannot be.
  init(_ path: String, replaces: Bool) throws(CommandError) {
    self.path = path
    self.replaces = replaces
    guard !path.isEmpty else { throw .write(path, .noName) }
    switch kind(of: path) {
    case nil: break
    case S_IFDIR: throw .write(path, .directory)
    case S_IFREG: if !replaces { throw .write(path, .exists) }
    default:
      temporary = nil
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw .write(path, WriteError(code: errno, path: path)) }
      return
    }
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    var attempt = 0
    while true {
      let name = "\(folder).marginscope-\(getpid())-\(attempt)"
      descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 {
        temporary = name
        return
      }
      guard errno == EEXIST else { throw .write(path, WriteError(code: errno, path: path)) }
      attempt += 1
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
    let failed = systemClose(descriptor) != 0
    descriptor = -1
    if failed { throw .write(path, WriteError(code: errno, path: path)) }
  }

  /// Gives the file its name.
  mutating func publish() throws(CommandError) {
    guard let temporary else { return }
    if !replaces {
      // A link never replaces what has appeared there meanwhile; not every file system has links.
      if link(temporary, path) == 0 {
        unlink(temporary)
        isPublished = true
        return
      }
      guard errno == EPERM || errno == EOPNOTSUPP else {
        throw .write(path, WriteError(code: errno, path: path))
      }
    }
    guard rename(temporary, path) == 0 else {
      throw .write(path, WriteError(code: errno, path: path))
    }
    isPublished = true
  }

  /// Leaves nothing behind; only what has replaced another file stays.
  mutating func discard() {
    if descriptor >= 0 { _ = systemClose(descriptor) }
    descriptor = -1
    guard let temporary else { return }
    if !isPublished {
      unlink(temporary)
    } else if !replaces {
      unlink(path)
    }
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
  guard kind(of: path) == S_IFDIR else { throw .write(path, .notDirectory) }
  return false
}

/// Removes an empty directory.
func removeFolder(_ path: String) { rmdir(path) }
