import Angular
import Elementary
import Testing

@testable import Learning

/// Measures of features of space, against every pair by itself and against the plane.
struct SpaceMeasuresTests {
  /// Clouds of random sizes around random directions, with lengths from 0 to 3.
  private struct Crowd {
    var features: [SIMD3<Float>] = []
    var labels: [Int] = []

    init(seed: UInt64, isFlat: Bool = false) {
      var random = Generator(seed: seed, stream: 71)
      func vector() -> SIMD3<Double> {
        SIMD3(random.normal(), random.normal(), isFlat ? 0 : random.normal())
      }
      for label in 0..<5 {
        let center = vector()
        let width = 1.5 * random.uniform()
        for _ in 0..<1 + random.index(below: 23) {
          let feature = normalized(center + width * vector()) * (3 * random.uniform())
          features.append(SIMD3<Float>(feature))
          labels.append(label)
        }
      }
    }

    /// The angles of all pairs whose labels are equal, or are not.
    func angles(within: Bool, of label: Int? = nil) -> [Double] {
      features.indices.flatMap { first in
        features.indices.dropFirst(first + 1).compactMap { second -> Double? in
          guard (labels[first] == labels[second]) == within,
            label == nil || labels[first] == label || labels[second] == label
          else { return nil }
          let u = normalized(SIMD3<Double>(features[first]))
          let v = normalized(SIMD3<Double>(features[second]))
          return angle(between: [u.x, u.y, u.z], [v.x, v.y, v.z])
        }
      }
    }
  }

  @Test(arguments: 0..<12)
  func aSpreadIsThatOfAllPairs(seed: UInt64) {
    let crowd = Crowd(seed: seed)
    let spread = Spread(features: crowd.features, labels: crowd.labels, classes: 5)
    for label in 0..<5 {
      let widest = crowd.angles(within: true, of: label).max() ?? 0
      #expect(abs(spread.maxIntra[label] - widest) < 1e-12)
      let nearest = crowd.angles(within: false, of: label).min() ?? .pi
      #expect(abs(spread.gaps[label].angle - nearest) < 1e-12)
    }
    for (histogram, angles) in [
      (spread.intra, crowd.angles(within: true)), (spread.inter, crowd.angles(within: false)),
    ] {
      #expect(histogram.total == angles.count)
      let mean = angles.reduce(0, +) / Double(max(1, angles.count))
      #expect(abs(histogram.mean - mean) < 0.001)
    }
  }

  /// What is nearest is where the other class is.
  @Test func theNearestOtherClassIsNamed() {
    let spread = Spread(
      features: [SIMD3(1, 0, 0), SIMD3(0, 2, 0), SIMD3(0, 1, 0.1), SIMD3(0, 0, -3)],
      labels: [0, 1, 2, 3], classes: 4)
    // Class 3 is at a right angle to 0 and to 1, and farther from 2: the first of equals counts.
    #expect(spread.gaps.map(\.other) == [1, 2, 1, 0])
    #expect(spread.maxIntra == [0, 0, 0, 0])
    let alone = Spread(features: [SIMD3(1, 0, 0)], labels: [0], classes: 1)
    #expect(alone.gaps[0].other == nil && alone.gaps[0].angle == .pi)
  }

  /// Features that lie in the plane measure as the plane measures them.
  @Test(arguments: 0..<12)
  func flatFeaturesMeasureAsInThePlane(seed: UInt64) throws {
    let crowd = Crowd(seed: seed, isFlat: true)
    let weights = (0..<5).map { label -> SIMD3<Double> in
      let (sine, cosine) = sinCos(Double(label))
      return SIMD3(cosine, sine, 0)
    }
    func measured(_ dimensions: Int) -> Measures {
      Measures(
        features: crowd.features, dimensions: dimensions, labels: crowd.labels, weights: weights,
        biases: weights.map { _ in 0 }, loss: MarginLoss.all[0], margin: MarginParameters(m: 2))
    }
    let (plane, space) = (measured(2), measured(3))
    #expect(plane.directions.count == crowd.labels.count && space.directions.isEmpty)
    #expect(plane.targetAngles == space.targetAngles)
    #expect(plane.accuracy == space.accuracy && plane.inWedge == space.inWedge)
    for (left, right) in [
      (plane.maxIntra, space.maxIntra), (plane.minInter, space.minInter),
      (plane.medianGap, space.medianGap), (plane.medianWidth, space.medianWidth),
      (plane.fisherScore ?? -1, space.fisherScore ?? -1),
    ] {
      #expect(abs(left - right) < 1e-9)
    }
    // An angle on the edge of a bin may be counted in the next one.
    #expect(abs(plane.meanIntra - space.meanIntra) < 1e-3)
    #expect(abs(plane.interQuantile1 - space.interQuantile1) < 2e-3)
  }

  /// A turn of features and weights together changes nothing.
  @Test func measuresDoNotDependOnTheOrientation() {
    let crowd = Crowd(seed: 40)
    var generator = Generator(seed: 2)
    let rotation = Rotation(random: &generator)
    let weights = SphericalCode.directions(5)
    func measured(_ turn: (SIMD3<Double>) -> SIMD3<Double>) -> Measures {
      Measures(
        features: crowd.features.map { SIMD3<Float>(turn(SIMD3<Double>($0))) }, dimensions: 3,
        labels: crowd.labels, weights: weights.map(turn), biases: weights.map { _ in 0 },
        loss: MarginLoss.all[0], margin: MarginParameters(m: 2))
    }
    let (still, turned) = (measured { $0 }, measured { rotation($0) })
    #expect(still.accuracy == turned.accuracy)
    for (left, right) in zip(still.targetAngles, turned.targetAngles) {
      #expect(abs(left - right) < 1e-5)
    }
    #expect(abs(still.maxIntra - turned.maxIntra) < 1e-5)
    #expect(abs(still.minInter - turned.minInter) < 1e-5)
  }

  /// The score by its definition: cosines to class means and to the mean of all.
  @Test func theFisherScoreIsByItsDefinition() throws {
    let crowd = Crowd(seed: 9)
    let units = crowd.features.map { normalized(SIMD3<Double>($0)) }
    let total = units.reduce(SIMD3(0, 0, 0), +)
    var (within, between) = (0.0, 0.0)
    for label in 0..<5 {
      let own = units.indices.filter { crowd.labels[$0] == label }.map { units[$0] }
      let mean = own.reduce(SIMD3(0, 0, 0), +)
      for unit in own { within += 1 - cos(angle(between: unit, mean)) }
      between += Double(own.count) * (1 - cos(angle(between: mean, total)))
    }
    let spread = Spread(features: crowd.features, labels: crowd.labels, classes: 5)
    #expect(abs(try #require(spread.fisherScore) - within / between) < 1e-9)
  }

  /// Pairs of two identities at a right angle, pairs of one at none.
  @Test func verificationComparesDirectionsOfSpace() throws {
    let features: [SIMD3<Float>] = [
      SIMD3(1, 0, 0), SIMD3(2, 0, 0), SIMD3(0, 1, 0), SIMD3(0, 3, 0), SIMD3(0, 0, 1),
      SIMD3(0, 0, 5),
    ]
    let labels = [0, 0, 1, 1, 2, 2]
    let space = try #require(Verification(features: features, dimensions: 3, labels: labels))
    #expect(space.area == 1 && space.equalErrorRate == 0)
    #expect(space.genuine.total == 3 && space.impostor.total == 12)
    #expect(abs(space.impostor.mean - .pi / 2) < 0.002 && space.genuine.mean < 0.002)
    #expect(Verification(features: [], dimensions: 3, labels: []) == nil)
    #expect(Verification(features: [SIMD3(1, 0, 0)], dimensions: 3, labels: [0]) == nil)
  }
}
