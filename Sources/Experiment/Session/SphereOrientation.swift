package import Angular
internal import Elementary
internal import Learning

/// How the sphere is turned towards the viewer, as a function of the tick.
///
/// The viewer's x axis points to the right, y up, z out of the screen.
package struct SphereOrientation: Hashable, Sendable {
  /// How the sphere turns by itself.
  package enum Motion: String, CaseIterable, Sendable {
    /// All around, 360 degrees in 16 seconds.
    case on
    /// Not at all.
    case off
    /// To and fro, 25 degrees to either side in 8 seconds: depth is seen, and labels stay.
    case rock
  }

  /// How it turns by itself.
  package private(set) var motion = Motion.rock
  /// The rotation from the space of the features to the viewer's, without the motion.
  private var still = SphereOrientation.start
  /// The tick at which the motion began.
  private var since = 0

  /// The degrees of one turn by hand.
  static let turns = -360.0...360

  /// Ticks of a whole turn.
  private static let turnTicks = 480
  /// Ticks of rocking to and fro.
  private static let rockTicks = 240
  /// The largest angle of rocking in radians: 25 degrees.
  private static let rockAngle = 25 * Double.pi / 180

  /// The third component points up, seen from 20 degrees above.
  private static let start = Rotation(about: SIMD3(0, 0, 1), angle: -Double.pi / 6)
    .then(Rotation(about: SIMD3(1, 0, 0), angle: -Double.pi * 70 / 180))

  /// The rotation from the space of the features to the viewer's.
  package func rotation(at tick: Int) -> Rotation {
    let angle: Double
    switch motion {
    case .off: return still
    case .on: angle = 2 * Double.pi * phase(at: tick, of: Self.turnTicks)
    case .rock:
      angle = Self.rockAngle * sinCos(2 * Double.pi * phase(at: tick, of: Self.rockTicks)).sin
    }
    return still.then(Rotation(about: SIMD3(0, 1, 0), angle: angle))
  }

  private func phase(at tick: Int, of ticks: Int) -> Double {
    Double(max(0, tick - since) % ticks) / Double(ticks)
  }

  /// The rotation that keeps its place while the sphere moves by itself.
  package var resting: Rotation { still }

  /// Turns it as the viewer sees it, and lets it stand still.
  /// - Parameters:
  ///   - yaw: Degrees; what is in front moves to the right.
  ///   - pitch: Degrees; what is in front moves up.
  ///   - tick: Now.
  mutating func turn(yaw: Double, pitch: Double, at tick: Int) {
    move(.off, at: tick)
    still =
      still
      .then(Rotation(about: SIMD3(0, 1, 0), angle: yaw * Double.pi / 180))
      .then(Rotation(about: SIMD3(1, 0, 0), angle: -pitch * Double.pi / 180))
  }

  /// Begins another motion from where the sphere is.
  mutating func move(_ motion: Motion, at tick: Int) {
    still = rotation(at: tick)
    since = tick
    self.motion = motion
  }
}

/// How the sphere becomes a picture.
package enum SphereProjection: String, CaseIterable, Sendable {
  /// Two disks, front and back, on which areas are true: Lambert's azimuthal equal-area projection.
  case hemispheres
  /// As seen from far away: the orthographic projection.
  case globe
  /// The whole sphere around one class weight, from which angles are true: the azimuthal equidistant projection.
  case polar
}

extension Session {
  /// Whether features have three components, so that a sphere is drawn.
  package var isSpatial: Bool { settings.dimensions == 3 }

  /// Whether the picture moves though nothing trains.
  package var movesByItself: Bool {
    isSpatial && presentation.orientation.motion != .off && presentation.projection != .polar
  }
}
