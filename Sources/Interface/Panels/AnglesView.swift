internal import Angular
internal import Elementary
internal import Experiment
internal import Learning
internal import Screen
internal import Text

/// Two classes by two angles: each sample's to its own weight across, to the other's upwards.
///
/// Where weights have one length, the margin boundary F(theta_1) = cos theta_2 is a curve of the loss
/// alone: for A-Softmax a line of slope m through the origin, for ArcFace a parallel to the diagonal.
enum AnglesView {
  /// Draws it; returns its titles, the fullest first.
  static func draw(
    _ session: Session, _ geometry: DerivedGeometry, _ context: PanelContext, _ frame: inout Frame
  ) -> [String] {
    let pair = Pair(session, geometry)
    let (dataset, symbols) = (session.dataset, session.dataset.symbols)
    let names = pair.map { "\(symbols[$0.first]) and \(symbols[$0.second])" } ?? ""
    let fullNames =
      pair.map { "\(dataset.title(ofClass: $0.first)) and \(dataset.title(ofClass: $0.second))" }
      ?? ""
    let titles = [
      "two angles, \(fullNames): to its own weight across, to the other's upwards",
      "two angles, \(fullNames)",
      "two angles, \(names)", "two angles",
    ]
    let plot = plotRect(context.rect)
    guard let pair, plot.columns > 8, plot.rows > 3 else { return titles }
    var canvas = DotCanvas(plot, glyphs: context.glyphs)
    let scale = Scale(session, pair, canvas)
    shade(session, geometry, pair, scale, context, plot, &frame)
    drawLines(session, geometry, pair, scale, context, &canvas)
    for (index, dot) in positions(session, geometry, canvas).enumerated() where dot.x >= 0 {
      let label = session.probe.labels[index]
      let isInspected = session.presentation.inspected == index
      canvas.point(
        dot.x, dot.y, isInspected ? context.palette.strong : context.palette.hue(label),
        priority: isInspected ? 200 : 100, letter: small(symbols[label]))
    }
    canvas.draw(on: &frame)
    if context.isColorless { drawLetters(session, geometry, canvas, context, &frame) }
    drawAxes(session, geometry, scale, context, plot, &frame)
    return titles
  }

  /// Each sample's class as its letter, where dots could not tell the two apart.
  private static func drawLetters(
    _ session: Session, _ geometry: DerivedGeometry, _ canvas: DotCanvas, _ context: PanelContext,
    _ frame: inout Frame
  ) {
    for (index, dot) in positions(session, geometry, canvas).enumerated() where dot.x >= 0 {
      let isInspected = session.presentation.inspected == index
      frame.put(
        small(session.dataset.symbols[session.probe.labels[index]]),
        column: canvas.rect.column + dot.x / canvas.dotsPerColumn,
        row: canvas.rect.row + dot.y / canvas.dotsPerRow,
        Style(context.palette.text, bold: isInspected, reverse: isInspected))
    }
  }

  /// Where the dots lie: right of the degrees, above the legend.
  private static func plotRect(_ rect: Rect) -> Rect {
    Rect(column: rect.column + 4, row: rect.row, columns: rect.columns - 4, rows: rect.rows - 2)
  }

  /// The dot of each sample of the two classes, in order; beyond the canvas for the others.
  static func positions(in rect: Rect, _ session: Session, _ glyphs: Glyphs) -> (
    canvas: DotCanvas, dots: [(x: Int, y: Int)]
  ) {
    let canvas = DotCanvas(plotRect(rect), glyphs: glyphs)
    return (canvas, positions(session, DerivedGeometry(session), canvas))
  }

  private static func positions(
    _ session: Session, _ geometry: DerivedGeometry, _ canvas: DotCanvas
  ) -> [(x: Int, y: Int)] {
    guard let pair = Pair(session, geometry) else { return [] }
    let scale = Scale(session, pair, canvas)
    return session.probe.labels.indices.map { index in
      let label = session.probe.labels[index]
      guard label == pair.first || label == pair.second else { return (-1, -1) }
      let feature = SIMD3<Double>(session.features[index])
      let other = label == pair.first ? pair.second : pair.first
      return scale.dot(
        angle(between: feature, geometry.weights[label]),
        angle(between: feature, geometry.weights[other]))
    }
  }

  /// The classes that come closest; those of the inspected sample and its nearest other weight.
  struct Pair {
    let first: Int
    let second: Int
    /// The angle between their weights, radians.
    let apart: Double

    init?(_ session: Session, _ geometry: DerivedGeometry) {
      if let inspection = Inspection(session, geometry) {
        (first, second) = (inspection.label, inspection.rival)
      } else {
        let classes = session.measures.classes
        guard let nearest = classes.indices.min(by: { classes[$0].gap < classes[$1].gap }),
          let rival = classes[nearest].nearestOther
        else { return nil }
        (first, second) = (min(nearest, rival), max(nearest, rival))
      }
      apart = angle(between: geometry.weights[first], geometry.weights[second])
    }
  }

  /// The same degrees across and upwards, on a ladder, so that it rests while samples move.
  struct Scale {
    /// The largest angle of either axis, radians.
    let reach: Double
    let width: Double
    let height: Double

    init(_ session: Session, _ pair: Pair, _ canvas: DotCanvas) {
      let wide = 1.15 * max(pair.apart, session.measures.medianWidth)
      let ladder = [30, 45, 60, 75, 90, 120, 150, 180].map { $0 * Double.pi / 180 }
      reach = ladder.first { $0 >= wide } ?? Double.pi
      width = Double(canvas.width - 1)
      height = Double(canvas.height - 1)
    }

    func point(_ own: Double, _ other: Double) -> (x: Double, y: Double) {
      (own / reach * width, (1 - other / reach) * height)
    }

    /// The dot; what is farther away lies on the edge.
    func dot(_ own: Double, _ other: Double) -> (x: Int, y: Int) {
      let (x, y) = point(min(own, reach), min(other, reach))
      return (Int(x + 0.5), Int(y + 0.5))
    }
  }

  /// theta_2 from which on a sample at theta_1 satisfies the margin; nil where none does.
  ///
  /// With biases that depends on the length of its feature: the inspected sample's, else the median.
  static func boundary(
    at own: Double, of label: Int, against other: Int, _ session: Session,
    _ geometry: DerivedGeometry
  ) -> Double? {
    var radius = geometry.radius
    if session.loss.bias == .perClass, let index = session.presentation.inspected {
      let feature = SIMD3<Double>(session.features[index])
      let length = length(feature)
      if length > 0, length.isFinite { radius = length }
    }
    return session.loss.boundaryAngle(
      at: own, of: label, against: other, weights: geometry.weights, bias: geometry.biases,
      radius: radius, session.margin)
  }

  /// Dark where the margin is not satisfied though the own weight is the nearer one.
  private static func shade(
    _ session: Session, _ geometry: DerivedGeometry, _ pair: Pair, _ scale: Scale,
    _ context: PanelContext,
    _ plot: Rect, _ frame: inout Frame
  ) {
    guard context.palette.shades, session.loss.normalizesWeights else { return }
    for column in 0..<plot.columns {
      let own = (Double(column) + 0.5) / Double(plot.columns) * scale.reach
      let least =
        boundary(at: own, of: pair.first, against: pair.second, session, geometry)
        ?? 2 * Double.pi
      for row in 0..<plot.rows {
        let other = (1 - (Double(row) + 0.5) / Double(plot.rows)) * scale.reach
        guard other > own, other < least else { continue }
        frame[plot.column + column, plot.row + row] = Cell(
          " ", background: context.palette.marginZone)
      }
    }
  }

  private static func drawLines(
    _ session: Session, _ geometry: DerivedGeometry, _ pair: Pair, _ scale: Scale,
    _ context: PanelContext,
    _ canvas: inout DotCanvas
  ) {
    let skip = context.glyphs.hasFineDots ? 1 : 0
    canvas.line(
      from: scale.point(0, 0), to: scale.point(scale.reach, scale.reach), context.palette.dim,
      priority: 20, letter: ".", skip: skip)
    // Directions between the two weights: the two angles share what lies between.
    let far = min(pair.apart, scale.reach)
    canvas.line(
      from: scale.point(pair.apart - far, far), to: scale.point(far, pair.apart - far),
      context.palette.faint, priority: 10, letter: "'", skip: 2)
    draw(pair.first, against: pair.second, session, geometry, scale, context, &canvas)
    guard !session.loss.normalizesWeights else { return }
    draw(pair.second, against: pair.first, session, geometry, scale, context, &canvas)
  }

  private static func draw(
    _ label: Int, against other: Int, _ session: Session, _ geometry: DerivedGeometry,
    _ scale: Scale, _ context: PanelContext, _ canvas: inout DotCanvas
  ) {
    // One boundary serves both classes unless their weights differ in length.
    let ink =
      session.loss.normalizesWeights ? context.palette.strong : context.palette.hue(label)
    var last: (x: Double, y: Double)?
    for x in 0..<canvas.width {
      let own = Double(x) / scale.width * scale.reach
      let least = boundary(at: own, of: label, against: other, session, geometry)
      guard let least, least <= scale.reach else {
        last = nil
        continue
      }
      let next = scale.point(own, least)
      canvas.line(from: last ?? next, to: next, ink, priority: 60, letter: "*")
      last = next
    }
  }

  private static func drawAxes(
    _ session: Session, _ geometry: DerivedGeometry, _ scale: Scale, _ context: PanelContext,
    _ plot: Rect, _ frame: inout Frame
  ) {
    let style = Style(context.palette.dim)
    let most = Numerals.fixed(degrees(scale.reach), 0)
    frame.write(most.paddedLeft(to: 3), column: plot.column - 4, row: plot.row, style)
    let bottom = plot.row + plot.rows
    frame.write("0", column: plot.column, row: bottom, style)
    frame.write(most, column: plot.column + plot.columns - most.count, row: bottom, style)
    let across = "to its own weight \(context.symbol("\u{2192}", ">"))"
    let upwards = "\(context.symbol("\u{2191}", "^")) to the other's"
    let room = plot.columns - 2 - most.count
    let text =
      room >= across.count + upwards.count + 6
      ? "\(upwards)   \(across)" : across.count + 2 <= room ? across : ""
    frame.write(text, column: plot.column + 2, row: bottom, style)
    guard !session.presentation.hides(.legend) else { return }
    frame.write(
      legend(session, geometry, columns: plot.columns), column: plot.column, row: bottom + 1,
      Style(context.palette.strong), limit: plot.columns)
  }

  /// What the boundary is, as fully as there is room for.
  private static func legend(
    _ session: Session, _ geometry: DerivedGeometry, columns: Int
  ) -> String {
    let m = session.margin.m
    let choices: [String]
    if let rule = Caption.rule(session), Caption.asksForMargin(session, geometry) {
      let text = rule.isAngle ? Caption.tenths(m) : Numerals.fixed(m, 2)
      choices = rule.boundaries.map { Caption.filled($0, [("{m}", text)]) }
    } else if session.loss.form == .oneAgainstAll {
      choices = [
        "own logit above 0, the other's below: satisfied in a corner, at the left and above",
        "satisfied at the left and above", "left and above",
      ]
    } else if !Caption.asksForMargin(session, geometry) {
      choices = ["no margin: the boundary is where the two logits tie", "no margin"]
    } else {
      let whose = session.loss.normalizesWeights ? "" : " of its own class"
      let dilution = session.lambda > 0 ? ", which lambda bends" : ""
      choices = [
        "satisfied above the curve\(whose)\(dilution): there the logit with the margin wins",
        "satisfied above the curve\(whose)", "above the curve",
      ]
    }
    return choices.first { $0.count <= columns } ?? ""
  }
}
