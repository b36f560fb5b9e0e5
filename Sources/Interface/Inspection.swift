internal import Angular
internal import Elementary
internal import Experiment
internal import Learning

/// The sample that is looked at, and its geodesic distances to the class weights.
struct Inspection {
  /// Its class.
  let label: Int
  /// The other class whose logit is the largest; where weights have one length, the nearest.
  let rival: Int
  /// Its feature.
  let feature: SIMD3<Double>
  /// Its polar angle, radians; nil in space.
  let direction: Double?
  /// The way to each class weight along the circle, -pi...pi, or on the sphere, 0...pi; the magnitude
  /// is the distance.
  let turns: [Double]
  /// The classes by their distance.
  let nearestFirst: [Int]
  /// How far the sample satisfies its margin; nil where its feature has no direction.
  let excess: MarginExcess?

  /// Nil while no sample is looked at.
  init?(_ session: Session, _ geometry: DerivedGeometry) {
    guard let index = session.presentation.inspected else { return nil }
    let label = session.probe.labels[index]
    let feature = SIMD3<Double>(session.features[index])
    let turns = geometry.weights.map {
      geometry.isPlane ? turn(from: feature.plane, to: $0.plane) : angle(between: feature, $0)
    }
    let ranked = turns.indices.sorted {
      (turns[$0].magnitude, $0) < (turns[$1].magnitude, $1)
    }
    guard let nearest = ranked.first(where: { $0 != label }) else { return nil }
    let hasDirection = length(feature).isFinite && feature != SIMD3(0, 0, 0)
    excess =
      hasDirection
      ? session.loss.excess(
        of: feature, label: label, weights: geometry.weights, bias: geometry.biases,
        session.margin) : nil
    self.label = label
    rival = excess?.rival ?? nearest
    self.feature = feature
    self.turns = turns
    direction = geometry.isPlane ? session.measures.directions[index] : nil
    nearestFirst = ranked
  }

  /// The geodesic distance to a class weight, radians.
  func distance(to label: Int) -> Double { turns[label].magnitude }
}
