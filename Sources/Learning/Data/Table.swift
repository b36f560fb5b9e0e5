/// Samples read from comma-separated text: numbers and one label a line.
struct Table: Sendable {
  /// The inputs row by row, each column shifted and scaled to mean 0 and variance 1.
  let inputs: [Float]
  /// Columns that are inputs.
  let width: Int
  /// Each row's class, an index into `names`.
  let labels: [Int]
  /// The labels as they stand in the file: by value if all are numbers, else by spelling.
  let names: [String]

  /// Reads the text; loads nothing unless every line is right.
  ///
  /// The first line is a header if none of its inputs is a number. A field may be quoted; blank
  /// lines are passed over.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8, with or without a byte order mark, LF or CRLF.
  ///   - labelColumn: the header's name for the label; the last column unless told.
  /// - Throws: `TableError`, the first fault found.
  init(bytes: [UInt8], labelColumn: String?) throws(TableError) {
    var lines = try Self.fields(of: bytes)
    guard let first = lines.first else { throw .noSamples }
    let labelIndex = try Self.labelIndex(in: first, named: labelColumn)
    guard first.fields.count > 1 else { throw .noInputs(line: first.line) }
    let width = first.fields.count - 1
    guard width <= Self.widest else { throw .tooWide(found: width, most: Self.widest) }
    if Self.isHeader(first, labelIndex: labelIndex, named: labelColumn) { lines.removeFirst() }
    guard !lines.isEmpty else { throw .noSamples }
    var values: [Double] = []
    var spellings: [String] = []
    for line in lines {
      guard line.fields.count == first.fields.count else {
        throw .fieldCount(
          line: line.line, expected: first.fields.count, found: line.fields.count)
      }
      for (column, field) in line.fields.enumerated() {
        if column == labelIndex {
          guard !field.isEmpty else { throw .emptyLabel(line: line.line) }
          spellings.append(field)
          continue
        }
        guard let value = Self.number(field) else {
          throw .notANumber(line: line.line, column: column + 1, text: field)
        }
        values.append(value)
      }
    }
    names = Self.ordered(spellings)
    let numbers = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    labels = spellings.map { numbers[$0] ?? 0 }
    inputs = Self.standardized(values, width: width)
    self.width = width
    try check()
  }

  /// The most columns of inputs.
  static let widest = 1024
  /// Classes that the plane of features has room for.
  static let classCounts = 2...12
  /// The least samples of a class: three to train on, one to look at.
  static let fewest = 4

  private func check() throws(TableError) {
    guard Self.classCounts.contains(names.count) else {
      throw .classCount(found: names.count, allowed: Self.classCounts)
    }
    for (index, name) in names.enumerated() {
      let found = labels.count { $0 == index }
      guard found >= Self.fewest else {
        throw .tooFewSamples(label: name, found: found, needed: Self.fewest)
      }
    }
  }

  private struct Line {
    var line: Int
    var fields: [String]
  }

  private static func fields(of bytes: [UInt8]) throws(TableError) -> [Line] {
    let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    let body = bytes.starts(with: mark) ? bytes[3...] : bytes[...]
    var lines: [Line] = []
    let parts = body.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      let bare = part.last == UInt8(ascii: "\r") ? part.dropLast() : part
      guard let text = String(validating: bare, as: UTF8.self) else {
        throw .notText(line: index + 1)
      }
      guard !text.allSatisfy(\.isWhitespace) else { continue }
      lines.append(Line(line: index + 1, fields: try split(text, line: index + 1)))
    }
    return lines
  }

  private static func split(_ text: String, line: Int) throws(TableError) -> [String] {
    var fields: [String] = []
    var field = ""
    var isQuoted = false
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\"" where isQuoted && rest.first == "\"":
        field.unicodeScalars.append(scalar)
        rest.removeFirst()
      case "\"":
        isQuoted.toggle()
      case "," where !isQuoted:
        fields.append(trimmed(field))
        field = ""
      default:
        field.unicodeScalars.append(scalar)
      }
    }
    guard !isQuoted else { throw .openQuote(line: line) }
    fields.append(trimmed(field))
    return fields
  }

  private static func trimmed(_ field: String) -> String {
    let start = field.drop(while: \.isWhitespace)
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...end])
  }

  private static func number(_ field: String) -> Double? {
    guard let value = Double(field), value.isFinite else { return nil }
    return value
  }

  private static func labelIndex(in first: Line, named name: String?) throws(TableError) -> Int {
    guard let name else { return first.fields.count - 1 }
    guard let index = first.fields.firstIndex(of: name) else {
      throw .noSuchColumn(name: name, columns: first.fields)
    }
    return index
  }

  private static func isHeader(_ first: Line, labelIndex: Int, named name: String?) -> Bool {
    if name != nil { return true }
    return first.fields.indices.allSatisfy { $0 == labelIndex || number(first.fields[$0]) == nil }
  }

  private static func ordered(_ spellings: [String]) -> [String] {
    // The order of strings, which agrees with their equality: equal spellings stand together.
    let sorted = spellings.sorted()
    var names: [String] = []
    for spelling in sorted where spelling != names.last { names.append(spelling) }
    let values = names.compactMap(number)
    guard values.count == names.count else { return names }
    return names.indices.sorted { left, right in
      values[left] == values[right] ? left < right : values[left] < values[right]
    }.map { names[$0] }
  }

  private static func standardized(_ values: [Double], width: Int) -> [Float] {
    let rows = values.count / width
    var result = [Float](repeating: 0, count: values.count)
    for column in 0..<width {
      let picks = stride(from: column, to: values.count, by: width)
      // A column that never changes says nothing: 0.
      guard let first = picks.first(where: { values[$0] != values[column] }) else { continue }
      // Shares of the largest magnitude: squares of huge values would overflow.
      let largest = picks.reduce(values[first].magnitude) { max($0, values[$1].magnitude) }
      let mean = picks.reduce(0) { $0 + values[$1] / largest / Double(rows) }
      let variance = picks.reduce(0) { sum, index in
        let way = values[index] / largest - mean
        return sum + way * way / Double(rows)
      }
      let scale = 1 / variance.squareRoot()
      for index in picks { result[index] = Float((values[index] / largest - mean) * scale) }
    }
    return result
  }
}

extension Dataset {
  /// A data set from comma-separated text; a fixed share of each class is only looked at.
  ///
  /// - Parameters:
  ///   - name: what the screen calls it.
  ///   - bytes: the text; see `Table`.
  ///   - labelColumn: the header's name for the label; the last column unless told.
  /// - Returns: a row like those of the table.
  /// - Throws: `TableError`, and then nothing is loaded.
  package static func table(
    named name: String, bytes: [UInt8], labelColumn: String? = nil
  ) throws(TableError) -> Dataset {
    let table = try Table(bytes: bytes, labelColumn: labelColumn)
    let count = table.names.count
    return Dataset(
      name: name, summary: "\(table.labels.count) samples of a file, \(table.width) inputs each.",
      inputs: table.width, classes: count...count, initialClasses: count, noise: 0...0,
      initialNoise: 0, symbols: symbols(for: table.names),
      instance: { _, generator in table.world(&generator) },
      draw: { world, draw, generator in table.draw(world, draw, &generator) })
  }

  /// Labels of one visible ASCII character stand for themselves.
  private static func symbols(for names: [String]) -> [Character] {
    let own = names.compactMap { name -> Character? in
      guard name.count == 1, let character = name.first, character.isASCII else { return nil }
      return character.isLetter || character.isNumber ? character : nil
    }
    return own.count == names.count ? own : letters
  }
}
