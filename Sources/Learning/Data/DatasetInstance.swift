internal import Elementary

/// What a data set fixes once for a seed: prototypes and maps, or a table of samples.
package struct DatasetInstance: Sendable {
  /// Number of classes K.
  package let classes: Int
  /// The probability of drawing each label.
  package let frequencies: [Double]
  /// Floats that only the data set interprets; rows are aligned to 16 floats.
  let floats: Arena
  /// For a table of samples, the rows to draw from.
  let rows: RowsByLabel?

  /// The rows of a table that are trained on, and those kept for the probe set, by label.
  struct RowsByLabel: Sendable {
    var training: [[Int]]
    var probe: [[Int]]
  }

  init(
    classes: Int, frequencies: [Double]? = nil, floats: Arena, rows: RowsByLabel? = nil
  ) {
    self.classes = classes
    self.frequencies =
      frequencies ?? Array(repeating: 1 / Double(classes), count: classes)
    self.floats = floats
    self.rows = rows
  }

  /// The label whose share of the unit interval contains `place`, which is in 0 ..< 1.
  func label(at place: Double) -> Int {
    var rest = place
    for label in 0..<classes - 1 {
      rest -= frequencies[label]
      if rest < 0 { return label }
    }
    return classes - 1
  }
}
