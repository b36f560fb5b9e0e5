// Strings, numbers and words.

extension JSONReader {
  /// A string, from quote to quote.
  mutating func readString() throws(Fault) {
    let start = at
    add(start)
    at += 1
    while at < bytes.count {
      let byte = bytes[at]
      switch byte {
      case UInt8(ascii: "\""):
        at += 1
        return
      case UInt8(ascii: "\\"): try readEscape(ofStringAt: start)
      case ..<0x20: throw fault(.control(byte))
      case ..<0x80: at += 1
      default:
        guard let (_, length) = scalar(at) else { throw fault(.notUTF8(byte)) }
        at += length
      }
    }
    throw Fault(offset: start, fact: .openString)
  }

  private mutating func readEscape(ofStringAt start: Int) throws(Fault) {
    guard at + 1 < bytes.count else { throw Fault(offset: start, fact: .openString) }
    switch bytes[at + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      at += 2
    case UInt8(ascii: "u"):
      guard let unit = unit(at) else { throw fault(.unicodeEscape) }
      switch unit {
      case 0xD800...0xDBFF:
        guard let other = self.unit(at + 6), 0xDC00...0xDFFF ~= other else {
          throw fault(.surrogate(unit))
        }
        at += 12
      case 0xDC00...0xDFFF: throw fault(.surrogate(unit))
      default: at += 6
      }
    default:
      guard let (scalar, _) = scalar(at + 1) else {
        at += 1
        throw fault(.notUTF8(bytes[at]))
      }
      throw fault(.escape(scalar))
    }
  }

  /// The UTF-16 unit of the escape `\uXXXX` at an offset, or nil where there is none.
  private func unit(_ offset: Int) -> UInt16? {
    guard offset + 6 <= bytes.count, bytes[offset] == UInt8(ascii: "\\"),
      bytes[offset + 1] == UInt8(ascii: "u")
    else { return nil }
    var unit: UInt16 = 0
    for byte in bytes[offset + 2..<offset + 6] {
      guard let digit = hexadecimalDigit(byte) else { return nil }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }

  /// A number: minus, digits without a leading zero, fraction, exponent.
  mutating func readNumber() throws(Fault) {
    let start = at
    add(start)
    if bytes[at] == UInt8(ascii: "+") { throw fault(.number(.plus)) }
    if bytes[at] == UInt8(ascii: "-") {
      at += 1
      if !isDigit(at), let word = wordHere {
        at = start
        nodes.removeLast()
        return try readWord("-" + word)
      }
    }
    if at < bytes.count, bytes[at] == UInt8(ascii: ".") { throw fault(.number(.leadingPoint)) }
    guard isDigit(at) else { throw fault(.number(.noDigit)) }
    if bytes[at] == UInt8(ascii: "0") {
      at += 1
      if isDigit(at) { throw Fault(offset: start, fact: .number(.leadingZero)) }
      if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "x") {
        throw Fault(offset: start, fact: .number(.hexadecimal))
      }
    } else {
      skipDigits()
    }
    if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
      at += 1
      guard isDigit(at) else { throw fault(.number(.noFraction)) }
      skipDigits()
    }
    if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      if at < bytes.count, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(bytes[at]) { at += 1 }
      guard isDigit(at) else { throw fault(.number(.noExponent)) }
      skipDigits()
    }
  }

  private mutating func skipDigits() { while isDigit(at) { at += 1 } }

  /// A word that begins here and has no quotes, up to a length that a message can show; nil where
  /// there is none.
  var wordHere: String? {
    let word = bytes.dropFirst(at).prefix(200).prefix { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"):
        true
      default: false
      }
    }
    guard let first = word.first, !(UInt8(ascii: "0")...UInt8(ascii: "9") ~= first) else {
      return nil
    }
    return String(decoding: word, as: UTF8.self)
  }

  /// `true`, `false`, `null`; where these are accepted `NaN`, `Infinity`, `-Infinity`.
  mutating func readWord(_ word: String) throws(Fault) {
    switch word {
    case "true", "false", "null": break
    case "NaN", "Infinity", "-Infinity":
      guard acceptsNonFinite else { throw fault(.word(word)) }
    default: throw fault(.word(word))
    }
    add(at)
    at += word.utf8.count
  }

  /// The scalar whose UTF-8 begins at an offset, and its length; nil where it is not well-formed.
  ///
  /// Source: The Unicode Standard, table 3-7.
  func scalar(_ offset: Int) -> (Unicode.Scalar, length: Int)? {
    let first = bytes[offset]
    let (length, second): (Int, ClosedRange<UInt8>)
    switch first {
    case ..<0x80: return (Unicode.Scalar(first), 1)
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard offset + length <= bytes.count, second ~= bytes[offset + 1] else { return nil }
    var code = UInt32(first) & (0xFF >> UInt32(length + 1))
    for byte in bytes[offset + 1..<offset + length] {
      guard byte & 0xC0 == 0x80 else { return nil }
      code = code << 6 | UInt32(byte & 0x3F)
    }
    return Unicode.Scalar(code).map { ($0, length) }
  }
}
