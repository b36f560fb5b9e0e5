import Text

/// JSON on its way out, a piece at a time.
struct JSONOutput {
  var json = JSONWriter()
  private let write: (String) throws(CommandError) -> Void

  init(_ write: @escaping (String) throws(CommandError) -> Void) { self.write = write }

  /// A comma before all but the first.
  mutating func separate(_ isFirst: inout Bool) {
    if !isFirst { json.append(",") }
    isFirst = false
  }

  /// Writes what there is.
  mutating func flush() throws(CommandError) {
    guard !json.bytes.isEmpty else { return }
    try write(json.text)
    json.removeAll()
  }

  /// Writes what there is if it is long.
  mutating func flushIfLong() throws(CommandError) {
    if json.bytes.count > 1 << 16 { try flush() }
  }
}
