internal import Elementary
internal import Experiment
internal import Screen
internal import Text

/// Two loss curves over the steps, lambda where it is or was in force, and where m changed.
enum LossView {
  /// Draws it; returns its titles, the fullest first.
  static func draw(
    _ session: Session, _ geometry: DerivedGeometry, _ context: PanelContext, _ frame: inout Frame
  ) -> [String] {
    let labels = 6
    let lambda = LambdaScale(session, columns: context.rect.columns)
    let plot = Rect(
      column: context.rect.column + labels, row: context.rect.row,
      columns: context.rect.columns - labels - (lambda?.labelColumns ?? 0),
      rows: context.rect.rows - 1)
    let titles = ["loss, with the margin and without it", "loss"]
    guard plot.columns > 8, plot.rows > 1 else { return titles }
    var canvas = DotCanvas(plot, glyphs: context.glyphs)
    let scale = Scale(session, canvas)
    drawGrid(scale, context, plot, &canvas, &frame)
    if let ghost = session.ghost {
      draw(ghost.curves, \.loss, scale, context.palette.faint, 20, ".", &canvas)
    }
    if let lambda { draw(lambda, session, scale, context, plot, &canvas, &frame) }
    // Dotted against solid tells the curves apart without color, too.
    draw(
      session.curves, \.marginFreeLoss, scale, context.palette.hue(1), 50, "o", &canvas,
      skip: context.isColorless && context.glyphs.hasFineDots ? 3 : 0)
    draw(session.curves, \.loss, scale, context.palette.hue(0), 60, "*", &canvas)
    canvas.draw(on: &frame)
    drawMarks(session, scale, context, plot, canvas, &frame)
    let style = Style(context.palette.dim)
    frame.write("0", column: plot.column, row: plot.row + plot.rows, style)
    let legend = Legend(
      plot.columns, context.glyphs, showsLambda: lambda != nil,
      isColorless: context.isColorless && context.glyphs.hasFineDots)
    let last = legend.saysStep ? "step \(session.step)" : "\(session.step)"
    frame.write(
      last, column: plot.column + plot.columns - last.count, row: plot.row + plot.rows, style)
    guard !session.presentation.hides(.legend) else { return titles }
    var column = plot.column + Legend.indent
    for (index, text) in legend.names.enumerated() {
      column =
        2
        + frame.write(
          text, column: column, row: plot.row + plot.rows, Style(context.palette.hue(index)))
    }
    return titles
  }

  /// Each curve's name, in ASCII after its letter: the longest names that leave room for the step.
  private struct Legend {
    static let indent = 3

    private(set) var names: [String] = []
    private(set) var saysStep = true

    init(_ columns: Int, _ glyphs: Glyphs, showsLambda: Bool, isColorless: Bool) {
      let rest = showsLambda ? ["lambda"] : []
      let letters = isColorless ? ["\u{2500} ", "\u{2508} ", ""] : ["*", "o", "l "]
      for (spoken, saysStep) in [
        (["with margin", "without margin"] + rest, true),
        (["with margin", "without"] + rest, true),
        (["with m", "without"] + rest, true), (["with m", "without"] + rest, false),
        (["m", "no m"] + rest, false), (["with m", "without"], false), (["with m", "no m"], false),
        (["m", "no m"], false),
      ] {
        let names =
          glyphs == .ascii || isColorless ? zip(letters, spoken).map { $0 + $1 } : spoken
        // Room for five digits, so that nothing changes while they grow.
        let taken = Self.indent + names.reduce(0) { $0 + $1.count + 2 } + (saysStep ? 10 : 5)
        guard taken <= columns + 1 else { continue }
        (self.names, self.saysStep) = (names, saysStep)
        return
      }
    }
  }

  /// Steps to the right, decades of loss upwards.
  private struct Scale {
    let steps: Double
    let lowest: Int
    let highest: Int
    let width: Double
    let height: Double

    init(_ session: Session, _ canvas: DotCanvas) {
      steps = Double(max(300, session.step))
      let curves = [session.curves, session.ghost?.curves].compactMap(\.self)
      let values = curves.flatMap(\.points).flatMap { [$0.loss, $0.marginFreeLoss] }
      let positive = values.filter { $0 > 0 && $0.isFinite }
      let least = decades(max(1e-4, positive.min() ?? 0.1))
      let most = decades(max(1e-4, positive.max() ?? 1))
      lowest = Int(least + 10) - 10
      highest = max(lowest + 1, Int(most + 10) - 9)
      width = Double(canvas.width - 1)
      height = Double(canvas.height - 1)
    }

    func x(_ step: Int) -> Int { Int(Double(step) / steps * width + 0.5) }

    func y(_ loss: Double) -> Int {
      guard loss.isFinite else { return 0 }
      let place = (decades(max(1e-4, loss)) - Double(lowest)) / Double(highest - lowest)
      return Int((1 - min(1, max(0, place))) * height + 0.5)
    }
  }

  private static func draw(
    _ curves: LossCurves, _ value: (LossCurves.Point) -> Double, _ scale: Scale, _ ink: Ink,
    _ priority: UInt8, _ letter: Unicode.Scalar, _ canvas: inout DotCanvas, skip: Int = 0
  ) {
    var last: (x: Double, y: Double)?
    for point in curves.points {
      let next = (x: Double(scale.x(point.step)), y: Double(scale.y(value(point))))
      // Dots keep their places while the curve grows: one in every `skip` + 1 columns.
      if skip == 0 || scale.x(point.step).isMultiple(of: skip + 1) {
        canvas.line(from: last ?? next, to: next, ink, priority: priority, letter: letter)
      }
      last = skip == 0 ? next : nil
    }
  }

  /// lambda by decades of its own, whose ends stand at the right where there is room.
  private struct LambdaScale {
    let lowest: Int
    let highest: Int
    let labelColumns: Int

    /// Nil while lambda has never been in force.
    init?(_ session: Session, columns: Int) {
      let values = session.curves.points.map(\.lambda).filter { $0 > 0 }
      guard let least = values.min(), let most = values.max() else { return nil }
      // Below a thousandth lambda does nothing, and its number would not fit.
      lowest = max(-3, Int(decades(least) + 10) - 10)
      highest = max(lowest + 1, Int(decades(most) + 10 - 1e-9) - 9)
      labelColumns = columns >= 40 ? 6 : 0
    }

    /// The share of the height at which a lambda stands, from the top.
    func depth(_ lambda: Double) -> Double {
      1 - (decades(lambda) - Double(lowest)) / Double(highest - lowest)
    }
  }

  private static func draw(
    _ lambda: LambdaScale, _ session: Session, _ scale: Scale, _ context: PanelContext,
    _ plot: Rect,
    _ canvas: inout DotCanvas, _ frame: inout Frame
  ) {
    var last: (x: Double, y: Double)?
    for point in session.curves.points {
      // A logarithm knows no 0: there the curve has a hole.
      guard point.lambda > 0 else {
        last = nil
        continue
      }
      let depth = min(1, max(0, lambda.depth(point.lambda)))
      let next = (x: Double(scale.x(point.step)), y: depth * scale.height)
      canvas.line(
        from: last ?? next, to: next, context.palette.hue(2), priority: 40, letter: "l")
      last = next
    }
    guard lambda.labelColumns > 0 else { return }
    for (power, row) in [(lambda.highest, plot.row), (lambda.lowest, plot.row + plot.rows - 1)] {
      frame.write(
        power > 4 ? "1e\(power)" : Numerals.shortest(tenTo(power)),
        column: plot.column + plot.columns + 1,
        row: row, Style(context.palette.hue(2)))
    }
  }

  private static func drawGrid(
    _ scale: Scale, _ context: PanelContext, _ plot: Rect, _ canvas: inout DotCanvas,
    _ frame: inout Frame
  ) {
    var power = tenTo(scale.lowest)
    var lastRow = Int.max
    for _ in scale.lowest...scale.highest {
      let y = scale.y(power)
      let row = plot.row + y / canvas.dotsPerRow
      if lastRow - row >= 1 {
        frame.write(
          Numerals.shortest(power).paddedLeft(to: 5), column: context.rect.column, row: row,
          Style(context.palette.dim))
        lastRow = row
      }
      for x in stride(from: 0, to: canvas.width, by: 6) {
        canvas.dot(x, y, context.palette.faint, priority: 1, letter: " ")
      }
      power *= 10
    }
  }

  private static func drawMarks(
    _ session: Session, _ scale: Scale, _ context: PanelContext, _ plot: Rect, _ canvas: DotCanvas,
    _ frame: inout Frame
  ) {
    var free = plot.column
    for mark in session.curves.marks {
      let column = plot.column + scale.x(mark.step) / canvas.dotsPerColumn
      for row in plot.row..<plot.row + plot.rows
      where frame.contains(column: column, row: row) && frame[column, row].scalar == " " {
        frame.write(
          context.symbol("\u{254e}", "!"), column: column, row: row, Style(context.palette.faint))
      }
      let end = plot.column + plot.columns
      let start = min(column, end - mark.label.count)
      guard start >= free else { continue }
      frame.write(mark.label, column: start, row: plot.row, Style(context.palette.strong))
      free = start + mark.label.count + 1
    }
  }
}

/// log10.
private func decades(_ value: Double) -> Double { log(value) / 2.302585092994046 }

/// 10 to a whole power.
private func tenTo(_ power: Int) -> Double {
  (0..<abs(power)).reduce(1.0) { value, _ in power < 0 ? value / 10 : value * 10 }
}
