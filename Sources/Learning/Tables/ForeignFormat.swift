/// A kind of file that is not read as a table, as its first bytes tell.
package enum ForeignFormat: String, CaseIterable, Hashable, Sendable {
  case utf16
  case zip
  case gzip
  /// A workbook of Excel before 2007.
  case workbook
  case parquet
  case numpy
  case hdf5
  case arff
  case json
  case markup
  case libsvm
  /// Bytes that no text has.
  case binary

  /// The kind of a file; nil for what may be a table.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    let start = bytes.prefix(Self.glance)
    let kind = Self.signatures.first { start.starts(with: $0.bytes) }?.kind
    guard let kind = kind ?? Self.unsigned(start) else { return nil }
    self = kind
  }

  private static let glance = 4096

  private static let signatures: [(kind: ForeignFormat, bytes: [UInt8])] = [
    (.utf16, [0xff, 0xfe]),
    (.utf16, [0xfe, 0xff]),
    (.zip, Array("PK\u{3}\u{4}".utf8)),
    (.gzip, [0x1f, 0x8b]),
    (.workbook, [0xd0, 0xcf, 0x11, 0xe0]),
    (.parquet, Array("PAR1".utf8)),
    (.numpy, [0x93] + Array("NUMPY".utf8)),
    (.hdf5, [0x89] + Array("HDF".utf8)),
  ]

  private static func unsigned(_ start: Slice<UnsafeBufferPointer<UInt8>>) -> ForeignFormat? {
    let zeros = start.indices.filter { start[$0] == 0 }
    if !zeros.isEmpty {
      // Latin letters as UTF-16 have a zero in every other byte.
      let odd = zeros.count { $0 % 2 == 1 }
      let isPaired = start.count >= 8 && max(odd, zeros.count - odd) * 4 > start.count
      return isPaired && min(odd, zeros.count - odd) * 8 < start.count ? .utf16 : .binary
    }
    let text = String(decoding: start, as: UTF8.self).drop { $0 == "\u{feff}" }
    let lines = text.split(whereSeparator: \.isNewline).map { $0.drop(while: \.isWhitespace) }
    let first = lines.first { !$0.isEmpty && !$0.hasPrefix("%") }?.lowercased() ?? ""
    if first.hasPrefix("@relation") { return .arff }
    let markup = ["<!", "<?", "<html", "<table", "<svg"]
    if markup.contains(where: first.hasPrefix) { return .markup }
    // Names of columns may be in brackets, too.
    let bare = lines.joined().filter { !$0.isWhitespace }.prefix(2)
    if ["{\"", "[{", "[["].contains(bare) { return .json }
    return isLibSVM(first) ? .libsvm : nil
  }

  /// "label index:value index:value".
  private static func isLibSVM(_ line: String) -> Bool {
    let words = line.split(whereSeparator: \.isWhitespace)
    guard words.count > 1, Double(words[0]) != nil else { return false }
    return words.dropFirst().allSatisfy { word in
      let parts = word.split(separator: ":", omittingEmptySubsequences: false)
      return parts.count == 2 && Int(parts[0]) != nil && Double(parts[1]) != nil
    }
  }
}
