/// Samples read from text with separators: numbers and one label a line.
struct Table: Sendable {
  /// The inputs row by row, each column shifted and scaled to mean 0 and variance 1.
  let inputs: [Float]
  /// Columns that are inputs.
  let width: Int
  /// Each row's class, an index into `names`.
  let labels: [Int]
  /// How it was read.
  let report: TableReport

  /// The classes as the file spells them: by value if all are numbers, else by spelling.
  var names: [String] { report.classNames }

  /// Reads the text; loads nothing unless every line is right.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8, with or without a byte order mark; lines end with LF, CRLF or CR. Blank
  ///     lines and lines that begin with # are passed over. The bytes are given up once they are
  ///     read, so that text and result need not fit into memory together.
  ///   - format: what is known of it.
  /// - Throws: `TableError`, the first fault found.
  /// - Complexity: O(bytes).
  init(bytes: consuming [UInt8], format: TableFormat = TableFormat()) throws(TableError) {
    let read = { (bytes: UnsafeBufferPointer<UInt8>) throws(TableError) -> TableReader in
      try TableReader.read(bytes, format)
    }
    let reader = try bytes.withUnsafeBufferPointer(read)
    _ = consume bytes
    try self.init(reader)
  }

  /// The most columns of inputs.
  static let widest = 1024
  /// Classes that the plane of features has room for.
  static let classCounts = 2...12
  /// The least samples of a class: three to train on, one to look at.
  static let fewest = 4

  private init(_ reader: consuming TableReader) throws(TableError) {
    let layout = reader.layout
    let (labels, names, equal) = reader.classes
    try Self.check(labels, names, reader)
    let columns = layout.inputs
    let kept = reader.firstIsIndex ? Array(columns.dropFirst()) : columns
    var report = TableReport(layout, samples: labels.count, classNames: names, equalLabels: equal)
    report.incompleteRows = reader.incompleteRows
    report.emptyRows = reader.emptyRows
    // What names the columns is no comment.
    report.comments = reader.comments - (layout.header == .comment ? 1 : 0)
    if reader.firstIsIndex { report.leaveOutIndex(layout.column(0)) }
    let varies: [Bool]
    (inputs, varies) = reader.takeValues().standardized(
      width: columns.count, first: columns.count - kept.count)
    width = kept.count
    report.constant = zip(kept, varies).filter { !$0.1 }.map { layout.column($0.0) }
    guard varies.contains(true) || layout.isOriginal else {
      throw .nothingVaries(inputs: width)
    }
    self.labels = labels
    self.report = report
  }

  private static func check(
    _ labels: [Int], _ names: [String], _ reader: borrowing TableReader
  ) throws(TableError) {
    let layout = reader.layout
    guard !labels.isEmpty else {
      guard let most = reader.missing.max(), most > 0 else {
        throw .noSamples(comments: reader.comments)
      }
      let column = layout.column(reader.missing.firstIndex(of: most) ?? 0)
      throw .noCompleteSample(rows: reader.incompleteRows, column, missing: most)
    }
    guard classCounts.contains(names.count) else {
      throw .classCount(found: names.count, allowed: classCounts, layout.column(layout.label))
    }
    var counts = Array(repeating: 0, count: names.count)
    for label in labels { counts[label] += 1 }
    for (label, found) in counts.enumerated() where found < fewest {
      let isFirst = found == 1 && labels[0] == label && layout.header == .no
      throw .tooFewSamples(
        label: TableError.excerpt(names[label]), found: found, needed: fewest,
        firstLine: isFirst ? reader.firstLine : nil)
    }
  }
}
