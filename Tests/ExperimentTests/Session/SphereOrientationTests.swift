import Angular
import Learning
import Testing

@testable import Experiment

struct SphereOrientationTests {
  private func isNear(_ a: Rotation, _ b: Rotation) -> Bool {
    [SIMD3(1.0, 0, 0), SIMD3(0, 1, 0), SIMD3(0, 0, 1)].allSatisfy { length(a($0) - b($0)) < 1e-9 }
  }

  private func spatial() -> Session { Session(settings(3)) }

  private func settings(_ dimensions: Int) -> Settings {
    var settings = Settings()
    settings.trainer.dimensions = dimensions
    return settings
  }

  @Test func itRocksAtFirstAndComesBackEveryEightSeconds() {
    let orientation = SphereOrientation()
    #expect(orientation.motion == .rock)
    #expect(isNear(orientation.rotation(at: 0), orientation.rotation(at: 240)))
    #expect(isNear(orientation.rotation(at: 0), orientation.rotation(at: 120)))
    #expect(orientation.rotation(at: 7) == orientation.rotation(at: 7 + 240))
    // A quarter of the time later it has turned by 25 degrees about the viewer's vertical axis.
    let rocked = orientation.rotation(at: 0)
      .then(Rotation(about: SIMD3(0, 1, 0), angle: 25 * .pi / 180))
    #expect(isNear(orientation.rotation(at: 60), rocked))
  }

  @Test func aTurnMovesWhatIsInFrontAndStopsTheRocking() {
    var orientation = SphereOrientation()
    let before = orientation.rotation(at: 31)
    orientation.turn(yaw: 90, pitch: 0, at: 31)
    #expect(orientation.motion == .off)
    #expect(orientation.rotation(at: 31) == orientation.rotation(at: 5000))
    let front = before.inverse(SIMD3(0, 0, 1))
    #expect(length(orientation.rotation(at: 31)(front) - SIMD3(1, 0, 0)) < 1e-9)
    orientation.turn(yaw: -90, pitch: 90, at: 40)
    #expect(length(orientation.rotation(at: 40)(front) - SIMD3(0, 1, 0)) < 1e-9)
  }

  @Test(arguments: SphereOrientation.Motion.allCases)
  func anotherMotionBeginsWhereTheSphereIs(motion: SphereOrientation.Motion) {
    var orientation = SphereOrientation()
    let before = orientation.rotation(at: 77)
    orientation.move(motion, at: 77)
    #expect(isNear(orientation.rotation(at: 77), before))
    let later = orientation.rotation(at: 110)
    #expect(isNear(later, before) == (motion == .off))
  }

  @Test func theSpinIsAWholeTurnInSixteenSeconds() {
    var orientation = SphereOrientation()
    orientation.move(.on, at: 3)
    let half = orientation.rotation(at: 3 + 240)(SIMD3(0, 0, 1))
    let start = orientation.rotation(at: 3)(SIMD3(0, 0, 1))
    #expect(length(half - SIMD3(-start.x, start.y, -start.z)) < 1e-9)
    #expect(isNear(orientation.rotation(at: 483), orientation.rotation(at: 3)))
  }

  @Test func actionsTurnItAndTheTrainingNeverKnows() throws {
    var session = spatial()
    var other = session
    for _ in 0..<3 { session.advance() }
    try session.apply(.turn(30, -10))
    try session.apply(.projection(.globe))
    for _ in 0..<3 { session.advance() }
    try session.apply(.orbit(.on))
    #expect(session.presentation.orientation.motion == .on)
    #expect(session.presentation.projection == .globe)
    for _ in 0..<6 { other.advance() }
    #expect(session.trainer.checksum == other.trainer.checksum)
  }

  @Test func moreThanAWholeTurnAtOnceIsRefused() {
    var session = spatial()
    let before = session.presentation
    #expect(throws: ActionError.outOfRange(verb: "turn", value: 361, range: -360...360)) {
      try session.apply(.turn(0, 361))
    }
    #expect(session.presentation == before)
  }

  @Test func onlyASphereMovesByItself() throws {
    #expect(!Session(settings(2)).movesByItself)
    var session = spatial()
    #expect(session.movesByItself)
    try session.apply(.projection(.polar))
    #expect(!session.movesByItself)
    try session.apply(.projection(.globe))
    try session.apply(.orbit(.off))
    #expect(!session.movesByItself)
  }
}
