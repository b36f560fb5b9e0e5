import Angular
import Learning
import Testing

@testable import Experiment

/// Training with features of space, on every data set.
struct SpaceTests {
  /// Every data set learns something, measures are finite, and a replay has the same bits.
  @Test(arguments: Dataset.all.map(\.name))
  func everyDataSetTrains(data: String) throws {
    func trained() throws -> Session {
      var session = Session()
      for action in [Action.data(data), .dimensions(3), .margin(2)] { try session.apply(action) }
      while session.step < 300 { session.advance() }
      return session
    }
    let session = try trained()
    #expect(session.failure == nil && session.measures.accuracy > 0.5)
    #expect(session.features.allSatisfy { $0.x.isFinite && $0.y.isFinite && $0.z.isFinite })
    let observation = Observation(session)
    for metric in Metric.all {
      #expect(metric.value(observation)?.isFinite ?? true, "\(metric.name)")
    }
    #expect(try trained().trainer.checksum == session.trainer.checksum)
  }

  /// Weights far below the best spacing count as merged, by that of the sphere.
  @Test func weightsMergeByTheSpacingOfTheSphere() throws {
    let weights = SphericalCode.directions(12)
    let spacing = try #require(WeightSpacing(classes: 12, dimensions: 3).best)
    #expect(Collapse.merger(of: weights, spacing: spacing) == nil)
    var close = weights
    close[3] = geodesic(from: weights[7], to: weights[3], share: 0.05)
    let merger = try #require(Collapse.merger(of: close, spacing: spacing))
    #expect(merger.first == 3 && merger.second == 7 && merger.angle < 0.1 * spacing)
  }

  /// The variance across is half of what is left of the whole beside that along the mean.
  @Test func elongationComparesWithBothDirectionsAcross() throws {
    var session = Session()
    try session.apply(.dimensions(3))
    while session.step < 200 { session.advance() }
    let ratios = (0..<6).map { label -> Double in
      let own = session.features.indices.filter { session.probe.labels[$0] == label }
        .map { SIMD3<Double>(session.features[$0]) }
      let mean = own.reduce(SIMD3(0, 0, 0), +) / Double(own.count)
      let whole = own.reduce(0) { $0 + dot($1 - mean, $1 - mean) }
      let along = own.reduce(0) { sum, point in
        let part = dot(point - mean, normalized(mean))
        return sum + part * part
      }
      return (along / ((whole - along) / 2)).squareRoot()
    }.sorted()
    let expected = (ratios[2] + ratios[3]) / 2
    #expect(abs(try #require(session.elongation) - expected) < 1e-9 * expected)
    #expect(session.weightsAreInOrder == nil && session.leastWeightAngle ?? 0 > 0.5)
  }
}
