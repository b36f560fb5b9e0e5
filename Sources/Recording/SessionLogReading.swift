internal import Text

extension SessionLog {
  /// The longest line that is read, in bytes.
  package static let longestLine = 1 << 16
  /// The last tick that a log may have: a year of thirty a second.
  package static let farthestTick = 1_000_000_000

  /// Reads a log; a last line without its newline is dropped, since it may not be whole.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - math: the version of the arithmetic that is at hand.
  /// - Throws: `SessionLogError` for the first line that is wrong.
  package init(parsing bytes: [UInt8], math: Int) throws(SessionLogError) {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let tail = lines.popLast() ?? []
    var header: Header?
    var entries: [Entry] = []
    var actions = 0
    var hasEnded = false
    for (index, line) in lines.enumerated() where !line.allSatisfy(isBlank) {
      let fields = try Fields(line, number: index + 1)
      guard header != nil else {
        header = try Header(fields, math: math)
        continue
      }
      let entry = try Entry(fields)
      guard !hasEnded else { throw fields.error(.afterEnd) }
      if let last = entries.last, entry.tick < last.tick {
        throw fields.error(.backwards(tick: entry.tick, after: last.tick))
      }
      if case .action = entry.event { actions += 1 }
      if case .end(let stated, _) = entry.event {
        guard stated == actions else {
          throw fields.error(.count(stated: stated, found: actions))
        }
        hasEnded = true
      }
      entries.append(entry)
    }
    guard let header else { throw SessionLogError(line: 1, .empty) }
    self.init(header, entries)
    tornLine = tail.isEmpty ? nil : lines.count + 1
  }
}

/// Whether it separates lines and words: space, tab, carriage return.
private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0d }

/// The keys of a line that are not read yet.
private struct Fields {
  private let number: Int
  private(set) var rest: [String: JSON]

  init(_ line: ArraySlice<UInt8>, number: Int) throws(SessionLogError) {
    func error(_ fact: SessionLogError.Fact) -> SessionLogError {
      SessionLogError(line: number, fact)
    }
    guard line.count <= SessionLog.longestLine else {
      throw error(.tooLong(most: SessionLog.longestLine))
    }
    guard String(validating: line, as: UTF8.self) != nil else { throw error(.notText) }
    guard let json = JSON(bytes: Array(line)) else { throw error(.notJSON) }
    guard case .object(let fields) = json else { throw error(.notAnObject) }
    self.number = number
    rest = fields
  }

  private init(_ fields: [String: JSON], number: Int) {
    rest = fields
    self.number = number
  }

  var line: Int { number }

  func error(_ fact: SessionLogError.Fact) -> SessionLogError {
    SessionLogError(line: number, fact)
  }

  func has(_ key: String) -> Bool { rest[key] != nil }

  mutating func value(_ key: String) throws(SessionLogError) -> JSON {
    guard let value = rest.removeValue(forKey: key) else { throw error(.missing(key: key)) }
    return value
  }

  mutating func text(_ key: String) throws(SessionLogError) -> String {
    guard case .text(let text) = try value(key) else { throw error(.wrong(key: key, .text)) }
    return text
  }

  mutating func whole(
    _ key: String, _ range: ClosedRange<Int>
  ) throws(SessionLogError) -> Int {
    guard case .number(let number) = try value(key), let whole = Int(exactly: number),
      range.contains(whole)
    else { throw error(.wrong(key: key, .whole(range))) }
    return whole
  }

  mutating func seed(_ key: String) throws(SessionLogError) -> UInt64 {
    let seed: UInt64? =
      switch try value(key) {
      case .number(let number): UInt64(exactly: number)
      case .integer(let number): UInt64(exactly: number)
      default: nil
      }
    guard let seed else { throw error(.wrong(key: key, .seed)) }
    return seed
  }

  mutating func sum(_ key: String) throws(SessionLogError) -> UInt64 {
    guard case .text(let text) = try value(key), text.utf8.count == 16,
      text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || 97...102 ~= $0 }),
      let sum = UInt64(text, radix: 16)
    else { throw error(.wrong(key: key, .sum)) }
    return sum
  }

  mutating func object(_ key: String) throws(SessionLogError) -> Fields {
    guard case .object(let fields) = try value(key) else {
      throw error(.wrong(key: key, .object))
    }
    return Fields(fields, number: number)
  }
}

/// Beyond it not every whole number is a Double.
private let mostWhole = 1 << 53

extension SessionLog.Header {
  fileprivate init(_ line: Fields, math known: Int) throws(SessionLogError) {
    var fields = line
    guard case .text(SessionLog.format) = fields.rest["format"] else {
      throw fields.error(.otherFormat)
    }
    _ = try fields.value("format")
    // What a later schema means by its other keys is not known, so this comes first.
    let schema = try fields.whole("schema", 0...mostWhole)
    guard schema == SessionLog.schema else {
      throw fields.error(.schema(found: schema, known: SessionLog.schema))
    }
    let math = try fields.whole("math", 0...mostWhole)
    guard math == known else { throw fields.error(.math(found: math, known: known)) }
    self.math = math
    tool = try fields.text("tool")
    seed = try fields.seed("seed")
    (columns, rows) = try Self.size(&fields)
    settings = try Self.settings(&fields, "settings")
    if fields.has("file") {
      var about = try fields.object("file")
      file = SessionLog.DataFile(
        path: try about.text("path"), label: about.has("label") ? try about.text("label") : nil,
        sum: try about.sum("sum"),
        reading: about.has("read") ? try Self.settings(&about, "read") : nil)
    }
    if fields.has("parent") {
      var about = try fields.object("parent")
      parent = SessionLog.Parent(
        path: try about.text("path"),
        tick: try about.whole("tick", 0...SessionLog.farthestTick))
    }
    others = fields.rest
  }

  private static func size(_ fields: inout Fields) throws(SessionLogError) -> (Int, Int) {
    guard case .list(let sides) = try fields.value("size"), sides.count == 2,
      case .number(let columns) = sides[0], case .number(let rows) = sides[1],
      let columns = UInt16(exactly: columns), let rows = UInt16(exactly: rows),
      columns > 0, rows > 0
    else { throw fields.error(.wrong(key: "size", .size)) }
    return (Int(columns), Int(rows))
  }

  /// In the order of their words: whoever knows their meaning knows in which order they are set.
  private static func settings(
    _ fields: inout Fields, _ key: String
  ) throws(SessionLogError) -> [SessionLog.Setting] {
    let values = try fields.object(key).rest
    var settings: [SessionLog.Setting] = []
    for word in values.keys.sorted() {
      let argument: String
      switch values[word] {
      case .text(let text): argument = text
      case .number, .integer: argument = String((values[word] ?? .null).line.dropLast())
      default: throw fields.error(.wrong(key: "\(key).\(word)", .text))
      }
      settings.append(SessionLog.Setting("\(word) \(argument)"))
    }
    return settings
  }
}

extension SessionLog.Entry {
  fileprivate init(_ line: Fields) throws(SessionLogError) {
    var fields = line
    tick = try fields.whole("tick", 0...SessionLog.farthestTick)
    self.line = fields.line
    if fields.has("do") {
      event = .action(try fields.text("do"))
    } else if fields.has("end") {
      event = .end(actions: try fields.whole("end", 0...mostWhole), sum: try fields.sum("sum"))
    } else if fields.has("sum") {
      let sum = try fields.sum("sum")
      event = .sum(sum, step: try fields.whole("step", 0...mostWhole))
    } else {
      event = .other
    }
    others = fields.rest
  }
}
