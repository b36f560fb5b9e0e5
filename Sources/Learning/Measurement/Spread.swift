internal import Angular
internal import Elementary

/// How directions of labeled features spread around the circle or the sphere; angles in radians.
struct Spread {
  /// The smallest angle from a class to another, and the other class.
  struct Gap {
    var angle = Double.pi
    var other: Int?
  }

  /// The largest angle within each class, 0 for fewer than two samples.
  private(set) var maxIntra: [Double] = []
  /// The smallest angle from each class to another, pi where there is none.
  private(set) var gaps: [Gap]
  /// All angles within classes.
  private(set) var intra = AngleHistogram()
  /// All angles between classes.
  private(set) var inter = AngleHistogram()
  /// S_w / S_b of the unit features; nil where S_b is too small to divide by.
  private(set) var fisherScore: Double?

  /// Measures directions in radians, within one turn, with a label each.
  ///
  /// - Complexity: O(N^2).
  init(directions: [Double], labels: [Int], classes: Int) {
    gaps = Array(repeating: Gap(), count: classes)
    var byClass: [[Double]] = Array(repeating: [], count: classes)
    for (direction, label) in zip(directions, labels) { byClass[label].append(direction) }
    for label in byClass.indices { byClass[label].sort() }
    maxIntra = byClass.map(widest)
    findGaps(directions, labels)
    for first in byClass.indices {
      for (index, direction) in byClass[first].enumerated() {
        intra.add(from: direction, to: byClass[first][(index + 1)...])
        for second in byClass.indices.dropFirst(first + 1) {
          inter.add(from: direction, to: byClass[second][...])
        }
      }
    }
    fisherScore = score(
      byClass.map { directions in
        directions.map { direction in
          let (sine, cosine) = sinCos(direction)
          return SIMD3(cosine, sine, 0)
        }
      })
  }

  /// Measures features of space, with a label each; one of length 0 counts as the direction (1, 0, 0).
  ///
  /// - Complexity: O(N^2), the angle of every pair.
  init(features: [SIMD3<Float>], labels: [Int], classes: Int) {
    gaps = Array(repeating: Gap(), count: classes)
    maxIntra = Array(repeating: 0, count: classes)
    var byClass: [[SIMD3<Double>]] = Array(repeating: [], count: classes)
    for (feature, label) in zip(features, labels) {
      let direction = normalized(finite(SIMD3<Double>(feature)))
      byClass[label].append(direction == SIMD3(0, 0, 0) ? SIMD3(1, 0, 0) : direction)
    }
    let groups = byClass.map(Group.init)
    for first in byClass.indices {
      var widest = Pair(chord: 0)
      var nearest = byClass.map { _ in Pair(chord: .infinity) }
      for (index, direction) in byClass[first].enumerated() {
        groups[first].measure(from: direction, after: index) { chords, start, lanes in
          intra.add(squaredChords: chords, lanes)
          for lane in lanes where chords[lane] > widest.chord {
            widest = Pair(chord: chords[lane], left: index, right: start + lane)
          }
        }
        for second in byClass.indices.dropFirst(first + 1) {
          groups[second].measure(from: direction, after: -1) { chords, start, lanes in
            inter.add(squaredChords: chords, lanes)
            for lane in lanes where chords[lane] < nearest[second].chord {
              nearest[second] = Pair(chord: chords[lane], left: index, right: start + lane)
            }
          }
        }
      }
      let own = byClass[first]
      if widest.chord > 0 {
        maxIntra[first] = angle(between: own[widest.left], own[widest.right])
      }
      for second in byClass.indices.dropFirst(first + 1) where nearest[second].chord.isFinite {
        let pair = nearest[second]
        let least = angle(between: own[pair.left], byClass[second][pair.right])
        if least < gaps[first].angle { gaps[first] = Gap(angle: least, other: second) }
        if least < gaps[second].angle { gaps[second] = Gap(angle: least, other: first) }
      }
    }
    fisherScore = score(byClass)
  }

  /// The extreme pair so far: the square of its chord, and the places in the two classes.
  private struct Pair {
    var chord: Double
    var left = 0
    var right = 0
  }

  /// The unit features of one class, eight at a time.
  private struct Group {
    private let lanes: [SampleLanes]
    private let count: Int

    init(_ directions: [SIMD3<Double>]) {
      count = directions.count
      lanes = stride(from: 0, to: directions.count, by: 8).map {
        SampleLanes(directions[$0..<min($0 + 8, directions.count)])
      }
    }

    /// Passes on the squared chords from a direction to all features after an index: eight at a time,
    /// the place of the first of them, and which lanes count.
    func measure(
      from direction: SIMD3<Double>, after index: Int, _ body: (Lanes, Int, Range<Int>) -> Void
    ) {
      for group in (index + 1) / 8..<lanes.count {
        let start = 8 * group
        body(
          lanes[group].squaredDistance(to: direction), start,
          max(0, index + 1 - start)..<min(8, count - start))
      }
    }
  }

  /// Finds the gaps between neighbors on the circle, which contain the smallest.
  private mutating func findGaps(_ directions: [Double], _ labels: [Int]) {
    let order = directions.indices.sorted { left, right in
      directions[left] == directions[right]
        ? left < right : directions[left] < directions[right]
    }
    for (place, index) in order.enumerated() {
      let next = order[(place + 1) % order.count]
      guard labels[index] != labels[next] else { continue }
      let angle = circular(directions[next] - directions[index])
      if angle < gaps[labels[index]].angle {
        gaps[labels[index]] = Gap(angle: angle, other: labels[next])
      }
      if angle < gaps[labels[next]].angle {
        gaps[labels[next]] = Gap(angle: angle, other: labels[index])
      }
    }
  }

  /// S_w = sum of 1 - cos(x, m_i) over samples, S_b = sum of n_i (1 - cos(m_i, m)) over classes.
  private func score(_ byClass: [[SIMD3<Double>]]) -> Double? {
    var total = SIMD3<Double>(0, 0, 0)
    let sums = byClass.map { $0.reduce(SIMD3(0, 0, 0), +) }
    var within = 0.0
    for (sum, directions) in zip(sums, byClass) {
      total += sum
      // The sum of cos(x, m_i) over a class is the length of its summed unit features.
      within += Double(directions.count) - length(sum)
    }
    let count = Double(byClass.reduce(0) { $0 + $1.count })
    let whole = length(total)
    // The mean of balanced classes all around is close to 0 and has no meaningful direction.
    guard whole > 1e-3 * count else { return nil }
    var between = 0.0
    for (sum, directions) in zip(sums, byClass) where !directions.isEmpty {
      let norm = length(sum)
      guard norm > 0 else { continue }
      between += Double(directions.count) * (1 - dot(sum, total) / (norm * whole))
    }
    return between > 1e-9 * count ? within / between : nil
  }
}

/// The angle 0...pi of a difference between directions that are within one turn.
func circular(_ difference: Double) -> Double {
  let angle = difference < 0 ? -difference : difference
  return angle > Double.pi ? 2 * Double.pi - angle : angle
}

/// The largest angle between any two of the directions, which ascend.
private func widest(_ sorted: [Double]) -> Double {
  guard let first = sorted.first, let last = sorted.last else { return 0 }
  var widestGap = 2 * Double.pi - (last - first)
  for (left, right) in zip(sorted, sorted.dropFirst()) { widestGap = max(widestGap, right - left) }
  // Within half a turn the outermost two are the farthest apart.
  if widestGap >= Double.pi { return 2 * Double.pi - widestGap }
  var angle = 0.0
  for (index, left) in sorted.enumerated() {
    for right in sorted[(index + 1)...] { angle = max(angle, circular(right - left)) }
  }
  return angle
}
