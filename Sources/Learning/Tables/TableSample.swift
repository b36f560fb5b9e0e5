/// The first lines of a table, from which its format is guessed.
struct TableSample {
  /// Fields of the first lines with samples or names, as texts.
  private(set) var records: [[String]] = []
  /// The line of each.
  private(set) var lines: [Int] = []
  /// Whether the first field of each is in quotes.
  private(set) var startsQuoted: [Bool] = []
  /// Fields of the last line above that begins with #, and its line.
  private(set) var comment: (names: [String], line: Int)?
  /// How many such lines there are above.
  private(set) var comments = 0

  private static let mostBytes = 1 << 17
  private static let mostRecords = 100
  /// Where one line alone has more bytes.
  private static let longestRecord = 1 << 20

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, _ separator: TableFormat.Separator,
    readsComments: Bool
  ) {
    let glance = UnsafeBufferPointer(rebasing: bytes.prefix(Self.longestRecord))
    var scanner = TableScanner(glance, separator, .point)
    while records.count < Self.mostRecords, scanner.nextRecord() {
      guard records.count < 2 || scanner.place < Self.mostBytes else { break }
      let line = scanner.line
      let isComment = readsComments && scanner.isAtComment
      if isComment, !records.isEmpty {
        scanner.skipLine()
        continue
      }
      if isComment { scanner.skipMark() }
      var record: [String] = []
      var isQuoted = false
      repeat {
        let field = scanner.field()
        if record.isEmpty { isQuoted = glance[field.range].first == UInt8(ascii: "\"") }
        record.append(scanner.text(field) ?? "")
      } while !scanner.endsRecord
      // What the glance cuts in two says nothing.
      if scanner.place == glance.count, glance.count < bytes.count, records.count > 1 { break }
      if isComment {
        comment = (record, line)
        comments += 1
      } else {
        records.append(record)
        lines.append(line)
        startsQuoted.append(isQuoted)
      }
    }
  }

  /// What separates the fields of these bytes.
  ///
  /// What the file states; else the first kind that leaves equally many fields on each line, at most one of them
  /// besides numbers, which is the label. Where no kind does, the one that makes the largest share of
  /// fields numbers; then the one with the most fields.
  static func separator(
    of bytes: UnsafeBufferPointer<UInt8>, _ decimal: TableFormat.Decimal?, readsComments: Bool
  ) -> TableFormat.Separator {
    if let stated = TableScanner.statedSeparator(bytes) { return stated }
    var best: (separator: TableFormat.Separator, score: Score)?
    for separator in TableFormat.Separator.allCases {
      let sample = TableSample(bytes, separator, readsComments: readsComments)
      let score = sample.score(separator, decimal)
      if score.isClean { return separator }
      if best.map({ $0.score < score }) ?? true { best = (separator, score) }
    }
    return best?.separator ?? .comma
  }

  private struct Score: Comparable {
    var isClean: Bool
    var numbers: Int
    var fields: Int
    var width: Int

    static func < (left: Score, right: Score) -> Bool {
      let (ours, theirs) = (left.numbers * right.fields, right.numbers * left.fields)
      return ours == theirs ? left.width < right.width : ours < theirs
    }
  }

  private func score(
    _ separator: TableFormat.Separator, _ decimal: TableFormat.Decimal?
  ) -> Score {
    let width = records.first?.count ?? 0
    // A comma between fields is none within a number, unless that is in quotes. Else a number is one
    // whatever its marks: they must not decide what separates it from the next.
    let decimal = separator == .comma ? decimal ?? .point : nil
    var score = Score(isClean: width > 1, numbers: 0, fields: 0, width: width)
    for (index, record) in records.enumerated() {
      let texts = record.filter { text in
        if case .text = FieldValue(text, decimal) { !FieldValue.isGrouped(text) } else { false }
      }
      score.fields += record.count
      score.numbers += record.count - texts.count
      // The header may be all words.
      guard index > 0 || records.count == 1 else { continue }
      let isSplit = texts.allSatisfy { $0.allSatisfy { !";\t|".contains($0) } }
      if record.count != width || texts.count > 1 || !isSplit { score.isClean = false }
    }
    return score
  }

  /// What stands before the decimal places: a comma if no number has a point.
  ///
  /// - Parameter label: the column that is no number, whatever stands there.
  /// - Returns: a point where commas could stand between thousands.
  func decimal(besides label: Int) -> TableFormat.Decimal {
    var commas: [String] = []
    let inputs = records.lazy.flatMap { $0.enumerated() }.filter { $0.offset != label }
    for text in inputs.map(\.element) {
      guard FieldValue.number(text, nil) != nil else { continue }
      if text.contains(",") { commas.append(text) } else if text.contains(".") { return .point }
    }
    // 1,234 alone may be a thousand or one.
    return commas.contains { !Self.isThousand($0) } ? .comma : .point
  }

  /// Whether a comma in it may stand between thousands: one to three digits, then three.
  private static func isThousand(_ text: String) -> Bool {
    let parts = text.drop { "+-".contains($0) }.split(
      separator: ",", omittingEmptySubsequences: false)
    return parts.count == 2 && (1...3).contains(parts[0].count) && parts[0].first != "0"
      && parts[1].count == 3
  }
}

extension TableScanner {
  /// What a first line like "sep=;" says, by which spreadsheets tell each other.
  static func statedSeparator(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> TableFormat.Separator? {
    let line = bytes[start(of: bytes)...].prefix { $0 != 0x0a && $0 != 0x0d }
    guard line.count == 5, line.starts(with: "sep=".utf8) else { return nil }
    return TableFormat.Separator.allCases.first { $0.byte == line.last }
  }
}
