internal import Angular
internal import Elementary
internal import Experiment
internal import Learning
internal import Screen

/// Lines and marks on the sphere: geodesics, inscribed caps, the ghost, the best code.
enum SphereMarks {
  static func draw(
    _ scene: SphereScene, _ session: Session, _ geometry: DerivedGeometry,
    _ context: PanelContext, avoiding lattice: SphereLattice?, _ canvas: inout DotCanvas
  ) {
    if scene.map.projection == .globe { drawEquator(scene, context, &canvas) }
    drawGhost(scene, session, context, &canvas)
    drawCaps(scene, session, geometry, context, avoiding: lattice, &canvas)
    drawCode(scene, context, &canvas)
    drawGeodesics(scene, session, geometry, context, &canvas)
  }

  /// A dot at a direction; the globe's back has those of `back` only.
  private static func dot(
    _ direction: SIMD3<Double>, _ scene: SphereScene, _ ink: Ink, priority: UInt8,
    letter: Unicode.Scalar, onBack: Bool = true, _ canvas: inout DotCanvas
  ) {
    let place = scene.map.place(of: direction)
    guard onBack || scene.map.projection != .globe || place.side == .front else { return }
    let (x, y) = canvas.dot(of: place.point)
    canvas.dot(x, y, ink, priority: priority, letter: letter)
  }

  /// Dots of a whole turn on a circle of the sphere's own size, about one a dot of the canvas.
  private static func steps(_ scene: SphereScene, _ canvas: DotCanvas, radians: Double) -> Int {
    max(2, Int(1.2 * radians * scene.map.radius * Double(canvas.dotsPerColumn)))
  }

  /// The features' first two components, in front, faint.
  private static func drawEquator(
    _ scene: SphereScene, _ context: PanelContext, _ canvas: inout DotCanvas
  ) {
    let count = steps(scene, canvas, radians: 2 * Double.pi)
    for step in stride(from: 0, to: count, by: 3) {
      let (sine, cosine) = sinCos(2 * Double.pi * Double(step) / Double(count))
      dot(
        scene.rotation(SIMD3(cosine, sine, 0)), scene, context.palette.faint, priority: 3,
        letter: ".", onBack: false, &canvas)
    }
  }

  private static func drawGhost(
    _ scene: SphereScene, _ session: Session, _ context: PanelContext, _ canvas: inout DotCanvas
  ) {
    // Directions on the circle would be a line around the sphere.
    guard let ghost = session.ghost, ghost.dimensions == session.trainer.dimensions else { return }
    for feature in ghost.features {
      guard let direction = SphereScene.direction(of: feature) else { continue }
      dot(
        scene.rotation(direction), scene, context.palette.dim, priority: 20, letter: ".",
        onBack: false, &canvas)
    }
  }

  /// The least radius of a cap that is drawn, in columns.
  private static let leastCap = 6.0

  /// The cap in every region: its radius is the half-wedge towards the nearest other weight.
  ///
  /// For A-Softmax delta / (m + 1). Where weights count by their lengths there is no such cap, and where
  /// it is small on the screen its dots could not be told from the region's edge.
  private static func drawCaps(
    _ scene: SphereScene, _ session: Session, _ geometry: DerivedGeometry,
    _ context: PanelContext, avoiding lattice: SphereLattice?, _ canvas: inout DotCanvas
  ) {
    guard session.loss.normalizesWeights, session.loss.margin != nil else { return }
    let bias = session.loss.hasBias ? geometry.biases.first ?? 0 : 0
    for (label, weight) in scene.weights.enumerated() where length(weight) > 0 {
      let gap = scene.weights.indices.filter { $0 != label }
        .map { angle(between: weight, scene.weights[$0]) }.min()
      guard let gap, let half = session.loss.halfWedge(between: gap, bias: bias, session.margin),
        half * scene.map.radius >= leastCap
      else { continue }
      let center = normalized(weight)
      let side = normalized(
        cross(center, center.x.magnitude < 0.9 ? SIMD3(1, 0, 0) : SIMD3(0, 1, 0)))
      let other = cross(center, side)
      let (radius, height) = sinCos(half)
      let count = steps(scene, canvas, radians: 2 * Double.pi * radius)
      // Two dots of every four.
      for step in 0..<count where step % 4 < 2 {
        let (sine, cosine) = sinCos(2 * Double.pi * Double(step) / Double(count))
        let direction = height * center + radius * (cosine * side + sine * other)
        guard lattice?.isEdge(scene.map.place(of: direction).point) != true else { continue }
        dot(
          direction, scene, context.palette.hue(label), priority: 30, letter: "'", onBack: false,
          &canvas)
      }
    }
  }

  /// Where as many weights would be as far apart as possible, turned to fit the present ones.
  private static func drawCode(
    _ scene: SphereScene, _ context: PanelContext, _ canvas: inout DotCanvas
  ) {
    for direction in SphericalCode.fitted(to: scene.weights) ?? [] {
      let place = scene.map.place(of: direction)
      guard scene.map.projection != .globe || place.side == .front else { continue }
      let (x, y) = canvas.dot(of: place.point)
      let arm = context.glyphs.hasFineDots ? 2 : 0
      for step in -arm...arm {
        canvas.dot(x + step, y, context.palette.dim, priority: 45, letter: "+")
        canvas.dot(x, y + step, context.palette.dim, priority: 45, letter: "+")
      }
    }
  }

  /// From the inspected sample the geodesic to every class weight: its own and its rival's solid.
  private static func drawGeodesics(
    _ scene: SphereScene, _ session: Session, _ geometry: DerivedGeometry,
    _ context: PanelContext, _ canvas: inout DotCanvas
  ) {
    guard let index = session.presentation.inspected, let from = scene.features[index],
      let inspection = Inspection(session, geometry)
    else { return }
    for (label, weight) in scene.weights.enumerated() where length(weight) > 0 {
      let isStrong = label == inspection.label || label == inspection.rival
      let to = normalized(weight)
      let count = steps(scene, canvas, radians: angle(between: from, to))
      for step in stride(from: 0, through: count, by: isStrong ? 1 : 5) {
        let part = geodesic(from: from, to: to, share: Double(step) / Double(count))
        let isBack = scene.map.projection == .globe && part.z < 0
        guard !isBack || step.isMultiple(of: 5) else { continue }
        dot(
          part, scene, context.palette.hue(label), priority: isStrong ? 140 : 120,
          letter: isStrong ? "~" : ".", &canvas)
      }
    }
  }
}
