import Text

// What is wrong with an export, in words; the file's name stands before them.

extension FileKind {
  var phrase: String {
    switch self {
    case .empty: "it is empty"
    case .asciicast: "it is a terminal recording, which is made from one of those"
    case .json: "it looks like other JSON"
    case .markup: "it looks like XML or HTML"
    case .table: "it looks like a table; samples to train on are named with --data"
    case .text: "it looks like other text; a lesson begins with lesson \"TITLE\""
    case .binary: "it is no text"
    }
  }
}

extension WriteError {
  /// What follows the file's name.
  var predicate: String {
    switch self {
    case .exists: "exists already; choose another name, or replace it with --force"
    case .directory: "is a directory; name a file in it"
    case .notDirectory: "is a file, not a directory for pictures"
    case .noFolder: "cannot be written: there is no such directory; make it first"
    case .forbidden: "cannot be written: this user may not write there"
    case .failed(let reason): "cannot be written: \(reason)"
    }
  }
}
