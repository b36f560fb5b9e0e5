internal import Experiment
internal import Screen

/// The place of a replay in its log, for the footer; never part of a session.
package struct ReplayStatus: Hashable, Sendable {
  /// Ticks that have passed.
  package var tick = 0
  /// The last tick.
  package var end: Int
  /// The ticks of the markers, ascending.
  package var markers: [Int]
  /// Whether it goes on by itself.
  package var isPlaying = true
  /// How much faster than live it plays, as text.
  package var pace = "1"
  /// The tick that is being looked for; nil for none.
  package var target: Int?
  /// Whether the keys are shown.
  package var showsHelp = false

  /// The status of a replay at its first tick.
  package init(end: Int, markers: [Int]) {
    self.end = end
    self.markers = markers
  }
}

/// The footer of a replay: time, seek bar with markers, keys.
enum ReplayBar {
  /// Cells of the bar that are worth more than the keys.
  private static let leastCells = 24

  /// Draws the status of the context's replay, if there is one.
  static func draw(_ context: PanelContext, _ frame: inout Frame) {
    guard let status = context.display.replay else { return }
    let (palette, row) = (context.palette, context.rect.row)
    let state =
      status.target != nil
      ? "seek"
      : status.isPlaying ? context.symbol("\u{25b6}", "play") : context.symbol("\u{2016}", "wait")
    let time =
      Session.clock(ticks: status.target ?? status.tick) + " / "
      + Session.clock(ticks: status.end)
    let text = "\(state) \(time)  x\(status.pace)"
    let column = frame.write(text, column: 1, row: row, Style(palette.strong, bold: true)) + 2
    let hints = ReplayKeys.bindings.filter { !$0.hint.isEmpty }
      .map { ($0.keysText(context.glyphs), $0.hint) }
    let wanted = hints.reduce(0) { $0 + $1.0.count + $1.1.count + 3 }
    let room = context.rect.columns - column - 1
    // The bar is what this is about; keys come where enough of it is left.
    let keys = room - wanted >= leastCells ? wanted : 0
    let cells = room - keys - 1
    guard cells >= 4 else { return }
    drawBar(status, column: column, cells: cells, context, &frame)
    var end = column + cells + 2
    for (key, hint) in keys > 0 ? hints : [] {
      end = frame.write(key, column: end, row: row, Style(palette.strong, bold: true))
      end = frame.write(" \(hint)", column: end, row: row, Style(palette.dim)) + 2
    }
  }

  private static func drawBar(
    _ status: ReplayStatus, column: Int, cells: Int, _ context: PanelContext,
    _ frame: inout Frame
  ) {
    func cell(_ tick: Int) -> Int {
      status.end > 0 ? min(cells - 1, max(0, tick) * (cells - 1) / status.end) : 0
    }
    let knob = cell(status.target ?? status.tick)
    let marked = Set(status.markers.map(cell))
    Slider(column: column, cells: cells, knob: knob).draw(context, &frame) { index in
      let mark: Slider.Mark =
        marked.contains(index) ? .marker : index < knob ? .passed : .track
      return (mark, index <= knob ? context.palette.strong : context.palette.dim)
    }
  }

  /// The keys of a replay, over everything else.
  static func drawHelp(_ context: PanelContext, _ frame: inout Frame) {
    let bindings = ReplayKeys.bindings.map { ($0.keysText(context.glyphs), $0.summary) }
    let indent = (bindings.map(\.0.count).max() ?? 0) + 2
    let lines = bindings.map { keys, summary in
      PopUp.Line(
        text: keys, style: Style(context.palette.strong, bold: true), second: summary,
        indent: indent, secondStyle: Style(context.palette.text))
    }
    PopUp(title: "keys of a replay", lines: lines).draw(.center, context, &frame)
  }
}
