import Text

extension FileError {
  /// What follows the file's name.
  var predicate: String {
    switch self {
    case .missing: "does not exist"
    case .directory: "is a directory, not a file"
    case .forbidden: "cannot be read: permission denied"
    case .tooLarge(let most): "is too large: at most \(most >> 20) MB are read"
    case .notText: "is not valid UTF-8"
    case .unreadable(let reason): "cannot be read: \(reason)"
    }
  }
}

extension WriteError {
  /// Why this file is not written.
  func message(_ path: String) -> String {
    "\(path.isEmpty ? quoted(path) : path) \(predicate)"
  }

  private var predicate: String {
    switch self {
    case .exists: "already exists; choose another name, or replace it with --force"
    case .inUse: "is being written by another session; choose another name"
    case .directory: "is a directory; name a file in it"
    case .notDirectory: "is a file, not a directory"
    case .noName: "cannot be written: a file needs a name"
    case .noFolder(let folder):
      "cannot be written: the directory \(folder) does not exist; create it first"
    case .fileInPath(let file): "cannot be written: \(file) is a file, not a directory"
    case .forbidden: "cannot be written: permission denied"
    case .failed(let reason): "cannot be written: \(reason)"
    }
  }
}

extension FileKind {
  /// What a file is instead of a recorded session or a lesson.
  var phrase: String {
    switch self {
    case .empty: "it is empty"
    case .asciicast: "it is a terminal recording; use the session or lesson that it was made from"
    case .json: "it looks like other JSON"
    case .markup: "it looks like XML or HTML"
    case .table: "it looks like a table; use --data for samples to train on"
    case .text: "it looks like other text; a lesson begins with lesson \"TITLE\""
    case .binary: "it is not text"
    }
  }
}

extension FileKind.Kind {
  /// What follows the name of a file that should be a lesson.
  func insteadOfALesson(_ path: String) -> String {
    switch self {
    case .session:
      "is a session log, not a lesson; play it with marginscope replay \(path), or turn it into a "
        + "lesson with marginscope lesson-from \(path)"
    case .lesson: "is a lesson"
    case .other(let kind): "is not a lesson: \(kind.phrase)"
    }
  }

  /// What follows the name of a file that should be a session log.
  func insteadOfALog(_ path: String) -> String {
    switch self {
    case .session: "is a session log"
    case .lesson: "is a lesson, not a session log; give it with marginscope lesson \(path)"
    case .other(let kind): "is not a session log: \(kind.phrase)"
    }
  }
}
