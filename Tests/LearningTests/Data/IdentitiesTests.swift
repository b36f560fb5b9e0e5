import Angular
import Elementary
import Layout
import Testing

@testable import Learning

struct IdentitiesTests {
  private func trainer(_ name: String, classes: Int = 6) throws -> Trainer {
    Trainer(
      dataset: try #require(Dataset.named(name)), classes: classes, seed: 3,
      loss: MarginLoss.all[0])
  }

  /// tanh(r A) with r = 1.2 mu + nu z V + sigma e, once more in double precision; without noise
  /// the three coordinates z are all that is unknown, so the rest of each sample must fit them.
  @Test func withoutNoiseAClassIsACurvedSheetOfThreeDimensions() throws {
    var trainer = try trainer("identities", classes: 2)
    trainer.noise = 0
    let probe = trainer.probe(perClass: 60)
    let unwarped = (0..<60).map { probe[$0].map { inverseTangent(Double($0)) } }
    #expect(rank(of: unwarped.dropFirst().map { zip($0, unwarped[0]).map { $0 - $1 } }) == 3)
  }

  /// The inverse of the hyperbolic tangent, (log(1 + x) - log(1 - x)) / 2, by Newton's method.
  private func inverseTangent(_ x: Double) -> Double {
    var guess = 0.0
    for _ in 0..<60 {
      let height = Elementary.tanh(guess)
      guess += (x - height) / max(1 - height * height, 1e-3)
    }
    return guess
  }

  /// The rank of rows by elimination, counting pivots above what single precision leaves.
  private func rank(of rows: [[Double]]) -> Int {
    var rest = rows
    var rank = 0
    while let pivot = largest(in: rest), abs(rest[pivot.row][pivot.column]) > 1e-2 {
      let row = rest.remove(at: pivot.row)
      for index in rest.indices {
        let factor = rest[index][pivot.column] / row[pivot.column]
        for column in row.indices { rest[index][column] -= factor * row[column] }
      }
      rank += 1
    }
    return rank
  }

  private func largest(in rows: [[Double]]) -> (row: Int, column: Int)? {
    var best: (row: Int, column: Int)?
    for row in rows.indices {
      for column in rows[row].indices {
        if abs(rows[row][column]) > best.map({ abs(rows[$0.row][$0.column]) }) ?? -1 {
          best = (row, column)
        }
      }
    }
    return best
  }

  @Test func inputsStayWithinTheWarp() throws {
    let probe = try trainer("hard").probe(perClass: 60)
    #expect((0..<probe.count).allSatisfy { probe[$0].allSatisfy { abs($0) <= 1 } })
  }

  @Test func imbalancedClassesDeclineByThreeFifths() throws {
    let frequencies = try trainer("imbalanced").instance.frequencies
    for (next, this) in zip(frequencies.dropFirst(), frequencies) {
      #expect(abs(next / this - 0.6) < 1e-12)
    }
    #expect(
      try Set(trainer("identities").instance.frequencies.map { ($0 * 1e12).rounded() }).count == 1)
  }

  /// The mean of a cluster is its center, 1.2 away from the origin; the scatter is the noise.
  @Test func clustersAreRoundAroundCentersOfOneLength() throws {
    var trainer = try trainer("gaussian", classes: 3)
    trainer.noise = 0.25
    let probe = trainer.probe(perClass: 2000)
    for label in 0..<3 {
      let samples = (0..<2000).map { probe[label * 2000 + $0].map(Double.init) }
      let mean = (0..<32).map { column in samples.reduce(0) { $0 + $1[column] } / 2000 }
      let length = mean.reduce(0) { $0 + $1 * $1 }.squareRoot()
      #expect(abs(length - 1.2) < 0.05)
      for column in 0..<32 {
        let variance = samples.reduce(0) {
          $0 + ($1[column] - mean[column]) * ($1[column] - mean[column]) / 2000
        }
        #expect(abs(variance.squareRoot() - 0.25) < 0.02)
      }
    }
  }

  @Test(arguments: [(2, 4), (16, 8), (33, 16), (5, 1000)])
  func clustersComeInAnySize(inputs: Int, classes: Int) throws {
    let dataset = Dataset.clusters(
      "c", "Clusters.", inputs: inputs, classes: classes...classes, initialClasses: classes)
    var trainer = Trainer(dataset: dataset, classes: classes, seed: 1, loss: MarginLoss.all[0])
    for _ in 0..<3 { #expect(try trainer.advance().loss.isFinite) }
    #expect(DoubleNetwork.Batch(trainer).inputs[0].count == inputs)
    // Inputs beyond the last would train weights that nothing reads.
    let shape = trainer.shape
    let spare =
      shape.firstWeights + inputs * shape.hiddenStride..<shape.firstWeights + shape.inputRows
      * shape.hiddenStride
    #expect(spare.allSatisfy { trainer.arena[$0] == 0 })
  }

  /// New prototypes, but the classes' nuisance and warp: the floats after the prototypes.
  @Test func heldOutIdentitiesShareEverythingButPrototypes() throws {
    let trainer = try trainer("identities", classes: 4)
    let others = try #require(trainer.dataset.heldOutIdentities)
    var generator = Generator(seed: 11)
    let instance = others(trainer.instance, 9, &generator)
    #expect(instance.classes == 9)
    let known = trainer.instance.floats
    let shared = (3 + 24 + 1) * 32
    #expect(known.count == 4 * 32 + shared && instance.floats.count == 9 * 32 + shared)
    for index in 0..<shared { #expect(instance.floats[9 * 32 + index] == known[4 * 32 + index]) }
    for label in 0..<9 {
      let prototype = (0..<24).map { Double(instance.floats[label * 32 + $0]) }
      #expect(abs(prototype.reduce(0) { $0 + $1 * $1 } - 1.44) < 1e-4)
      for own in 0..<4 { #expect(prototype[0] != Double(known[own * 32])) }
    }
  }
}
