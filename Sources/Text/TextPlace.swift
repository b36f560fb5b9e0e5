/// A line and a column of a text, both counted from 1.
///
/// Lines end in LF or CRLF; columns count Unicode scalars.
package struct TextPlace: Hashable, Sendable {
  /// The line.
  package var line: Int
  /// The column.
  package var column: Int

  /// A place.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

extension TextPlace {
  /// The place after bytes of UTF-8 that begin here: every LF begins a line, every byte that is no
  /// continuation is one column.
  func advanced(over bytes: ArraySlice<UInt8>) -> TextPlace {
    var place = self
    for byte in bytes {
      if byte == 0x0A {
        place.line += 1
        place.column = 1
      } else if byte & 0xC0 != 0x80 {
        place.column += 1
      }
    }
    return place
  }
}
