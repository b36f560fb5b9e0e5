import Text

// What was written, read back as the value that was to be written.
extension JSON {
  /// The value that the bytes spell, or nil if they are not JSON.
  init?(bytes: [UInt8]) {
    guard let value = try? JSONValue(parsing: bytes) else { return nil }
    self.init(value)
  }

  private init(_ value: JSONValue) {
    switch value.kind {
    case .null: self = .null
    case .bool: self = .bool(value.bool ?? false)
    case .number: self = .number(value.number ?? .nan)
    case .text: self = .text(value.text ?? "")
    case .list: self = .list(value.list?.map { JSON($0) } ?? [])
    case .object:
      let members = value.members.map { Array($0) } ?? []
      self = .object(Dictionary(uniqueKeysWithValues: members.map { ($0.key, JSON($0.value)) }))
    }
  }

  /// The value of a key, or nil where there is none.
  subscript(key: String) -> JSON? {
    guard case .object(let fields) = self else { return nil }
    return fields[key]
  }
}
