internal import Angular
internal import Elementary
internal import Experiment
internal import Learning
internal import Screen
internal import Text

/// Features on the unit circle: class arcs, margins between them, weights, decision boundaries.
enum CircleView {
  /// The radii of rings, as shares of the unit circle's radius on screen.
  private enum Ring {
    static let featuresFrom = 0.74
    static let featuresTo = 0.93
    static let ghost = 0.64
    static let geodesics = 0.58
    static let rim = 1.0
  }

  /// Draws it; returns its titles, the fullest first.
  static func draw(
    _ session: Session, _ geometry: DerivedGeometry, _ context: PanelContext, _ frame: inout Frame
  ) -> [String] {
    var canvas = context.canvas()
    let place = Place(canvas)
    // The rim, three dots thick, lies on the shade: a cell has one background behind all its dots.
    shade(geometry, context, &frame, radius: (place.radius + 3) / Double(canvas.dotsPerColumn))
    drawRays(geometry, context, place, &canvas)
    drawRim(geometry, context, place, &canvas)
    if let ghost = session.ghost {
      for (index, direction) in ghost.directions.enumerated() {
        let (x, y) = place.dot(direction, Ring.ghost - 0.04 * scatter(index))
        canvas.point(x, y, context.palette.dim, priority: 20, letter: ".")
      }
    }
    drawFeatures(session, context, &canvas)
    drawGeodesics(session, geometry, context, place, &canvas)
    canvas.draw(on: &frame)
    drawLetters(session, geometry, context, place, &frame)
    return titles(session, context)
  }

  private static func titles(_ session: Session, _ context: PanelContext) -> [String] {
    let name = "unit circle"
    if session.presentation.inspected != nil {
      return [
        "\(name): curves = geodesic distance (angle) to each weight", "\(name): geodesics", name,
      ]
    }
    guard session.loss.margin != nil else { return ["\(name): each class's region", name] }
    guard context.palette.shades else {
      return [
        "\(name): thick rim = margin satisfied, thin = no man's land",
        "\(name): thick = margin satisfied", name,
      ]
    }
    return [
      "\(name): colored = margin satisfied, dark = no man's land",
      "\(name): colored = margin satisfied, dark = not", "\(name): color = margin satisfied",
      name,
    ]
  }

  /// From polar coordinates to dots.
  struct Place {
    let centerX: Double
    let centerY: Double
    let radius: Double
    /// Where letters stand, as a share of the radius.
    let letters: Double
    let aspect: Double

    /// The largest circle that leaves room for the letters around it.
    init(_ canvas: DotCanvas) {
      centerX = Double(canvas.width) / 2
      centerY = Double(canvas.height) / 2
      aspect = canvas.aspect
      // More than half a cell from the rim to the middle of a letter.
      let outside = 1.5 + 2.3 * Double(canvas.dotsPerColumn)
      radius = max(2, min(centerX - outside, centerY * aspect - outside + 1))
      letters = 1 + outside / radius
    }

    func point(_ direction: Double, _ share: Double) -> (x: Double, y: Double) {
      let (sine, cosine) = sinCos(direction)
      return (centerX + share * radius * cosine, centerY - share * radius * sine / aspect)
    }

    func dot(_ direction: Double, _ share: Double) -> (x: Int, y: Int) {
      let (x, y) = point(direction, share)
      return (Int(x), Int(y))
    }
  }

  private static func shade(
    _ geometry: DerivedGeometry, _ context: PanelContext, _ frame: inout Frame, radius: Double
  ) {
    guard context.palette.shades else { return }
    let palette = context.palette
    if context.drawsExactRegions {
      var exact = ExactRegions(in: context.rect)
      exact.add(palette.marginZone, from: 0, to: 2 * Double.pi, radius: radius)
      exact.add(geometry.arcs, palette, radius: radius)
      return frame.show(exact, in: context.rect)
    }
    let tints = (0..<12).map { palette.tint($0) ?? palette.background }
    frame.shade(context.rect, glyphs: context.glyphs) { x, y in
      let square = x * x + y * y
      let direction = atan2(y, x)
      return (0..<8).map { lane in
        guard square[lane] < radius * radius else { return palette.background }
        let label = geometry.sector(of: direction[lane])
        return label < 0 ? palette.marginZone : tints[label % tints.count]
      }
    }
  }

  private static func drawRays(
    _ geometry: DerivedGeometry, _ context: PanelContext, _ place: Place, _ canvas: inout DotCanvas
  ) {
    for ray in geometry.rays {
      canvas.line(
        from: place.point(ray.direction, 0), to: place.point(ray.direction, Ring.rim),
        context.palette.dim, priority: 10, letter: ".", skip: context.glyphs.hasFineDots ? 0 : 1)
    }
    for (label, weight) in geometry.weights.enumerated() {
      let direction = atan2(weight.y, weight.x)
      canvas.line(
        from: place.point(direction, 0), to: place.point(direction, Ring.rim),
        context.palette.hue(label), priority: 30, letter: "'", skip: 3)
    }
  }

  /// A thick arc over each wedge, thin dots over no man's land.
  private static func drawRim(
    _ geometry: DerivedGeometry, _ context: PanelContext, _ place: Place, _ canvas: inout DotCanvas
  ) {
    let count = DerivedGeometry.resolution
    let unit = 2 * Double.pi / Double(count)
    for step in 0..<count {
      let label = Int(geometry.sectors[step])
      let direction = (Double(step) + 0.5) * unit
      if label >= 0 {
        for share in [1.0, 1.0 + 1 / place.radius, 1.0 + 2 / place.radius] {
          let (x, y) = place.dot(direction, share)
          canvas.dot(x, y, context.palette.hue(label), priority: 40, letter: "=")
        }
      } else if step.isMultiple(of: 12) {
        let (x, y) = place.dot(direction, 1)
        canvas.dot(x, y, context.palette.dim, priority: 15, letter: ":")
      }
    }
  }

  /// The dot of each sample, in order.
  static func positions(_ session: Session, _ canvas: DotCanvas) -> [(x: Int, y: Int)] {
    let place = Place(canvas)
    let spread = Ring.featuresTo - Ring.featuresFrom
    return session.measures.directions.enumerated().map { index, direction in
      place.dot(direction, Ring.featuresFrom + spread * scatter(index))
    }
  }

  private static func drawFeatures(
    _ session: Session, _ context: PanelContext, _ canvas: inout DotCanvas
  ) {
    for (index, (x, y)) in positions(session, canvas).enumerated() {
      let label = session.probe.labels[index]
      let isInspected = session.presentation.inspected == index
      canvas.point(
        x, y, isInspected ? context.palette.strong : context.palette.hue(label),
        priority: isInspected ? 200 : 100, letter: small(session.dataset.symbols[label]))
    }
  }

  /// From the inspected sample the arc to every class weight: its own and the nearest other solid.
  private static func drawGeodesics(
    _ session: Session, _ geometry: DerivedGeometry, _ context: PanelContext, _ place: Place,
    _ canvas: inout DotCanvas
  ) {
    guard let inspection = Inspection(session, geometry), let direction = inspection.direction
    else { return }
    canvas.line(
      from: place.point(direction, 0), to: place.point(direction, Ring.featuresTo),
      context.palette.strong, priority: 150, letter: "'")
    // The nearest weight has the outermost ring, so that no arc lies under another.
    for (rank, label) in inspection.nearestFirst.enumerated() {
      let isStrong = label == inspection.label || label == inspection.rival
      let ring = Ring.geodesics - 0.4 * Double(rank) / Double(max(6, inspection.turns.count))
      let turn = inspection.turns[label]
      let steps = max(1, Int(turn.magnitude * place.radius * ring))
      for step in stride(from: 0, through: steps, by: isStrong ? 1 : 4) {
        let part = direction + turn * Double(step) / Double(steps)
        let (x, y) = place.dot(part, ring)
        canvas.dot(
          x, y, context.palette.hue(label), priority: isStrong ? 140 : 120,
          letter: isStrong ? "~" : ".")
      }
    }
  }

  private static func drawLetters(
    _ session: Session, _ geometry: DerivedGeometry, _ context: PanelContext, _ place: Place,
    _ frame: inout Frame
  ) {
    let canvas = context.canvas()
    let inspection = Inspection(session, geometry)
    for (label, weight) in geometry.weights.enumerated() {
      let (x, y) = place.dot(atan2(weight.y, weight.x), place.letters)
      // The circle takes what height there is: right above and below it letters sit on the rim.
      let column = min(max(0, x / canvas.dotsPerColumn), context.rect.columns - 1)
      let row = min(max(0, y / canvas.dotsPerRow), context.rect.rows - 1)
      frame.put(
        scalar(session.dataset.symbols[label]), column: context.rect.column + column,
        row: context.rect.row + row,
        Style(context.palette.hue(label), bold: true))
      if let inspection {
        let isStrong = label == inspection.label || label == inspection.rival
        let distance = Numerals.fixed(degrees(inspection.turns[label].magnitude), 0)
        write(
          distance + context.symbol("\u{b0}", ""), isStrong: isStrong, context, column: column,
          row: row, &frame)
      } else {
        // Names stand to the left of letters at the left, cut to the room there.
        let room =
          column < context.rect.columns / 2 ? column - 1 : context.rect.columns - column - 2
        if room >= 3 {
          write(
            session.dataset.name(ofClass: label, columns: min(12, room)), isStrong: false,
            context, column: column, row: row, &frame)
        }
      }
    }
  }

  /// The geodesic distance or the name beside a weight's letter, outside the circle, where there is
  /// room.
  private static func write(
    _ text: String, isStrong: Bool, _ context: PanelContext, column: Int, row: Int,
    _ frame: inout Frame
  ) {
    let isLeft = column < context.rect.columns / 2
    let start = isLeft ? column - 1 - text.count : column + 2
    let cells = (0..<text.count).map { (context.rect.column + start + $0, context.rect.row + row) }
    guard start >= 0, start + text.count <= context.rect.columns,
      cells.allSatisfy({ x, y in
        frame[x, y].scalar == " " && frame[x, y].background == context.palette.background
      })
    else { return }
    frame.write(
      text, column: context.rect.column + start, row: context.rect.row + row,
      Style(isStrong ? context.palette.strong : context.palette.dim, bold: isStrong))
  }
}

/// A fixed place in 0 ..< 1 for each sample, so that points of one direction lie side by side and
/// none of them jumps from frame to frame.
func scatter(_ index: Int) -> Double {
  // Multiples of the golden ratio fill the interval evenly.
  let place = Double(index + 1) * 0.618033988749895
  return place - Double(Int(place))
}

/// The first scalar of a symbol.
func scalar(_ symbol: Character) -> Unicode.Scalar { symbol.unicodeScalars.first ?? "?" }

/// The letter of a class's points: small, where the class's own is a capital.
func small(_ symbol: Character) -> Unicode.Scalar {
  scalar(Character(symbol.lowercased()))
}
