internal import Elementary

/// Angles from 0 to pi counted in bins of a tenth of a degree.
package struct AngleHistogram: Hashable, Sendable {
  /// Angles in each bin; pi alone is in the last one.
  package private(set) var counts = [Int](repeating: 0, count: AngleHistogram.bins)
  /// The number of angles.
  package private(set) var total = 0

  /// Bins: 1800 tenths of a degree, and pi.
  package static let bins = 1801
  private static let scale = 1800 / Double.pi

  /// Creates an empty histogram.
  init() {}

  /// Counts the angles from one direction to others, all within one turn.
  mutating func add(from direction: Double, to others: ArraySlice<Double>) {
    let scale = Self.scale
    counts.withUnsafeMutableBufferPointer { counts in
      for other in others { counts[Int(circular(other - direction) * scale)] += 1 }
    }
    total += others.count
  }

  /// Counts the first angles of eight, in radians, 0...pi.
  mutating func add(_ angles: Lanes, count: Int) {
    let places = angles * Self.scale
    counts.withUnsafeMutableBufferPointer { counts in
      for lane in 0..<count { counts[Int(places[lane])] += 1 }
    }
    total += count
  }

  /// The middle of the bin that contains the quantile, in radians; 0 if there is no angle.
  package func quantile(_ share: Double) -> Double {
    var rest = share * Double(total)
    var last = 0.0
    for (bin, count) in counts.enumerated() where count > 0 {
      rest -= Double(count)
      last = Self.middle(of: bin)
      if rest < 0 { break }
    }
    return last
  }

  /// No angle exceeds pi, which alone is in the last bin.
  private static func middle(of bin: Int) -> Double { min((Double(bin) + 0.5) / scale, .pi) }

  /// The mean of the angles, each as the middle of its bin, in radians; 0 if there is no angle.
  package var mean: Double {
    guard total > 0 else { return 0 }
    let sum = counts.enumerated().reduce(0.0) {
      $0 + Self.middle(of: $1.offset) * Double($1.element)
    }
    return sum / Double(total)
  }

  /// The counts in `columns` equal parts of 0 to pi, for drawing.
  ///
  /// - Precondition: `columns` is positive.
  package func gathered(into columns: Int) -> [Int] {
    var gathered = [Int](repeating: 0, count: columns)
    for (bin, count) in counts.enumerated() {
      gathered[min(columns - 1, bin * columns / (Self.bins - 1))] += count
    }
    return gathered
  }
}
