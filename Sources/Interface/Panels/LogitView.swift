internal import Angular
internal import Elementary
internal import Experiment
internal import Learning
internal import Screen
internal import Text

/// What the loss makes of the angle to the own class: F(theta) beside the curve of the other classes,
/// which is mostly cos theta, and where the samples are.
enum LogitView {
  /// Draws it; returns its titles, the fullest first.
  static func draw(
    _ session: Session, _ geometry: DerivedGeometry, _ context: PanelContext, _ frame: inout Frame
  ) -> [String] {
    let labels = 4
    let plot = Rect(
      column: context.rect.column + labels, row: context.rect.row,
      columns: context.rect.columns - labels, rows: context.rect.rows - 1)
    let name = "target logit"
    let titles: [String] =
      if session.loss.nonTarget != nil {
        ["\(name), and the other classes' (dotted)", name]
      } else if session.loss.target == nil {
        ["\(name): cos theta, no margin", name]
      } else {
        ["\(name): with margin, and cos theta (dotted)", "\(name), cos theta (dotted)", name]
      }
    guard plot.columns > 8, plot.rows > 2 else { return titles }
    var canvas = DotCanvas(plot, glyphs: context.glyphs)
    let curve = values(session, count: canvas.width)
    let lowest = min(-1, curve.last?.value ?? -1)
    let height = Double(canvas.height - 1)
    // A curve of the other classes may begin above 1.
    func level(_ value: Double) -> Int { Int((1 - min(1, value)) / (1 - lowest) * height + 0.5) }
    drawHistogram(session, context, &canvas)
    var before = level(1)
    for (x, point) in curve.enumerated() {
      if x.isMultiple(of: context.glyphs.hasFineDots ? 4 : 2) {
        canvas.dot(
          x, level(point.plain), context.palette.dim, priority: 30, letter: ".")
      }
      let y = level(point.value)
      for step in min(before + (y > before ? 1 : 0), y)...max(before, y) {
        canvas.dot(x, step, context.palette.strong, priority: 90, letter: "*", bold: true)
      }
      before = y
    }
    canvas.draw(on: &frame)
    drawAxes(session, context, plot, &frame, lowest: lowest)
    return titles
  }

  private struct Point {
    var value: Double
    var plain: Double
  }

  private static func values(_ session: Session, count: Int) -> [Point] {
    var points: [Point] = []
    points.reserveCapacity(count + 8)
    for first in stride(from: 0, to: count, by: 8) {
      let place = Lanes(0, 1, 2, 3, 4, 5, 6, 7) + Double(first)
      let theta = place * (Double.pi / Double(max(1, count - 1)))
      let bounded = theta.clamped(
        lowerBound: Lanes(repeating: 0), upperBound: Lanes(repeating: Double.pi))
      let plain = session.loss.nonTargetLogit(at: bounded, session.margin).value
      let value = session.loss.targetLogit(at: bounded, session.margin).value
      for lane in 0..<min(8, count - first) {
        points.append(Point(value: value[lane], plain: plain[lane]))
      }
    }
    return points
  }

  /// Bars of theta_y from the bottom; the highest takes two fifths of the height.
  private static func drawHistogram(
    _ session: Session, _ context: PanelContext, _ canvas: inout DotCanvas
  ) {
    let angles = session.measures.targetAngles
    guard !angles.isEmpty else { return }
    let width = context.glyphs.hasFineDots ? 2 : 1
    let bins = max(1, canvas.width / width)
    var counts = [Int](repeating: 0, count: bins)
    for angle in angles { counts[min(bins - 1, Int(angle / Double.pi * Double(bins)))] += 1 }
    let most = Double(counts.max() ?? 1)
    let tallest = Double(canvas.height) * 0.4
    for (bin, count) in counts.enumerated() where count > 0 {
      // The square root keeps a lone violator visible beside the crowd.
      let tall = max(1, Int((Double(count) / most).squareRoot() * tallest + 0.5))
      for step in 0..<tall {
        for column in 0..<width {
          canvas.dot(
            bin * width + column, canvas.height - 1 - step, context.palette.good, priority: 20,
            letter: "#")
        }
      }
    }
  }

  private static func drawAxes(
    _ session: Session, _ context: PanelContext, _ plot: Rect, _ frame: inout Frame, lowest: Double
  ) {
    let style = Style(context.palette.dim)
    let left = context.rect.column
    let bottom = plot.row + plot.rows
    frame.write(" 1", column: left, row: plot.row, style)
    let text = Numerals.fixed(lowest, lowest == Double(Int(lowest)) ? 0 : 1)
    frame.write(text, column: left, row: bottom - 1, style)
    frame.write("0", column: plot.column, row: bottom, style)
    frame.write("180", column: plot.column + plot.columns - 3, row: bottom, style)
    guard !session.presentation.hides(.numbers) else { return }
    let p90 = Numerals.fixed(degrees(session.measures.p90Theta), 0)
    let name = plot.columns >= 50 ? "theta (bars: samples, 90 % below " : "90 % below "
    // Chosen and placed for three digits, so that the text rests while the number changes.
    let column = plot.column + max(2, (plot.columns - name.count - 5) / 2)
    let end = context.symbol("\u{b0}", " deg") + (name.contains("(") ? ")" : "")
    frame.write(name + p90 + end, column: column, row: bottom, Style(context.palette.good))
  }
}
