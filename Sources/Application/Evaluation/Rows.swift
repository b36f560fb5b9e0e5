/// Rows of numbers, all of one length, without an array for each.
struct Rows {
  /// All numbers, row by row.
  private(set) var values: [Double] = []
  /// How many rows there are.
  private(set) var count = 0

  init() {}

  init(_ rows: [[Double]]) {
    for row in rows { append(row) }
  }

  /// The length of a row, 0 where there is none.
  var width: Int { count > 0 ? values.count / count : 0 }

  /// - Precondition: as long as the rows before it.
  mutating func append(_ row: [Double], times factor: Double = 1) {
    if factor == 1 { values += row } else { values += row.map { $0 * factor } }
    count += 1
  }

  mutating func reserve(_ rows: Int, width: Int) { values.reserveCapacity(rows * width) }

  subscript(row: Int) -> ArraySlice<Double> { values[row * width..<(row + 1) * width] }

  /// Some of the rows, each an array.
  subscript(rows: Range<Int>) -> [[Double]] { rows.map { Array(self[$0]) } }

  /// The numbers of each place in all rows.
  var columns: [[Double]] {
    (0..<width).map { column in (0..<count).map { values[$0 * width + column] } }
  }
}
