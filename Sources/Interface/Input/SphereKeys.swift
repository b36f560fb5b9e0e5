internal import Experiment
internal import Screen

// What keys do to the sphere.
extension KeyMap {
  /// 15 degrees in the direction of a key.
  static let sphereTurns: [Key: Action] = [
    .character("x"): .show(.turn(yaw: 15, pitch: 0)),
    .character("X"): .show(.turn(yaw: -15, pitch: 0)),
    .character("y"): .show(.turn(yaw: 0, pitch: 15)),
    .character("Y"): .show(.turn(yaw: 0, pitch: -15)),
  ]

  /// What is done to the sphere, where there is one.
  static func ofSphere(_ session: Session, _ action: Action?) -> Command {
    guard session.isSpatial else { return .refuse(.noSphere) }
    return action.map { .act($0) } ?? .refuse(.unbound)
  }
}
