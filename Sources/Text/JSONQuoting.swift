extension [UInt8] {
  /// Appends UTF-8 text as a JSON string.
  ///
  /// Quotes, backslashes and control characters are escaped; every other byte is written as it is,
  /// so the text must be valid UTF-8. Source: RFC 8259, section 7.
  package mutating func append(quoting text: some Sequence<UInt8>) {
    append(0x22)
    for byte in text {
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
    append(0x22)
  }

  private func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? 0x30 + value : UInt8(ascii: "a") + value - 10
  }
}
