@testable import Learning

/// Fisher's irises, six of each kind, and ways to write them.
enum Iris {
  static let header = "sepal_length,sepal_width,petal_length,petal_width,species"

  static let rows = [
    "5.1,3.5,1.4,0.2,Iris-setosa", "4.9,3.0,1.4,0.2,Iris-setosa", "4.7,3.2,1.3,0.2,Iris-setosa",
    "4.6,3.1,1.5,0.2,Iris-setosa", "5.0,3.6,1.4,0.2,Iris-setosa", "5.4,3.9,1.7,0.4,Iris-setosa",
    "7.0,3.2,4.7,1.4,Iris-versicolor", "6.4,3.2,4.5,1.5,Iris-versicolor",
    "6.9,3.1,4.9,1.5,Iris-versicolor", "5.5,2.3,4.0,1.3,Iris-versicolor",
    "6.5,2.8,4.6,1.5,Iris-versicolor", "5.7,2.8,4.5,1.3,Iris-versicolor",
    "6.3,3.3,6.0,2.5,Iris-virginica", "5.8,2.7,5.1,1.9,Iris-virginica",
    "7.1,3.0,5.9,2.1,Iris-virginica", "6.3,2.9,5.6,1.8,Iris-virginica",
    "6.5,3.0,5.8,2.2,Iris-virginica", "7.6,3.0,6.6,2.1,Iris-virginica",
  ]

  static let kinds = ["Iris-setosa", "Iris-versicolor", "Iris-virginica"]

  static func text(_ lines: [String], ending: String = "\n") -> String {
    lines.map { $0 + ending }.joined()
  }

  /// Every line with something in the place of its commas, or otherwise changed.
  static func text(
    header: String? = header, _ change: (_ line: String) -> String
  ) -> String {
    text(((header.map { [$0] } ?? []) + rows).map(change))
  }

  /// Rows with their kinds replaced.
  static func labeled(_ label: (_ kind: Int, _ row: Int) -> String) -> [String] {
    rows.enumerated().map { row, line in
      line.replacing(kinds[row / 6], with: label(row / 6, row))
    }
  }

  static func numbered(_ first: Int) -> [String] {
    rows.enumerated().map { "\(first + $0),\($1)" }
  }

  static func table(
    _ text: String, _ set: (inout TableFormat) -> Void = { _ in }
  ) throws(TableError) -> Table {
    var format = TableFormat()
    set(&format)
    return try Table(bytes: Array(text.utf8), format: format)
  }

  static func table() throws(TableError) -> Table { try table(text(rows)) }
}
