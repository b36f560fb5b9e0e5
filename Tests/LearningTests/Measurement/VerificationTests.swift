import Elementary
import Testing

@testable import Learning

struct VerificationTests {
  /// Identities at random places of the circle, each with samples around it.
  private func crowd(
    identities: Int, samples: Int, spread: Double, seed: UInt64
  ) -> (directions: [Double], labels: [Int]) {
    var generator = Generator(seed: seed)
    let labels = (0..<identities).flatMap { Array(repeating: $0, count: samples) }
    let centers = (0..<identities).map { _ in 2 * Double.pi * generator.uniform() - Double.pi }
    let directions = labels.map { label in
      (centers[label] + spread * generator.normal()).remainder(dividingBy: 2 * Double.pi)
    }
    return (directions, labels)
  }

  /// The angle of each pair, exact, by kind.
  private func pairs(
    _ crowd: (directions: [Double], labels: [Int])
  ) -> (genuine: [Double], impostor: [Double]) {
    var genuine: [Double] = []
    var impostor: [Double] = []
    for first in crowd.labels.indices {
      for second in crowd.labels.indices.dropFirst(first + 1) {
        let way = abs(crowd.directions[first] - crowd.directions[second])
        let angle = min(way, 2 * Double.pi - way)
        if crowd.labels[first] == crowd.labels[second] {
          genuine.append(angle)
        } else {
          impostor.append(angle)
        }
      }
    }
    return (genuine, impostor)
  }

  /// Against every pair compared with every other, without bins.
  @Test(arguments: [0.05, 0.3, 1.5])
  func agreesWithEveryPairComparedWithEveryOther(spread: Double) throws {
    let crowd = crowd(identities: 5, samples: 12, spread: spread, seed: 4)
    let (genuine, impostor) = pairs(crowd)
    let found = try #require(
      Verification(directions: crowd.directions, labels: crowd.labels))
    #expect(found.genuine.total == genuine.count && found.impostor.total == impostor.count)
    var closer = 0.0
    for angle in genuine {
      for other in impostor { closer += angle < other ? 1 : angle == other ? 0.5 : 0 }
    }
    let area = closer / Double(genuine.count * impostor.count)
    #expect(abs(found.area - area) < 2e-4)
    // At the threshold where both kinds err alike, the exact shares lie on either side.
    let share = found.equalErrorRate
    let sorted = impostor.sorted()
    let threshold = sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
    let refused = Double(genuine.count { $0 > threshold }) / Double(genuine.count)
    #expect(abs(refused - share) < 0.03)
    let strict = sorted[Int(0.01 * Double(sorted.count))]
    let accepted = Double(genuine.count { $0 <= strict }) / Double(genuine.count)
    #expect(abs(found.truePositives(atFalsePositives: 0.01) - accepted) < 0.03)
  }

  @Test func identitiesApartArePerfect() throws {
    let found = try #require(
      Verification(directions: [0, 0.1, 1, 1.1, 2, 2.1], labels: [0, 0, 1, 1, 2, 2]))
    #expect(found.area == 1 && found.equalErrorRate == 0)
    #expect(found.truePositives(atFalsePositives: 0.01) == 1)
    #expect(found.curve.contains { $0.falsePositives == 0 && $0.truePositives == 1 })
  }

  /// Genuine pairs 90 degrees apart, impostors 10 and 80: worse than chance.
  @Test func identitiesCrossedOverAreWorseThanChance() throws {
    let quarter = Double.pi / 2
    let found = try #require(
      Verification(
        directions: [0, quarter, Double.pi / 18, quarter + Double.pi / 18],
        labels: [0, 0, 1, 1]))
    #expect(found.genuine.total == 2 && found.impostor.total == 4)
    #expect(found.area < 0.5 && found.equalErrorRate > 0.5)
    #expect(found.truePositives(atFalsePositives: 0.01) < 0.01)
  }

  /// All features on one point: every threshold accepts all or none.
  @Test func onePointIsChance() throws {
    let found = try #require(
      Verification(directions: Array(repeating: 0.5, count: 6), labels: [0, 0, 1, 1, 2, 2]))
    #expect(found.area == 0.5 && found.equalErrorRate == 0.5)
    #expect(abs(found.truePositives(atFalsePositives: 0.01) - 0.01) < 1e-12)
  }

  @Test(arguments: [0.05, 1.5])
  func theCurveRisesFromNoneToAll(spread: Double) throws {
    let crowd = crowd(identities: 4, samples: 9, spread: spread, seed: 2)
    let curve = try #require(
      Verification(directions: crowd.directions, labels: crowd.labels)
    ).curve
    #expect(curve.first == Verification.Point(falsePositives: 0, truePositives: 0))
    #expect(curve.last == Verification.Point(falsePositives: 1, truePositives: 1))
    for (low, high) in zip(curve, curve.dropFirst()) {
      #expect(
        high.falsePositives >= low.falsePositives && high.truePositives >= low.truePositives)
    }
  }

  @Test func thereMustBePairsOfBothKinds() {
    #expect(Verification(directions: [], labels: []) == nil)
    #expect(Verification(directions: [1, 2], labels: [0, 0]) == nil)
    #expect(Verification(directions: [1, 2], labels: [0, 1]) == nil)
  }

  @Test func directionsAreThoseOfTheFeatures() {
    let features = (0..<11).map { place -> SIMD3<Float> in
      let (sine, cosine) = sinCos(Double(place) / 2 - 2.5)
      return SIMD3(Float(3 * cosine), Float(3 * sine), 0)
    }
    #expect(directions(of: features).count == 11)
    for (place, direction) in directions(of: features).enumerated() {
      #expect(abs(direction - (Double(place) / 2 - 2.5)) < 1e-6)
    }
    #expect(directions(of: [SIMD3(0, 0, 0)]) == [0])
  }
}
