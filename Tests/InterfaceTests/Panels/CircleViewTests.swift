import Angular
import Experiment
import Learning
import Screen
import Testing
import Text

@testable import Interface

struct CircleViewTests {
  private func drawn(
    _ session: Session, _ columns: Int, _ rows: Int, _ depth: ColorDepth = .palette256,
    _ glyphs: Glyphs = .braille, theme: Theme = .dark
  ) -> Frame {
    let palette = Palette(theme: theme, depth: depth)
    var frame = Frame(
      Size(columns: columns, rows: rows), filledWith: Cell(background: palette.background))
    _ = CircleView.draw(
      session, DerivedGeometry(session),
      PanelContext(rect: frame.bounds, palette: palette, display: DisplayOptions(glyphs: glyphs)),
      &frame)
    return frame
  }

  /// The dots of a frame, whatever they are made of.
  private func dots(_ frame: Frame, _ glyphs: Glyphs) -> [(x: Int, y: Int)] {
    var dots: [(x: Int, y: Int)] = []
    for row in 0..<frame.size.rows {
      for column in 0..<frame.size.columns {
        let scalar = frame[column, row].scalar
        switch glyphs {
        case .braille, .sextant:
          guard (0x2800...0x28FF).contains(scalar.value) else { continue }
          for (bit, x, y) in [
            (0, 0, 0), (1, 0, 1), (2, 0, 2), (3, 1, 0), (4, 1, 1), (5, 1, 2), (6, 0, 3), (7, 1, 3),
          ] where scalar.value >> UInt32(bit) & 1 == 1 {
            dots.append((2 * column + x, 4 * row + y))
          }
        case .block:
          if ["\u{2580}", "\u{2588}"].contains(scalar) { dots.append((column, 2 * row)) }
          if ["\u{2584}", "\u{2588}"].contains(scalar) { dots.append((column, 2 * row + 1)) }
        case .ascii:
          if scalar == "=" { dots.append((column, row)) }
        }
      }
    }
    return dots
  }

  /// At m = 1 the wedges leave no gap, so the rim goes all the way round.
  @Test(arguments: [(30, 12), (44, 18), (58, 21), (58, 22), (58, 23), (98, 36), (140, 60)])
  func theCircleIsRound(columns: Int, rows: Int) throws {
    for glyphs in Glyphs.allCases {
      let canvas = DotCanvas(
        Rect(column: 0, row: 0, columns: columns, rows: rows), glyphs: glyphs)
      let rim = dots(drawn(Sessions.fresh, columns, rows, .mono, glyphs), glyphs)
      let (xs, ys) = (rim.map(\.x), rim.map(\.y))
      let width = Double(try #require(xs.max()) - (try #require(xs.min())) + 1)
      let height = Double(try #require(ys.max()) - (try #require(ys.min())) + 1) * canvas.aspect
      // One pair of dots in the coarser direction.
      #expect(abs(width - height) <= 2 * canvas.aspect, "\(glyphs): \(width) x \(height)")
      // In the middle of its panel.
      let middle = Double(try #require(xs.max()) + (try #require(xs.min())) + 1)
      #expect(abs(middle - Double(canvas.width)) <= 2, "\(glyphs)")
    }
  }

  @Test(arguments: [(30, 10), (44, 18), (58, 22), (58, 14), (120, 40)])
  func everyClassHasItsLetterOnTheCircle(columns: Int, rows: Int) {
    let sessions = [
      Sessions.fresh, Sessions.raised, Sessions.started(data: "spirals"),
      Sessions.started(data: "moons"),
    ]
    for session in sessions {
      for glyphs in Glyphs.allCases {
        let frame = drawn(session, columns, rows, .palette256, glyphs)
        let palette = Palette(theme: .dark, depth: .palette256)
        for label in 0..<session.settings.classes {
          let letter = scalar(session.dataset.symbols[label])
          let places = frame.cells.filter { $0.scalar == letter }
          #expect(places.count == 1, "\(letter) at \(columns)x\(rows) in \(glyphs)")
          // The letter has the color of its points and of its region.
          #expect(places.allSatisfy { $0.foreground == palette.hue(label) && $0.bold })
        }
      }
    }
  }

  @Test(arguments: Theme.allCases, [ColorDepth.palette256, .rgb])
  func regionsHaveTheTintsOfTheirClasses(theme: Theme, depth: ColorDepth) {
    let palette = Palette(theme: theme, depth: depth)
    for session in [Sessions.learned, Sessions.raised] {
      let frame = drawn(session, 120, 50, depth, theme: theme)
      let geometry = DerivedGeometry(session)
      let place = CircleView.Place(DotCanvas(frame.bounds, glyphs: .braille))
      for arc in geometry.arcs {
        // Along the weight, and along the decision boundary towards the next class.
        for share in [0.4, 0.5, 0.6] {
          let (x, y) = place.dot(arc.direction, share)
          #expect(frame[x / 2, y / 4].background == palette.tint(arc.label))
        }
      }
      for ray in geometry.rays {
        let (x, y) = place.dot(ray.direction, 0.7)
        let background = frame[x / 2, y / 4].background
        #expect((background == palette.marginZone) == (session.margin.m == 4))
      }
    }
  }

  @Test(arguments: Glyphs.allCases)
  func pointsHaveTheColorOfTheirClass(glyphs: Glyphs) {
    let session = Sessions.raised
    let frame = drawn(session, 120, 50, .palette256, glyphs)
    let palette = Palette(theme: .dark, depth: .palette256)
    let canvas = DotCanvas(frame.bounds, glyphs: glyphs)
    for (index, dot) in CircleView.positions(session, canvas).enumerated() {
      let cell = frame[dot.x / canvas.dotsPerColumn, dot.y / canvas.dotsPerRow]
      let label = session.probe.labels[index]
      #expect(cell.foreground == palette.hue(label), "sample \(index)")
      if glyphs == .ascii { #expect(cell.scalar == small(session.dataset.symbols[label])) }
    }
  }

  @Test func theInspectedSampleStandsOut() {
    let session = Sessions.doing(.inspect(70), to: Sessions.raised)
    let frame = drawn(session, 120, 50)
    let palette = Palette(theme: .dark, depth: .palette256)
    let canvas = DotCanvas(frame.bounds, glyphs: .braille)
    let dot = CircleView.positions(session, canvas)[70]
    #expect(frame[dot.x / 2, dot.y / 4].foreground == palette.strong)
    #expect(frame != drawn(Sessions.raised, 120, 50))
  }

  /// An arc to every class weight, in its color, and its angle beside the letter.
  @Test func geodesicsLeadToEveryWeight() throws {
    let session = Sessions.doing(.inspect(70), to: Sessions.raised)
    let inspection = try #require(Inspection(session, DerivedGeometry(session)))
    let palette = Palette(theme: .dark, depth: .palette256)
    let (with, without) = (drawn(session, 120, 50), drawn(Sessions.raised, 120, 50))
    var dots = Array(repeating: 0, count: 6)
    for row in 0..<50 {
      for column in 0..<120 where with[column, row] != without[column, row] {
        for label in 0..<6 where with[column, row].foreground == palette.hue(label) {
          dots[label] += 1
        }
      }
    }
    // The sample's own weight is less than a cell away.
    for label in 0..<6 where label != inspection.label { #expect(dots[label] > 3, "\(label)") }
    for label in 0..<6 {
      let angle = Numerals.fixed(degrees(inspection.distance(to: label)), 0)
      #expect(with.text.contains("\(angle)\u{b0}"))
    }
  }

  @Test func theGhostLiesInsideAndChangesNothingElse() {
    let ghost = Sessions.doing(.ghost(true), to: Sessions.raised)
    let (with, without) = (drawn(ghost, 120, 50), drawn(Sessions.raised, 120, 50))
    let place = CircleView.Place(DotCanvas(with.bounds, glyphs: .braille))
    var differences = 0
    for row in 0..<50 {
      for column in 0..<120 where with[column, row] != without[column, row] {
        differences += 1
        let x = (2 * Double(column) + 1 - place.centerX) / place.radius
        let y = (4 * Double(row) + 2 - place.centerY) / place.radius
        #expect((0.5...0.75).contains((x * x + y * y).squareRoot()))
      }
    }
    #expect(differences > 20)
  }

  @Test func samplesOfOneDirectionLieSideBySide() {
    let places = (0..<60).map(scatter).sorted()
    #expect(places.allSatisfy { (0..<1).contains($0) })
    for (left, right) in zip(places, places.dropFirst()) { #expect(right - left > 0.005) }
  }
}
