/// What each column of a table is, and where the samples begin.
struct TableLayout {
  /// What a column is.
  enum Role: Hashable {
    case input
    case label
    case skipped
    /// Behind a separator that ends each line.
    case nothing
  }

  /// What separates fields and decimals.
  let separator: TableFormat.Separator
  private(set) var decimal = TableFormat.Decimal.point
  /// Where the names of the columns stand.
  private(set) var header: TableFormat.Header = .no
  /// The line of the header.
  private(set) var headerLine: Int?
  /// The names; nil without a header.
  private(set) var names: [String]?
  /// One for each column.
  private(set) var roles: [Role] = []
  /// The label's column.
  private(set) var label = 0
  /// The first column, where its values name the samples and are no numbers.
  private(set) var hasIndex = false
  /// What the header calls the label, where the header is only assumed: no class may be called so.
  private(set) var doubtfulName: String?
  /// Whether that is assumed because the label is named.
  private(set) var isLabelNamed = false
  /// Whether the rules are those of old recordings.
  var isOriginal: Bool { format.rules == .original }
  private let width: Int
  private let format: TableFormat
  private let sample: TableSample

  /// Finds the layout.
  ///
  /// - Throws: `TableError` if there is none.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ format: TableFormat) throws(TableError) {
    self.format = format
    let isOriginal = format.rules == .original
    separator =
      format.separator
      ?? (isOriginal
        ? .comma
        : TableSample.separator(of: bytes, format.decimal, readsComments: format.readsComments))
    sample = TableSample(bytes, separator, readsComments: format.readsComments)
    guard let first = sample.records.first else { throw .noSamples(comments: sample.comments) }
    guard first.count > 1 else { throw .noInputs(line: sample.lines[0]) }
    let namesRows =
      sample.namesRows && !isOriginal && (format.header == nil || format.header == .yes)
    width = namesRows ? first.count + 1 : first.count
    decimal =
      format.decimal ?? (isOriginal ? .point : sample.decimal(besides: labelPlace))
    if namesRows {
      use(.yes, names: [""] + first, line: sample.lines[0])
    } else {
      try findHeader()
    }
    try findLabel()
    try findRoles()
  }

  /// The column with its name.
  func column(_ index: Int) -> TableColumn {
    let name = names?[index] ?? ""
    return TableColumn(index + 1, name.isEmpty ? nil : TableError.excerpt(name))
  }

  /// Records before the first sample.
  var headerRecords: Int { header == .yes ? 1 : 0 }

  private mutating func use(_ header: TableFormat.Header, names: [String], line: Int) {
    (self.header, self.names, headerLine) = (header, names, line)
  }
}

// The header.
extension TableLayout {
  private mutating func findHeader() throws(TableError) {
    let (first, line) = (sample.records[0], sample.lines[0])
    switch format.header {
    case .yes: use(.yes, names: first, line: line)
    case .no: break
    case .comment:
      guard let comment = sample.comment, comment.names.count == width else {
        throw .noHeaderComment
      }
      use(.comment, names: comment.names, line: comment.line)
    case nil:
      if isHeader(first) {
        use(.yes, names: first, line: line)
      } else if let comment = sample.comment, isHeaderComment(comment.names) {
        use(.comment, names: comment.names, line: comment.line)
      } else if isNumbered(first) {
        use(.yes, names: first, line: line)
        let label = first[labelPlace]
        if FieldValue.number(label) == nil { doubtfulName = label }
      }
    }
  }

  /// Where the label is as far as the first line tells: by number or name, or in the last column.
  private var labelPlace: Int {
    format.label.flatMap { position($0) ?? sample.records[0].firstIndex(of: $0) } ?? width - 1
  }

  private func isNumber(_ text: String) -> Bool { FieldValue.number(text, nil) != nil }

  private func isText(_ text: String) -> Bool {
    if case .text = FieldValue(text, nil) { true } else { false }
  }

  /// No input is a number, or one is a word where the next line has a number.
  private func isHeader(_ record: [String]) -> Bool {
    if isOriginal {
      guard format.label == nil else { return true }
      return record.indices.allSatisfy {
        $0 == width - 1 || FieldValue.number(record[$0]) == nil
      }
    }
    let inputs = record.indices.filter { $0 != labelPlace }
    guard inputs.contains(where: { isNumber(record[$0]) }) else {
      // Numbers with something between their thousands are no names.
      return !inputs.allSatisfy { FieldValue.isGrouped(record[$0]) }
    }
    guard sample.records.count > 1, sample.records[1].count == width else { return false }
    return inputs.contains { isText(record[$0]) && isNumber(sample.records[1][$0]) }
  }

  private func isHeaderComment(_ names: [String]) -> Bool {
    names.count == width && !names.contains(where: isNumber)
  }

  /// Whether columns are called by numbers: some tools count them where there are no names, and years
  /// and wavelengths are names as well.
  ///
  /// The label is called by a word that is no class, or counted like the others. Then the line could
  /// be a sample if there are few columns and the next line has whole numbers, too.
  private func isNumbered(_ record: [String]) -> Bool {
    let others = sample.records.dropFirst().filter { $0.count == width }
    // Two classes have eight samples at least, so fewer say nothing.
    guard others.count > 6, let next = others.first else { return false }
    let label = record[labelPlace]
    let hasWord = FieldValue.number(label) == nil
    var names = record
    if hasWord { names.remove(at: labelPlace) }
    if names.first == "" { names.removeFirst() }
    let numbers = names.compactMap { FieldValue.number($0) }
    guard numbers.count == names.count, let start = numbers.first else { return false }
    if hasWord {
      return zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
        && !others.contains { $0[labelPlace] == label }
    }
    return (start == 0 || start == 1)
      && numbers.enumerated().allSatisfy { $1 == start + Double($0) }
      && numbers.count > 2 && (numbers.count > 5 || next.contains { Int($0) == nil })
  }
}

extension TableSample {
  /// Whether the first line has one field less than the others, which begin with a name: so does R
  /// write a table.
  fileprivate var namesRows: Bool {
    guard records.count > 1, let first = records.first,
      first.allSatisfy({ FieldValue.number($0, nil) == nil })
    else { return false }
    return records.indices.dropFirst().allSatisfy { index in
      let record = records[index]
      guard record.count == first.count + 1 else { return false }
      if startsQuoted[index] { return true }
      if case .text = FieldValue(record[0], nil) { return true }
      return false
    }
  }
}

// The columns.
extension TableLayout {
  /// The place of a column that is given by its number.
  private func position(_ text: String) -> Int? {
    let isCertain = text.hasPrefix("#") && !isOriginal
    let number = Int(isCertain ? String(text.dropFirst()) : text) ?? 0
    return (1...width).contains(number) ? number - 1 : nil
  }

  private func places(named name: String) -> [Int] {
    names.map { names in names.indices.filter { names[$0] == name } } ?? []
  }

  private func place(of column: String) throws(TableError) -> Int {
    if column.hasPrefix("#"), let place = position(column) { return place }
    let places = places(named: column)
    if places.count > 1, !isOriginal {
      throw .ambiguousColumn(name: TableError.excerpt(column), numbers: places.map { $0 + 1 })
    }
    guard let place = places.first ?? position(column) else {
      throw .noSuchColumn(
        name: TableError.excerpt(column), names: (names ?? []).map(TableError.excerpt),
        columns: width)
    }
    return place
  }

  private mutating func findLabel() throws(TableError) {
    guard let given = format.label else {
      label = width - 1 - emptyColumns
      let skipped = try skipped()
      while label > 0, skipped.contains(label) { label -= 1 }
      return
    }
    assumeHeader(naming: given)
    if names == nil, let place = sample.records[0].firstIndex(of: given), position(given) == nil {
      throw .labelIsData(
        name: TableError.excerpt(given), line: sample.lines[0], column(place))
    }
    label = try place(of: given)
  }

  /// Whoever names the label says that there is a header, unless a class is called so.
  private mutating func assumeHeader(naming label: String) {
    let (first, line) = (sample.records[0], sample.lines[0])
    guard format.header == nil, names == nil, let place = first.firstIndex(of: label),
      (position(label) ?? place) == place
    else { return }
    let others = sample.records.dropFirst()
    guard !others.contains(where: { $0.count > place && $0[place] == label }) else { return }
    use(.yes, names: first, line: line)
    (doubtfulName, isLabelNamed) = (label, position(label) == nil)
  }

  /// 1 where each line ends with a separator: the last column has neither a name nor a field.
  private var emptyColumns: Int {
    let records = sample.records.filter { $0.count == width }
    return !isOriginal && records.count > 1 && records.allSatisfy { $0.last == "" } ? 1 : 0
  }

  private func skipped() throws(TableError) -> [Int] {
    var places: [Int] = []
    for column in format.skipped { places.append(try place(of: column)) }
    return places
  }

  private mutating func findRoles() throws(TableError) {
    roles = Array(repeating: .input, count: width)
    for place in try skipped() { roles[place] = .skipped }
    for place in (width - emptyColumns)..<width where place != label { roles[place] = .nothing }
    guard roles[label] != .skipped else { throw .labelIsSkipped(column(label)) }
    roles[label] = .label
    guard !inputs.isEmpty else { throw .allSkipped }
    guard inputs.count <= Table.widest else {
      throw .tooWide(found: inputs.count, most: Table.widest)
    }
    guard !isOriginal else { return }
    let samples = sample.records.dropFirst(headerRecords)
    guard let first = samples.first, first.count == width else { return }
    if !format.keepsIndex, roles[0] == .input, isIndexNamed, isWord(first[0]),
      inputs.count > 1
    {
      roles[0] = .skipped
      hasIndex = true
    }
    let texts = inputs.filter { isWord(first[$0]) }
    guard let place = texts.first else { return }
    throw .textColumns(
      line: sample.lines[headerRecords], texts.map(column), text: TableError.excerpt(first[place]),
      mayBeHeader: header == .no)
  }

  /// Text that no rule for numbers could mean.
  private func isWord(_ text: String) -> Bool {
    isText(text) && Double(text) == nil && !FieldValue.isGrouped(text)
  }

  /// Whether the header calls the first column as columns are called that number the samples, or
  /// nothing.
  var isIndexNamed: Bool {
    guard let name = names?.first?.lowercased() else { return false }
    return ["", "unnamed: 0", "id", "index", "row", "rownames"].contains(name)
  }

  /// The format with nothing left open.
  var resolvedFormat: TableFormat {
    var format = format
    format.separator = separator
    format.decimal = decimal
    format.header = header
    format.label = "#\(label + 1)"
    format.skipped = skippedColumns.map { "#\($0 + 1)" }
    format.keepsIndex = true
    return format
  }

  /// Where columns stand that are neither inputs nor the label.
  var skippedColumns: [Int] { roles.indices.filter { ![.input, .label].contains(roles[$0]) } }

  /// Where the inputs stand among the columns.
  var inputs: [Int] { roles.indices.filter { roles[$0] == .input } }
}
