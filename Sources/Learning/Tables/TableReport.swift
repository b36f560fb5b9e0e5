/// How a table was read: what was found, and what was assumed.
package struct TableReport: Hashable, Sendable {
  /// The format with nothing left open: read again with it, the file gives the same samples.
  package internal(set) var format: TableFormat
  /// Samples that were read.
  package internal(set) var samples: Int
  /// Numbers of a sample.
  package internal(set) var inputs: Int
  /// The line of the header, where there is one.
  package internal(set) var headerLine: Int?
  /// The column of the label.
  package internal(set) var label: TableColumn
  /// Columns that were to be skipped, in order, and an empty last one.
  package internal(set) var skipped: [TableColumn]
  /// The first column, where it was left out because it numbers or names the samples.
  package internal(set) var index: TableColumn?
  /// Inputs that are the same in every sample, which count as 0.
  package internal(set) var constant: [TableColumn] = []
  /// Samples that were left out for a missing value.
  package internal(set) var incompleteRows = 0
  /// Lines with separators and nothing else.
  package internal(set) var emptyRows = 0
  /// Lines that begin with #.
  package internal(set) var comments = 0
  /// The classes, as the file spells them.
  package internal(set) var classNames: [String]
  /// Spellings of the same number that are one class, such as 0 and 0.0.
  package internal(set) var equalLabels: [[String]]

  init(
    _ layout: TableLayout, samples: Int, classNames: [String], equalLabels: [[String]]
  ) {
    format = layout.resolvedFormat
    self.samples = samples
    inputs = layout.inputs.count
    headerLine = layout.headerLine
    label = layout.column(layout.label)
    skipped = layout.skippedColumns.filter { $0 > 0 || !layout.hasIndex }.map(layout.column)
    index = layout.hasIndex ? layout.column(0) : nil
    self.classNames = classNames
    self.equalLabels = equalLabels
  }

  /// The first column is no input, because it only numbers the samples.
  mutating func leaveOutIndex(_ column: TableColumn) {
    index = column
    inputs -= 1
    format.skipped.insert("#1", at: 0)
  }
}
