/// JSON that has been read: its bytes, and where each value lies in them.
///
/// Nothing is decoded before it is asked for, so that a document takes eight bytes a value or key
/// besides its own.
final class JSONDocument: Sendable {
  /// A value, or a key of an object.
  struct Node {
    /// Its first byte.
    let start: UInt32
    /// The node after it and all that is in it.
    var next: UInt32
  }

  let bytes: [UInt8]
  /// In the order of the text; the nodes of an object are keys and values by turns.
  let nodes: [Node]
  /// The line in which the text begins, where it is part of a larger one.
  let firstLine: Int

  init(_ bytes: [UInt8], _ nodes: [Node], firstLine: Int) {
    self.bytes = bytes
    self.nodes = nodes
    self.firstLine = firstLine
  }

  func start(of node: Int) -> Int { Int(nodes[node].start) }
  func next(after node: Int) -> Int { Int(nodes[node].next) }

  /// The place of a byte, by a walk from the beginning.
  func place(of offset: Int) -> TextPlace {
    TextPlace(line: firstLine, column: 1).advanced(over: bytes[..<offset])
  }

  /// A string as it is spelled, without its quotes.
  func content(ofStringAt node: Int) -> ArraySlice<UInt8> {
    let start = start(of: node) + 1
    var end = start
    while bytes[end] != UInt8(ascii: "\"") {
      end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    return bytes[start..<end]
  }

  /// The text of a string.
  func text(ofStringAt node: Int) -> String {
    let content = content(ofStringAt: node)
    guard content.contains(UInt8(ascii: "\\")) else {
      return String(decoding: content, as: UTF8.self)
    }
    return String(decoding: unescaped(content), as: UTF8.self)
  }

  /// A number or a word as it is spelled.
  func token(at node: Int) -> ArraySlice<UInt8> {
    let rest = bytes[start(of: node)...]
    return rest.prefix { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "."):
        true
      default: false
      }
    }
  }

  /// Whether two keys mean the same text.
  func isSameText(_ left: Int, _ right: Int) -> Bool {
    let (a, b) = (content(ofStringAt: left), content(ofStringAt: right))
    if a.elementsEqual(b) { return true }
    // By bytes: texts that only look alike are different keys.
    guard a.contains(UInt8(ascii: "\\")) || b.contains(UInt8(ascii: "\\")) else { return false }
    return unescaped(a) == unescaped(b)
  }

  /// The UTF-8 that a string's content means.
  func unescaped(_ content: ArraySlice<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(content.count)
    var at = content.startIndex
    while at < content.endIndex {
      guard content[at] == UInt8(ascii: "\\") else {
        text.append(content[at])
        at += 1
        continue
      }
      let letter = content[at + 1]
      at += 2
      guard letter == UInt8(ascii: "u") else {
        text.append(JSONDocument.escapes[letter] ?? letter)
        continue
      }
      var code = UInt32(unit(content, at))
      at += 4
      if 0xD800...0xDBFF ~= code {
        code = 0x10000 + (code - 0xD800) << 10 + UInt32(unit(content, at + 2)) - 0xDC00
        at += 6
      }
      if let scalar = Unicode.Scalar(code) { text += Array(String(scalar).utf8) }
    }
    return text
  }

  /// The four hexadecimal digits at an offset.
  private func unit(_ content: ArraySlice<UInt8>, _ offset: Int) -> UInt16 {
    content[offset..<offset + 4].reduce(0) { $0 << 4 | UInt16(hexadecimalDigit($1) ?? 0) }
  }

  /// What the letters of the short escapes stand for; the others stand for themselves.
  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A,
    UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
  ]
}

/// The value of a hexadecimal digit.
func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  default: nil
  }
}
