internal import Experiment
internal import Learning
package import Screen
internal import Text

/// A number against another: for each place across, the median and the quartiles of its samples.
package struct QuartilePlot {
  /// One curve.
  package struct Series {
    /// What it is, for the legend; empty for the only one.
    package let name: String
    /// In any order.
    package let samples: [(x: Double, y: Double)]

    /// A curve of these samples.
    package init(name: String, samples: [(x: Double, y: Double)]) {
      self.name = name
      self.samples = samples
    }

    /// Where samples share a place across.
    struct Point {
      let x: Double
      let low: Double
      let middle: Double
      let high: Double
    }

    /// From left to right.
    var points: [Point] {
      var places: [Double] = []
      for sample in samples.sorted(by: { $0.x < $1.x }) where places.last != sample.x {
        places.append(sample.x)
      }
      return places.map { x in
        let values = samples.filter { $0.x == x }.map(\.y).sorted()
        return Point(
          x: x, low: quantile(0.25, of: values), middle: quantile(0.5, of: values),
          high: quantile(0.75, of: values))
      }
    }
  }

  /// What is plotted.
  package let title: String
  private let across: String
  private let series: [Series]

  /// - Parameters:
  ///   - title: what is plotted.
  ///   - across: what the places across are.
  ///   - series: the curves.
  package init(title: String, across: String, series: [Series]) {
    self.title = title
    self.across = across
    self.series = series
  }

  /// The medians in words, for those who do not see the picture.
  package var description: String {
    series.map { series in
      let values = series.points.map {
        "\(across) \(Numerals.short($0.x)): \(Numerals.short($0.middle))"
      }
      return (series.name.isEmpty ? "" : "\(series.name): ") + values.joined(separator: ", ")
    }.joined(separator: ". ")
  }

  /// The letters that mark medians where colors alone would tell curves apart.
  private static let marks = Array("oxv^sd*+".unicodeScalars)

  /// The picture.
  package func frame(_ size: Size, _ display: DisplayOptions) -> Frame {
    let palette = Palette(theme: .light, depth: display.depth)
    let text = Style(palette.text, on: palette.background)
    var frame = Frame(
      size, filledWith: Cell(" ", foreground: palette.text, background: palette.background))
    frame.write(title, column: 1, row: 0, Style(palette.strong, on: palette.background, bold: true))
    let curves = series.map(\.points)
    let all = curves.flatMap { $0 }
    let named = series.indices.filter { !series[$0].name.isEmpty }
    // At most a third of the rows, so that the curves keep the most.
    let shown = named.prefix(max(1, size.rows / 3))
    let legend = shown.count
    let plot = Rect(
      column: 9, row: 1 + legend, columns: size.columns - 11, rows: size.rows - 4 - legend)
    guard plot.columns > 8, plot.rows > 3, let left = all.map(\.x).min(),
      let right = all.map(\.x).max(), let low = all.map(\.low).min(),
      let high = all.map(\.high).max()
    else {
      frame.write("nothing to plot", column: 1, row: 1, text)
      return frame
    }
    let scale = Scale(plot, x: left...right, y: low...high)
    if shown.count < named.count {
      frame.write(
        "and \(named.count - shown.count) more", column: plot.column + plot.columns - 16, row: 1,
        text)
    }
    for index in shown {
      let name = series[index].name
      let mark = String(Self.marks[index % Self.marks.count])
      frame.write(
        "\(mark) \(name)", column: 9, row: 1 + index,
        Style(palette.hue(index), on: palette.background, bold: true))
    }
    var canvas = DotCanvas(plot, glyphs: display.glyphs)
    for (index, points) in curves.enumerated() {
      draw(points, scale, palette.hue(index), &canvas)
    }
    canvas.draw(on: &frame)
    for (index, points) in curves.enumerated() {
      for point in points {
        let (x, y) = scale.dot(point.x, point.middle, canvas)
        frame.put(
          Self.marks[index % Self.marks.count], column: plot.column + Int(x) / canvas.dotsPerColumn,
          row: plot.row + Int(y) / canvas.dotsPerRow,
          Style(palette.hue(index), on: palette.background, bold: true))
      }
    }
    drawAxes(scale, plot, text, &frame)
    return frame
  }

  /// The quartiles as bars, the medians joined.
  private func draw(
    _ points: [Series.Point], _ scale: Scale, _ ink: Ink, _ canvas: inout DotCanvas
  ) {
    for point in points {
      canvas.line(
        from: scale.dot(point.x, point.low, canvas), to: scale.dot(point.x, point.high, canvas),
        ink,
        priority: 10, letter: "|")
    }
    for (point, next) in zip(points, points.dropFirst()) {
      canvas.line(
        from: scale.dot(point.x, point.middle, canvas),
        to: scale.dot(next.x, next.middle, canvas), ink, priority: 20, letter: ".", skip: 1)
    }
  }

  private func drawAxes(_ scale: Scale, _ plot: Rect, _ style: Style, _ frame: inout Frame) {
    for (value, row) in [
      (scale.y.upperBound, plot.row), (scale.y.lowerBound, plot.row + plot.rows - 1),
    ] {
      frame.write(Numerals.short(value).paddedLeft(to: 7), column: 1, row: row, style)
    }
    let below = plot.row + plot.rows
    frame.write(Numerals.short(scale.x.lowerBound), column: plot.column, row: below, style)
    let last = Numerals.short(scale.x.upperBound)
    frame.write(last, column: plot.column + plot.columns - last.count, row: below, style)
    frame.write(across, column: plot.column + (plot.columns - across.count) / 2, row: below, style)
  }

  /// From values to dots.
  private struct Scale {
    let x: ClosedRange<Double>
    let y: ClosedRange<Double>

    /// A range of one value gets a unit of room.
    init(_ plot: Rect, x: ClosedRange<Double>, y: ClosedRange<Double>) {
      func widened(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
        let room = 0.5 * max(1, range.lowerBound.magnitude)
        return range.lowerBound < range.upperBound
          ? range : range.lowerBound - room...range.upperBound + room
      }
      self.x = widened(x)
      self.y = widened(y)
    }

    func dot(_ x: Double, _ y: Double, _ canvas: DotCanvas) -> (x: Double, y: Double) {
      func share(_ value: Double, _ range: ClosedRange<Double>) -> Double {
        (value - range.lowerBound) / (range.upperBound - range.lowerBound)
      }
      return (
        share(x, self.x) * Double(canvas.width - 1),
        (1 - share(y, self.y)) * Double(canvas.height - 1)
      )
    }
  }
}
