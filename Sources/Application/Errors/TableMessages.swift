import Learning
import Text

// What is wrong with a file of samples, and what was found in one.

extension TableError {
  var message: String {
    switch self {
    case .foreign(let format): format.message
    case .notText: "this line is not valid UTF-8; save the file as UTF-8"
    case .openQuote(_, let column): "a quote in column \(column) is not closed on this line"
    case .fieldCount(_, let expected, let found):
      "\(counted(found, "field")), but the first line has \(expected)"
    case .notANumber(_, let column, let text):
      "\(column.phrase) must be a finite number (got \(quoted(text)))"
    case .markInNumber(_, let column, let text, let marks):
      "\(column.phrase) must be a number (got \(quoted(text))); \(marks.advice)"
    case .missing(_, let column, let text):
      "\(column.phrase) \(missing(text)); to leave out such samples, use --missing drop"
    case .missingLabel(_, let column, let text):
      "the label in \(column.phrase) \(missing(text)); to leave out such samples, use --missing drop"
        + (text.isEmpty ? "" : "; to make \(quoted(text)) a class, use --missing keep")
    case .textColumns(_, let columns, let text, let mayBeHeader):
      textColumns(columns, text) + headerAdvice(mayBeHeader)
    case .noSuchColumn(let name, let names, let columns):
      names.isEmpty
        ? "there is no column \(quoted(name)) and no header; columns are numbered 1 to \(columns)"
        : "there is no column \(quoted(name))\(columnHint(name, names, columns)); "
          + "the header has \(listed(names.map(quoted), most: 12))"
    case .ambiguousColumn(let name, let numbers):
      "columns \(listed(numbers.map(String.init))) have the same name \(quoted(name)); "
        + "use a number, such as #\(numbers[0])"
    case .labelIsData(let name, _, let column):
      "\(quoted(name)) is a label on this line, not the name of a column; "
        + "use --label \(column.number)"
    case .labelIsSkipped(let column):
      "\(column.phrase) is the label and cannot be skipped; choose another label with --label"
    case .noHeaderComment: "no # line above the samples names every column (--header comment)"
    case .noInputs:
      "there is only one field; every sample needs a number and a label, separated by commas, "
        + "semicolons, tabs, bars or spaces (--separator)"
    case .allSkipped: "every column but the label is skipped; every sample needs a number"
    case .noSamples(let comments):
      comments == 0
        ? "there are no samples"
        : "there are no samples, only \(counted(comments, "line")) ignored as "
          + "\(comments == 1 ? "a comment" : "comments") because of the # at the start; to read "
          + "\(comments == 1 ? "it as a sample" : "them as samples"), use --comments no"
    case .noCompleteSample(let rows, let column, let missing):
      "every sample has a missing value; \(column.phrase) lacks \(missing) of \(rows); "
        + "to skip it, use --skip-columns \(column.number)"
    case .classCount(let found, let allowed, let column):
      classCount(found, allowed, column) + "choose another label with --label"
    case .tooFewSamples(let label, let found, let needed, let firstLine):
      "label \(quoted(label)) has \(counted(found, "sample")); every class needs at least "
        + "\(needed), to train on some and measure on others" + headerAdvice(firstLine != nil)
    case .tooWide(let found, let most):
      "\(counted(found, "input")) per sample, but at most \(most) are supported"
    case .nothingVaries:
      "the inputs are the same in every sample, so there is nothing to learn"
    }
  }

  private func missing(_ text: String) -> String {
    text.isEmpty ? "is empty" : "is missing (got \(quoted(text)))"
  }

  /// A number is no misspelled name.
  private func columnHint(_ name: String, _ names: [String], _ columns: Int) -> String {
    Int(name.hasPrefix("#") ? String(name.dropFirst()) : name) == nil
      ? hint(nearest(to: name, among: names)) : "; columns are numbered 1 to \(columns)"
  }

  private func headerAdvice(_ mayBeHeader: Bool) -> String {
    mayBeHeader ? "; if this line is a header, use --header yes" : ""
  }

  private func textColumns(_ columns: [TableColumn], _ text: String) -> String {
    let numbers = columns.map { "\($0.number)" }
    let names = listed(columns.map(\.phrase), most: 12)
    return columns.count == 1
      ? "\(names) contains text, such as \(quoted(text)); if it is the label, use --label "
        + "\(numbers[0]); otherwise, --skip-columns \(numbers[0])"
      : "\(names) contain text, such as \(quoted(text)); skip them with --skip-columns "
        + numbers.joined(separator: ",") + ", or choose the label with --label"
  }

  private func classCount(
    _ found: Int, _ allowed: ClosedRange<Int>, _ column: TableColumn
  ) -> String {
    found < allowed.lowerBound
      ? "\(column.phrase) has the same label in every sample; "
      : "\(column.phrase) has \(found) different labels, but a plane has room for at most "
        + "\(allowed.upperBound) classes; keep fewer, or "
  }
}

extension TableColumn {
  /// "column 3", with its name if it has one.
  fileprivate var phrase: String { "column \(number)" + (name.map { " (\(quoted($0)))" } ?? "") }
}

extension NumberMarks {
  /// What to do about it.
  fileprivate var advice: String {
    switch self {
    case .decimal(let decimal): "for decimal \(decimal.plural), use --decimal \(decimal.rawValue)"
    case .thousands: "remove the thousands separators"
    case .thousandsAndDecimal(let decimal):
      "remove the thousands separators and use --decimal \(decimal.rawValue)"
    case .decimalOrThousands(let decimal):
      "for decimal \(decimal.plural), use --decimal \(decimal.rawValue); thousands separators must "
        + "be removed"
    }
  }
}

extension TableFormat.Decimal {
  fileprivate var plural: String {
    switch self {
    case .point: "points"
    case .comma: "commas"
    }
  }
}

extension ForeignFormat {
  fileprivate var message: String {
    switch self {
    case .utf16: "this is UTF-16 text; save the file as UTF-8"
    case .zip: "this is a ZIP archive or an Excel workbook; export the table as CSV"
    case .gzip: "this is compressed; unpack it first (gzip -d)"
    case .workbook: "this is an Excel workbook; export the table as CSV"
    case .parquet: "this is a Parquet file; export the table as CSV"
    case .numpy: "this is a NumPy array; export it as CSV (numpy.savetxt)"
    case .hdf5: "this is an HDF5 file; export the table as CSV"
    case .arff: "this is an ARFF file; export it as CSV, or keep only the lines below @data"
    case .json: "this is JSON; export the table as CSV"
    case .markup: "this is XML or HTML; export the table as CSV"
    case .libsvm: "this is in LIBSVM format; write every value of each sample"
    case .binary: "this is not a text file"
    }
  }
}

extension TableReport {
  /// How the file was read, as lines that begin with its name, as errors do; what overrules an
  /// assumption is named with it.
  func lines(_ path: String) -> String {
    let names = listed(classNames.map { quoted(TableError.excerpt($0)) })
    let first = [(fact: size + ": " + names, remedy: nil), format(of: label)]
    return (first + assumptions).map { fact, remedy in
      printable("\(fileName(path)): \(fact)" + (remedy.map { "; " + $0 } ?? "")) + "\n"
    }.joined()
  }

  /// The same for the screen, short enough to be read while something trains.
  var notice: String {
    let facts = ["\(size), label in \(label.phrase)"] + assumptions.map(\.fact)
    return facts.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." }.joined(separator: " ")
  }

  private var size: String {
    "\(counted(samples, "sample")), \(counted(inputs, "input")), "
      + counted(classNames.count, "class", "classes")
  }

  private func format(of label: TableColumn) -> (fact: String, remedy: String?) {
    let fields =
      switch format.separator ?? .comma {
      case .comma: "commas"
      case .semicolon: "semicolons"
      case .tab: "tabs"
      case .pipe: "bars"
      case .space: "spaces"
      }
    let header = headerLine.map { "header on line \($0)" } ?? "no header"
    return (
      "separated by \(fields), decimal \((format.decimal ?? .point).rawValue), \(header), "
        + "label in \(label.phrase)",
      "to override, use --separator, --decimal, --header, --label"
    )
  }

  /// What is not the same for every table.
  private var assumptions: [(fact: String, remedy: String?)] {
    var facts: [(fact: String, remedy: String?)] = []
    if let index {
      facts.append(
        (
          "\(index.phrase) is not an input, because it only identifies the samples",
          "to keep it, use --skip-columns none"
        ))
    }
    if !skipped.isEmpty { facts.append(("skipped: \(named(skipped))", nil)) }
    if !constant.isEmpty {
      facts.append(("constant, and therefore 0: \(named(constant))", nil))
    }
    if incompleteRows > 0 {
      facts.append(("\(counted(incompleteRows, "sample")) left out because of missing values", nil))
    }
    if emptyRows > 0 { facts.append(("ignored: \(counted(emptyRows, "empty row"))", nil)) }
    if comments > 0 {
      let kept = comments == 1 ? "it as a sample" : "them as samples"
      facts.append(
        (
          "ignored: \(counted(comments, "comment")) (# at the start of the line)",
          "to read \(kept), use --comments no"
        ))
    }
    for group in equalLabels {
      let spellings = listed(group.map { quoted(TableError.excerpt($0)) }, most: Self.mostNamed)
      facts.append(("\(spellings) are the same number and one class", nil))
    }
    return facts
  }

  private static let mostNamed = 6

  private func named(_ columns: [TableColumn]) -> String {
    listed(columns.map(\.phrase), most: Self.mostNamed)
  }
}
