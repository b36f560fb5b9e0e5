import Glibc
import Terminal

/// A file of rows that a sweep goes on with: what is complete stays, a torn last line goes.
///
/// Nothing goes before `begin`, so that a file that turns out to be another one keeps its bytes.
/// Each row is one write, so that a sweep that is killed loses the rows in training only. One process
/// at a time writes to it.
final class SweepFile {
  /// The file as the user named it.
  let path: String
  /// Its complete lines, without their ends.
  let lines: [Substring]
  /// What follows them: the beginning of a line that was never finished.
  let torn: String
  private let descriptor: Int32
  /// How many bytes stay; nil for a stream.
  private let kept: Int?

  /// Opens or makes the file.
  ///
  /// - Parameters:
  ///   - path: where.
  ///   - restarts: whether rows that are there are given up.
  /// - Throws: `CommandError.write` or `.file` where it cannot be.
  init(_ path: String, restarts: Bool) throws(CommandError) {
    self.path = path
    do throws(WriteError) {
      // Rows are added: nothing that is there needs permission to be replaced.
      let destination = try Destination(path, replaces: true)
      let isStream = destination.kind == .stream
      let way = isStream ? O_WRONLY | O_NOCTTY : O_RDWR | O_CREAT
      descriptor = open(isStream ? path : destination.path, way | O_APPEND | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else { throw WriteError(code: errno, path: path) }
      guard !isStream else {
        (lines, torn) = ([], "")
        kept = nil
        return
      }
      if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
        close(descriptor)
        throw .inUse
      }
    } catch {
      throw .write(path, error)
    }
    guard !restarts else {
      (lines, torn) = ([], "")
      kept = 0
      return
    }
    let content: [UInt8]
    do throws(FileError) {
      content = try bytes(ofFile: path)
    } catch {
      throw .file(path, error)
    }
    let whole = content.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    kept = whole
    torn = String(decoding: content[whole...], as: UTF8.self)
    lines = String(decoding: content[..<whole], as: UTF8.self).split(separator: "\n")
  }

  deinit { close(descriptor) }

  /// Gives up what does not stay.
  func begin() throws(CommandError) {
    guard let kept, ftruncate(descriptor, off_t(kept)) != 0 else { return }
    throw .write(path, WriteError(code: errno, path: path))
  }

  /// Adds a line with its end.
  func append(_ line: String) throws(CommandError) {
    do throws(SystemError) {
      try writeAll(Array(line.utf8), to: descriptor)
    } catch {
      throw .write(path, WriteError(code: error.code, path: path))
    }
  }
}
