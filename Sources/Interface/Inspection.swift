internal import Angular
internal import Elementary
internal import Experiment
internal import Learning

/// The sample that is looked at, and its geodesic distances to the class weights.
struct Inspection {
  /// Its class.
  let label: Int
  /// The other class whose weight is nearest.
  let rival: Int
  /// Its polar angle, radians.
  let direction: Double
  /// The way to each class weight along the circle, -pi...pi; the magnitude is the distance.
  let turns: [Double]
  /// The classes by their distance.
  let nearestFirst: [Int]

  /// Nil while no sample is looked at.
  init?(_ session: Session, _ geometry: DerivedGeometry) {
    guard let index = session.presentation.inspected else { return nil }
    let label = session.probe.labels[index]
    let feature = SIMD2<Double>(session.features[index])
    let turns = geometry.weights.map { turn(from: feature, to: $0) }
    let ranked = turns.indices.sorted {
      (turns[$0].magnitude, $0) < (turns[$1].magnitude, $1)
    }
    guard let rival = ranked.first(where: { $0 != label }) else { return nil }
    self.label = label
    self.rival = rival
    self.turns = turns
    direction = session.measures.directions[index]
    nearestFirst = ranked
  }

  /// The geodesic distance to a class weight, radians.
  func distance(to label: Int) -> Double { turns[label].magnitude }
}
