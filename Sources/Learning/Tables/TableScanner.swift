/// Walks over the bytes of a table, field by field.
///
/// A field may be quoted; a quote in it is doubled then, and it may hold separators. One that begins
/// with its quote may hold line ends, too. Lines end with LF, CRLF or CR.
struct TableScanner {
  /// A field as it stands in the bytes, without the blanks around it.
  struct Field {
    var range: Range<Int>
    /// Where it begins.
    var line: Int
    var hasQuotes: Bool
    var isASCII: Bool
    /// Whether a quote in it is not closed.
    var isOpen: Bool
    /// Whether it goes on behind the end of its line.
    var spansLines: Bool
  }

  let bytes: UnsafeBufferPointer<UInt8>
  private let separator: UInt8
  /// Whether any run of blanks separates.
  private let isRun: Bool
  private let decimal: UInt8
  /// Whether CR alone ends a line; else it is a blank.
  private let hasCRLines: Bool
  /// The next byte.
  private(set) var place: Int
  /// Its line, from 1.
  private(set) var line = 1
  /// Whether the last field ended its record.
  private(set) var endsRecord = false

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, _ separator: TableFormat.Separator,
    _ decimal: TableFormat.Decimal
  ) {
    self.bytes = bytes
    self.separator = separator.byte
    self.decimal = decimal.byte
    isRun = separator == .space
    let end = bytes.firstIndex { $0 == 0x0a || $0 == 0x0d } ?? bytes.count
    hasCRLines = bytes[end...].first == 0x0d && bytes[end...].dropFirst().first != 0x0a
    place = Self.start(of: bytes)
    if Self.statedSeparator(bytes) != nil { skipLine() }
  }

  /// Behind the byte order mark.
  static func start(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
  }

  /// Goes to the next line that is not blank; false at the end.
  mutating func nextRecord() -> Bool {
    while place < bytes.count {
      var at = place
      while at < bytes.count, isBlank(bytes[at]) { at += 1 }
      guard at < bytes.count else { break }
      if !isLineEnd(bytes[at]) {
        guard bytes[at] >= 0x80, isBlankLine(from: at) else {
          endsRecord = false
          return true
        }
        while at < bytes.count, !isLineEnd(bytes[at]) { at += 1 }
      }
      endLine(at)
    }
    place = bytes.count
    return false
  }

  /// Whether the first byte of the line that is not blank is #.
  var isAtComment: Bool {
    var at = place
    while at < bytes.count, isBlank(bytes[at]) { at += 1 }
    return at < bytes.count && bytes[at] == UInt8(ascii: "#")
  }

  /// Goes behind the end of the line.
  mutating func skipLine() {
    var at = place
    while at < bytes.count, !isLineEnd(bytes[at]) { at += 1 }
    endLine(at)
  }

  /// Goes over the byte, which a comment begins with.
  mutating func skipMark() {
    while place < bytes.count, bytes[place] != UInt8(ascii: "#") { place += 1 }
    place = min(place + 1, bytes.count)
    while isRun, place < bytes.count, isBlank(bytes[place]) { place += 1 }
  }

  /// Whether a record holds nothing but separators.
  func isEmpty(_ record: Range<Int>) -> Bool {
    bytes[record].allSatisfy { byte in
      byte == separator || byte == UInt8(ascii: "\"") || isBlank(byte)
        || isLineEnd(byte)
    }
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0b || byte == 0x0c || byte == 0x0d && !hasCRLines
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0a || byte == 0x0d && hasCRLines }

  /// Whether it may stand around a field.
  private func isPadding(_ byte: UInt8) -> Bool {
    byte <= 0x20 && isBlank(byte) && (isRun || byte != separator)
  }

  private func isBlankLine(from start: Int) -> Bool {
    let line = bytes[start...].prefix { !isLineEnd($0) }
    let text = String(validating: line, as: UTF8.self)
    return text?.allSatisfy(\.isWhitespace) ?? false
  }

  /// Steps over the line end at `at`, or to the end of the bytes.
  private mutating func endLine(_ at: Int) {
    endsRecord = true
    guard at < bytes.count else {
      place = bytes.count
      return
    }
    line += 1
    let isPair = bytes[at] == 0x0d && at + 1 < bytes.count && bytes[at + 1] == 0x0a
    place = at + (isPair ? 2 : 1)
  }

  /// Steps over what ends a field whose last byte is before `start`; false if more of it follows.
  private mutating func endField(_ start: Int) -> Bool {
    var at = start
    while at < bytes.count, isPadding(bytes[at]) { at += 1 }
    if at < bytes.count, !isLineEnd(bytes[at]) {
      if !isRun, bytes[at] == separator {
        place = at + 1
      } else if isRun, at > start {
        place = at
      } else {
        return false
      }
      endsRecord = false
    } else {
      endLine(at)
    }
    return true
  }
}

extension TableScanner {
  /// The next field if it is a plain decimal number, maybe in quotes; else nothing is read.
  mutating func number() -> Double? {
    var at = place
    while at < bytes.count, isPadding(bytes[at]) { at += 1 }
    let isQuoted = at < bytes.count && bytes[at] == UInt8(ascii: "\"")
    if isQuoted { at += 1 }
    var isNegative = false
    if at < bytes.count, bytes[at] == UInt8(ascii: "-") || bytes[at] == UInt8(ascii: "+") {
      isNegative = bytes[at] == UInt8(ascii: "-")
      at += 1
    }
    var mantissa: UInt64 = 0
    let start = at
    readDigits(&at, &mantissa)
    var digits = at - start
    var exponent = 0
    if at < bytes.count, bytes[at] == decimal, isQuoted || separator != decimal {
      at += 1
      let fraction = at
      readDigits(&at, &mantissa)
      exponent = fraction - at
      digits -= exponent
    }
    guard digits > 0 else { return nil }
    if digits > DecimalNumber.mostDigits {
      digits -= zeros(from: start)
      guard digits <= DecimalNumber.mostDigits else { return nil }
    }
    if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
      guard let power = readExponent(&at) else { return nil }
      exponent += power
    }
    if isQuoted {
      guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { return nil }
      at += 1
    }
    guard let value = DecimalNumber.value(mantissa, exponent: exponent) else { return nil }
    if !isRun, at < bytes.count, bytes[at] == separator {
      // As most fields end.
      place = at + 1
      endsRecord = false
    } else if !endField(at) {
      return nil
    }
    return isNegative ? -value : value
  }

  /// How many zeros a number begins with.
  @inline(never)
  private func zeros(from start: Int) -> Int {
    let rest = bytes[start...]
    let end = rest.firstIndex { $0 != UInt8(ascii: "0") && $0 != decimal } ?? bytes.count
    return rest[..<end].count { $0 != decimal }
  }

  /// Wraps around beyond 19 digits.
  @inline(__always)
  private func readDigits(_ at: inout Int, _ value: inout UInt64) {
    while at < bytes.count {
      let digit = bytes[at] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      value = value &* 10 &+ UInt64(digit)
      at += 1
    }
  }

  /// "e-12", at most three digits.
  private func readExponent(_ at: inout Int) -> Int? {
    at += 1
    var isNegative = false
    if at < bytes.count, bytes[at] == UInt8(ascii: "-") || bytes[at] == UInt8(ascii: "+") {
      isNegative = bytes[at] == UInt8(ascii: "-")
      at += 1
    }
    let start = at
    var power: UInt64 = 0
    readDigits(&at, &power)
    guard at > start, at - start <= 3 else { return nil }
    return isNegative ? -Int(power) : Int(power)
  }

  /// The next field, whatever it is.
  mutating func field() -> Field {
    let line = line
    var at = place
    while at < bytes.count, isPadding(bytes[at]) { at += 1 }
    let start = at
    let opensQuoted = at < bytes.count && bytes[at] == UInt8(ascii: "\"")
    var field = Field(
      range: start..<start, line: line, hasQuotes: false, isASCII: true, isOpen: false,
      spansLines: false)
    var seen: UInt8 = 0
    while at < bytes.count {
      let byte = bytes[at]
      if byte == UInt8(ascii: "\"") {
        field.hasQuotes = true
        field.isOpen.toggle()
      } else if isLineEnd(byte) {
        guard field.isOpen, opensQuoted else { break }
        field.spansLines = true
        let isPair = byte == 0x0d && at + 1 < bytes.count && bytes[at + 1] == 0x0a
        if !isPair { self.line += 1 }
      } else if !field.isOpen, byte == separator || isRun && isBlank(byte) {
        break
      }
      seen |= byte
      at += 1
    }
    var end = at
    while end > start, isPadding(bytes[end - 1]) { end -= 1 }
    field.range = start..<end
    field.isASCII = seen < 0x80
    _ = endField(at)
    return field
  }

  /// What a field says, without quotes and blanks; nil if it is not UTF-8.
  func text(_ field: Field) -> String? {
    guard let raw = String(validating: bytes[field.range], as: UTF8.self) else { return nil }
    if field.isASCII, !field.hasQuotes { return raw }
    return Self.trimmed(field.hasQuotes ? Self.unquoted(raw) : raw)
  }

  private static func unquoted(_ raw: String) -> String {
    var text = ""
    var isQuoted = false
    var rest = raw.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar != "\"" {
        text.unicodeScalars.append(scalar)
      } else if isQuoted, rest.first == "\"" {
        text.unicodeScalars.append(scalar)
        rest.removeFirst()
      } else {
        isQuoted.toggle()
      }
    }
    return text
  }

  private static func trimmed(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...end])
  }
}
