internal import Angular
internal import Elementary
internal import Experiment
internal import Learning
internal import Screen
internal import Text

/// Features on the unit sphere: margin regions, decision boundaries, weights, geodesics.
enum SphereView {
  /// Draws it; returns its titles, the fullest first.
  static func draw(
    _ session: Session, _ geometry: DerivedGeometry, _ context: PanelContext, _ frame: inout Frame
  ) -> [String] {
    let rect = context.rect
    let scene = SphereScene(session, geometry, columns: rect.columns, rows: rect.rows)
    guard let regions = geometry.regions?.turned(by: scene.rotation) else { return ["sphere"] }
    var canvas = context.canvas()
    let mosaic = context.glyphs.mosaic
    let lattice = SphereLattice(
      scene.map, regions, columns: rect.columns, rows: rect.rows, across: mosaic.columns,
      down: mosaic.rows)
    if context.palette.shades {
      let inks = SphereInks(context.palette, classes: scene.weights.count)
      if context.drawsExactRegions {
        frame.show(SphereShade.exact(scene.map, regions, inks, rect), in: rect)
      } else {
        SphereShade.draw(lattice, inks, rect, context.glyphs, &frame)
      }
    }
    // Where areas have colors, their edges are finer than a cell, which dots on them would not be.
    let drawsOutlines = !context.palette.shades || context.drawsExactRegions
    if !context.palette.shades { drawRims(scene.map, context, &canvas) }
    drawBoundaries(lattice, outlines: drawsOutlines, context, &canvas)
    SphereMarks.draw(
      scene, session, geometry, context, avoiding: drawsOutlines ? nil : lattice, &canvas)
    drawFeatures(scene, session, context, &canvas)
    canvas.draw(on: &frame)
    SphereLabels.draw(scene, session, context, &frame)
    return titles(session, context)
  }

  private static func titles(_ session: Session, _ context: PanelContext) -> [String] {
    let name: String
    switch session.presentation.projection {
    case .hemispheres: name = "sphere, front and back"
    case .globe: name = "sphere"
    case .polar:
      let label = session.presentation.inspected.map { session.probe.labels[$0] } ?? 0
      name = "sphere around \(session.dataset.symbols[label]), radius = angle"
    }
    if session.presentation.inspected != nil {
      return [
        "\(name): curves = geodesic distance (angle) to each weight", "\(name): geodesics", name,
        "sphere",
      ]
    }
    guard session.loss.margin != nil else {
      return ["\(name): each class's region", name, "sphere"]
    }
    guard context.palette.shades else {
      return ["\(name): outline = margin satisfied inside", "\(name): outlines = margins", name]
    }
    return [
      "\(name): colored = margin satisfied, dark = no man's land",
      "\(name): colored = margin satisfied, dark = not", "\(name): color = margin satisfied",
      name, "sphere",
    ]
  }

  /// The rim of each disk.
  private static func drawRims(
    _ map: SphereMap, _ context: PanelContext, _ canvas: inout DotCanvas
  ) {
    let ink = context.palette.dim
    let steps = max(16, Int(4 * Double.pi * map.radius))
    for disk in map.disks {
      for step in 0..<steps {
        let (sine, cosine) = sinCos(2 * Double.pi * Double(step) / Double(steps))
        let (x, y) = canvas.dot(of: disk.center + map.radius * SIMD2(cosine, sine))
        canvas.dot(x, y, ink, priority: 5, letter: ":")
      }
    }
  }

  /// Outlines of the regions, and in dots what decides at test time.
  private static func drawBoundaries(
    _ lattice: SphereLattice, outlines: Bool, _ context: PanelContext, _ canvas: inout DotCanvas
  ) {
    let palette = context.palette
    lattice.forEachSegment { segment in
      if segment.isMargin {
        guard outlines else { return }
        canvas.line(
          from: canvas.position(of: segment.start), to: canvas.position(of: segment.end),
          palette.hue(segment.label), priority: 40, letter: "=")
      } else if segment.isEven || context.glyphs == .ascii {
        let middle = 0.5 * (segment.start + segment.end)
        guard outlines || !lattice.isEdge(middle) else { return }
        let (x, y) = canvas.dot(of: middle)
        canvas.dot(x, y, palette.dim, priority: 10, letter: ".")
      }
    }
  }

  /// The dot of each sample, in order; beyond the canvas for one that is not drawn.
  static func positions(
    _ session: Session, _ geometry: DerivedGeometry, _ canvas: DotCanvas
  ) -> [(x: Int, y: Int)] {
    let scene = SphereScene(
      session, geometry, columns: canvas.rect.columns, rows: canvas.rect.rows)
    return scene.features.map { feature in
      guard let place = feature.map(scene.map.place) else { return (-1, -1) }
      // Of the globe's two sides the mouse finds the one in front.
      let isHidden = scene.map.projection == .globe && place.side == .back
      return isHidden ? (-1, -1) : canvas.dot(of: place.point)
    }
  }

  private static func drawFeatures(
    _ scene: SphereScene, _ session: Session, _ context: PanelContext, _ canvas: inout DotCanvas
  ) {
    let palette = context.palette
    for (index, feature) in scene.features.enumerated() {
      guard let place = feature.map(scene.map.place) else { continue }
      let label = session.probe.labels[index]
      let (x, y) = canvas.dot(of: place.point)
      let letter = small(session.dataset.symbols[label])
      let isInspected = session.presentation.inspected == index
      if scene.map.projection == .globe, place.side == .back, !isInspected {
        canvas.dot(x, y, palette.dim, priority: 20, letter: ".")
      } else {
        canvas.point(
          x, y, isInspected ? palette.strong : palette.hue(label),
          priority: isInspected ? 200 : 100, letter: letter)
      }
    }
  }
}
