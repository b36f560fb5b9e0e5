/// A value in a JSON text that was read, with what is around it.
///
/// Reading a text checks all of it; a number or a string is decoded when it is asked for.
package struct JSONValue: Sendable {
  /// What sorts of values there are.
  package enum Kind: Hashable, Sendable {
    case null
    case bool
    case number
    case text
    case list
    case object
  }

  let document: JSONDocument
  let node: Int

  init(_ document: JSONDocument, _ node: Int) {
    self.document = document
    self.node = node
  }

  /// Reads a text of UTF-8 by RFC 8259: no key twice in an object, at most 512 levels deep.
  ///
  /// Linear in time; takes eight bytes of memory a value or key besides the text.
  /// - Parameters:
  ///   - bytes: the text, below 4 GiB.
  ///   - firstLine: the number of its first line.
  ///   - acceptsNonFinite: whether NaN, Infinity and -Infinity, as Python writes them, are numbers.
  /// - Throws: the first thing that is wrong, with its place.
  package init(
    parsing bytes: [UInt8], firstLine: Int = 1, acceptsNonFinite: Bool = false
  ) throws(JSONError) {
    document = try JSONReader.read(
      bytes, firstLine: firstLine, acceptsNonFinite: acceptsNonFinite)
    node = 0
  }

  /// What sort of value this is.
  package var kind: Kind {
    switch document.bytes[offset] {
    case UInt8(ascii: "{"): .object
    case UInt8(ascii: "["): .list
    case UInt8(ascii: "\""): .text
    case UInt8(ascii: "t"), UInt8(ascii: "f"): .bool
    case UInt8(ascii: "n"): .null
    default: .number
    }
  }

  /// Its first byte in the text.
  package var offset: Int { document.start(of: node) }

  /// Where it begins, found by a walk from the beginning of the text.
  package var place: TextPlace { document.place(of: offset) }

  /// Whether this is null.
  package var isNull: Bool { kind == .null }

  /// The flag, if this is one.
  package var bool: Bool? {
    kind == .bool ? document.bytes[offset] == UInt8(ascii: "t") : nil
  }

  /// The text, if this is one.
  package var text: String? { kind == .text ? document.text(ofStringAt: node) : nil }

  /// The nearest Double, if this is a number; infinite beyond the largest.
  package var number: Double? {
    kind == .number ? Double(String(decoding: document.token(at: node), as: UTF8.self)) : nil
  }

  /// Whether this is NaN, Infinity or -Infinity, as a word.
  var isNonFiniteWord: Bool {
    kind == .number
      && document.token(at: node).contains { $0 == UInt8(ascii: "N") || $0 == UInt8(ascii: "I") }
  }

  /// The exact value, if this is a number without fraction and exponent that the type can hold.
  package func integer<Value: FixedWidthInteger>(_ type: Value.Type) -> Value? {
    guard kind == .number else { return nil }
    return Value(String(decoding: document.token(at: node), as: UTF8.self))
  }

  /// The values of a list, if this is one.
  package var list: JSONList? { kind == .list ? JSONList(document, of: node) : nil }

  /// The keys and values of an object in their order, if this is one.
  package var members: JSONMembers? { kind == .object ? JSONMembers(document, of: node) : nil }

  /// The value of a key, or nil where there is none.
  ///
  /// Linear in the length of the object.
  package subscript(key: String) -> JSONValue? {
    members?.first { $0.isKey(key) }?.value
  }
}

/// The values of a list.
package struct JSONList: Sequence, IteratorProtocol {
  private let document: JSONDocument
  private let end: Int
  private var at: Int

  init(_ document: JSONDocument, of list: Int) {
    self.document = document
    at = list + 1
    end = document.next(after: list)
  }

  /// The next value.
  package mutating func next() -> JSONValue? {
    guard at < end else { return nil }
    defer { at = document.next(after: at) }
    return JSONValue(document, at)
  }

  /// How many values there are; linear in their number.
  package var count: Int { reduce(0) { count, _ in count + 1 } }
}

/// The keys and values of an object.
package struct JSONMembers: Sequence, IteratorProtocol {
  private let document: JSONDocument
  private var keys: KeySequence

  init(_ document: JSONDocument, of object: Int) {
    self.document = document
    keys = KeySequence(document: document, object: object)
  }

  /// The next key and its value.
  package mutating func next() -> JSONMember? {
    keys.next().map { JSONMember(document: document, node: $0) }
  }
}

/// A key of an object and its value.
package struct JSONMember: Sendable {
  let document: JSONDocument
  let node: Int

  /// The key.
  package var key: String { document.text(ofStringAt: node) }

  /// Its value.
  package var value: JSONValue { JSONValue(document, node + 1) }

  /// Where the key begins in the text.
  package var offset: Int { document.start(of: node) }

  /// Whether the key is this one, byte by byte.
  package func isKey(_ text: String) -> Bool {
    let content = document.content(ofStringAt: node)
    return content.elementsEqual(text.utf8)
      || content.contains(UInt8(ascii: "\\"))
        && document.unescaped(content).elementsEqual(text.utf8)
  }
}

/// Places in a text that are asked for in ascending order, found by one walk.
package struct JSONPlaces: Sendable {
  private let document: JSONDocument
  private var offset = 0
  private var current: TextPlace

  /// Places in the text of a value.
  package init(in value: JSONValue) {
    document = value.document
    current = document.place(of: 0)
  }

  /// The place of a byte that is not before the one that was asked for last.
  package mutating func place(of next: Int) -> TextPlace {
    guard next >= offset else { return document.place(of: next) }
    current = current.advanced(over: document.bytes[offset..<next])
    offset = next
    return current
  }
}

extension JSONValue {
  /// A finite number as `JSONWriter` writes it, if this is one: whole numbers that a Double would round
  /// with all their digits.
  package var numeral: String? {
    guard let number, number.isFinite else { return nil }
    if number.magnitude >= 0x1p53, let whole = integer(Int128.self) { return "\(whole)" }
    var writer = JSONWriter()
    writer.append(number)
    return writer.text
  }

  /// The value in one line, as it is spelled but without the space between.
  package var line: String {
    var writer = JSONWriter()
    writer.append(self)
    return writer.text
  }
}
