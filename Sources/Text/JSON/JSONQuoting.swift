extension [UInt8] {
  /// Appends UTF-8 text as a JSON string.
  ///
  /// Quotes, backslashes and control characters are escaped; every other byte is written as it is,
  /// so the text must be valid UTF-8. Source: RFC 8259, section 7.
  package mutating func append(quoting text: some Sequence<UInt8>) {
    append(0x22)
    for byte in text { append(escaping: byte) }
    append(0x22)
  }

  /// Appends text as a JSON string of which a terminal obeys nothing, whatever it holds.
  ///
  /// Besides what must be escaped, controls and marks beyond ASCII are.
  package mutating func append(quotingPrintably text: String) {
    append(0x22)
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        append(escaping: UInt8(scalar.value))
      } else {
        append(printably: scalar)
      }
    }
    append(0x22)
  }

  /// Appends a character of a JSON string, as its code if it is unseen.
  mutating func append(printably scalar: Unicode.Scalar) {
    guard scalar.isUnseen else {
      append(contentsOf: String(scalar).utf8)
      return
    }
    for unit in String(scalar).utf16 {
      self += [0x5C, UInt8(ascii: "u")]
      for shift: UInt16 in [12, 8, 4, 0] { append(digit(UInt8(unit >> shift & 15))) }
    }
  }

  private mutating func append(escaping byte: UInt8) {
    switch byte {
    case 0x22, 0x5C: self += [0x5C, byte]
    case 0x08: self += [0x5C, UInt8(ascii: "b")]
    case 0x09: self += [0x5C, UInt8(ascii: "t")]
    case 0x0A: self += [0x5C, UInt8(ascii: "n")]
    case 0x0C: self += [0x5C, UInt8(ascii: "f")]
    case 0x0D: self += [0x5C, UInt8(ascii: "r")]
    case ..<0x20, 0x7F:
      self += [0x5C, UInt8(ascii: "u"), 0x30, 0x30, digit(byte >> 4), digit(byte & 15)]
    default: append(byte)
    }
  }

  private func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? 0x30 + value : UInt8(ascii: "a") + value - 10
  }
}
