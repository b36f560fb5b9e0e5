/// Reads the samples of a table whose layout is known.
struct TableReader {
  let layout: TableLayout
  /// Samples that were left out for a missing value.
  private(set) var incompleteRows = 0
  /// Lines with separators and nothing else.
  private(set) var emptyRows = 0
  /// Lines that begin with #.
  private(set) var comments = 0
  /// Missing values of each column.
  private(set) var missing: [Int]
  /// The line of the first sample, unless some before it were left out.
  private(set) var firstLine: Int?
  private let format: TableFormat
  private let roles: [TableLayout.Role]
  private var values: TableValues
  private var labels = TableLabels()
  /// Whether the first input has counted the samples so far, from 0 or 1.
  private var isCounting = true
  private var countingStart = 0.0

  /// Whether only nothing is a missing value.
  private var keepsMissing: Bool { format.missing == .keep || layout.isOriginal }

  /// Reads all samples.
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ format: TableFormat
  ) throws(TableError) -> TableReader {
    if format.rules == .current, let foreign = ForeignFormat(bytes) { throw .foreign(foreign) }
    let layout = try TableLayout(bytes, format)
    var reader = TableReader(bytes, layout, format)
    try reader.readRows(bytes)
    guard let name = layout.doubtfulName, reader.labels.spellings.contains(name) else {
      return reader
    }
    // What was taken for a header is a sample.
    guard !layout.isLabelNamed else {
      throw .labelIsData(
        name: TableError.excerpt(name), line: layout.headerLine ?? 1,
        TableColumn(layout.label + 1))
    }
    var format = format
    format.header = .no
    return try read(bytes, format)
  }

  private init(
    _ bytes: UnsafeBufferPointer<UInt8>, _ layout: TableLayout, _ format: TableFormat
  ) {
    self.layout = layout
    self.format = format
    roles = layout.roles
    missing = Array(repeating: 0, count: roles.count)
    // A number and what ends it are two bytes at least.
    let most = bytes.count / 2 + 1
    values = TableValues(capacity: min((1 + Self.lineEnds(bytes)) * layout.inputs.count, most))
  }

  /// How many bytes are CR or LF, in counts that fit a byte: so many lanes count at once.
  private static func lineEnds(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    stride(from: 0, to: bytes.count, by: 255).reduce(0) { total, start in
      var count: UInt8 = 0
      for at in start..<min(start + 255, bytes.count) {
        count &+= bytes[at] == 0x0a || bytes[at] == 0x0d ? 1 : 0
      }
      return total + Int(count)
    }
  }

  /// Each sample's class, the names of the classes, and spellings that are one of them.
  var classes: (labels: [Int], names: [String], equal: [[String]]) {
    labels.classes(mergesNumbers: !layout.isOriginal)
  }

  /// The inputs, row by row, which are gone then.
  mutating func takeValues() -> TableValues {
    let taken = values
    values = TableValues(capacity: 0)
    return taken
  }

  /// Whether the first input only numbers the samples: it counts them and has no name, or its name
  /// says so and no two whole numbers are equal.
  var firstIsIndex: Bool {
    let width = layout.inputs.count
    guard !layout.isOriginal, !format.keepsIndex, roles[0] == .input, missing[0] == 0, width > 1
    else { return false }
    guard layout.isIndexNamed else { return layout.names == nil && isCounting }
    let numbers = stride(from: 0, to: values.count, by: width).map { values[$0] }
    guard numbers.allSatisfy({ Int64(exactly: $0) != nil }) else { return false }
    let sorted = numbers.sorted()
    return zip(sorted, sorted.dropFirst()).allSatisfy { $0 < $1 }
  }

  private mutating func readRows(_ bytes: UnsafeBufferPointer<UInt8>) throws(TableError) {
    var scanner = TableScanner(bytes, layout.separator, layout.decimal)
    var records = 0
    while scanner.nextRecord() {
      if format.readsComments, scanner.isAtComment,
        format.comments == .yes || roles[0] != .label || records == 0
      {
        scanner.skipLine()
        comments += 1
        continue
      }
      records += 1
      if records > layout.headerRecords {
        try readRow(&scanner)
      } else {
        try readHeader(&scanner)
      }
    }
  }

  private func readHeader(_ scanner: inout TableScanner) throws(TableError) {
    var column = 0
    while !scanner.endsRecord {
      _ = try decoded(scanner.field(), column, scanner)
      column += 1
    }
  }

  private mutating func readRow(_ scanner: inout TableScanner) throws(TableError) {
    let start = scanner.place
    let line = scanner.line
    let count = values.count
    var label: Int32 = 0
    var isIncomplete = false
    for column in roles.indices {
      if column > 0, roles[column] == .nothing, scanner.endsRecord { continue }
      if column > 0, scanner.endsRecord {
        throw .fieldCount(line: line, expected: roles.count, found: column)
      }
      let text: String
      switch roles[column] {
      case .input:
        if let number = scanner.number() {
          values.append(number)
          continue
        }
        let field = scanner.field()
        text = try decoded(field, column, scanner)
        switch FieldValue(text, layout.decimal) {
        case .number(let number):
          values.append(number)
          continue
        case .missing where !keepsMissing || text.isEmpty: break
        case .missing, .text: throw fault(text, field, column)
        }
      case .label:
        let field = scanner.field()
        let bytes = scanner.bytes[field.range]
        if let number = labels.number(of: bytes) {
          label = number
          continue
        }
        text = try decoded(field, column, scanner)
        guard keepsMissing ? text.isEmpty : FieldValue.isMissing(text) else {
          label = labels.number(of: text, from: bytes)
          continue
        }
      case .skipped:
        let field = scanner.field()
        if field.isOpen || !field.isASCII { _ = try decoded(field, column, scanner) }
        continue
      case .nothing:
        guard scanner.field().range.isEmpty else {
          throw .fieldCount(line: line, expected: column, found: column + 1)
        }
        continue
      }
      if !isIncomplete, skipEmpty(from: start, &scanner) {
        values.removeLast(values.count - count)
        return
      }
      guard format.missing == .drop else {
        let (column, text) = (layout.column(column), TableError.excerpt(text))
        throw roles[column.number - 1] == .label
          ? .missingLabel(line: line, column, text: text)
          : .missing(line: line, column, text: text)
      }
      isIncomplete = true
      missing[column] += 1
    }
    var found = roles.count
    while !scanner.endsRecord {
      _ = scanner.field()
      found += 1
    }
    guard found == roles.count else {
      throw .fieldCount(line: line, expected: roles.count, found: found)
    }
    finish(line: line, count: count, label: label, isIncomplete: isIncomplete)
  }

  private mutating func finish(line: Int, count: Int, label: Int32, isIncomplete: Bool) {
    guard !isIncomplete else {
      values.removeLast(values.count - count)
      incompleteRows += 1
      return
    }
    if labels.rows.isEmpty, incompleteRows == 0 { firstLine = line }
    if isCounting, values.count > count {
      let start = values[count] - Double(labels.rows.count + incompleteRows)
      isCounting = (start == 0 || start == 1) && (labels.rows.isEmpty || start == countingStart)
      countingStart = start
    }
    labels.append(label)
  }

  /// Goes behind the record if it has nothing but separators.
  private mutating func skipEmpty(from start: Int, _ scanner: inout TableScanner) -> Bool {
    var rest = scanner
    while !rest.endsRecord { _ = rest.field() }
    guard rest.isEmpty(start..<rest.place) else { return false }
    scanner = rest
    emptyRows += 1
    return true
  }

  private func decoded(
    _ field: TableScanner.Field, _ column: Int, _ scanner: TableScanner
  ) throws(TableError) -> String {
    guard !field.isOpen else { throw .openQuote(line: field.line, column: column + 1) }
    guard let text = scanner.text(field) else { throw .notText(line: field.line) }
    return text
  }

  /// Why the text is no number.
  private func fault(_ text: String, _ field: TableScanner.Field, _ index: Int) -> TableError {
    // A quote was opened here and closed somewhere below.
    if field.spansLines { return .openQuote(line: field.line, column: index + 1) }
    let column = layout.column(index)
    let excerpt = TableError.excerpt(text)
    guard let marks = FieldValue.marks(text, in: layout.decimal) else {
      return .notANumber(line: field.line, column, text: excerpt)
    }
    return .markInNumber(line: field.line, column, text: excerpt, marks)
  }
}
