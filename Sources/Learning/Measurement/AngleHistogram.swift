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

  /// Counts the angles of some of eight pairs of unit vectors, by ||u - v||^2 = 2 - 2 cos angle.
  mutating func add(squaredChords chords: Lanes, _ lanes: Range<Int>) {
    let edges = Self.edges
    counts.withUnsafeMutableBufferPointer { counts in
      for lane in lanes {
        let chord = chords[lane]
        var bin = edges.first(chord)
        while chord >= edges.lower[bin + 1] { bin += 1 }
        counts[bin] += 1
      }
    }
    total += lanes.count
  }

  /// The bins by the square of the chord, which needs no arccosine.
  private struct ChordEdges: Sendable {
    /// Where each bin begins; the last edge is infinite.
    let lower: [Double]
    /// The bin in which each of `cells` equal parts of 0...4 begins.
    private let starts: [Int]

    private static let cells = 8192.0

    init() {
      var lower = (0..<bins).map { bin in
        let sine = sin(Double.pi / 3600 * Double(bin))
        return 4 * sine * sine
      }
      lower.append(.infinity)
      self.lower = lower
      var bin = 0
      starts = (0...Int(Self.cells)).map { cell in
        while lower[bin + 1] <= Double(cell) * 4 / Self.cells { bin += 1 }
        return bin
      }
    }

    /// A bin that is not above the chord's, and at most 13 below it.
    func first(_ chord: Double) -> Int {
      starts[min(Int(chord * (Self.cells / 4)), starts.count - 1)]
    }
  }

  private static let edges = ChordEdges()

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
