import Recording

/// What a file looks like that is neither a recorded session nor a lesson.
enum FileKind: Hashable {
  /// There is nothing in it.
  case empty
  /// A terminal recording.
  case asciicast
  /// JSON.
  case json
  /// XML or HTML.
  case markup
  /// Comma-separated values.
  case table
  /// Text.
  case text
  /// Something else than text.
  case binary

  /// What a file is, as its beginning tells.
  enum Kind: Hashable {
    /// A recorded session.
    case session
    /// A lesson.
    case lesson
    /// Neither of them.
    case other(FileKind)

    /// Whether it is certainly something else than a lesson, however that is misspelled.
    var isNoLesson: Bool {
      switch self {
      case .session, .other(.asciicast), .other(.json), .other(.markup): true
      case .lesson, .other(.empty), .other(.table), .other(.text), .other(.binary): false
      }
    }

    /// Whether it is certainly something else than a session log, however that is damaged.
    var isNoLog: Bool {
      switch self {
      case .lesson, .other(.asciicast), .other(.markup), .other(.table), .other(.binary): true
      case .session, .other(.empty), .other(.json), .other(.text): false
      }
    }

    private static let beginning = 4096

    init(_ bytes: [UInt8]) {
      let start = bytes.prefix(Self.beginning)
      var text = String(decoding: start, as: UTF8.self)
      // The beginning may end within a character.
      if bytes.count > start.count { text = String(text.dropLast()) }
      let isText = !start.contains(0) && !text.unicodeScalars.contains("\u{FFFD}")
      let lines = text.split(whereSeparator: \.isNewline).map { $0.drop(while: \.isWhitespace) }
      guard let first = lines.first(where: { !$0.isEmpty && $0.first != "#" }) ?? lines.first
      else {
        self = .other(bytes.isEmpty ? .empty : .text)
        return
      }
      if first.contains("\"\(SessionLog.format)\"") {
        self = .session
      } else if first.split(separator: " ").first == "lesson" {
        self = .lesson
      } else if !isText {
        self = .other(.binary)
      } else if first.hasPrefix("{") || first.hasPrefix("[") {
        self = .other(first.hasPrefix("{\"version\":") ? .asciicast : .json)
      } else if first.hasPrefix("<") {
        self = .other(.markup)
      } else {
        self = .other(first.contains(",") ? .table : .text)
      }
    }
  }
}
