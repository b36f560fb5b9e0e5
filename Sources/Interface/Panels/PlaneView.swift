internal import Angular
internal import Elementary
internal import Experiment
internal import Learning
internal import Screen

/// The features as the network makes them, before anything divides by their length.
enum PlaneView {
  /// Draws it; returns its titles, the fullest first.
  static func draw(
    _ session: Session, _ geometry: DerivedGeometry, _ context: PanelContext, _ frame: inout Frame
  ) -> [String] {
    var canvas = context.canvas()
    let across = Double(canvas.width) / 2
    let down = Double(canvas.height) / 2 * canvas.aspect
    let scale = self.scale(session, canvas)
    shade(session, geometry, context, &frame, unit: Double(canvas.dotsPerColumn) / scale)
    let aspect = canvas.aspect
    func dots(_ point: SIMD2<Double>) -> (x: Double, y: Double) {
      (across + scale * point.x, (down - scale * point.y) / aspect)
    }
    // Up to the corners of the panel.
    for line in session.loss.decisionSegments(
      weights: geometry.weights.map(\.plane), bias: geometry.biases, within: (across + down) / scale
    ) {
      // From the end nearer to the origin, where boundaries meet.
      let isTurned = (line.start * line.start).sum() > (line.end * line.end).sum()
      canvas.line(
        from: dots(isTurned ? line.end : line.start), to: dots(isTurned ? line.start : line.end),
        context.palette.dim, priority: 10, letter: ".", skip: context.glyphs.hasFineDots ? 1 : 0)
    }
    for (index, (x, y)) in positions(session, canvas).enumerated() {
      let label = session.probe.labels[index]
      let isInspected = session.presentation.inspected == index
      canvas.point(
        x, y, isInspected ? context.palette.strong : context.palette.hue(label),
        priority: isInspected ? 200 : 100, letter: small(session.dataset.symbols[label]))
    }
    drawEuclidean(session, context, &canvas, dots)
    canvas.draw(on: &frame)
    nameClasses(session, context, &frame, canvas: canvas, scale: scale)
    return ["features: what the network makes of the samples", "features"]
  }

  /// What a loss on distances goes by: the centers, or the ball around the sample in view.
  private static func drawEuclidean(
    _ session: Session, _ context: PanelContext, _ canvas: inout DotCanvas,
    _ dots: (SIMD2<Double>) -> (x: Double, y: Double)
  ) {
    guard let term = session.loss.euclidean else { return }
    let centers = session.trainer.centers
    if term == .center, centers.count == 2 {
      for (first, second) in zip(centers[0], centers[1]) {
        let (x, y) = dots(SIMD2(first, second))
        guard x.magnitude < 1e6, y.magnitude < 1e6 else { continue }
        let arm = context.glyphs.hasFineDots ? 2 : context.glyphs == .block ? 1 : 0
        for step in -arm...arm {
          let ink = context.palette.strong
          canvas.dot(Int(x) + step, Int(y), ink, priority: 160, letter: "+", bold: true)
          canvas.dot(Int(x), Int(y) + step, ink, priority: 160, letter: "+", bold: true)
        }
      }
    }
    guard let index = session.presentation.inspected,
      let radius = term.ballRadius(session.margin)
    else { return }
    let middle = SIMD2<Double>(session.features[index].plane)
    let steps = 360
    for step in 0..<steps {
      let (sine, cosine) = sinCos(2 * Double.pi * Double(step) / Double(steps))
      let (x, y) = dots(middle + radius * SIMD2(cosine, sine))
      guard x.magnitude < 1e6, y.magnitude < 1e6 else { continue }
      canvas.dot(
        x < 0 ? -1 : Int(x), y < 0 ? -1 : Int(y), context.palette.strong, priority: 110, letter: "o"
      )
    }
  }

  /// The dot of each sample, in order; beyond the canvas for one that does not fit.
  static func positions(_ session: Session, _ canvas: DotCanvas) -> [(x: Int, y: Int)] {
    let scale = self.scale(session, canvas)
    return session.features.map { feature in
      let x = Double(canvas.width) / 2 + scale * Double(feature.x)
      let y = Double(canvas.height) / 2 - scale * Double(feature.y) / canvas.aspect
      guard x >= 0, y >= 0, x < 1e6, y < 1e6 else { return (-1, -1) }
      return (Int(x), Int(y))
    }
  }

  /// Dots per unit of feature; the shorter side of the canvas holds the reach.
  private static func scale(_ session: Session, _ canvas: DotCanvas) -> Double {
    let shorter = min(Double(canvas.width), Double(canvas.height) * canvas.aspect) / 2
    return (shorter - 1) / reach(session)
  }

  /// The largest length that must fit, on a ladder, so that the scale rests while features move.
  static func reach(_ session: Session) -> Double {
    let norms = lengths(of: session.features)
    guard !norms.isEmpty else { return 1 }
    let long = norms[norms.count * 97 / 100] * 1.05
    var reach = 0.01
    while reach < long { reach *= 1.2 }
    return reach
  }

  private static func shade(
    _ session: Session, _ geometry: DerivedGeometry, _ context: PanelContext, _ frame: inout Frame,
    unit: Double
  ) {
    guard context.palette.shades else { return }
    let palette = context.palette
    if context.drawsExactRegions {
      let exact = exactRegions(session, geometry, context, unit: unit)
      return frame.show(exact, in: context.rect)
    }
    let tints = (0..<12).map { palette.tint($0) ?? palette.background }
    frame.shade(context.rect, glyphs: context.glyphs) { x, y in
      guard session.loss.hasBias else {
        let direction = atan2(y, x)
        return (0..<8).map { lane in
          let label = geometry.sector(of: direction[lane])
          return label < 0 ? palette.marginZone : tints[label % tints.count]
        }
      }
      // Boundaries of a biased softmax miss the origin: the winner depends on the place.
      var best = Lanes(repeating: -.infinity)
      var winner = SIMD8<Int64>(repeating: 0)
      for (label, weight) in geometry.weights.enumerated() {
        let logit = (x * weight.x + y * weight.y) * unit + geometry.biases[label]
        let isHigher = logit .> best
        best = best.replacing(with: logit, where: isHigher)
        winner = winner.replacing(with: Int64(label), where: isHigher)
      }
      return (0..<8).map { tints[Int(winner[$0]) % tints.count] }
    }
  }

  /// Sectors about the origin; with biases the polygons in which each logit is the largest.
  private static func exactRegions(
    _ session: Session, _ geometry: DerivedGeometry, _ context: PanelContext, unit: Double
  ) -> ExactRegions {
    let palette = context.palette
    var exact = ExactRegions(in: context.rect)
    guard session.loss.hasBias else {
      exact.add(palette.marginZone, exact.bounds)
      // Far enough to reach every corner.
      exact.add(
        geometry.arcs, palette, radius: Double(context.rect.columns + 2 * context.rect.rows))
      return exact
    }
    for label in geometry.weights.indices {
      var corners = exact.bounds
      for other in geometry.weights.indices where other != label {
        corners = exact.clipped(
          corners, (geometry.weights[other] - geometry.weights[label]).plane * unit,
          geometry.biases[label] - geometry.biases[other])
      }
      exact.add(palette.tint(label) ?? palette.background, corners)
    }
    return exact
  }

  /// Each class's letter at its mean feature, where points alone would be color alone.
  private static func nameClasses(
    _ session: Session, _ context: PanelContext, _ frame: inout Frame, canvas: DotCanvas,
    scale: Double
  ) {
    guard context.glyphs != .ascii else { return }
    var sums = Array(repeating: SIMD2<Double>(0, 0), count: session.settings.classes)
    var counts = Array(repeating: 0.0, count: session.settings.classes)
    for (index, feature) in session.features.enumerated() {
      sums[session.probe.labels[index]] += SIMD2<Double>(feature.plane)
      counts[session.probe.labels[index]] += 1
    }
    for (label, sum) in sums.enumerated() where counts[label] > 0 {
      let mean = sum / counts[label]
      let x = Double(canvas.width) / 2 + scale * mean.x
      let y = Double(canvas.height) / 2 - scale * mean.y / canvas.aspect
      guard x >= 0, y >= 0, x < Double(canvas.width), y < Double(canvas.height) else { continue }
      frame.put(
        scalar(session.dataset.symbols[label]),
        column: context.rect.column + Int(x) / canvas.dotsPerColumn,
        row: context.rect.row + Int(y) / canvas.dotsPerRow,
        Style(context.palette.strong, bold: true))
    }
  }
}
