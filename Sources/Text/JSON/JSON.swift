/// A JSON value to be written.
package enum JSON: Hashable, Sendable {
  /// Nothing.
  case null
  /// True or false.
  case bool(Bool)
  /// A number.
  case number(Double)
  /// A string.
  case text(String)
  /// Values in order.
  case list([JSON])
  /// Values by key; written in the order of their keys.
  case object([String: JSON])

  /// The number, or null where there is no finite one.
  package init(_ value: Double?) {
    self = value.flatMap { $0.isFinite ? .number($0) : nil } ?? .null
  }

  /// The text in one line, keys in order, numbers as short as they read back.
  package var line: String {
    var writer = JSONWriter()
    writer.append(self)
    return writer.text + "\n"
  }
}

extension JSONWriter {
  /// A value.
  package mutating func append(_ json: JSON) {
    switch json {
    case .null: append("null")
    case .bool(let flag): append(flag)
    case .number(let number): append(number)
    case .text(let text): append(quoted: text)
    case .list(let items):
      append("[")
      for (index, item) in items.enumerated() {
        if index > 0 { append(",") }
        append(item)
      }
      append("]")
    case .object(let fields):
      append("{")
      for (index, key) in fields.keys.sorted().enumerated() {
        if index > 0 { append(",") }
        append(quoted: key)
        append(":")
        append(fields[key] ?? .null)
      }
      append("}")
    }
  }
}
