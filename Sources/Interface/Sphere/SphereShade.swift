internal import Angular
internal import Screen

/// The colors of the sphere's regions, as cells or as polygons.
enum SphereShade {
  /// Shades the disks from a lattice of as many points as the cells have areas.
  static func draw(
    _ lattice: SphereLattice, _ inks: SphereInks, _ rect: Rect, _ glyphs: Glyphs,
    _ frame: inout Frame
  ) {
    let mosaic = glyphs.mosaic
    var areas: [Ink] = []
    for row in 0..<rect.rows {
      for column in 0..<rect.columns {
        let first = row * lattice.down * lattice.width + column * lattice.across
        let region = lattice.points[first].region
        let isUniform = lattice.isUniform(at: first)
        guard !isUniform || region > -2 else { continue }
        let (x, y) = (rect.column + column, rect.row + row)
        guard frame.contains(column: x, row: y) else { continue }
        guard !isUniform else {
          frame[x, y] = Cell(" ", background: inks[region])
          continue
        }
        areas.removeAll(keepingCapacity: true)
        for down in 0..<lattice.down {
          for across in 0..<lattice.across {
            areas.append(inks[lattice.points[first + down * lattice.width + across].region])
          }
        }
        frame[x, y] = mosaic.cell(areas)
      }
    }
  }

  /// The same as polygons, for a picture: their edges are straight within an eighth of a cell.
  static func exact(
    _ map: SphereMap, _ regions: SphereRegions, _ inks: SphereInks, _ rect: Rect
  ) -> ExactRegions {
    let fine = SphereLattice(
      map, regions, columns: rect.columns, rows: rect.rows, across: 4, down: 8)
    var exact = ExactRegions(in: rect)
    for disk in map.disks {
      exact.add(
        inks[-1], from: 0, to: 2 * Double.pi, radius: map.radius, center: disk.center)
      var outlines = RunOutlines(rowHeight: 2 / Double(fine.down))
      for row in 0..<fine.height {
        outlines.add(
          runs(fine, disk, map.radius, row: row), at: fine.place(0, row).y
        ) { label, corners in exact.add(inks[Int8(label)], corners) }
      }
      outlines.finish { label, corners in exact.add(inks[Int8(label)], corners) }
    }
    return exact
  }

  /// The stretches of a row that classes hold.
  private static func runs(
    _ lattice: SphereLattice, _ disk: SphereMap.Disk, _ radius: Double, row: Int
  ) -> [RunOutlines.Run] {
    let up = lattice.place(0, row).y - disk.center.y
    let square = radius * radius - up * up
    let columns = lattice.run(of: disk, radius: radius, row: row)
    guard square > 0, !columns.isEmpty else { return [] }
    let half = square.squareRoot()
    var runs: [RunOutlines.Run] = []
    var start = disk.center.x - half
    for column in columns {
      let here = lattice.points[row * lattice.width + column]
      let isLast = column + 1 == columns.upperBound
      let next = isLast ? nil : lattice.points[row * lattice.width + column + 1]
      guard next?.region != here.region else { continue }
      var end = disk.center.x + half
      if let next {
        let (from, to) = (lattice.place(column, row).x, lattice.place(column + 1, row).x)
        end = from + crossing(here, next) * (to - from)
      }
      if here.region >= 0 {
        runs.append(RunOutlines.Run(label: Int(here.region), start: start, end: end))
      }
      start = end
    }
    return runs
  }

  /// Where between two points the region changes, 0...1.
  private static func crossing(_ a: SphereLattice.Point, _ b: SphereLattice.Point) -> Double {
    let isBetweenClasses = a.region >= 0 && b.region >= 0
    let (from, to) = isBetweenClasses ? (a.lead, -b.lead) : (a.excess, b.excess)
    let share = Double(from / (from - to))
    return share >= 0 && share <= 1 ? share : 0.5
  }
}

/// The colors of regions by their class, -1 for no man's land, -2 for outside the disks.
struct SphereInks {
  private let inks: [Ink]

  init(_ palette: Palette, classes: Int) {
    inks =
      [palette.background, palette.marginZone]
      + (0..<classes).map { palette.tint($0) ?? palette.background }
  }

  subscript(region: Int8) -> Ink { inks[Int(region) + 2] }
}

/// Stretches of successive rows joined to polygons.
struct RunOutlines {
  /// A stretch of a row.
  struct Run {
    let label: Int
    let start: Double
    let end: Double
  }

  private struct Shape {
    let label: Int
    var last: Run
    var row: Int
    var left: [SIMD2<Double>]
    var right: [SIMD2<Double>]
  }

  private let rowHeight: Double
  private var shapes: [Shape] = []
  private var row = 0
  private var height = 0.0

  init(rowHeight: Double) { self.rowHeight = rowHeight }

  /// Adds the next lower row, whose middle is at a height; what does not go on there is done.
  mutating func add(
    _ runs: [Run], at height: Double, done: (_ label: Int, _ corners: [SIMD2<Double>]) -> Void
  ) {
    row += 1
    self.height = height
    for run in runs {
      // The shape that this run alone continues.
      let above = shapes.indices.filter {
        shapes[$0].label == run.label && shapes[$0].row == row - 1
          && shapes[$0].last.start < run.end && run.start < shapes[$0].last.end
      }
      if above.count == 1, let index = above.first {
        shapes[index].left.append(SIMD2(run.start, height))
        shapes[index].right.append(SIMD2(run.end, height))
        shapes[index].last = run
        shapes[index].row = row
      } else {
        let top = height + rowHeight / 2
        shapes.append(
          Shape(
            label: run.label, last: run, row: row,
            left: [SIMD2(run.start, top), SIMD2(run.start, height)],
            right: [SIMD2(run.end, top), SIMD2(run.end, height)]))
      }
    }
    let now = row
    close(done) { $0.row < now }
  }

  /// Ends all shapes.
  mutating func finish(done: (_ label: Int, _ corners: [SIMD2<Double>]) -> Void) {
    close(done) { _ in true }
  }

  private mutating func close(
    _ done: (_ label: Int, _ corners: [SIMD2<Double>]) -> Void, _ ends: (Shape) -> Bool
  ) {
    let ended = shapes.filter(ends)
    shapes.removeAll(where: ends)
    for shape in ended {
      let bottom = (shape.left.last?.y ?? 0) - rowHeight / 2
      let left = shape.left + [SIMD2(shape.last.start, bottom)]
      let right = shape.right + [SIMD2(shape.last.end, bottom)]
      done(shape.label, simplified(left) + simplified(right).reversed())
    }
  }

  /// Without corners that lie within a hundredth of a column of the line between their neighbors.
  private func simplified(_ line: [SIMD2<Double>]) -> [SIMD2<Double>] {
    guard var kept = line.first.map({ [$0] }) else { return [] }
    for index in line.indices.dropFirst().dropLast() {
      let (before, here, after) = (kept[kept.count - 1], line[index], line[index + 1])
      let share = (before.y - here.y) / (before.y - after.y)
      if (before.x + share * (after.x - before.x) - here.x).magnitude > 0.01 { kept.append(here) }
    }
    return kept + line.suffix(line.count > 1 ? 1 : 0)
  }
}
