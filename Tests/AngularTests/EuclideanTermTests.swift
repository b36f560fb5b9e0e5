import Angular
import Elementary
import Testing

struct EuclideanTermTests {
  /// Every triplet by three plain loops.
  private func triplets(
    _ batch: FeatureBatch, _ parameters: MarginParameters
  ) -> (loss: Double, gradX: [[Double]]) {
    var sum = 0.0
    var count = 0.0
    var gradX = batch.features.map { $0.map { _ in 0.0 } }
    for a in batch.labels.indices {
      for p in batch.labels.indices where p != a && batch.labels[p] == batch.labels[a] {
        for n in batch.labels.indices where batch.labels[n] != batch.labels[a] {
          count += 1
          let hinge =
            squaredDistance(batch, a, p) - squaredDistance(batch, a, n) + parameters.distanceMargin
          guard hinge > 0 else { continue }
          sum += hinge
          for (d, row) in batch.features.enumerated() {
            gradX[d][a] += 2 * (row[n] - row[p])
            gradX[d][p] -= 2 * (row[a] - row[p])
            gradX[d][n] += 2 * (row[a] - row[n])
          }
        }
      }
    }
    let share = count > 0 ? parameters.weight / count : 0
    return (share * sum, gradX.map { $0.map { share * $0 } })
  }

  private func squaredDistance(_ batch: FeatureBatch, _ i: Int, _ j: Int) -> Double {
    batch.features.reduce(0) { $0 + ($1[i] - $1[j]) * ($1[i] - $1[j]) }
  }

  private func batch(_ count: Int, _ dimension: Int, _ classes: Int, seed: UInt64) -> FeatureBatch {
    var random = Generator(seed: seed)
    return FeatureBatch(
      features: (0..<dimension).map { _ in (0..<count).map { _ in 2 * random.normal() } },
      labels: (0..<count).map { _ in random.index(below: classes) },
      centers: (0..<dimension).map { _ in (0..<classes).map { _ in random.normal() } })
  }

  @Test(arguments: [1, 2, 3, 7, 20, 33], [1, 2, 5])
  func sortedTripletsAreAllTriplets(count: Int, classes: Int) {
    for (seed, margin) in [(1, 0.0), (2, 0.3), (3, 5), (4, 200)] {
      let batch = batch(count, 3, classes, seed: UInt64(seed))
      let parameters = MarginParameters(weight: 0.7, distanceMargin: margin)
      let output = EuclideanTerm.triplet.evaluate(batch, parameters)
      let expected = triplets(batch, parameters)
      #expect(abs(output.loss - expected.loss) < 1e-12 * (1 + expected.loss))
      for (row, wanted) in zip(output.gradX, expected.gradX) {
        #expect(largestError(row, wanted) < 1e-12)
      }
    }
  }

  /// Batches without a pair, a positive or a negative.
  @Test(arguments: [EuclideanTerm.center, .contrastive, .triplet])
  func smallBatchesHaveFiniteGradients(term: EuclideanTerm) {
    for labels in [[0], [0, 0], [0, 1], [1, 1, 1]] {
      let row = labels.indices.map { Double($0) }
      let output = term.evaluate(
        FeatureBatch(features: [row, row], labels: labels, centers: [[0, 0], [0, 0]]),
        MarginParameters(weight: 1, distanceMargin: 1))
      #expect(output.loss.isFinite && output.gradX.joined().allSatisfy(\.isFinite))
      #expect((output.gradC.isEmpty) == (term != .center))
    }
  }

  /// Two classes at one point have no direction in which to separate.
  @Test func coincidingFeaturesHaveNoGradient() {
    let output = EuclideanTerm.contrastive.evaluate(
      FeatureBatch(features: [[1, 1], [2, 2]], labels: [0, 1]),
      MarginParameters(weight: 1, distanceMargin: 3))
    #expect(output.loss == 4.5 && output.gradX == [[0, 0], [0, 0]])
  }

  @Test func pairsBeyondTheBallCostNothing() throws {
    let parameters = MarginParameters(weight: 2, distanceMargin: 3)
    #expect(try #require(EuclideanTerm.contrastive.ballRadius(parameters)) == 3)
    #expect(EuclideanTerm.triplet.ballRadius(MarginParameters(distanceMargin: 9)) == 3)
    #expect(EuclideanTerm.center.ballRadius(parameters) == nil)
    for (distance, loss) in [(3.0, 0.0), (3.5, 0), (2, 1)] {
      let output = EuclideanTerm.contrastive.evaluate(
        FeatureBatch(features: [[0, distance], [0, 0]], labels: [0, 1]), parameters)
      #expect(output.loss == loss)
    }
  }

  /// The center of a class without samples stays; others move alpha n / (1 + n) of the way to the mean.
  @Test func centersFollowTheirClass() {
    let batch = FeatureBatch(
      features: [[1, 3, 5], [0, 0, 2]], labels: [0, 0, 2], centers: [[0, 7, 0], [0, 7, 0]])
    let next = EuclideanTerm.center.centers(after: batch, MarginParameters(centerRate: 0.5))
    #expect(next[1] == [0, 7, 0.5])
    #expect(abs(next[0][0] - 2.0 / 3) < 1e-15 && next[0][1] == 7 && next[0][2] == 1.25)
  }
}
