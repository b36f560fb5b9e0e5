internal import Angular
internal import Experiment
internal import Learning
internal import Screen
internal import Text

/// The dot of the criterion, then theory and what is measured.
///
/// Most important first; what does not fit is left out whole.
struct TheoryLine {
  private let session: Session
  private let geometry: DerivedGeometry
  private let columns: Int

  init(_ session: Session, _ geometry: DerivedGeometry, columns: Int) {
    self.session = session
    self.geometry = geometry
    self.columns = columns
  }

  static func draw(
    _ session: Session, _ geometry: DerivedGeometry, _ context: PanelContext, _ frame: inout Frame
  ) {
    guard !session.presentation.hides(.theory) else { return }
    let (palette, row) = (context.palette, context.rect.row)
    let line = TheoryLine(session, geometry, columns: context.rect.columns)
    let dot =
      line.isMet ? context.symbol("\u{25cf}", "(*)") : context.symbol("\u{25cb}", "( )")
    let ink = line.isMet ? palette.good : palette.bad
    var column = frame.write(
      " \(dot) ", column: context.rect.column, row: row, Style(ink, bold: true))
    let first = session.presentation.readout.isEmpty ? ink : palette.strong
    for (index, part) in line.parts(context.glyphs).enumerated() {
      let text = context.glyphs.spelled(index == 0 ? part : " | \(part)")
      column = frame.write(
        text, column: column, row: row, Style(index == 0 ? first : palette.text))
    }
  }

  /// Whether the criterion is met, which fills the dot.
  var isMet: Bool { session.measures.criterion }

  /// The parts that fit, the criterion's sentence first; none is cut.
  func parts(_ glyphs: Glyphs) -> [String] {
    // A separator takes three columns; so does the dot, or five where it is spelled out.
    func length(_ parts: [String]) -> Int {
      parts.reduce(glyphs == .ascii ? 2 : 0) { $0 + glyphs.spelled($1).count + 3 }
    }
    guard session.presentation.readout.isEmpty else {
      let metrics = session.presentation.readout.compactMap(Metric.named).map {
        "\($0.label) \($0.text(in: session) ?? "-")"
      }
      if length(metrics) < columns { return metrics }
      var shown: [String] = []
      func omitted(_ shown: [String]) -> [String] { ["\(metrics.count - shown.count) more"] }
      for part in metrics where length(shown + [part] + omitted(shown + [part])) < columns {
        shown.append(part)
      }
      return shown + omitted(shown)
    }
    let needed = warnings
    var shown = [criterion(isShort: length([criterion(isShort: false)] + needed) >= columns)]
    for part in needed + others where length(shown + [part]) < columns { shown.append(part) }
    return shown
  }

  /// How many metrics of a readout there is no room for.
  static func omittedMetrics(of session: Session, columns: Int, glyphs: Glyphs) -> Int {
    let wanted = session.presentation.readout.count
    guard wanted > 0 else { return 0 }
    let line = TheoryLine(session, DerivedGeometry(session), columns: columns)
    let shown = line.parts(glyphs).count
    return shown == wanted ? 0 : wanted - (shown - 1)
  }

  /// What would mislead if it were left out.
  private var warnings: [String] {
    var parts: [String] = []
    if let term = session.loss.euclidean, term != .center {
      let (batch, all) = (session.trainer.batchExpansion, session.measures.expansion)
      parts.append(
        "batch/all pairs \(Numerals.grouped(batch.pairs))/\(Numerals.grouped(all.pairs))")
      parts.append(
        "triplets \(Numerals.grouped(batch.triplets))/\(Numerals.grouped(all.triplets))")
    }
    if let effective = geometry.effectiveMargin {
      parts.append("acts like m \(Numerals.fixed(effective, 2))")
    }
    if let range = session.loss.margin?.range {
      let limit = geometry.feasible?.upperBound ?? -.infinity
      if limit < range.lowerBound {
        parts.append("no m fits K = \(session.settings.classes)")
      } else if limit < range.upperBound {
        parts.append(
          "\(columns < 120 ? "" : "\(geometry.bestWeights): ")m fits up to \(Caption.atMost(limit))"
        )
      }
    }
    return parts
  }

  private func criterion(isShort: Bool) -> String {
    let measures = session.measures
    let relation = isMet ? "<" : ">="
    let (widest, nearest) = (text("max-intra"), text("min-inter"))
    let count = "\(measures.classesMeetingCriterion) of \(measures.classes.count)"
    return isShort
      ? "widest \(widest) \(relation) gap \(nearest), \(count)"
      : steady(
        "widest class \(widest) \(relation) smallest gap \(nearest): "
          + (isMet ? "criterion met" : "\(count) narrower"), 53)
  }

  private var others: [String] {
    let measures = session.measures
    let relation = measures.intraQuantile99 < measures.interQuantile1 ? "<" : ">="
    var parts = [
      steady(
        "median gap \(text("gap")), \(theory)", 29),
      steady(
        "without outliers \(text("p99-intra")) \(relation) \(text("p1-inter"))", 27),
    ]
    if let ghost = session.ghost {
      parts.append(
        "ghost: m \(Numerals.fixed(ghost.summary.margin, 2)), gap \(whole(ghost.summary.medianGap))"
      )
    }
    parts.append("accuracy \(text("accuracy"))")
    if let halfArc = geometry.halfArc, session.loss.margin != nil {
      parts.append("a region reaches, \(geometry.bestWeights): \(whole(halfArc))")
    }
    // Not where lengths count or lambda dilutes m.
    if session.loss.annealed, Caption.rule(session) != nil,
      let least = geometry.spread.minimalMargin
    {
      let text = Numerals.fixed(least, geometry.isPlane ? 1 : 2)
      parts.append("\(geometry.bestWeights), all margins satisfied: criterion from m > \(text)")
    }
    parts.append("margin satisfied \(text("in-wedge"))")
    let expansion = measures.expansion
    parts.append(
      "\(session.probe.count) samples make \(Numerals.grouped(expansion.pairs)) pairs, "
        + "\(Numerals.grouped(expansion.triplets)) triplets")
    return parts
  }

  /// The least gap of even weights; on the sphere of the best ones, which training falls short of.
  private var theory: String {
    let name = geometry.isPlane ? "theory" : "best weights"
    guard geometry.spread.best != nil else { return "\(name) not known" }
    return
      "\(name) \(geometry.gap.map { ">= \(whole($0))" } ?? (geometry.isPlane ? "has none" : "have none"))"
  }

  /// Where there is room, what follows stands still while the digits of this change.
  private func steady(_ text: String, _ width: Int) -> String {
    columns < 100 ? text : text.paddedRight(to: width)
  }

  /// The present value of a metric as everything writes it.
  private func text(_ metric: String) -> String { Metric.named(metric)?.text(in: session) ?? "-" }

  private func whole(_ radians: Double) -> String { Caption.whole(radians) }
}
