import Angular
import Learning
import Screen
import Testing

@testable import Experiment
@testable import Interface

/// Sessions whose features have three components, on every part of the screen.
struct SpaceSessionsTests {
  private static func session(_ loss: String, classes: Int = 6, ticks: Int = 20) throws -> Session {
    var settings = Settings(
      loss: try #require(MarginLoss.named(loss)), data: try #require(Dataset.named("identities")))
    settings.dimensions = 3
    settings.classes = classes
    return Sessions.advanced(Session(settings), ticks)
  }

  /// Nothing that the screen says of space is true of the circle alone.
  @Test(arguments: MarginLoss.all.map(\.name))
  func everyViewDrawsAndNoCaptionSpeaksOfTheCircle(loss: String) throws {
    let session = try Self.session(loss)
    for view in View.allCases {
      for inspected in [nil, 7] {
        let shown = Sessions.doing(.view(view), .inspect(inspected), .ghost(true), to: session)
        for size in [Size(columns: 40, rows: 12), Size(columns: 120, rows: 36)] {
          let frame = ScreenRenderer.frame(of: shown, size: size)
          #expect(frame.size == size)
          let text = frame.text
          #expect(!text.contains("even weights") && !text.contains("evenly"), "\(view) \(text)")
          #expect(!text.contains("unit circle"), "\(view)")
        }
        let geometry = DerivedGeometry(shown)
        #expect(!Caption.text(shown, geometry).isEmpty)
        #expect(geometry.arcs.isEmpty && geometry.rays.isEmpty)
      }
    }
  }

  /// Distances are angles between vectors, and the sample's own is what the measures say.
  @Test func anInspectedSampleIsMeasuredInSpace() throws {
    let session = try Self.session("a-softmax", ticks: 60)
    for index in stride(from: 0, to: 360, by: 11) {
      let shown = Sessions.doing(.inspect(index), to: session)
      let inspection = try #require(Inspection(shown, DerivedGeometry(shown)))
      #expect(inspection.direction == nil)
      let feature = SIMD3<Double>(session.features[index])
      for (label, weight) in session.trainer.classWeights.enumerated() {
        let (u, v) = (normalized(feature), normalized(weight))
        let expected = angle(between: [u.x, u.y, u.z], [v.x, v.y, v.z])
        #expect(abs(inspection.distance(to: label) - expected) < 1e-12)
      }
      let own = inspection.distance(to: inspection.label)
      #expect(abs(own - session.measures.targetAngles[index]) < 1e-6)
      let excess = try #require(inspection.excess)
      #expect((excess.value >= 0) == (excess.target >= excess.nonTarget))
    }
  }

  /// The rows of the design: what is best possible, and never that it is promised.
  @Test func theTheoryIsThatOfTheBestCode() throws {
    let geometry = DerivedGeometry(
      Sessions.doing(.margin(4), .pause, to: try Self.session("a-softmax", classes: 12)))
    #expect(abs(degrees(geometry.spacing) - 63.435) < 1e-3)
    let cosFace = DerivedGeometry(try Self.session("cosface", classes: 8))
    #expect(abs((cosFace.feasible?.upperBound ?? 0) - 0.739) < 1e-3)
    let text = ScreenRenderer.frame(
      of: try Self.session("a-softmax", classes: 12), size: Size(columns: 300, rows: 50)
    ).text
    #expect(text.contains("best weights >= ") && !text.contains("theory"))
    #expect(text.contains("best weights, all margins satisfied: criterion from m > 3.06"))
  }

  /// CosFace beyond 1 - cos of the best angle: no direction satisfies it, and the caption says so.
  @Test func aMarginBeyondTheLimitIsSaidToHaveNoRoom() throws {
    var session = try Self.session("cosface", classes: 12)
    try session.apply(.glide(false))
    try session.apply(.margin(0.7))
    for _ in 0..<3 { session.advance() }
    let geometry = DerivedGeometry(session)
    #expect(geometry.classWithoutWedge == 0)
    let text = Caption.text(session, geometry)
    #expect(
      text.contains("12 weights as far apart as possible") && text.contains("0.55"), "\(text)")
  }

  /// Another dimension keeps data, loss and ghost, and starts afresh.
  @Test func theDialStartsAfreshAndKeepsTheGhost() throws {
    let plane = Sessions.doing(.ghost(true))
    let space = Sessions.doing(.dimensions(3), to: plane)
    #expect(space.step == 0 && space.trainer.dimensions == 3 && space.probe.count == 360)
    #expect(space.ghost?.dimensions == 2 && space.ghost?.directions.count == 360)
    #expect(space.measures.directions.isEmpty && space.weightsAreInOrder == nil)
    let back = Sessions.doing(.dimensions(2), to: space)
    #expect(back.trainer.checksum == Session().trainer.checksum)
    #expect(throws: ActionError.self) {
      var session = plane
      try session.apply(.dimensions(4))
    }
  }
}
