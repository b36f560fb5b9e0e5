import Learning
import Text

// What is wrong with a file of samples, and what was found in one.

extension TableError {
  var message: String {
    switch self {
    case .foreign(let format): format.message
    case .notText: "this line is not UTF-8 text; save the file as UTF-8"
    case .openQuote(_, let column):
      "a quote that opens in column \(column) is not closed on this line"
    case .fieldCount(_, let expected, let found):
      "\(counted(found, "field")) where the first line has \(expected)"
    case .notANumber(_, let column, let text):
      "\(column.phrase) should be a finite number, not \(quoted(text))"
    case .markInNumber(_, let column, let text, let decimal):
      "\(column.phrase) has \(quoted(text)), but \(decimal.phrase(for: text))"
    case .missing(_, let column, let text):
      "the value in \(column.phrase) is \(missing(text)); --missing drop leaves such samples out"
    case .missingLabel(_, let column, let text):
      "the label in \(column.phrase) is \(missing(text)); --missing drop leaves such samples out"
        + (text.isEmpty ? "" : ", --missing keep takes \(quoted(text)) for a label")
    case .textColumns(_, let columns, let text, let mayBeHeader):
      textColumns(columns, text) + (mayBeHeader ? "; if this is a header, say --header yes" : "")
    case .noSuchColumn(let name, let names, let columns):
      names.isEmpty
        ? "no column is called \(quoted(name)), since there is no header; give a number from 1 to "
          + "\(columns)"
        : "no column is called \(quoted(name))\(hint(nearest(to: name, among: names))); "
          + "the header has \(listed(names.map(quoted), most: 12))"
    case .ambiguousColumn(let name, let numbers):
      "columns \(listed(numbers.map(String.init))) are all called \(quoted(name)); give a number, "
        + "such as #\(numbers[0])"
    case .labelIsData(let name, _, let column):
      "\(quoted(name)) is a label of this line, not the name of a column; "
        + "say --label \(column.number)"
    case .labelIsSkipped(let column):
      "\(column.phrase) has the label, so it cannot be skipped; name another with --label"
    case .noHeaderComment:
      "no line above the samples begins with # and has a name for each column"
    case .noInputs:
      "there is only one field; a sample needs a number and a label with a comma, semicolon, tab, "
        + "bar or space between them (--separator)"
    case .allSkipped:
      "every column but the label is skipped; a sample needs at least one number"
    case .noSamples: "there is no line with a sample"
    case .noCompleteSample(let rows, let column, let missing):
      "no sample is complete: of \(rows) values of \(column.phrase), \(missing) are missing; "
        + "--skip-columns \(column.number) leaves the column out"
    case .classCount(let found, let allowed, let column):
      classCount(found, allowed, column) + "; name another column with --label"
    case .tooFewSamples(let label, let found, let needed, let firstLine):
      "label \(quoted(label)) has \(counted(found, "sample")); at least \(needed) are needed, to "
        + "train on some and look at others"
        + (firstLine == nil ? "" : "; if this line is a header, say --header yes")
    case .tooWide(let found, let most):
      "\(counted(found, "input")) a line are more than the \(most) that the network takes"
    case .nothingVaries(let inputs):
      "no input varies: \(inputs == 1 ? "it is" : "all \(inputs) are") the same in every sample, so "
        + "there is nothing to learn"
    }
  }

  private func missing(_ text: String) -> String {
    text.isEmpty ? "missing" : "missing (\(quoted(text)))"
  }

  private func textColumns(_ columns: [TableColumn], _ text: String) -> String {
    let numbers = columns.map { "\($0.number)" }
    let names = listed(columns.map(\.phrase), most: 12)
    return columns.count == 1
      ? "\(names) holds text, such as \(quoted(text)); if it is the label, say --label "
        + "\(numbers[0]), else --skip-columns \(numbers[0])"
      : "\(names) hold text, such as \(quoted(text)); leave them out with --skip-columns "
        + numbers.joined(separator: ",") + ", or the one with the label with --label"
  }

  private func classCount(
    _ found: Int, _ allowed: ClosedRange<Int>, _ column: TableColumn
  ) -> String {
    if found == 1 { return "every sample has the same label in \(column.phrase)" }
    return "\(found) different labels in \(column.phrase) are too many for a circle: beyond "
      + "\(allowed.upperBound) classes crowd each other out, whatever the margin"
  }
}

extension TableColumn {
  /// "column 3", with its name if it has one.
  fileprivate var phrase: String { "column \(number)" + (name.map { " (\(quoted($0)))" } ?? "") }
}

extension TableFormat.Decimal {
  /// Why a text with other marks is no number.
  fileprivate func phrase(for text: String) -> String {
    switch self {
    case .point where text.contains(","):
      "a comma is not read in a number; if it is the decimal mark, say --decimal comma, and write "
        + "thousands without it"
    case .comma where text.contains("."):
      "a point is not read where decimals have commas (--decimal); write thousands without it"
    case .point, .comma: "nothing is read between thousands; write the digits alone"
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
    case .arff: "this is an ARFF file (Weka); export it as CSV, or keep the lines below @data"
    case .json: "this is JSON; export the table as CSV"
    case .markup: "this is XML or HTML; export the table as CSV"
    case .libsvm: "this is LIBSVM's format; write every value of a sample, with separators"
    case .binary: "this is not text"
    }
  }
}

extension TableReport {
  /// How the file was read, in sentences; what overrules an assumption is named with it.
  var sentences: [String] {
    let names = classNames.map { quoted(TableError.excerpt($0)) }
    var sentences = [
      "\(counted(samples, "sample")) with \(counted(inputs, "input")) in "
        + "\(counted(classNames.count, "class", "classes")): \(listed(names))",
      formatSentence,
    ]
    if let index {
      sentences.append(
        "\(index.phrase) is no input, since it only tells samples apart; "
          + "--skip-columns none keeps it")
    }
    if !skipped.isEmpty {
      sentences.append("skipped: \(listed(skipped.map(\.phrase), most: Self.mostNamed))")
    }
    if !constant.isEmpty {
      let columns = listed(constant.map(\.phrase), most: Self.mostNamed)
      sentences.append("the same in every sample, and 0 from here on: \(columns)")
    }
    if incompleteRows > 0 {
      sentences.append("\(counted(incompleteRows, "sample")) left out for missing values")
    }
    let ignored = [(emptyRows, "empty row"), (comments, "comment")].filter { $0.0 > 0 }
    if !ignored.isEmpty {
      sentences.append("passed over: \(listed(ignored.map { counted($0.0, $0.1) }))")
    }
    for group in equalLabels {
      let spellings = listed(group.map { quoted(TableError.excerpt($0)) }, most: Self.mostNamed)
      sentences.append("\(spellings) are the same number, and one class")
    }
    return sentences
  }

  private static let mostNamed = 6

  private var formatSentence: String {
    let fields =
      switch format.separator ?? .comma {
      case .comma: "commas"
      case .semicolon: "semicolons"
      case .tab: "tabs"
      case .pipe: "bars"
      case .space: "spaces"
      }
    let header = headerLine.map { "header on line \($0)" } ?? "no header"
    return "fields separated by \(fields), decimal \((format.decimal ?? .point).rawValue), "
      + "\(header), label in \(label.phrase); if not, say --separator, --decimal, --header, --label"
  }

  /// The sentences as lines that begin with the file's name, as errors do.
  func lines(_ path: String) -> String {
    sentences.map { "\(fileName(path)): \($0)\n" }.joined()
  }

  /// The sentences as one text for the screen.
  var notice: String {
    sentences.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." }.joined(separator: " ")
  }
}
