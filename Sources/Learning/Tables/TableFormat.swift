/// How a table of samples is to be read; nil is for what the file itself must tell.
///
/// A column is named as the header names it, or by its number from 1. `#3` is the third column even
/// where another one is called 3.
package struct TableFormat: Hashable, Sendable {
  /// What stands between two fields.
  package enum Separator: String, CaseIterable, Sendable {
    case comma
    case semicolon
    case tab
    case pipe
    /// Any run of spaces and tabs.
    case space

    var byte: UInt8 {
      switch self {
      case .comma: UInt8(ascii: ",")
      case .semicolon: UInt8(ascii: ";")
      case .tab: UInt8(ascii: "\t")
      case .pipe: UInt8(ascii: "|")
      case .space: UInt8(ascii: " ")
      }
    }
  }

  /// What stands before the decimal places of a number.
  package enum Decimal: String, CaseIterable, Sendable {
    case point
    case comma

    var byte: UInt8 { self == .point ? UInt8(ascii: ".") : UInt8(ascii: ",") }
  }

  /// Where the names of the columns stand.
  package enum Header: String, CaseIterable, Sendable {
    /// On the first line.
    case yes
    /// Nowhere.
    case no
    /// On the last line that begins with # above the first sample.
    case comment
  }

  /// Whether lines that begin with # are comments.
  package enum Comments: String, CaseIterable, Sendable {
    /// All of them.
    case yes
    /// None of them: they are samples.
    case no
  }

  /// What becomes of a sample with a missing value.
  package enum Missing: String, CaseIterable, Sendable {
    /// The table is not read.
    case refuse
    /// The sample is left out.
    case drop
    /// Nothing counts as missing: NA is a class like others.
    case keep
  }

  /// Which rules fill in what is nil.
  package enum Rules: Hashable, Sendable {
    case current
    /// Those of recordings that do not say how their table was read: commas, decimal points, a
    /// header where no input of the first line is a number or the label is named, every column an
    /// input, labels that are equal only if they are spelled alike.
    case original
  }

  /// What separates the fields.
  package var separator: Separator?
  /// The decimal mark.
  package var decimal: Decimal?
  /// Where the header is.
  package var header: Header?
  /// Which lines that begin with # are comments; nil: all, but only those above the first sample
  /// where the first column is the label.
  package var comments: Comments?
  /// The column with the label; nil for the last one.
  package var label: String?
  /// What becomes of samples with missing values.
  package var missing = Missing.refuse
  /// Columns that are no inputs.
  package var skipped: [String] = []
  /// Whether a column that only numbers the samples is an input all the same.
  package var keepsIndex = false
  /// The rules.
  package var rules = Rules.current

  /// A format that the file itself must tell.
  package init() {}

  /// Whether any line is a comment because it begins with #.
  var readsComments: Bool { rules != .original && comments != .no }
}

/// A column of a table.
package struct TableColumn: Hashable, Sendable {
  /// Its number, from 1.
  package let number: Int
  /// What the header calls it; nil where there is no header, or an empty name.
  package let name: String?

  /// A column.
  package init(_ number: Int, _ name: String? = nil) {
    self.number = number
    self.name = name
  }
}
