import Glibc
import Terminal

/// Why a file cannot be written.
enum WriteError: Error, Hashable {
  /// Something is there already, and may not be replaced.
  case exists
  /// It is a directory.
  case directory
  /// It should be a directory and is none.
  case notDirectory
  /// There is no directory to put it in.
  case noFolder
  /// This user may not write there.
  case forbidden
  /// What the system says.
  case failed(reason: String)

  init(code: Int32) {
    switch code {
    case EEXIST: self = .exists
    case EISDIR: self = .directory
    case ENOENT, ENOTDIR: self = .noFolder
    case EACCES, EPERM: self = .forbidden
    default: self = .failed(reason: SystemError(code: code).reason)
    }
  }
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
    var found = stat()
    let isThere = stat(path, &found) == 0
    switch found.st_mode & S_IFMT {
    case _ where !isThere: break
    case S_IFDIR: throw .write(path, .directory)
    case S_IFREG: if !replaces { throw .write(path, .exists) }
    default:
      temporary = nil
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw .write(path, WriteError(code: errno)) }
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
      guard errno == EEXIST else { throw .write(path, WriteError(code: errno)) }
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
    if failed { throw .write(path, WriteError(code: errno)) }
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
        throw .write(path, WriteError(code: errno))
      }
    }
    guard rename(temporary, path) == 0 else { throw .write(path, WriteError(code: errno)) }
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
      throw .write(path, WriteError(code: error.code))
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
  var found = stat()
  if code == EEXIST, stat(path, &found) == 0, found.st_mode & S_IFMT == S_IFDIR { return false }
  throw .write(path, code == EEXIST ? .notDirectory : WriteError(code: code))
}

/// Removes an empty directory.
func removeFolder(_ path: String) { rmdir(path) }
