/// A number of columns and of rows, written `80x24`.
package struct Extent: Hashable, Sendable {
  /// The most columns or rows that can be asked for.
  package static let most = 1000

  /// Columns, 1 to `most`.
  package let columns: Int
  /// Rows, 1 to `most`.
  package let rows: Int

  /// Reads `WxH`; nil unless both are whole numbers from 1 to `most`.
  package init?(_ text: String) {
    let sides = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    guard sides.count == 2, sides.allSatisfy((1...Extent.most).contains) else { return nil }
    (columns, rows) = (sides[0], sides[1])
  }
}
