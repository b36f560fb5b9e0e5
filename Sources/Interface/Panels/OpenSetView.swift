internal import Experiment
internal import Learning
internal import Screen
internal import Text

/// Pairs of features: how far apart two of one identity lie, and two of different ones; at the left
/// for the classes in training, at the right for identities that were never trained.
enum OpenSetView {
  /// Draws it; returns its titles, the fullest first.
  static func draw(
    _ session: Session, _ geometry: DerivedGeometry, _ context: PanelContext, _ frame: inout Frame
  ) -> [String] {
    let hides = session.presentation.hides
    let note = hides(.legend) ? nil : note(context.rect)
    var body = context.rect
    if note != nil { body.rows -= 1 }
    let gap = body.columns >= 60 ? 3 : 1
    let width = (body.columns - gap) / 2
    let left = Rect(column: body.column, row: body.row, columns: width, rows: body.rows)
    let right = Rect(
      column: body.column + body.columns - width, row: body.row, columns: width, rows: body.rows)
    draw(
      session.known, ["known classes: new samples of them", "known classes", "known"],
      writesScores: !hides(.scores), context, left, &frame)
    let heading = [
      "held-out identities: none of them ever trained", "held out: never trained", "held out",
    ]
    if session.heldOutIdentities == nil {
      sayThereAreNone(session, heading, context, right, &frame)
    } else {
      draw(
        session.heldOut, heading, writesScores: !hides(.scores), context, right, &frame)
    }
    if let note {
      frame.write(
        note, column: body.column, row: body.row + body.rows, Style(context.palette.dim))
    }
    return [
      "open set: angles of pairs (geodesic distance), known and never trained",
      "open set: angles of pairs", "open set",
    ]
  }

  /// What the words mean, where there is room.
  private static func note(_ rect: Rect) -> String? {
    guard rect.rows >= 9 else { return nil }
    return [
      "up: genuine pairs = the same identity; down: impostor pairs = different identities",
      "up: genuine = same identity; down: impostor = different",
      "up: same identity; down: different",
    ].first { $0.count <= rect.columns }
  }

  private static func sayThereAreNone(
    _ session: Session, _ heading: [String], _ context: PanelContext, _ rect: Rect,
    _ frame: inout Frame
  ) {
    write(heading, context, rect, &frame)
    let others = session.datasets.filter(\.hasHeldOutIdentities).map(\.name).joined(separator: ", ")
    let text =
      "none here: every class of \(session.dataset.name) is in training. Data with identities to "
      + "hold out (d): \(others)."
    let lines = wrapped(text, width: rect.columns, rows: max(1, rect.rows - 1))
    for (index, line) in lines.enumerated() {
      frame.write(
        line, column: rect.column, row: rect.row + 1 + index, Style(context.palette.text),
        limit: rect.columns)
    }
  }

  private static func write(
    _ heading: [String], _ context: PanelContext, _ rect: Rect, _ frame: inout Frame
  ) {
    frame.write(
      heading.first { $0.count <= rect.columns } ?? "", column: rect.column, row: rect.row,
      Style(context.palette.strong, bold: true))
  }

  /// Heading, histograms over their axis, then the curve beside its numbers.
  private static func draw(
    _ verification: Verification?, _ heading: [String], writesScores: Bool,
    _ context: PanelContext, _ rect: Rect, _ frame: inout Frame
  ) {
    write(heading, context, rect, &frame)
    guard let verification, rect.rows >= 3 else { return }
    let numbers = 3
    let rest = rect.rows - 2
    let curveRows = rest >= 8 ? max(numbers, rest * 45 / 100) : min(numbers, max(0, rest - 2))
    let bars = Rect(
      column: rect.column, row: rect.row + 1, columns: rect.columns, rows: rest - curveRows)
    drawBars(verification, context, bars, &frame)
    drawAxis(context, rect, row: bars.row + bars.rows, &frame)
    let curve = Rect(
      column: rect.column, row: bars.row + bars.rows + 1,
      columns: rest >= 8 ? min(2 * curveRows, rect.columns / 2) : 0, rows: curveRows)
    if curve.columns > 0 { ROCDrawing.draw(verification, context, curve, &frame) }
    let place = Rect(
      column: curve.column + curve.columns + (curve.columns > 0 ? 2 : 0), row: curve.row,
      columns: rect.columns - curve.columns - 2, rows: curve.rows)
    if writesScores { writeNumbers(verification, context, place, &frame) }
  }

  /// Genuine pairs upwards, impostor pairs downwards, each kind's tallest bar as tall as its half.
  private static func drawBars(
    _ verification: Verification, _ context: PanelContext, _ rect: Rect, _ frame: inout Frame
  ) {
    guard rect.rows >= 2 else { return }
    var canvas = DotCanvas(rect, glyphs: context.glyphs)
    let half = canvas.height / 2
    // An empty row of dots is the base line, where a cell has several.
    let gap = canvas.dotsPerRow > 1 ? 1 : 0
    let kinds = [
      (verification.genuine, context.palette.good, "#", -1),
      (verification.impostor, context.palette.bad, "x", 1),
    ]
    for (histogram, ink, letter, way) in kinds {
      let counts = histogram.gathered(into: canvas.width)
      let most = Double(max(1, counts.max() ?? 1))
      for (x, count) in counts.enumerated() where count > 0 {
        // The square root keeps few pairs visible beside many.
        let tall = max(1, Int((Double(count) / most).squareRoot() * Double(half) + 0.5))
        for step in 0..<min(tall, half) {
          let y = way < 0 ? half - 1 - gap - step : half + step
          canvas.dot(
            x, y, ink, priority: way < 0 ? 60 : 50, letter: Unicode.Scalar(letter) ?? "#")
        }
      }
    }
    canvas.draw(on: &frame)
  }

  private static func drawAxis(
    _ context: PanelContext, _ rect: Rect, row: Int, _ frame: inout Frame
  ) {
    let style = Style(context.palette.dim)
    let degree = context.symbol("\u{b0}", "")
    let name = rect.columns >= 40 ? "angle between two features" : "angle"
    frame.write("0", column: rect.column, row: row, style)
    frame.write(name, column: rect.column + (rect.columns - name.count) / 2, row: row, style)
    let end = "180" + degree
    frame.write(end, column: rect.column + rect.columns - end.count, row: row, style)
  }

  private static func writeNumbers(
    _ verification: Verification, _ context: PanelContext, _ rect: Rect, _ frame: inout Frame
  ) {
    func text(_ metric: String, _ value: Double) -> String {
      Metric.named(metric)?.format.text(value) ?? ""
    }
    let share = verification.truePositives(atFalsePositives: 0.01)
    let texts: [(String, [String])] = [
      ("AUC \(text("open-auc", verification.area))", [" (1 perfect, .5 chance)", ""]),
      (
        "EER \(text("open-eer", verification.equalErrorRate))",
        [" wrong of either kind", ""]
      ),
      (
        "TPR \(text("open-tpr", share))",
        [" of genuine at 1 % FPR", " at 1 % FPR", " at FPR .01", ""]
      ),
    ]
    let first = rect.row + max(0, (rect.rows - texts.count) / 2)
    for (index, text) in texts.enumerated() where index < rect.rows {
      let column = frame.write(
        text.0, column: rect.column, row: first + index, Style(context.palette.strong, bold: true),
        limit: rect.columns)
      let more = text.1.first { text.0.count + $0.count <= rect.columns } ?? ""
      frame.write(more, column: column, row: first + index, Style(context.palette.dim))
    }
    if rect.rows >= 5, rect.columns >= 22 {
      let names = ["ROC: genuine accepted over impostors accepted", "ROC: genuine/impostor"]
      let name = names.first { $0.count <= rect.columns } ?? ""
      frame.write(name, column: rect.column, row: first - 1, Style(context.palette.dim))
    }
  }
}

/// The receiver operating characteristic in a square, with chance and the point of equal errors.
private enum ROCDrawing {
  static func draw(
    _ verification: Verification, _ context: PanelContext, _ rect: Rect, _ frame: inout Frame
  ) {
    var canvas = DotCanvas(rect, glyphs: context.glyphs)
    let width = Double(canvas.width - 1)
    let height = Double(canvas.height - 1)
    func place(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
      (x * width + 0.5, (1 - y) * height + 0.5)
    }
    let palette = context.palette
    for end in [place(0, 1), place(1, 0)] {
      canvas.line(from: place(0, 0), to: end, palette.faint, priority: 10, letter: ".")
    }
    canvas.line(
      from: place(0, 0), to: place(1, 1), palette.dim, priority: 20, letter: ".",
      skip: context.glyphs.hasFineDots ? 2 : 1)
    for (low, high) in zip(verification.curve, verification.curve.dropFirst()) {
      canvas.line(
        from: place(low.falsePositives, low.truePositives),
        to: place(high.falsePositives, high.truePositives), palette.strong, priority: 90,
        letter: "*")
    }
    let error = verification.equalErrorRate
    let point = place(error, 1 - error)
    canvas.point(Int(point.x), Int(point.y), palette.good, priority: 100, letter: "o", bold: true)
    canvas.draw(on: &frame)
  }
}
