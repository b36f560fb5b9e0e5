internal import Angular
internal import Elementary

/// The regions of the sphere at the points of a lattice over a panel.
struct SphereLattice {
  /// What holds at one point.
  struct Point {
    /// The class that holds it, -1 in no man's land, -2 outside the disks.
    var region: Int8 = -2
    /// The class that wins it at test time.
    var winner: Int8 = 0
    /// How far the margin is satisfied, >= 0 in a region.
    var excess: Float = 0
    /// By how much the winner wins.
    var lead: Float = 0

    /// Whether neither a region nor a test-time decision ends between the two.
    @inline(__always) func isLike(_ other: Point) -> Bool {
      region == other.region && winner == other.winner
    }
  }

  /// Points across a cell.
  let across: Int
  /// Points down a cell.
  let down: Int
  /// Points of a row.
  let width: Int
  let height: Int
  private let columns: Int
  private let rows: Int
  private(set) var points: ContiguousArray<Point>

  init(
    _ map: SphereMap, _ regions: SphereRegions, columns: Int, rows: Int, across: Int, down: Int
  ) {
    self.across = across
    self.down = down
    self.columns = columns
    self.rows = rows
    width = columns * across
    height = rows * down
    points = ContiguousArray(repeating: Point(), count: width * height)
    for disk in map.disks { sample(map, regions, disk) }
  }

  /// The place of a point, in columns and half rows from the panel's center.
  func place(_ column: Int, _ row: Int) -> SIMD2<Double> {
    SIMD2(
      (Double(column) + 0.5) / Double(across) - Double(columns) / 2,
      Double(rows) - (Double(row) + 0.5) * 2 / Double(down))
  }

  /// Whether the cell at a place of the picture has more than one color.
  func isEdge(_ place: SIMD2<Double>) -> Bool {
    let column = Int(max(0, place.x + Double(columns) / 2))
    let row = Int(max(0, (Double(rows) - place.y) / 2))
    guard column < columns, row < rows else { return true }
    return !isUniform(at: row * down * width + column * across)
  }

  /// Whether all points of the cell whose first is at an index have the same region.
  func isUniform(at first: Int) -> Bool {
    let region = points[first].region
    for below in 0..<down {
      for beside in 0..<across where points[first + below * width + beside].region != region {
        return false
      }
    }
    return true
  }

  /// The points of a row that lie in a disk.
  func run(of disk: SphereMap.Disk, radius: Double, row: Int) -> Range<Int> {
    let up = place(0, row).y - disk.center.y
    let square = radius * radius - up * up
    guard square > 0 else { return 0..<0 }
    let half = square.squareRoot()
    let middle = disk.center.x + Double(columns) / 2
    let first = Int(max(0, (middle - half) * Double(across) + 0.5))
    let last = Int(max(0, (middle + half) * Double(across) + 0.5))
    return min(first, width)..<max(min(first, width), min(last, width))
  }

  private mutating func sample(
    _ map: SphereMap, _ regions: SphereRegions, _ disk: SphereMap.Disk
  ) {
    let steps = Lanes(0, 1, 2, 3, 4, 5, 6, 7) / Double(across)
    for row in 0..<height {
      let run = run(of: disk, radius: map.radius, row: row)
      for first in stride(from: run.lowerBound, to: run.upperBound, by: 8) {
        let place = place(first, row)
        let (x, y, z) = map.directions(
          at: steps + place.x, Lanes(repeating: place.y), in: disk)
        let sample = regions.sample(x, y, z)
        for lane in 0..<min(8, run.upperBound - first) {
          let excess = sample.excess[lane]
          points[row * width + first + lane] = Point(
            region: excess >= 0 ? Int8(sample.label[lane]) : -1,
            winner: Int8(sample.winner[lane]), excess: Float(excess),
            lead: Float(sample.lead[lane]))
        }
      }
    }
  }

  /// A line of the picture between two points of its plane.
  struct Segment {
    let start: SIMD2<Double>
    let end: SIMD2<Double>
    /// The class whose region it bounds, or that wins on one side of it.
    let label: Int
    /// Whether training's margin ends there; else two classes tie there at test time.
    let isMargin: Bool
    /// Whether it lies on a square of the lattice of even number, for lines of dots.
    let isEven: Bool
  }

  /// Where regions end and where test-time decisions change (marching squares).
  ///
  /// Between two points the excess, or the lead, changes almost linearly, so that the crossing is known
  /// much more finely than the lattice.
  func forEachSegment(_ body: (Segment) -> Void) {
    points.withUnsafeBufferPointer { points in
      for row in 0..<max(0, height - 1) {
        for column in 0..<max(0, width - 1) {
          let index = row * width + column
          let a = points[index]
          // Most squares have nothing to show.
          guard a.region > -2,
            !a.isLike(points[index + 1]) || !a.isLike(points[index + width])
              || !a.isLike(points[index + width + 1])
          else { continue }
          emit(
            Square(
              a: a, b: points[index + 1], c: points[index + width],
              d: points[index + width + 1], column: column, row: row), body)
        }
      }
    }
  }

  /// Four points of the lattice: two beside each other, and the two below them.
  private struct Square {
    let a: Point
    let b: Point
    let c: Point
    let d: Point
    let column: Int
    let row: Int
  }

  private func emit(_ square: Square, _ body: (Segment) -> Void) {
    let (a, b, c, d) = (square.a, square.b, square.c, square.d)
    guard b.region > -2, c.region > -2, d.region > -2 else { return }
    let isHeld = (a.region >= 0, b.region >= 0, c.region >= 0, d.region >= 0)
    if isHeld != (true, true, true, true), isHeld != (false, false, false, false) {
      let label = max(a.region, b.region, c.region, d.region)
      emit((a.excess, b.excess, c.excess, d.excess), square, Int(label), true, body)
    }
    if a.winner != b.winner || a.winner != c.winner || a.winner != d.winner {
      func lead(_ point: Point) -> Float { point.winner == a.winner ? point.lead : -point.lead }
      emit((a.lead, lead(b), lead(c), lead(d)), square, Int(a.winner), false, body)
    }
  }

  /// The segment between the crossings of a square's edges; of four crossings the two that share a corner.
  private func emit(
    _ values: (Float, Float, Float, Float), _ square: Square, _ label: Int, _ isMargin: Bool,
    _ body: (Segment) -> Void
  ) {
    let (column, row) = (square.column, square.row)
    let corners = [
      place(column, row), place(column + 1, row), place(column + 1, row + 1),
      place(column, row + 1),
    ]
    let around = [values.0, values.1, values.3, values.2]
    var crossings: [SIMD2<Double>] = []
    for edge in 0..<4 {
      let (from, to) = (around[edge], around[(edge + 1) % 4])
      guard (from >= 0) != (to >= 0) else { continue }
      let share = from == to ? 0.5 : Double(from / (from - to))
      // A value without bound says only that the crossing is between the two.
      let bounded = share >= 0 && share <= 1 ? share : 0.5
      crossings.append(corners[edge] + bounded * (corners[(edge + 1) % 4] - corners[edge]))
    }
    for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
      body(
        Segment(
          start: crossings[pair], end: crossings[pair + 1], label: label, isMargin: isMargin,
          isEven: (column + row).isMultiple(of: 2)))
    }
  }
}
