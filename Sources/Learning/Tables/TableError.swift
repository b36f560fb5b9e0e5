/// What is wrong with a file of samples.
///
/// Texts of the file are cut to `longestExcerpt` characters.
package enum TableError: Error, Hashable, Sendable {
  /// The file is no text with a line for each sample.
  case foreign(ForeignFormat)
  /// The bytes of this line are not UTF-8.
  case notText(line: Int)
  /// A quote is opened and not closed, or not before the next field must begin.
  case openQuote(line: Int, column: Int)
  /// This line has another number of fields than the first.
  case fieldCount(line: Int, expected: Int, found: Int)
  /// A field that should be a finite number is not.
  case notANumber(line: Int, TableColumn, text: String)
  /// A number has a comma where decimals have points, a point where they have commas, or something
  /// between its thousands.
  case markInNumber(line: Int, TableColumn, text: String, NumberMarks)
  /// A field is empty, or says that its value is missing.
  case missing(line: Int, TableColumn, text: String)
  /// The label is empty, or says that it is missing.
  case missingLabel(line: Int, TableColumn, text: String)
  /// Columns besides the label hold words; whether the line might be a header.
  case textColumns(line: Int, [TableColumn], text: String, mayBeHeader: Bool)
  /// There is no column of that name or number; the header's names, none without a header.
  case noSuchColumn(name: String, names: [String], columns: Int)
  /// Several columns have that name.
  case ambiguousColumn(name: String, numbers: [Int])
  /// What was given as the label's name stands in a sample.
  case labelIsData(name: String, line: Int, TableColumn)
  /// The label cannot be skipped.
  case labelIsSkipped(TableColumn)
  /// No comment stands above the first sample, or it has another number of names.
  case noHeaderComment
  /// There is nothing but a label.
  case noInputs(line: Int)
  /// Every column but the label is skipped.
  case allSkipped
  /// No line with a sample; how many lines that begin with # were passed over as comments.
  case noSamples(comments: Int)
  /// Every sample has a missing value; the column with the most of them.
  case noCompleteSample(rows: Int, TableColumn, missing: Int)
  /// Fewer than 2 or more classes than can be drawn.
  case classCount(found: Int, allowed: ClosedRange<Int>, TableColumn)
  /// A class with too few samples to train on some and look at others; the line of its only one
  /// where that is the first of a table without a header.
  case tooFewSamples(label: String, found: Int, needed: Int, firstLine: Int?)
  /// More inputs than the network takes.
  case tooWide(found: Int, most: Int)
  /// Every input is the same in all samples.
  case nothingVaries(inputs: Int)

  /// The line of the file, where one is to blame.
  package var line: Int? {
    switch self {
    case .notText(let line), .openQuote(let line, _), .fieldCount(let line, _, _),
      .notANumber(let line, _, _), .markInNumber(let line, _, _, _), .missing(let line, _, _),
      .missingLabel(let line, _, _),
      .textColumns(let line, _, _, _), .labelIsData(_, let line, _), .noInputs(let line):
      line
    case .tooFewSamples(_, _, _, let line): line
    case .foreign, .noSuchColumn, .ambiguousColumn, .labelIsSkipped, .noHeaderComment, .allSkipped,
      .noSamples, .noCompleteSample, .classCount, .tooWide, .nothingVaries:
      nil
    }
  }

  /// The most characters of the file that an error quotes.
  package static let longestExcerpt = 40

  /// The text, or its beginning.
  package static func excerpt(_ text: String) -> String {
    let start = text.prefix(longestExcerpt)
    return start.endIndex == text.endIndex ? text : start + "…"
  }
}
