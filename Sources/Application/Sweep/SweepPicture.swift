import Experiment
import Interface
import Recording
import Screen
import Text

/// The plot of a sweep: median and quartiles over the seeds.
struct SweepPicture {
  private let plot: QuartilePlot

  init(
    _ plan: SweepPlan, _ points: [Int: Double], _ range: Range<Int>, _ metric: Metric
  ) {
    let across = plan.axes.first { $0.control.kind.isNumeric && $0.values.count > 1 }?.control
    var names: [String] = []
    var samples: [[(x: Double, y: Double)]] = []
    for index in range {
      guard let y = points[index] else { continue }
      let values = plan.values(index)
      let x = values.first { $0.control == across }?.value.number ?? 0
      let name = values.filter { $0.control != across && $0.control != .seed }
        .map { $0.control == .loss ? $0.value.label : "\($0.control.symbol) \($0.value.label)" }
        .joined(separator: ", ")
      if names.last != name, !names.contains(name) {
        names.append(name)
        samples.append([])
      }
      if let place = names.firstIndex(of: name) { samples[place].append((x, y)) }
    }
    plot = QuartilePlot(
      title: "\(metric.name): median and quartiles", across: across?.symbol ?? "",
      series: zip(names, samples).map { QuartilePlot.Series(name: $0, samples: $1) })
  }

  /// Prints it in characters, as wide as a usual terminal.
  func write(to console: Console) throws(CommandError) {
    let isPlain = console.wantsNoColor || !console.output.isTerminal
    let display = DisplayOptions(depth: isPlain ? .mono : .palette256)
    let frame = plot.frame(Size(columns: 80, rows: 24), display)
      .settled(for: display.depth, glyphs: display.glyphs)
    guard !isPlain else { return try console.output.write(frame.text) }
    try console.output.write(
      controls: String(decoding: ANSIEncoder.lines(of: frame), as: UTF8.self))
  }

  /// As a picture.
  var svg: String {
    let display = DisplayOptions(depth: .rgb)
    let frame = plot.frame(Size(columns: 100, rows: 30), display)
      .settled(for: .rgb, glyphs: display.glyphs, channelBits: 8)
    return StillImage(
      frame, colors: TerminalColors(.light), title: plot.title, description: plot.description
    ).svg
  }
}
