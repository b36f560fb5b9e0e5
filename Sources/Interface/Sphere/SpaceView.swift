internal import Angular
internal import Elementary
internal import Experiment
internal import Learning
internal import Screen

/// Features of three components as the network makes them, turned as the sphere is.
enum SpaceView {
  /// Draws it; returns its titles, the fullest first.
  static func draw(
    _ session: Session, _ geometry: DerivedGeometry, _ context: PanelContext, _ frame: inout Frame
  ) -> [String] {
    let palette = context.palette
    var canvas = context.canvas()
    let space = Space(session, canvas)
    let center = space.dot(SIMD3(0, 0, 0), canvas)
    for (label, weight) in geometry.weights.enumerated() where length(weight) > 0 {
      let seen = space.rotation(normalized(weight))
      let end = space.position(0.4 * space.reach * seen, canvas)
      canvas.line(
        from: (Double(center.x), Double(center.y)), to: end, palette.hue(label),
        priority: seen.z >= 0 ? 130 : 30, letter: "'", skip: seen.z >= 0 ? 0 : 2)
    }
    for (index, feature) in session.features.enumerated() {
      guard let seen = space.seen(feature) else { continue }
      let (x, y) = space.dot(seen, canvas)
      let label = session.probe.labels[index]
      let letter = small(session.dataset.symbols[label])
      if session.presentation.inspected == index {
        canvas.point(x, y, palette.strong, priority: 200, letter: letter)
      } else if seen.z >= 0 {
        canvas.point(x, y, palette.hue(label), priority: 100, letter: letter)
      } else {
        // What lies behind the origin is smaller.
        canvas.dot(x, y, palette.hue(label), priority: 60, letter: letter)
      }
    }
    drawEuclidean(session, space, context, &canvas)
    canvas.draw(on: &frame)
    nameClasses(session, geometry, space, canvas, context, &frame)
    return ["features in space: what the network makes of the samples", "features"]
  }

  /// The dot of each sample, in order; beyond the canvas for one that does not fit.
  static func positions(_ session: Session, _ canvas: DotCanvas) -> [(x: Int, y: Int)] {
    let space = Space(session, canvas)
    return session.features.map { feature in
      space.seen(feature).map { space.dot($0, canvas) } ?? (-1, -1)
    }
  }

  /// From features to dots.
  private struct Space {
    let rotation: Rotation
    /// The length that the shorter side of the canvas holds.
    let reach: Double
    private let scale: Double

    init(_ session: Session, _ canvas: DotCanvas) {
      rotation = session.presentation.orientation.rotation(at: session.tick)
      reach = PlaneView.reach(session)
      let shorter = min(Double(canvas.rect.columns), 2 * Double(canvas.rect.rows)) / 2
      scale = (shorter - 0.5) / reach
    }

    /// The feature as the viewer sees it; nil where it has overflowed.
    func seen(_ feature: SIMD3<Float>) -> SIMD3<Double>? {
      let wide = SIMD3<Double>(feature)
      return length(wide).isFinite ? rotation(wide) : nil
    }

    func position(_ seen: SIMD3<Double>, _ canvas: DotCanvas) -> (x: Double, y: Double) {
      canvas.position(of: scale * SIMD2(seen.x, seen.y))
    }

    func dot(_ seen: SIMD3<Double>, _ canvas: DotCanvas) -> (x: Int, y: Int) {
      let point = scale * SIMD2(seen.x, seen.y)
      guard point.x.magnitude < 1e6, point.y.magnitude < 1e6 else { return (-1, -1) }
      return canvas.dot(of: point)
    }
  }

  /// What a loss on distances goes by: the centers, or the ball around the sample in view.
  private static func drawEuclidean(
    _ session: Session, _ space: Space, _ context: PanelContext, _ canvas: inout DotCanvas
  ) {
    guard let term = session.loss.euclidean else { return }
    let ink = context.palette.strong
    let centers = session.trainer.centers
    if term == .center, centers.count == 3 {
      for index in centers[0].indices {
        let center = SIMD3(
          Double(centers[0][index]), Double(centers[1][index]), Double(centers[2][index]))
        let (x, y) = space.dot(space.rotation(center), canvas)
        let arm = context.glyphs.hasFineDots ? 2 : context.glyphs == .block ? 1 : 0
        for step in -arm...arm {
          canvas.dot(x + step, y, ink, priority: 160, letter: "+", bold: true)
          canvas.dot(x, y + step, ink, priority: 160, letter: "+", bold: true)
        }
      }
    }
    guard let index = session.presentation.inspected, let radius = term.ballRadius(session.margin),
      let middle = space.seen(session.features[index])
    else { return }
    for step in 0..<360 {
      let (sine, cosine) = sinCos(2 * Double.pi * Double(step) / 360)
      let (x, y) = space.dot(middle + radius * SIMD3(cosine, sine, 0), canvas)
      canvas.dot(x, y, ink, priority: 110, letter: "o")
    }
  }

  /// Each class's letter at the end of its weight's line.
  private static func nameClasses(
    _ session: Session, _ geometry: DerivedGeometry, _ space: Space, _ canvas: DotCanvas,
    _ context: PanelContext, _ frame: inout Frame
  ) {
    for (label, weight) in geometry.weights.enumerated() where length(weight) > 0 {
      let (x, y) = space.dot(0.46 * space.reach * space.rotation(normalized(weight)), canvas)
      guard x >= 0, y >= 0, x < canvas.width, y < canvas.height else { continue }
      frame.put(
        scalar(session.dataset.symbols[label]),
        column: context.rect.column + x / canvas.dotsPerColumn,
        row: context.rect.row + y / canvas.dotsPerRow, Style(context.palette.strong, bold: true))
    }
  }
}
