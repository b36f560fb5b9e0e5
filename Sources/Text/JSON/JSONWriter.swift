/// Writes JSON, as ASCII where a terminal could take a character for a command.
package struct JSONWriter: Sendable {
  /// The text so far, in UTF-8.
  package private(set) var bytes: [UInt8] = []

  /// Nothing so far.
  package init() {}

  /// The text so far.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Forgets the text so far and keeps its room.
  package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// Brackets, braces, commas, colons as they are.
  package mutating func append(_ punctuation: StaticString) {
    punctuation.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// A number in the shortest digits that read back as it, without a point if it is whole.
  ///
  /// What JSON cannot spell is a string: "NaN", "Infinity" or "-Infinity".
  package mutating func append(_ number: Double) {
    guard number.isFinite else {
      return append(number.isNaN ? "\"NaN\"" : number < 0 ? "\"-Infinity\"" : "\"Infinity\"")
    }
    let digits = number.description.utf8
    bytes.append(
      contentsOf: digits.suffix(2).elementsEqual(".0".utf8) ? digits.dropLast(2) : digits[...])
  }

  /// A string in quotes.
  package mutating func append(quoted text: String) { bytes.append(quotingPrintably: text) }

  /// Null, true or false.
  package mutating func append(_ flag: Bool?) {
    append(flag.map { $0 ? "true" : "false" } ?? "null")
  }

  /// A value of another text as it is spelled there, without the space between.
  package mutating func append(_ value: JSONValue) {
    switch value.kind {
    case .null, .bool: bytes.append(contentsOf: value.document.token(at: value.node))
    case .number:
      if value.isNonFiniteWord, let number = value.number {
        append(number)
      } else {
        bytes.append(contentsOf: value.document.token(at: value.node))
      }
    case .text: append(spelledAt: value.node, of: value.document)
    case .list:
      append("[")
      for (index, item) in (value.list ?? JSONList(value.document, of: value.node)).enumerated() {
        if index > 0 { append(",") }
        append(item)
      }
      append("]")
    case .object:
      append("{")
      let members = value.members ?? JSONMembers(value.document, of: value.node)
      for (index, member) in members.enumerated() {
        if index > 0 { append(",") }
        append(keyOf: member)
        append(member.value)
      }
      append("}")
    }
  }

  /// A key of another text as it is spelled there, and the colon.
  package mutating func append(keyOf member: JSONMember) {
    append(spelledAt: member.node, of: member.document)
    append(":")
  }

  private mutating func append(spelledAt node: Int, of document: JSONDocument) {
    let content = document.content(ofStringAt: node)
    bytes.append(UInt8(ascii: "\""))
    if content.allSatisfy({ 0x20..<0x7F ~= $0 }) {
      bytes.append(contentsOf: content)
    } else {
      // What is escaped already stays so.
      for scalar in String(decoding: content, as: UTF8.self).unicodeScalars {
        bytes.append(printably: scalar)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
