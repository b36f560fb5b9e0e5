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
final class LogFile {
  /// Where it is.
  let path: String
  private let descriptor: Int32

  /// Makes the file.
  ///
  /// - Parameters:
  ///   - path: where.
  ///   - replacing: whether a file that is there is emptied instead of refused.
  /// - Throws: why it cannot be made.
  init(path: String, replacing: Bool) throws(RecordingError) {
    guard !path.isEmpty else { throw .refused(.noName) }
    let way = replacing ? O_TRUNC : O_EXCL
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | way, 0o644)
    guard descriptor >= 0 else {
      throw .refused(WriteError(code: errno, path: path))
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

  deinit { close(descriptor) }

  /// Writes lines with a single call of the system, if the system takes them whole.
  func write(_ text: String) throws(RecordingError) {
    do throws(SystemError) {
      try writeAll(Array(text.utf8), to: descriptor)
    } catch {
      throw .broken(reason: error.reason)
    }
  }
}
