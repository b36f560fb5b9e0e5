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
    var header: Header?
    var entries: [Entry] = []
    var actions = 0
    var hasEnded = false
    var lines = WholeLines(bytes)
    while let (number, line) = lines.next() {
      guard !line.allSatisfy(isBlank) else { continue }
      let fields = try Fields(line, number: number)
      guard header != nil else {
        header = try Header(fields, math: math)
        continue
      }
      let entry = try Entry(fields)
      guard !hasEnded else { throw fields.error(.afterEnd) }
      if let last = entries.last, entry.tick < last.tick {
        throw fields.error(.backwards(tick: entry.tick, after: last.tick), at: "tick")
      }
      if case .action = entry.event { actions += 1 }
      if case .end(let stated, _) = entry.event {
        guard stated == actions else {
          throw fields.error(.count(stated: stated, found: actions), at: "end")
        }
        hasEnded = true
      }
      entries.append(entry)
    }
    guard let header else { throw SessionLogError(line: 1, .empty) }
    self.init(header, entries)
    tornLine = lines.hasRest ? lines.number + 1 : nil
  }
}

/// The lines of a text that have their newline, and their numbers.
private struct WholeLines {
  private let bytes: [UInt8]
  private var start = 0
  /// The line that was read last.
  private(set) var number = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether something comes after the last newline; known when all lines are read.
  var hasRest: Bool { start < bytes.count }

  mutating func next() -> (number: Int, line: ArraySlice<UInt8>)? {
    guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    defer { start = end + 1 }
    number += 1
    return (number, bytes[start..<end])
  }
}

/// Whether it separates lines and words: space, tab, carriage return.
private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0d }

/// The keys of an object, and which of them were read.
private struct Fields {
  private let object: JSONValue
  private let path: String
  private var known: [String] = []
  /// The line.
  let line: Int

  init(_ line: ArraySlice<UInt8>, number: Int) throws(SessionLogError) {
    guard line.count <= SessionLog.longestLine else {
      throw SessionLogError(line: number, .tooLong(most: SessionLog.longestLine))
    }
    do throws(JSONError) {
      object = try JSONValue(parsing: Array(line), firstLine: number)
    } catch {
      throw SessionLogError(
        line: error.place.line, column: error.place.column, .notJSON(error.fact))
    }
    self.line = number
    path = ""
    guard object.kind == .object else { throw error(.notAnObject, at: object) }
  }

  private init(_ object: JSONValue, line: Int, path: String) {
    self.object = object
    self.line = line
    self.path = path
  }

  /// A fact about the line, or about the value of a key.
  func error(_ fact: SessionLogError.Fact, at key: String? = nil) -> SessionLogError {
    error(fact, at: key.flatMap { object[$0] })
  }

  func error(_ fact: SessionLogError.Fact, at value: JSONValue?) -> SessionLogError {
    SessionLogError(line: line, column: value?.place.column ?? 1, fact)
  }

  /// A key whose value is not what it must be.
  private func wrong(
    _ key: String, _ value: JSONValue, _ wanted: SessionLogError.Wanted
  ) -> SessionLogError {
    error(.wrong(key: path + key, wanted), at: value)
  }

  func has(_ key: String) -> Bool { object[key] != nil }

  /// What was not read, for rewriting.
  var others: [SessionLog.Other] {
    (object.members.map { Array($0) } ?? []).filter { !known.contains($0.key) }.map {
      SessionLog.Other(key: $0.key, value: $0.value.line)
    }
  }

  private mutating func value(_ key: String) throws(SessionLogError) -> JSONValue {
    guard let value = object[key] else {
      throw error(.missing(key: path + key), at: path.isEmpty ? nil : object)
    }
    known.append(key)
    return value
  }

  mutating func text(_ key: String) throws(SessionLogError) -> String {
    let value = try value(key)
    guard let text = value.text else { throw wrong(key, value, .text) }
    return text
  }

  mutating func whole(
    _ key: String, _ range: ClosedRange<Int>
  ) throws(SessionLogError) -> Int {
    let value = try value(key)
    guard let whole = value.whole(Int.self), range.contains(whole) else {
      throw wrong(key, value, .whole(range))
    }
    return whole
  }

  mutating func seed(_ key: String) throws(SessionLogError) -> UInt64 {
    let value = try value(key)
    guard let seed = value.whole(UInt64.self) else { throw wrong(key, value, .seed) }
    return seed
  }

  mutating func sum(_ key: String) throws(SessionLogError) -> UInt64 {
    let value = try value(key)
    guard let text = value.text, text.utf8.count == 16,
      text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || 97...102 ~= $0 }),
      let sum = UInt64(text, radix: 16)
    else { throw wrong(key, value, .sum) }
    return sum
  }

  /// Columns and rows.
  mutating func size(_ key: String) throws(SessionLogError) -> (columns: Int, rows: Int) {
    let value = try value(key)
    let sides = value.list?.prefix(3).map { $0.whole(UInt16.self) ?? 0 } ?? []
    guard sides.count == 2, sides[0] > 0, sides[1] > 0 else { throw wrong(key, value, .size) }
    return (Int(sides[0]), Int(sides[1]))
  }

  mutating func object(_ key: String) throws(SessionLogError) -> Fields {
    let value = try value(key)
    guard value.kind == .object else { throw wrong(key, value, .object) }
    return Fields(value, line: line, path: "\(path)\(key).")
  }

  /// All keys as words and all values as arguments of actions, in the order of the words: whoever
  /// knows their meaning knows in which order they are set.
  func settings() throws(SessionLogError) -> [SessionLog.Setting] {
    var settings: [SessionLog.Setting] = []
    for member in object.members.map({ Array($0) }) ?? [] {
      guard let argument = member.value.text ?? member.value.numeral else {
        throw wrong(member.key, member.value, .text)
      }
      settings.append(SessionLog.Setting("\(member.key) \(argument)"))
    }
    return settings.sorted { $0.word < $1.word }
  }
}

extension JSONValue {
  /// The whole number, however it is spelled, if this is one that the type can hold.
  fileprivate func whole<Value: FixedWidthInteger>(_ type: Value.Type) -> Value? {
    integer(type) ?? number.flatMap { $0.magnitude <= 0x1p53 ? Value(exactly: $0) : nil }
  }
}

/// Beyond it not every whole number is a Double.
private let mostWhole = 1 << 53

extension SessionLog.Header {
  fileprivate init(_ line: Fields, math known: Int) throws(SessionLogError) {
    var fields = line
    guard (try? fields.text("format")) == SessionLog.format else {
      throw fields.error(.otherFormat, at: "format")
    }
    // What a later schema means by its other keys is not known, so this comes first.
    let schema = try fields.whole("schema", 0...mostWhole)
    guard schema == SessionLog.schema else {
      throw fields.error(.schema(found: schema, known: SessionLog.schema), at: "schema")
    }
    let math = try fields.whole("math", 0...mostWhole)
    guard math == known else {
      throw fields.error(.math(found: math, known: known), at: "math")
    }
    self.math = math
    tool = try fields.text("tool")
    seed = try fields.seed("seed")
    (columns, rows) = try fields.size("size")
    settings = try fields.object("settings").settings()
    if fields.has("file") {
      var about = try fields.object("file")
      file = SessionLog.DataFile(
        path: try about.text("path"), label: about.has("label") ? try about.text("label") : nil,
        sum: try about.sum("sum"),
        reading: about.has("read") ? try about.object("read").settings() : nil)
    }
    if fields.has("parent") {
      var about = try fields.object("parent")
      parent = SessionLog.Parent(
        path: try about.text("path"),
        tick: try about.whole("tick", 0...SessionLog.farthestTick))
    }
    others = fields.others
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
    others = fields.others
  }
}
