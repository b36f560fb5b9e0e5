internal import Experiment
internal import Screen
internal import Text

/// Where a replay is, which the footer shows; part of the look because no session knows it.
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

  /// A replay at its first tick.
  package init(end: Int, markers: [Int]) {
    self.end = end
    self.markers = markers
  }
}

/// The footer of a replay: time, seek bar with markers, keys.
enum ReplayBar {
  /// Cells of the bar that are worth more than the keys.
  private static let leastCells = 24

  static func draw(
    _ status: ReplayStatus, _ palette: Palette, _ display: DisplayOptions, _ frame: inout Frame,
    row: Int
  ) {
    let isPlain = display.glyphs == .ascii
    let state: String
    if status.target != nil {
      state = "seek"
    } else if status.isPlaying {
      state = isPlain ? "play" : "\u{25b6}"
    } else {
      state = isPlain ? "wait" : "\u{2016}"
    }
    let time = "\(clock(status.target ?? status.tick)) / \(clock(status.end))"
    let text = "\(state) \(time)  x\(status.pace)"
    let column = frame.write(text, column: 1, row: row, Style(palette.strong, bold: true)) + 2
    let hints = ReplayKeys.bindings.filter { !$0.hint.isEmpty }
      .map { ($0.keysText(display.glyphs), $0.hint) }
    let wanted = hints.reduce(0) { $0 + $1.0.count + $1.1.count + 3 }
    let room = frame.size.columns - column - 1
    // The bar is what this is about; keys come where enough of it is left.
    let keys = room - wanted >= leastCells ? wanted : 0
    let cells = room - keys - 1
    guard cells >= 4 else { return }
    drawBar(status, palette, display, &frame, column: column, row: row, cells: cells)
    var end = column + cells + 2
    for (key, hint) in keys > 0 ? hints : [] {
      end = frame.write(key, column: end, row: row, Style(palette.strong, bold: true))
      end = frame.write(" \(hint)", column: end, row: row, Style(palette.dim)) + 2
    }
  }

  private static func drawBar(
    _ status: ReplayStatus, _ palette: Palette, _ display: DisplayOptions, _ frame: inout Frame,
    column: Int,
    row: Int, cells: Int
  ) {
    let isPlain = display.glyphs == .ascii
    func cell(_ tick: Int) -> Int {
      status.end > 0 ? min(cells - 1, max(0, tick) * (cells - 1) / status.end) : 0
    }
    let knob = cell(status.target ?? status.tick)
    let marked = Set(status.markers.map(cell))
    for index in 0..<cells {
      let glyph: Unicode.Scalar
      if index == knob {
        glyph = isPlain ? "O" : "\u{25cf}"
      } else if marked.contains(index) {
        glyph = isPlain ? "|" : "\u{2506}"
      } else if index < knob {
        glyph = isPlain ? "=" : "\u{2501}"
      } else {
        glyph = isPlain ? "-" : "\u{2500}"
      }
      frame.put(
        glyph, column: column + index, row: row,
        Style(index <= knob ? palette.strong : palette.dim, bold: index == knob))
    }
  }

  /// The keys, over everything else.
  static func drawHelp(_ palette: Palette, _ display: DisplayOptions, _ frame: inout Frame) {
    let lines = ReplayKeys.bindings.map { ($0.keysText(display.glyphs), $0.summary) }
    let keyColumns = (lines.map(\.0.count).max() ?? 0) + 2
    let columns = min(
      frame.size.columns, keyColumns + (lines.map(\.1.count).max() ?? 0) + 4)
    let rows = min(frame.size.rows, lines.count + 2)
    let rect = Rect(
      column: (frame.size.columns - columns) / 2, row: (frame.size.rows - rows) / 2,
      columns: columns, rows: rows)
    frame.fill(rect, with: Cell(" ", foreground: palette.text, background: palette.background))
    frame.box(
      rect, title: "keys of a replay", glyphs: display.glyphs, border: Style(palette.strong),
      titleStyle: Style(palette.strong, bold: true))
    for (index, line) in lines.prefix(rows - 2).enumerated() {
      let row = rect.row + 1 + index
      frame.write(
        line.0, column: rect.column + 2, row: row, Style(palette.strong, bold: true),
        limit: columns - 4)
      frame.write(
        line.1, column: rect.column + 2 + keyColumns, row: row, Style(palette.text),
        limit: max(0, columns - keyColumns - 4))
    }
  }

  /// Minutes and seconds of a tick.
  private static func clock(_ tick: Int) -> String {
    Numerals.clock(seconds: tick / Session.ticksPerSecond)
  }
}
