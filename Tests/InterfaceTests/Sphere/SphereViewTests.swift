import Angular
import Experiment
import Learning
import Screen
import Testing

@testable import Interface

struct SphereViewTests {
  struct Look: Sendable, CustomTestStringConvertible {
    let name: String
    var projection = SphereProjection.hemispheres
    var columns = 120
    var rows = 36
    var display = DisplayOptions()
    var theme = Theme.dark
    var actions: [Action] = []

    var testDescription: String { name }
  }

  static let looks = [
    Look(name: "sphere"), Look(name: "sphere-globe", projection: .globe),
    Look(name: "sphere-polar", projection: .polar, actions: [.inspect(70)]),
    Look(name: "sphere-80x24", columns: 80, rows: 24),
    Look(name: "sphere-globe-80x24", projection: .globe, columns: 80, rows: 24),
    Look(name: "sphere-40x12", columns: 40, rows: 12),
    Look(name: "sphere-60x18-space", columns: 60, rows: 18, actions: [.view(.plane)]),
    Look(
      name: "sphere-ascii-mono", columns: 80, rows: 24,
      display: DisplayOptions(depth: .mono, glyphs: .ascii)),
    Look(
      name: "sphere-block-16", projection: .globe, columns: 80, rows: 24,
      display: DisplayOptions(depth: .ansi16, glyphs: .block)),
    Look(name: "sphere-light", theme: .light, actions: [.inspect(70), .turn(40, 10)]),
  ]

  @Test(arguments: looks)
  func framesAreAsCommitted(look: Look) throws {
    var session = Sessions.doing(
      .projection(look.projection), .theme(look.theme), to: Sessions.onSphere)
    for action in look.actions { session = Sessions.doing(action, to: session) }
    let frame = ScreenRenderer.frame(
      of: session, size: Size(columns: look.columns, rows: look.rows), display: look.display)
    try expectSnapshot(
      frame.settled(for: look.display.depth, glyphs: look.display.glyphs), look.name)
  }

  static let extremes: [(String, Session)] = [
    ("features not finite", Sessions.stepped(Sessions.onSphere, rate: 1e30, decay: 1)),
    ("NaN", Sessions.stepped(Sessions.onSphere, rate: .nan, clip: 5)),
    ("features zero", Sessions.stepped(Sessions.spatial(ticks: 0), rate: 1, decay: 1)),
    ("K = 2", Sessions.spatial(classes: 2, ticks: 2)),
    ("K = 12", Sessions.spatial(classes: 12, margin: 8, ticks: 2)),
    ("center loss", Sessions.doing(.loss("center"), to: Sessions.spatial(ticks: 5))),
    ("ghost", Sessions.advanced(Sessions.doing(.ghost(true), to: Sessions.onSphere), 2)),
  ]

  /// A run that was frozen on the circle has no directions of the sphere; one of the sphere has.
  @Test func onlyAGhostOfTheSphereIsDrawn() {
    func circle(of session: Session) -> Frame {
      ScreenRenderer.frame(
        of: Sessions.doing(.view(.circle), .zoom(true), .explain(.dial), to: session),
        size: Size(columns: 40, rows: 20))
    }
    func rows(_ session: Session) -> [Substring] {
      circle(of: session).text.split(separator: "\n").dropFirst(2).dropLast(5)
    }
    let other = Sessions.doing(.seed(3), to: Sessions.onSphere)
    let frozen = Sessions.doing(.ghost(true), to: Sessions.onSphere)
    #expect(rows(Sessions.doing(.seed(3), to: frozen)) != rows(other))
    let plane = Sessions.doing(.dimensions(2), to: Sessions.onSphere)
    let ofCircle = Sessions.doing(
      .dimensions(3), .seed(3), to: Sessions.doing(.ghost(true), to: plane))
    #expect(ofCircle.ghost != nil)
    #expect(rows(ofCircle) == rows(other))
  }

  @Test(arguments: extremes.indices, SphereProjection.allCases)
  func noStateTrapsTheSphere(index: Int, projection: SphereProjection) {
    let shapes: [(Size, DisplayOptions)] = [
      (Size(columns: 40, rows: 12), DisplayOptions(depth: .mono, glyphs: .ascii)),
      (Size(columns: 60, rows: 18), DisplayOptions(depth: .ansi16, glyphs: .block)),
      (Size(columns: 44, rows: 60), DisplayOptions(depth: .rgb, glyphs: .sextant)),
      (Size(columns: 120, rows: 36), DisplayOptions(depth: .palette256, glyphs: .braille)),
    ]
    for loss in ["a-softmax", "softmax-bias", "sphereface2", "triplet"] {
      for view in [View.circle, .plane] {
        let shown = Sessions.doing(
          .loss(loss), .projection(projection), .view(view), .inspect(3),
          to: Self.extremes[index].1)
        for (size, display) in shapes {
          #expect(ScreenRenderer.frame(of: shown, size: size, display: display).size == size)
        }
        _ = ScreenRenderer.description(of: shown)
      }
    }
  }

  /// While it rocks two ticks differ though nothing trains; standing still or polar they do not.
  @Test func aPausedSphereRocks() {
    let size = Size(columns: 120, rows: 36)
    func moves(_ actions: Action...) -> Bool {
      var session = Sessions.doing(.pause, to: Sessions.onSphere)
      for action in actions { session = Sessions.doing(action, to: session) }
      let before = ScreenRenderer.frame(of: session, size: size)
      session.rest(ticks: 20)
      return ScreenRenderer.frame(of: session, size: size) != before
    }
    #expect(moves())
    #expect(moves(.projection(.globe)))
    #expect(!moves(.orbit(.off)))
    #expect(!moves(.turn(10, 0)))
    #expect(!moves(.projection(.polar), .view(.circle), .zoom(true)))
  }

  /// Every letter is on the screen in both projections that show all of the sphere.
  @Test(arguments: [SphereProjection.hemispheres, .polar], [(120, 36), (80, 24)])
  func everyWeightHasItsLetter(projection: SphereProjection, size: (Int, Int)) {
    let session = Sessions.doing(.projection(projection), .zoom(true), to: Sessions.onSphere)
    let frame = ScreenRenderer.frame(
      of: session, size: Size(columns: size.0, rows: size.1))
    let rows = frame.text.split(separator: "\n").dropFirst(2).dropLast(5)
    for symbol in session.dataset.symbols.prefix(8) {
      #expect(rows.contains { $0.contains(symbol) }, "\(symbol)")
    }
  }

  /// A click finds the sample that is drawn there; of the globe only those in front.
  @Test(arguments: SphereProjection.allCases)
  func aClickFindsTheSampleThatIsDrawnThere(projection: SphereProjection) throws {
    let session = Sessions.doing(
      .projection(projection), .zoom(true), .orbit(.off), to: Sessions.onSphere)
    let size = Size(columns: 120, rows: 36)
    var found = Set<Int>()
    for row in 1..<30 {
      for column in 0..<118 {
        if let index = ScreenRenderer.sample(
          at: column, row, of: session, size: size, display: DisplayOptions())
        {
          found.insert(index)
        }
      }
    }
    #expect(found.count > 40)
    if projection == .globe {
      let rotation = session.presentation.orientation.rotation(at: session.tick)
      for index in found {
        #expect(rotation(SIMD3<Double>(session.features[index])).z >= 0)
      }
    }
  }
}
