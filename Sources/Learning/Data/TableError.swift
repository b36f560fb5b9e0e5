/// What is wrong with a file of samples.
package enum TableError: Error, Hashable, Sendable {
  /// The bytes of this line are not UTF-8.
  case notText(line: Int)
  /// A quote is opened and not closed.
  case openQuote(line: Int)
  /// This line has another number of fields than the first.
  case fieldCount(line: Int, expected: Int, found: Int)
  /// A field that should be a finite number is not.
  case notANumber(line: Int, column: Int, text: String)
  /// The label is empty.
  case emptyLabel(line: Int)
  /// There is no column of that name, or there is no header that could name one.
  case noSuchColumn(name: String, columns: [String])
  /// Only a label, no inputs.
  case noInputs(line: Int)
  /// No line with a sample.
  case noSamples
  /// Fewer than 2 or more classes than can be drawn.
  case classCount(found: Int, allowed: ClosedRange<Int>)
  /// A class with too few samples to train on some and look at others.
  case tooFewSamples(label: String, found: Int, needed: Int)
  /// More inputs than the network takes.
  case tooWide(found: Int, most: Int)

  /// The line of the file, where one is to blame.
  package var line: Int? {
    switch self {
    case .notText(let line), .openQuote(let line), .fieldCount(let line, _, _),
      .notANumber(let line, _, _), .emptyLabel(let line), .noInputs(let line):
      line
    case .noSuchColumn: 1
    case .noSamples, .classCount, .tooFewSamples, .tooWide: nil
    }
  }
}
