/// Reads JSON to the letter of RFC 8259, in one pass and without recursion.
///
/// Time is linear in the length; memory is eight bytes a value or key, and as much again for the keys
/// of one object.
struct JSONReader {
  /// What is wrong, at the byte where it is.
  struct Fault: Error {
    let offset: Int
    let fact: JSONError.Fact
  }

  /// The most lists and objects within one another.
  static let deepest = 512

  let bytes: [UInt8]
  /// Whether NaN, Infinity and -Infinity are numbers, as Python writes them.
  let acceptsNonFinite: Bool
  var at = 0
  var nodes: [JSONDocument.Node] = []
  /// The lists and objects that have not ended, by their nodes.
  private var open: [Int] = []

  private let firstLine: Int

  private init(_ bytes: [UInt8], firstLine: Int, acceptsNonFinite: Bool) {
    self.bytes = bytes
    self.firstLine = firstLine
    self.acceptsNonFinite = acceptsNonFinite
  }

  /// The document that the bytes spell.
  static func read(
    _ bytes: [UInt8], firstLine: Int, acceptsNonFinite: Bool
  ) throws(JSONError) -> JSONDocument {
    var reader = JSONReader(bytes, firstLine: firstLine, acceptsNonFinite: acceptsNonFinite)
    do throws(Fault) {
      try reader.readDocument()
      let document = JSONDocument(bytes, reader.nodes, firstLine: firstLine)
      try document.checkKeys()
      return document
    } catch {
      throw JSONError(error.fact, at: reader.place(of: error.offset))
    }
  }

  private mutating func readDocument() throws(Fault) {
    guard bytes.count < UInt32.max else {
      throw Fault(offset: 0, fact: .tooLong(most: Int(UInt32.max) - 1))
    }
    try checkEncoding()
    // Each value or key but the first comes after one of these. Room that is not used is not touched.
    nodes.reserveCapacity(1 + bytes.count { isBeforeValue($0) })
    skipSpace()
    guard at < bytes.count else { throw Fault(offset: at, fact: .empty) }
    try readValue(.value)
    while !open.isEmpty { try readAfterValue() }
    skipSpace()
    guard at == bytes.count else { throw fault(.more) }
  }

  private func checkEncoding() throws(Fault) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw Fault(offset: 0, fact: .byteOrderMark) }
    let zeros = bytes.prefix(4).map { $0 == 0 }
    switch zeros {
    case [true, true, false, false], [true, true, true, false], [false, true, true, true]:
      throw Fault(offset: 0, fact: .encoding("UTF-32"))
    case [false, true, false, true], [true, false, true, false]:
      throw Fault(offset: 0, fact: .encoding("UTF-16"))
    default: break
    }
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
      throw Fault(offset: 0, fact: .encoding("UTF-16"))
    }
  }

  /// What comes after a value in a list or an object: its end, or the next value.
  private mutating func readAfterValue() throws(Fault) {
    guard let container = open.last else { return }
    let isList = bytes[Int(nodes[container].start)] == UInt8(ascii: "[")
    skipSpace()
    guard at < bytes.count else { throw unfinished }
    switch bytes[at] {
    case UInt8(ascii: ","):
      let comma = at
      at += 1
      skipSpace()
      if at < bytes.count, bytes[at] == UInt8(ascii: isList ? "]" : "}") {
        throw Fault(offset: comma, fact: .trailingComma(before: isList ? "]" : "}"))
      }
      if !isList { try readKey(.key) }
      try readValue(.value)
    case UInt8(ascii: isList ? "]" : "}"):
      at += 1
      end()
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      throw fault(.wrongEnd(Unicode.Scalar(bytes[at]), of: opening(container)))
    case UInt8(ascii: "\""), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "-"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      throw fault(.missingComma)
    default:
      throw strange(isList ? .commaOrBracket : .commaOrBrace)
    }
  }

  /// One value; of a list or an object the beginning, up to its first scalar.
  private mutating func readValue(_ first: JSONError.Wanted) throws(Fault) {
    var wanted = first
    while true {
      skipSpace()
      guard at < bytes.count else { throw unfinished }
      switch bytes[at] {
      case UInt8(ascii: "\""):
        return try readString()
      case UInt8(ascii: "["):
        try begin()
        guard !isAtEnd(UInt8(ascii: "]")) else { return end() }
        wanted = .valueOrEnd
      case UInt8(ascii: "{"):
        try begin()
        guard !isAtEnd(UInt8(ascii: "}")) else { return end() }
        try readKey(.keyOrEnd)
        wanted = .value
      case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        return try readNumber()
      default:
        guard let word = wordHere else { throw strange(wanted) }
        return try readWord(word)
      }
    }
  }

  private mutating func readKey(_ wanted: JSONError.Wanted) throws(Fault) {
    guard at < bytes.count else { throw unfinished }
    guard bytes[at] == UInt8(ascii: "\"") else {
      throw wordHere != nil || isDigit(at) ? fault(.bareKey) : strange(wanted)
    }
    try readString()
    skipSpace()
    guard at < bytes.count else { throw unfinished }
    guard bytes[at] == UInt8(ascii: ":") else { throw strange(.colon) }
    at += 1
  }

  private mutating func begin() throws(Fault) {
    guard open.count < Self.deepest else { throw fault(.tooDeep(most: Self.deepest)) }
    open.append(nodes.count)
    add(at)
    at += 1
  }

  /// Whether the list or object that has begun is empty; what then comes is read.
  private mutating func isAtEnd(_ end: UInt8) -> Bool {
    skipSpace()
    guard at < bytes.count, bytes[at] == end else { return false }
    at += 1
    return true
  }

  private mutating func end() {
    guard let container = open.popLast() else { return }
    nodes[container].next = UInt32(nodes.count)
  }

  /// A value, or key, that begins at an offset and has no other in it so far.
  mutating func add(_ start: Int) {
    nodes.append(JSONDocument.Node(start: UInt32(start), next: UInt32(nodes.count + 1)))
  }

  private mutating func skipSpace() {
    while at < bytes.count {
      switch bytes[at] {
      case 0x20, 0x0A, 0x0D, 0x09: at += 1
      default: return
      }
    }
  }

  private func isBeforeValue(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "{"): true
    default: false
    }
  }

  func isDigit(_ offset: Int) -> Bool {
    offset < bytes.count && UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[offset]
  }
}

// What is wrong.
extension JSONReader {
  func fault(_ fact: JSONError.Fact) -> Fault { Fault(offset: at, fact: fact) }

  private func place(of offset: Int) -> TextPlace {
    JSONDocument(bytes, [], firstLine: firstLine).place(of: offset)
  }

  private func opening(_ container: Int) -> JSONError.Opening {
    let start = Int(nodes[container].start)
    return JSONError.Opening(Unicode.Scalar(bytes[start]), place(of: start))
  }

  private var unfinished: Fault {
    open.last.map { fault(.unfinished(opening($0))) } ?? fault(.empty)
  }

  /// Something else than what is wanted.
  private func strange(_ wanted: JSONError.Wanted) -> Fault {
    guard let (scalar, _) = scalar(at) else { return fault(.notUTF8(bytes[at])) }
    switch scalar {
    case "'": return fault(.singleQuote)
    case "/" where [UInt8(ascii: "/"), UInt8(ascii: "*")].contains(bytes.dropFirst(at + 1).first):
      return fault(.comment)
    case "#": return fault(.comment)
    default: return fault(.unexpected(scalar, wanted))
    }
  }
}
