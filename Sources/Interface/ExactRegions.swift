internal import Angular
internal import Elementary
internal import Screen

/// Regions of a panel as polygons, for pictures; points in columns right of and half rows above the
/// panel's center, the unit of `Frame.shade`.
struct ExactRegions {
  private let rect: Rect
  private(set) var regions: [Region] = []

  /// No regions yet.
  init(in rect: Rect) { self.rect = rect }

  /// The panel itself, counter-clockwise.
  var bounds: [SIMD2<Double>] {
    let (x, y) = (Double(rect.columns) / 2, Double(rect.rows))
    return [SIMD2(-x, -y), SIMD2(x, -y), SIMD2(x, y), SIMD2(-x, y)]
  }

  /// Adds a polygon, as far as it lies in the panel.
  mutating func add(_ ink: Ink, _ corners: [SIMD2<Double>]) {
    let (x, y) = (Double(rect.columns) / 2, Double(rect.rows))
    var inside = corners
    for (normal, limit) in [
      (SIMD2(1.0, 0.0), x), (SIMD2(-1, 0), x), (SIMD2(0, 1), y), (SIMD2(0, -1), y),
    ] {
      inside = clipped(inside, normal, limit)
    }
    guard inside.count > 2 else { return }
    let center = SIMD2(Double(rect.column) + x, Double(rect.row) + y / 2)
    regions.append(Region(ink, inside.map { SIMD2(center.x + $0.x, center.y - $0.y / 2) }))
  }

  /// Adds the sector from a center between two directions in radians, counter-clockwise.
  mutating func add(
    _ ink: Ink, from first: Double, to last: Double, radius: Double,
    center: SIMD2<Double> = SIMD2(0, 0)
  ) {
    // Half a degree at most between corners: the chord is then flat to a hundred-thousandth.
    let steps = max(1, Int((last - first) / (Double.pi / 360)) + 1)
    let rim = (0...steps).map { step in
      let (sine, cosine) = sinCos(first + (last - first) * Double(step) / Double(steps))
      return center + radius * SIMD2(cosine, sine)
    }
    let isWhole = last - first > 2 * Double.pi - 1e-9
    add(ink, isWhole ? rim : [center] + rim)
  }

  /// Adds the sector of each class in its color.
  mutating func add(_ arcs: [ClassArc], _ palette: Palette, radius: Double) {
    for arc in arcs where !arc.isEmpty {
      add(
        palette.tint(arc.label) ?? palette.background, from: arc.direction - arc.behind,
        to: arc.direction + arc.ahead, radius: radius)
    }
  }

  /// The part of a convex polygon on one side of a line (Sutherland and Hodgman).
  ///
  /// Kept is where normal . point <= limit.
  func clipped(
    _ corners: [SIMD2<Double>], _ normal: SIMD2<Double>, _ limit: Double
  ) -> [SIMD2<Double>] {
    var kept: [SIMD2<Double>] = []
    for (index, corner) in corners.enumerated() {
      let next = corners[(index + 1) % corners.count]
      let here = (normal * corner).sum() - limit
      let there = (normal * next).sum() - limit
      if here <= 0 { kept.append(corner) }
      if here < 0 && there > 0 || here > 0 && there < 0 {
        kept.append(corner + (next - corner) * (here / (here - there)))
      }
    }
    return kept
  }
}

extension Frame {
  /// Puts exact regions behind a panel, whose cells let them through.
  mutating func show(_ exact: ExactRegions, in rect: Rect) {
    fill(rect, with: Cell(" ", background: .default))
    regions += exact.regions
  }
}
