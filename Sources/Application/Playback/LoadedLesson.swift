import Experiment
import Learning
import Lessons
import Recording
import Text

/// A lesson that was found, read and understood, and the session that it begins with.
struct LoadedLesson {
  let path: String
  let lesson: Lesson
  let session: Session
  /// The file of samples, where the lesson names one.
  let file: SessionLog.DataFile?

  /// Reads a lesson, and the data that it names.
  init(path: String, _ console: Console) throws(CommandError) {
    try self.init(path, try LoadedLesson.read(path, console), console)
  }

  /// A lesson that lies in no file; its data lie in the current directory.
  ///
  /// - Parameters:
  ///   - text: the lesson.
  ///   - name: what errors call it; without a slash.
  ///   - console: where data are read from.
  /// - Throws: `CommandError` of a statement that is wrong, or of data that cannot be read.
  init(text: String, name: String = "-", _ console: Console) throws(CommandError) {
    try self.init(name, try LoadedLesson.understood(Array(text.utf8), name), console)
  }

  private init(_ path: String, _ lesson: Lesson, _ console: Console) throws(CommandError) {
    self.path = path
    self.lesson = lesson
    let table: Dataset?
    (table, file) = try LoadedLesson.table(of: lesson, path, console)
    do throws(LessonError) {
      session = try lesson.start(with: table)
    } catch {
      throw .lesson(path, error)
    }
  }

  /// Reads a lesson alone.
  static func read(_ path: String, _ console: Console) throws(CommandError) -> Lesson {
    try understood(try console.content(of: path, most: mostBytes), path)
  }

  private static func understood(
    _ bytes: [UInt8], _ path: String
  ) throws(CommandError) -> Lesson {
    do throws(LessonError) {
      return try Lesson(bytes)
    } catch {
      let kind = FileKind.Kind(bytes)
      if kind.isNoLesson { throw .notALesson(path, kind) }
      throw .lesson(path, error)
    }
  }

  /// A lesson is written by hand.
  private static let mostBytes = 1 << 20

  /// The samples that the lesson names, looked for beside it and in `data` there.
  private static func table(
    of lesson: Lesson, _ path: String, _ console: Console
  ) throws(CommandError) -> (Dataset?, SessionLog.DataFile?) {
    guard let name = lesson.file else { return (nil, nil) }
    let directory = Path.directory(path)
    let places = name.hasPrefix("/") ? [name] : [directory + name, directory + "data/" + name]
    for place in places {
      let bytes: [UInt8]
      do throws(FileError) {
        bytes = try console.read(place)
      } catch {
        guard error == .missing else { throw .file(place, error) }
        continue
      }
      do throws(TableError) {
        let table = try Dataset.table(named: name, bytes: bytes)
        return (
          table, SessionLog.DataFile(path: place, label: nil, sum: fingerprint(of: bytes), table)
        )
      } catch {
        throw .table(place, error)
      }
    }
    let known = Dataset.all.map(\.name)
    throw .noData(places[0], nearest: nearest(to: name, among: known), known: known)
  }
}

/// Paths as texts.
enum Path {
  /// Everything up to the last slash, that included; empty for a bare name.
  static func directory(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  /// What follows the last slash.
  static func name(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }
}
