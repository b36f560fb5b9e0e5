internal import Angular
internal import Elementary
internal import Experiment
internal import Screen

/// Where the sphere lies in a panel: from directions to points and back.
///
/// Directions are unit vectors as the viewer sees them: x to the right, y up, z out of the screen. Points
/// are columns right of and half rows above the panel's center, the unit of `Frame.shade`.
struct SphereMap: Hashable {
  /// Which half of the sphere.
  enum Side: Hashable {
    case front
    case back
  }

  /// A circle of the picture.
  struct Disk: Hashable {
    let center: SIMD2<Double>
    /// The half of the sphere that it shows; polar shows all of it in front.
    let side: Side
    /// 1, or -1 where the back is mirrored so that it continues the front where the two touch.
    let flip: SIMD2<Double>
  }

  /// A direction in the picture.
  struct Place: Hashable {
    let point: SIMD2<Double>
    let side: Side
  }

  let projection: SphereProjection
  let radius: Double
  let disks: [Disk]

  /// The largest disks that fit into a panel of so many cells.
  init(_ projection: SphereProjection, columns: Int, rows: Int) {
    self.projection = projection
    let (width, height) = (Double(columns), 2 * Double(rows))
    let one = SIMD2(1.0, 1.0)
    switch projection {
    case .hemispheres:
      let beside = min(width / 4, height / 2)
      let stacked = min(width / 2, height / 4)
      let isBeside = beside >= stacked
      radius = max(1, max(beside, stacked) - 0.5)
      let shift =
        isBeside ? SIMD2(min(width / 4, radius + 1), 0) : SIMD2(0, -min(height / 4, radius + 1))
      disks = [
        Disk(center: SIMD2(0, 0) - shift, side: .front, flip: one),
        Disk(center: shift, side: .back, flip: isBeside ? SIMD2(-1, 1) : SIMD2(1, -1)),
      ]
    case .globe, .polar:
      radius = max(1, min(width, height) / 2 - 0.5)
      disks = [Disk(center: SIMD2(0, 0), side: .front, flip: one)]
    }
  }

  /// Where a direction is drawn.
  func place(of direction: SIMD3<Double>) -> Place {
    let side: Side = direction.z >= 0 ? .front : .back
    let flat = SIMD2(direction.x, direction.y)
    switch projection {
    case .hemispheres:
      let disk = disks[side == .front ? 0 : 1]
      let scale = radius / (1 + direction.z.magnitude).squareRoot()
      return Place(point: disk.center + scale * flat * disk.flip, side: side)
    case .globe:
      return Place(point: radius * flat, side: side)
    case .polar:
      let across = (flat * flat).sum().squareRoot()
      let share = radius * atan2(across, direction.z) / Double.pi
      // The antipode is the whole rim.
      let unit = across > 0 ? flat / across : SIMD2(1, 0)
      return Place(point: share * unit, side: .front)
    }
  }

  /// The direction drawn at a point, on the globe the one in front; nil outside the disks.
  func direction(at point: SIMD2<Double>) -> SIMD3<Double>? {
    for disk in disks {
      let offset = point - disk.center
      guard (offset * offset).sum() <= radius * radius else { continue }
      let (x, y, z) = directions(
        at: Lanes(repeating: point.x), Lanes(repeating: point.y), in: disk)
      return SIMD3(x[0], y[0], z[0])
    }
    return nil
  }

  /// The directions drawn at eight points of a disk; of points outside it, those at its rim or nonsense.
  func directions(at x: Lanes, _ y: Lanes, in disk: Disk) -> (x: Lanes, y: Lanes, z: Lanes) {
    let across = (x - disk.center.x) * (disk.flip.x / radius)
    let up = (y - disk.center.y) * (disk.flip.y / radius)
    let square = across * across + up * up
    let inside = blend(square, 1, where: square .> 1)
    switch projection {
    case .hemispheres:
      let scale = (2 - inside).squareRoot()
      let depth = 1 - inside
      return (across * scale, up * scale, disk.side == .front ? depth : 0 - depth)
    case .globe:
      return (across, up, (1 - inside).squareRoot())
    case .polar:
      let share = inside.squareRoot()
      let (sine, cosine) = sinCos(Double.pi * share)
      let isCenter = share .< 1e-9
      let scale = blend(sine / blend(share, 1, where: isCenter), Double.pi, where: isCenter)
      return (across * scale, up * scale, cosine)
    }
  }

  /// The disk around a point, a little beyond its rim included.
  func disk(at point: SIMD2<Double>) -> Disk? {
    disks.first { disk in
      let offset = point - disk.center
      return (offset * offset).sum() <= (radius + 1) * (radius + 1)
    }
  }
}

extension DotCanvas {
  /// The dot at a point of a map of this canvas, before it is rounded.
  func position(of point: SIMD2<Double>) -> (x: Double, y: Double) {
    (
      (point.x + Double(rect.columns) / 2) * Double(dotsPerColumn),
      (Double(rect.rows) - point.y) / 2 * Double(dotsPerRow)
    )
  }

  /// The dot at a point of a map of this canvas.
  func dot(of point: SIMD2<Double>) -> (x: Int, y: Int) {
    let (x, y) = position(of: point)
    // Rounded down also left of and above the canvas.
    return (x < 0 ? -1 : Int(x), y < 0 ? -1 : Int(y))
  }
}
