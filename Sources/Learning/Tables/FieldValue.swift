/// What a field of an input is.
enum FieldValue {
  case number(Double)
  /// Nothing, or a word for it.
  case missing
  case text

  /// Understands a field; either decimal mark where none is given.
  init(_ text: String, _ decimal: TableFormat.Decimal?) {
    if let value = Self.number(text, decimal) {
      self = .number(value)
    } else {
      self = Self.isMissing(text) || text.lowercased() == "none" ? .missing : .text
    }
  }

  /// A finite number as `Double` reads it, hexadecimal ones too.
  static func number(_ text: String, _ decimal: TableFormat.Decimal? = .point) -> Double? {
    let hasComma = text.utf8.contains(UInt8(ascii: ","))
    if hasComma {
      guard decimal != .point, !text.utf8.contains(UInt8(ascii: ".")) else { return nil }
    } else if decimal == .comma, text.utf8.contains(UInt8(ascii: ".")) {
      return nil
    }
    let plain = hasComma ? String(text.map { $0 == "," ? "." : $0 }) : text
    guard let value = Double(plain), value.isFinite else { return nil }
    return value
  }

  /// Whether it says that a value, or a label, is missing.
  static func isMissing(_ text: String) -> Bool {
    missingWords.contains(text)
  }

  private static let missingWords: Set<String> = [
    "", "?", "NA", "N/A", "n/a", "#N/A", "<NA>", "NaN", "nan", "-nan", "null", "NULL",
  ]

  /// Whether something stands between its thousands: 1,234.5 or 1'234 or 1 234.
  static func isGrouped(_ text: String) -> Bool { grouping(text) != nil }

  /// What is wrong with a number whose marks are not those of the table; nil for other texts.
  static func marks(_ text: String, in decimal: TableFormat.Decimal) -> NumberMarks? {
    let other: TableFormat.Decimal = decimal == .point ? .comma : .point
    guard let grouping = grouping(text) else {
      return number(text, nil) == nil ? nil : .decimal(other)
    }
    if number(text, nil) != nil { return .decimalOrThousands(other) }
    return grouping.decimal == nil || grouping.decimal == decimal
      ? .thousands : .thousandsAndDecimal(other)
  }

  /// The decimal mark of a number with something between its thousands, if it has decimal places;
  /// nil where nothing stands between thousands.
  private static func grouping(_ text: String) -> (decimal: TableFormat.Decimal?, Void)? {
    let digits = text.drop { "+-".contains($0) }
    let marks: [Character] = [",", ".", "'", "\u{2019}", " ", "\u{a0}", "\u{202f}", "_"]
    for mark in marks {
      let groups = digits.split(separator: mark, omittingEmptySubsequences: false)
      guard groups.count > 1, let first = groups.first, let last = groups.last else { continue }
      let whole = last.prefix { $0 != "." && $0 != "," }
      let places = last.dropFirst(whole.count + 1)
      let isGrouped =
        (1...3).contains(first.count) && whole.count == 3
        && groups.dropFirst().dropLast().allSatisfy { $0.count == 3 }
        && (groups.dropLast() + [whole, places]).joined().allSatisfy { ("0"..."9").contains($0) }
      guard isGrouped else { continue }
      let decimal = last.dropFirst(whole.count).first
      return (decimal.map { $0 == "," ? .comma : .point }, ())
    }
    return nil
  }
}

/// How the marks within a number differ from those of its table.
package enum NumberMarks: Hashable, Sendable {
  /// Its decimal mark is this one.
  case decimal(TableFormat.Decimal)
  /// Something stands between its thousands.
  case thousands
  /// Something stands between its thousands, and its decimal mark is this one.
  case thousandsAndDecimal(TableFormat.Decimal)
  /// This mark stands before its decimal places, or between its thousands.
  case decimalOrThousands(TableFormat.Decimal)
}
