internal import Elementary
internal import Layout

/// What a data set fixes once for a seed: prototypes and maps, or a table of samples.
package struct DatasetInstance: Sendable {
  /// Number of classes K.
  package let classes: Int
  /// The probability of drawing each label.
  package let frequencies: [Double]
  /// Floats whose meaning only the data set's row knows, rows 16-aligned.
  let floats: Arena
  /// For a table of samples, the rows of each label that are drawn.
  let rows: RowsByLabel?

  /// Which rows of a table are trained on and which are only looked at, by label.
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

  /// The label whose share of the unit interval holds `place`, which is in 0 ..< 1.
  func label(at place: Double) -> Int {
    var rest = place
    for label in 0..<classes - 1 {
      rest -= frequencies[label]
      if rest < 0 { return label }
    }
    return classes - 1
  }
}

/// Samples to be drawn: their labels are given, their inputs are asked for.
struct Draw {
  /// A multiple of 8; each row is `stride` floats.
  var rows: Int
  var stride: Int
  var labels: UnsafeMutablePointer<Int32>
  var inputs: StepPlan.Floats
  /// The standard deviation of what separates samples of one class.
  var noise: Float
  /// True for the fixed set that is drawn on screen, which never trains.
  var isProbe: Bool
  var engine: Engine
}
