import Angular
import Elementary
import Testing

@testable import Learning

struct TableDrawTests {
  /// `counts[k]` rows of class k; the one input is the row's number, before it is standardized.
  private func table(_ counts: [Int]) throws -> Table {
    var row = 0
    var text = ""
    for (label, count) in counts.enumerated() {
      for _ in 0..<count {
        text += "\(row),c\(label)\n"
        row += 1
      }
    }
    return try Table(bytes: Array(text.utf8))
  }

  @Test func aQuarterOfEachClassIsSetAside() throws {
    let table = try table([4, 7, 8, 100, 1000])
    var random = Generator(seed: 1)
    let rows = try #require(table.instance(&random).rows)
    #expect(rows.probe.map(\.count) == [1, 1, 2, 25, 60])
    #expect(rows.training.map(\.count) == [3, 6, 6, 75, 940])
    for label in 0..<5 {
      let all = (rows.training[label] + rows.probe[label]).sorted()
      #expect(all == table.labels.indices.filter { table.labels[$0] == label })
    }
  }

  @Test func labelsAreDrawnAsOftenAsTheyTrain() throws {
    var random = Generator(seed: 1)
    let world = try table([40, 80, 280]).instance(&random)
    // Ten, twenty and sixty are set aside.
    let expected = [30, 60, 220].map { Double($0) / 310 }
    #expect(world.frequencies == expected)
  }

  @Test func theShuffleIsFisherYatesAndSeeded() throws {
    let table = try table([12, 12])
    func split(_ seed: UInt64) throws -> [[Int]] {
      var random = Generator(seed: seed)
      let rows = try #require(table.instance(&random).rows)
      return rows.probe + rows.training
    }
    #expect(try split(3) == split(3))
    #expect(try split(3) != split(4))
    var random = Generator(seed: 3)
    var rows = Array(0..<12)
    for place in (1...11).reversed() { rows.swapAt(place, random.index(below: place + 1)) }
    #expect(try split(3)[0] == Array(rows[..<3]))
    #expect(try split(3)[2] == Array(rows[3...]))
  }

  @Test func trainingAndProbeShareNoRow() throws {
    let table = try table([9, 30, 5])
    let dataset = Dataset(
      name: "t", summary: "", inputs: 1, classes: 3...3, initialClasses: 3, noise: 0...0,
      initialNoise: 0, instance: { _, random in table.instance(&random) },
      draw: { world, draw, random in table.draw(world, draw, &random) })
    var trainer = Trainer(dataset: dataset, classes: 3, seed: 2, loss: MarginLoss.all[0])
    let probe = trainer.probe(perClass: 60)
    let aside = Set((0..<probe.count).map { probe[$0][0] })
    #expect(probe.labels == [0, 0] + Array(repeating: 1, count: 7) + [2])
    #expect(aside.count == probe.count)
    var seen: Set<Float> = []
    for _ in 0..<30 {
      trainer.draw()
      seen.formUnion(DoubleNetwork.Batch(trainer).inputs.map { Float($0[0]) })
    }
    #expect(seen.isDisjoint(with: aside))
    #expect(seen.count == 44 - aside.count)
  }
}
