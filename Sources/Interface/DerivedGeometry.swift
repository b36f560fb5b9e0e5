internal import Angular
internal import Elementary
internal import Experiment
internal import Learning

/// What several views need of one session, computed once a frame; angles in radians.
struct DerivedGeometry {
  /// The class weights; one that overflowed counts as one of length 0, whose direction is 0.
  let weights: [SIMD3<Double>]
  /// The biases of the classes; one that overflowed counts as 0.
  let biases: [Double]
  /// Whether the features lie in the plane; arcs, rays and sectors are empty where they do not.
  let isPlane: Bool
  /// The margin wedge of each class.
  let arcs: [ClassArc]
  /// Where the test-time decision changes.
  let rays: [DecisionRay]
  /// The class whose wedge covers each direction of a fine circle, -1 in no man's land.
  let sectors: [Int8]
  /// The margin regions of the sphere; nil in the plane.
  let regions: SphereRegions?
  /// A class that no direction satisfies the margin of; nil where there is none.
  let classWithoutWedge: Int?
  /// How far apart K weights can stand.
  let spread: WeightSpacing
  /// The angle between neighboring weights if K of them stood as far apart as possible; an upper
  /// bound where that is not known.
  let spacing: Double
  /// The half-wedge of weights that stand so; nil where they have none, or it is not known.
  let halfArc: Double?
  /// The gap between the wedges of neighbors of them; nil where they have none, or it is not known.
  let gap: Double?
  /// The values of m that they have room for; nil where there is none, all where it is not known.
  let feasible: ClosedRange<Double>?
  /// The m that the margin acts like while lambda dilutes it; nil while nothing does.
  let effectiveMargin: Double?
  /// The median norm of the features, or the s that every one counts as.
  let radius: Double

  /// Sectors of the fine circle.
  static let resolution = 1440

  init(_ session: Session) {
    let norms = lengths(of: session.features)
    let median = norms.isEmpty ? 1 : max(1e-6, norms[norms.count / 2])
    radius = session.loss.initialScale == nil ? median : session.margin.scale
    weights = session.trainer.classWeights.map {
      $0.x.isFinite && $0.y.isFinite && $0.z.isFinite ? $0 : SIMD3(0, 0, 0)
    }
    biases = session.trainer.classBiases.map { $0.isFinite ? $0 : 0 }
    let biases = session.loss.hasBias ? biases : nil
    isPlane = session.settings.dimensions == 2
    let flat = isPlane ? weights.map(\.plane) : []
    arcs = session.loss.classArcs(
      weights: flat, bias: biases, radius: radius, session.margin)
    rays = session.loss.decisionRays(weights: flat, bias: biases, radius: radius)
    regions =
      isPlane
      ? nil
      : SphereRegions(
        session.loss, weights: weights, bias: biases, radius: radius, session.margin)
    classWithoutWedge =
      isPlane
      ? arcs.first(where: \.isEmpty)?.label
      : regions?.emptyClass(weights: weights)
    spread = WeightSpacing(
      classes: max(1, session.settings.classes), dimensions: session.settings.dimensions)
    spacing = spread.most
    let best = spread.best
    let shared = biases?.first ?? 0
    halfArc = best.flatMap {
      session.loss.halfWedge(between: $0, bias: shared, session.margin)
    }
    gap = best.flatMap { session.loss.angularGap(between: $0, bias: shared, session.margin) }
    feasible =
      if let best {
        session.loss.feasibleMargins(between: best, session.margin)
      } else {
        session.loss.margin?.range
      }
    // Where m asks for nothing, lambda dilutes nothing.
    let lowest = session.loss.margin?.range.lowerBound ?? .infinity
    effectiveMargin =
      session.lambda > 0 && session.margin.m > lowest
      ? best.flatMap { session.loss.effectiveMargin(between: $0, session.margin) } : nil
    var sectors = [Int8](repeating: -1, count: DerivedGeometry.resolution)
    let unit = 2 * Double.pi / Double(DerivedGeometry.resolution)
    for arc in arcs where !arc.isEmpty {
      let first = Int((arc.direction - arc.behind + 4 * Double.pi) / unit)
      let last = Int((arc.direction + arc.ahead + 4 * Double.pi) / unit)
      for place in first...max(first, last) {
        sectors[place % DerivedGeometry.resolution] = Int8(arc.label)
      }
    }
    self.sectors = sectors
  }

  /// Weights that stand as far apart as possible, in two words.
  var bestWeights: String { isPlane ? "even weights" : "best weights" }

  /// The class whose wedge covers a direction, or -1.
  func sector(of direction: Double) -> Int {
    let turn = direction / (2 * Double.pi) + 1
    return Int(sectors[Int((turn - Double(Int(turn))) * Double(DerivedGeometry.resolution))])
  }
}

/// The lengths of the features that have not overflowed, ascending.
func lengths(of features: [SIMD3<Float>]) -> [Double] {
  features.compactMap { feature in
    let length = Angular.length(SIMD3<Double>(feature))
    return length.isFinite ? length : nil
  }.sorted()
}
