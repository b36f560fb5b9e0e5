internal import Angular
internal import Elementary
internal import Experiment
internal import Learning
internal import Screen

/// A session on the sphere as a panel shows it; all directions as the viewer sees them.
struct SphereScene {
  let map: SphereMap
  /// From the space of the features to the viewer's.
  let rotation: Rotation
  /// The class weights, as long as they are trained.
  let weights: [SIMD3<Double>]
  /// The unit direction of each sample; nil for one that has none.
  let features: [SIMD3<Double>?]
  /// The class weight at the center of the polar projection.
  let pole: Int

  init(_ session: Session, _ geometry: DerivedGeometry, columns: Int, rows: Int) {
    let presentation = session.presentation
    map = SphereMap(presentation.projection, columns: columns, rows: rows)
    pole = presentation.inspected.map { session.probe.labels[$0] } ?? 0
    rotation = SphereScene.rotation(
      presentation, pole: geometry.weights[pole], at: session.tick)
    weights = geometry.weights.map(rotation.callAsFunction)
    features = session.features.map { [rotation] in
      SphereScene.direction(of: $0).map(rotation.callAsFunction)
    }
  }

  /// The unit vector of a feature; nil where it has no direction.
  static func direction(of feature: SIMD3<Float>) -> SIMD3<Double>? {
    let wide = SIMD3<Double>(feature)
    let norm = length(wide)
    return norm > 0 && norm.isFinite ? wide / norm : nil
  }

  /// The rotation of the view; polar turns the pole into the center, and does not move by itself.
  private static func rotation(
    _ presentation: Presentation, pole: SIMD3<Double>, at tick: Int
  ) -> Rotation {
    switch presentation.projection {
    case .hemispheres, .globe: return presentation.orientation.rotation(at: tick)
    case .polar:
      let resting = presentation.orientation.resting
      let seen = resting(pole)
      let center = SIMD3(0.0, 0, 1)
      let axis = cross(seen, center)
      // At the center already, or behind it: the half turn about the x axis.
      guard length(axis) > 1e-9 * length(seen) else {
        return seen.z >= 0 ? resting : resting.then(Rotation(about: SIMD3(1, 0, 0), angle: .pi))
      }
      return resting.then(Rotation(about: axis, angle: angle(between: seen, center)))
    }
  }
}
