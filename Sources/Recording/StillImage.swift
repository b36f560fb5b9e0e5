package import Screen

/// A frame as an SVG picture, sharp at any size.
///
/// A cell is 8 x 16 units. Areas become rectangles merged into runs, braille becomes round dots, and
/// blocks and borders become shapes, so that no font puts seams between cells; letters are text in
/// a monospaced font, held to their columns. All numbers are whole.
package struct StillImage: Sendable {
  /// A short name, which browsers show and screen readers say.
  package var title: String
  /// What there is to see, for those who cannot see it.
  package var description: String
  private let frame: Frame
  private let ground: Ink
  /// For each cell whether the regions show through.
  private let isOpen: [Bool]

  fileprivate static let width = 8
  fileprivate static let height = 16

  /// A picture of a frame.
  ///
  /// - Parameters:
  ///   - frame: what to draw, settled or not.
  ///   - colors: what stands for the terminal's own colors.
  ///   - title: a short name.
  ///   - description: what there is to see.
  package init(_ frame: Frame, colors: TerminalColors, title: String, description: String) {
    self.frame = frame.explicit(colors)
    ground = colors.background
    isOpen = frame.cells.map { !frame.regions.isEmpty && $0.background.isDefault && !$0.reverse }
    self.title = title
    self.description = description
  }

  /// The whole document, one element a line.
  package var svg: String {
    let width = frame.size.columns * Self.width
    let height = frame.size.rows * Self.height
    var lines = [
      #"<svg xmlns="http://www.w3.org/2000/svg" width="\#(width)" height="\#(height)" "#
        + #"viewBox="0 0 \#(width) \#(height)" role="img" aria-labelledby="title desc">"#,
      #"<title id="title">\#(String(markup: title.unicodeScalars))</title>"#,
      #"<desc id="desc">\#(String(markup: description.unicodeScalars))</desc>"#,
      #"<rect width="100%" height="100%" fill="\#(ground.hexadecimal)"/>"#,
    ]
    if !frame.regions.isEmpty {
      // Tenths of a unit, so that all numbers are whole.
      lines.append(#"<g transform="scale(0.1)">"#)
      lines += regions.elements { #"<path fill="\#($0)" d="\#($1)"/>"# }
      lines.append("</g>")
    }
    lines.append(#"<g shape-rendering="crispEdges">"#)
    lines += areas(on: ground).elements { #"<path fill="\#($0)" d="\#($1)"/>"# }
    let marks = Marks(frame)
    lines += marks.blocks.elements { #"<path fill="\#($0)" d="\#($1)"/>"# }
    lines.append("</g>")
    lines += marks.light.elements { #"<path fill="none" stroke="\#($0)" d="\#($1)"/>"# }
    lines += marks.heavy.elements {
      #"<path fill="none" stroke="\#($0)" stroke-width="2" d="\#($1)"/>"#
    }
    lines += marks.dots.elements {
      #"<path fill="none" stroke="\#($0)" stroke-width="3" stroke-linecap="round" d="\#($1)"/>"#
    }
    let fonts = "'DejaVu Sans Mono','Liberation Mono',Menlo,Consolas,monospace"
    lines.append(#"<g font-family="\#(fonts)" font-size="13.3" xml:space="preserve">"#)
    for row in 0..<frame.size.rows { lines += textElements(in: row) }
    lines += ["</g>", "</svg>"]
    return lines.map { $0 + "\n" }.joined()
  }

  private var regions: Drawing {
    var drawing = Drawing()
    for region in frame.regions {
      let corners = region.corners.map { corner in
        "\(tenths(corner.x, Self.width)) \(tenths(corner.y, Self.height))"
      }
      drawing.add(region.ink, "M" + corners.joined(separator: " ") + "z")
    }
    return drawing
  }

  private func tenths(_ cells: Double, _ unit: Int) -> Int {
    let value = cells * Double(10 * unit)
    return value < 0 ? -Int(0.5 - value) : Int(value + 0.5)
  }

  /// Backgrounds and mosaics, on a grid of quarter cells.
  private func areas(on ground: Ink) -> Drawing {
    var areas = Drawing()
    var open: [Run: Int] = [:]
    var above: [Run] = []
    for half in 0...2 * frame.size.rows {
      let runs = half < 2 * frame.size.rows ? runs(ofHalfRow: half) : []
      // What goes on below keeps its rectangle open; what ends is drawn.
      for run in above where !runs.contains(run) {
        guard let top = open.removeValue(forKey: run), let ink = run.ink,
          ink != ground || !frame.regions.isEmpty
        else { continue }
        areas.add(
          ink,
          "M\(run.start * 4) \(top * 8)h\(run.count * 4)v\((half - top) * 8)h-\(run.count * 4)z")
      }
      for run in runs where open[run] == nil { open[run] = half }
      above = runs
    }
    return areas
  }

  /// Half columns of one color side by side.
  private struct Run: Hashable {
    var start: Int
    var count: Int
    /// Nil where the regions show through.
    var ink: Ink?
  }

  private func runs(ofHalfRow half: Int) -> [Run] {
    var runs: [Run] = []
    for column in 0..<2 * frame.size.columns {
      let cell = frame[column / 2, half / 2]
      // The middle of the quarter, on the grid of 2 by 6 areas.
      let area = (half % 2 == 0 ? 1 : 4) * 2 + column % 2
      let isInked = (cell.scalar.inkedAreas ?? 0) & 1 << UInt16(area) != 0
      let isOpen = isOpen[half / 2 * frame.size.columns + column / 2]
      let ink = isInked ? cell.foreground : isOpen ? nil : cell.background
      if let last = runs.last, last.ink == ink {
        runs[runs.count - 1].count += 1
      } else {
        runs.append(Run(start: column, count: 1, ink: ink))
      }
    }
    return runs
  }

  /// The text of a row: a run of one color and weight is one element, as wide as its columns.
  private func textElements(in row: Int) -> [String] {
    var elements: [String] = []
    var run = (start: 0, text: "", cell: Cell())
    func close() {
      guard !run.text.isEmpty else { return }
      let weight = run.cell.bold ? #" font-weight="bold""# : ""
      let length = run.text.unicodeScalars.count * Self.width
      elements.append(
        #"<text x="\#(run.start * Self.width)" y="\#(row * Self.height + 12)" "#
          + #"textLength="\#(length)" fill="\#(run.cell.foreground.hexadecimal)"\#(weight)>"#
          + String(markup: run.text.unicodeScalars) + "</text>")
      run.text = ""
    }
    for column in 0..<frame.size.columns {
      let cell = frame[column, row]
      guard cell.isText else {
        close()
        continue
      }
      let next = run.start + run.text.unicodeScalars.count
      let isSame = run.cell.foreground == cell.foreground && run.cell.bold == cell.bold
      if run.text.isEmpty || !isSame || next != column { close() }
      if run.text.isEmpty { run = (column, "", cell) }
      run.text.unicodeScalars.append(cell.scalar)
    }
    close()
    return elements
  }
}

/// Paths by color, in the order in which the colors came.
private struct Drawing {
  private var inks: [Ink] = []
  private var paths: [Ink: String] = [:]

  mutating func add(_ ink: Ink, _ path: String) {
    if paths[ink] == nil { inks.append(ink) }
    paths[ink, default: ""] += path
  }

  func elements(_ element: (_ color: String, _ path: String) -> String) -> [String] {
    inks.map { element($0.hexadecimal, paths[$0] ?? "") }
  }
}

/// Dots, borders and partial blocks, which are drawn as shapes, not as text.
private struct Marks {
  var blocks = Drawing()
  var light = Drawing()
  var heavy = Drawing()
  var dots = Drawing()

  init(_ frame: Frame) {
    for row in 0..<frame.size.rows {
      for column in 0..<frame.size.columns {
        add(frame[column, row], x: column * StillImage.width, y: row * StillImage.height)
      }
    }
  }

  private mutating func add(_ cell: Cell, x: Int, y: Int) {
    if let bits = cell.scalar.brailleBits {
      for dot in 0..<8 where bits & 1 << dot != 0 {
        // Dots 1, 2, 3 and 7 are the left column, 4, 5, 6 and 8 the right one.
        let (dx, dy) = dot < 6 ? (dot / 3, dot % 3) : (dot - 6, 3)
        dots.add(cell.foreground, "M\(x + 2 + 4 * dx) \(y + 2 + 4 * dy)h0")
      }
    } else if let part = cell.scalar.partOfCell {
      blocks.add(
        cell.foreground,
        "M\(x + part.column) \(y + part.row)h\(part.columns)v\(part.rows)h-\(part.columns)z")
    } else if let stroke = strokes[cell.scalar] {
      let path = "M\(x + stroke.x) \(y + stroke.y)\(stroke.path)"
      if stroke.isHeavy {
        heavy.add(cell.foreground, path)
      } else {
        light.add(cell.foreground, path)
      }
    }
  }
}

private struct Stroke {
  var x: Int
  var y: Int
  var path: String
  var isHeavy = false
}

/// Borders and rules as lines through the middle of a cell; any other character is text.
private let strokes: [Unicode.Scalar: Stroke] = [
  "─": Stroke(x: 0, y: 8, path: "h8"),
  "│": Stroke(x: 4, y: 0, path: "v16"),
  "┌": Stroke(x: 4, y: 16, path: "v-8h4"),
  "┐": Stroke(x: 0, y: 8, path: "h4v8"),
  "└": Stroke(x: 4, y: 0, path: "v8h4"),
  "┘": Stroke(x: 0, y: 8, path: "h4v-8"),
  "├": Stroke(x: 4, y: 0, path: "v16m0-8h4"),
  "┤": Stroke(x: 4, y: 0, path: "v16m0-8h-4"),
  "┬": Stroke(x: 0, y: 8, path: "h8m-4 0v8"),
  "┴": Stroke(x: 0, y: 8, path: "h8m-4 0v-8"),
  "┼": Stroke(x: 0, y: 8, path: "h8m-4-8v16"),
  "╭": Stroke(x: 4, y: 16, path: "v-4q0-4 4-4"),
  "╮": Stroke(x: 0, y: 8, path: "q4 0 4 4v4"),
  "╰": Stroke(x: 4, y: 0, path: "v4q0 4 4 4"),
  "╯": Stroke(x: 0, y: 8, path: "q4 0 4-4v-4"),
  "╌": Stroke(x: 1, y: 8, path: "h2m2 0h2"),
  "╎": Stroke(x: 4, y: 2, path: "v4m0 4v4"),
  "━": Stroke(x: 0, y: 8, path: "h8", isHeavy: true),
  "┃": Stroke(x: 4, y: 0, path: "v16", isHeavy: true),
]

extension Unicode.Scalar {
  fileprivate var brailleBits: Int? {
    (0x2800...0x28FF).contains(value) ? Int(value - 0x2800) : nil
  }

  /// What a partial block covers, in units; halves and quadrants are areas instead.
  fileprivate var partOfCell: Rect? {
    let value = Int(value)
    return switch value {
    case 0x2581...0x2583, 0x2585...0x2587:
      Rect(column: 0, row: 2 * (0x2588 - value), columns: 8, rows: 2 * (value - 0x2580))
    case 0x2589...0x258B, 0x258D...0x258F:
      Rect(column: 0, row: 0, columns: 0x2590 - value, rows: 16)
    default: nil
    }
  }
}

extension Cell {
  /// Whether a font draws the cell.
  fileprivate var isText: Bool {
    scalar.inkedAreas == nil && scalar.brailleBits == nil && scalar.partOfCell == nil
      && strokes[scalar] == nil
  }
}
