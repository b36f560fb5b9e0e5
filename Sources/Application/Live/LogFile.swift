import Glibc
import Terminal

/// Why nothing can be recorded.
enum RecordingError: Error, Hashable {
  /// The file cannot be made.
  case refused(WriteError)
  /// All names of this seed are taken.
  case allNamesTaken
  /// The file cannot be written any more, by what the system says.
  case broken(reason: String)
  /// More has happened than is kept, so no recording can begin any more.
  case tooMuch
}

/// A file that grows by whole lines, so that a crash costs one line at most.
///
/// A file that is there already keeps its content until the first line is written, and a new one that
/// is never written to is removed. One process at a time writes to it.
final class LogFile {
  /// Where it is.
  let path: String
  private let descriptor: Int32
  private let destination: Destination
  private var hasBegun = false

  /// Opens or makes the file.
  ///
  /// - Parameters:
  ///   - path: where.
  ///   - replacing: whether a file that is there is replaced instead of refused.
  /// - Throws: why it cannot be written.
  init(path: String, replacing: Bool) throws(RecordingError) {
    do throws(WriteError) {
      destination = try Destination(path, replaces: replacing)
    } catch {
      throw .refused(error)
    }
    let way =
      switch destination.kind {
      case .nothing: O_CREAT | O_EXCL
      case .file: 0 as Int32
      case .stream: O_NOCTTY
      }
    // A name such as /dev/stdout is opened as it is.
    let name = destination.kind == .stream ? path : destination.path
    let descriptor = open(name, O_WRONLY | O_APPEND | O_CLOEXEC | way, 0o644)
    guard descriptor >= 0 else {
      throw .refused(WriteError(code: errno, path: path))
    }
    // File systems without locks do without.
    if destination.kind != .stream, flock(descriptor, LOCK_EX | LOCK_NB) != 0,
      errno == EWOULDBLOCK
    {
      close(descriptor)
      throw .refused(.inUse)
    }
    self.path = path
    self.descriptor = descriptor
  }

  /// Makes the first file `prefix-N.session.jsonl` of the folder whose name is not taken.
  convenience init(prefix: String) throws(RecordingError) {
    for number in 1...Self.mostNumber {
      do throws(RecordingError) {
        try self.init(path: "\(prefix)-\(number).session.jsonl", replacing: false)
        return
      } catch .refused(.exists) {
        continue
      }
    }
    throw .allNamesTaken
  }

  private static let mostNumber = 9999

  deinit {
    if !hasBegun, destination.kind == .nothing { unlink(destination.path) }
    close(descriptor)
  }

  /// Writes lines with a single call of the system, if the system takes them whole.
  func write(_ text: String) throws(RecordingError) {
    if !hasBegun {
      hasBegun = true
      if destination.kind == .file { ftruncate(descriptor, 0) }
    }
    do throws(SystemError) {
      try writeAll(Array(text.utf8), to: descriptor)
    } catch {
      throw .broken(reason: error.reason)
    }
  }
}
