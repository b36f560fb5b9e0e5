import Angular
import Experiment
import Learning
import Screen
import Testing

@testable import Interface

struct PlaneViewTests {
  private let palette = Palette(theme: .dark, depth: .palette256)

  private func drawn(_ session: Session, _ glyphs: Glyphs = .braille) -> Frame {
    var frame = Frame(Size(columns: 100, rows: 40))
    _ = PlaneView.draw(
      session, DerivedGeometry(session),
      PanelContext(rect: frame.bounds, palette: palette, display: DisplayOptions(glyphs: glyphs)),
      &frame)
    return frame
  }

  @Test(arguments: Glyphs.allCases)
  func pointsHaveTheColorOfTheirClass(glyphs: Glyphs) {
    let session = Sessions.raised
    let frame = drawn(session, glyphs)
    let canvas = DotCanvas(frame.bounds, glyphs: glyphs)
    let names = Set(session.dataset.symbols.map(scalar))
    var own = 0
    var seen = 0
    for (index, dot) in PlaneView.positions(session, canvas).enumerated() {
      guard dot.x >= 0, dot.y >= 0, dot.x < canvas.width, dot.y < canvas.height else { continue }
      let cell = frame[dot.x / canvas.dotsPerColumn, dot.y / canvas.dotsPerRow]
      guard !names.contains(cell.scalar) else { continue }
      seen += 1
      if cell.foreground == palette.hue(session.probe.labels[index]) { own += 1 }
    }
    // Two classes may meet in a cell near the origin, where one ink must do.
    #expect(seen > 250)
    #expect(Double(own) >= 0.98 * Double(seen), "\(own) of \(seen)")
  }

  /// The boundary of a biased softmax passes where the winner changes, not through the origin.
  @Test func linesOfABiasedSoftmaxAreWhereTheWinnerChanges() {
    let session = Sessions.started("softmax-bias", data: "ring", ticks: 100)
    let geometry = DerivedGeometry(session)
    let segments = session.loss.decisionSegments(
      weights: geometry.weights.map(\.plane), bias: geometry.biases, within: 5)
    #expect(segments.count >= 6)
    #expect(
      segments.contains { ($0.start * $0.start).sum() > 1e-4 && ($0.end * $0.end).sum() > 1e-4 })
    #expect(drawn(session) != drawn(Sessions.doing(.loss("softmax"), to: session)))
  }

  /// The ball of a loss on pairs is a circle of M around the sample in view; no other loss has one.
  @Test func theBallLiesAroundTheInspectedSample() {
    func rings(_ session: Session) -> [(x: Int, y: Int)] {
      let frame = drawn(session, .ascii)
      return (0..<4000).map { (x: $0 % 100, y: $0 / 100) }.filter {
        frame[$0.x, $0.y].scalar == "o"
      }
    }
    let session = Sessions.doing(.inspect(70), to: Sessions.started("contrastive", ticks: 100))
    let canvas = DotCanvas(Rect(column: 0, row: 0, columns: 100, rows: 40), glyphs: .ascii)
    let middle = PlaneView.positions(session, canvas)[70]
    let dots = rings(session)
    #expect(dots.count > 20)
    let distances = dots.map { dot -> Double in
      let (x, y) = (Double(dot.x - middle.x), 2 * Double(dot.y - middle.y))
      return (x * x + y * y).squareRoot()
    }
    let (least, most) = (distances.min() ?? 0, distances.max() ?? 0)
    #expect(least > 5 && most - least <= 4, "\(least) to \(most)")
    #expect(rings(Sessions.doing(.inspect(nil), to: session)).isEmpty)
    #expect(rings(Sessions.doing(.inspect(70), to: Sessions.learned)).isEmpty)
  }

  @Test func centresAreMarked() {
    func crosses(_ name: String) -> Int {
      let frame = drawn(Sessions.started(name, ticks: 60), .ascii)
      return frame.cells.count { $0.scalar == "+" }
    }
    #expect(crosses("center") == 6 && crosses("softmax") == 0)
  }

  /// The scale holds nearly all samples, and both directions have the same unit.
  @Test(arguments: Glyphs.allCases)
  func theScaleIsTheSameBothWays(glyphs: Glyphs) throws {
    let session = Sessions.raised
    let canvas = DotCanvas(Rect(column: 0, row: 0, columns: 100, rows: 40), glyphs: glyphs)
    let dots = PlaneView.positions(session, canvas)
    let inside = dots.filter {
      $0.x >= 0 && $0.y >= 0 && $0.x < canvas.width && $0.y < canvas.height
    }
    #expect(Double(inside.count) >= 0.97 * Double(dots.count))
    let drawn = session.features.indices.filter { dots[$0].x >= 0 }
    let farX = try #require(
      drawn.max { session.features[$0].x.magnitude < session.features[$1].x.magnitude })
    let farY = try #require(
      drawn.max { session.features[$0].y.magnitude < session.features[$1].y.magnitude })
    let across =
      (Double(dots[farX].x) - Double(canvas.width) / 2) / Double(session.features[farX].x)
    let down =
      (Double(canvas.height) / 2 - Double(dots[farY].y)) * canvas.aspect
      / Double(session.features[farY].y)
    #expect(abs(across - down) < 0.1 * across, "\(across) \(down)")
  }

  /// Without a bias a region is a cone: the same class in the same direction at any distance.
  @Test func conesWithoutABiasAndMarginsBetweenThem() {
    let frame = drawn(Sessions.raised)
    let inks = Set(frame.cells.map(\.background))
    #expect(inks.contains(palette.marginZone))
    #expect((0..<6).allSatisfy { palette.tint($0).map(inks.contains) ?? false })
    let plain = Set(drawn(Sessions.learned).cells.map(\.background))
    #expect(!plain.contains(palette.marginZone))
  }

  @Test func aFeatureFarAwayIsNotDrawn() {
    let canvas = DotCanvas(Rect(column: 0, row: 0, columns: 20, rows: 10), glyphs: .braille)
    for session in [Sessions.overflowing, Sessions.allZero, Sessions.notANumber] {
      for dot in PlaneView.positions(session, canvas) {
        #expect(dot.x < 1_000_000 && dot.y < 1_000_000)
      }
    }
  }
}
