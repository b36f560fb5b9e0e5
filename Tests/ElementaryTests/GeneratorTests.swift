import Elementary
import Testing

struct GeneratorTests {
  /// A C program of the authors' splitmix64.c and xoshiro256plusplus.c gave these numbers.
  @Test(
    arguments: [
      (
        0, 0,
        [
          0x84f0_9bf3_07c1_073a, 0xc82f_fb59_7cee_e51b, 0xadf9_6905_c5df_4417,
          0xe9d9_a848_9d04_2c93,
        ]
      ),
      (
        42, 0,
        [
          0xab4c_4adf_bb45_0230, 0x16c7_5804_8460_b512, 0xdeff_2739_6f8e_b5c7,
          0x8b93_50ce_c7b7_bc0e,
        ]
      ),
      (
        42, 7,
        [
          0x2f51_23ea_6240_02b9, 0xa363_7749_76f2_640e, 0xd90d_5796_f834_4ca8,
          0x8046_b874_627c_eb87,
        ]
      ),
    ] as [(UInt64, UInt64, [UInt64])])
  func firstNumbers(seed: UInt64, stream: UInt64, expected: [UInt64]) {
    var random = Generator(seed: seed, stream: stream)
    #expect((0..<4).map { _ in random.next() } == expected)
  }

  /// The draws after 64 bits, against the formulas worked out to 50 digits.
  @Test func firstDerivedNumbers() {
    var random = Generator(seed: 1)
    #expect(random.uniform() == 0.43855862665058964)
    #expect(random.index(below: 1000) == 308)
    #expect(abs(random.normal() - 0.38510229087735058726) < 1e-15)
    let (first, second) = random.normalLanes()
    #expect(abs(first[0] - 0.947267724) < 2e-7)
    #expect(abs(second[7] - 0.974525559) < 2e-7)
    #expect(
      random.state == (
        0xef1c_a131_1a30_41e1, 0x778d_6ccc_08fc_5060, 0xd742_76da_0ebd_3304, 0x6531_069e_28d6_0f9d
      ))
  }

  @Test func streamsAndSeedsDiffer() {
    var first = Set<UInt64>()
    for seed in 0..<16 {
      for stream in 0..<16 {
        var random = Generator(seed: UInt64(seed), stream: UInt64(stream))
        for _ in 0..<16 { first.insert(random.next()) }
      }
    }
    #expect(first.count == 16 * 16 * 16)
    #expect(Generator(seed: 1, stream: 2) != Generator(seed: 2, stream: 1))
  }

  @Test func copiesContinueFromTheSamePlace() {
    var random = Generator(seed: 3, stream: 4)
    _ = random.normalLanes()
    var copy = random
    #expect(copy == random && copy.state == random.state)
    #expect(copy.next() == random.next())
    _ = copy.next()
    #expect(copy != random)
  }

  @Test func uniformIsUniform() {
    var random = Generator(seed: 5)
    let count = 200_000
    var sum = 0.0
    var squares = 0.0
    var smallest = 1.0
    var largest = 0.0
    for _ in 0..<count {
      let u = random.uniform()
      sum += u
      squares += u * u
      smallest = min(smallest, u)
      largest = max(largest, u)
    }
    #expect(smallest >= 0 && smallest < 1e-4 && largest < 1 && largest > 0.9999)
    #expect(abs(sum / Double(count) - 0.5) < 4 * 0.2887 / Double(count).squareRoot())
    #expect(abs(squares / Double(count) - 1 / 3.0) < 4 * 0.2981 / Double(count).squareRoot())
  }

  @Test(arguments: [1, 2, 3, 7, 10, 64])
  func indexIsUnbiased(bound: Int) {
    var random = Generator(seed: 11, stream: UInt64(bound))
    let count = 20_000
    var tally = [Int](repeating: 0, count: bound)
    for _ in 0..<count { tally[random.index(below: bound)] += 1 }
    let expected = Double(count) / Double(bound)
    let chiSquare = tally.reduce(0.0) { $0 + (Double($1) - expected) * (Double($1) - expected) }
    let freedom = Double(bound - 1)
    #expect(chiSquare / expected <= freedom + 4 * (2 * freedom).squareRoot())
  }

  @Test func indexReachesAHugeBound() {
    var random = Generator(seed: 12)
    let indices = (0..<100).map { _ in random.index(below: .max) }
    #expect(indices.allSatisfy { $0 >= 0 } && indices.contains { $0 > .max / 2 })
  }

  /// Without rejection every third index would come up in a quarter of the draws.
  @Test func indexIsUnbiasedWhereTheBoundIsNoSmallPartOfAWord() {
    var random = Generator(seed: 15)
    let thirds = (0..<3000).filter { _ in random.index(below: 3 << 61) % 3 == 2 }.count
    #expect(abs(thirds - 1000) < 104)
  }

  @Test func normalHasTheMomentsOfANormal() {
    var random = Generator(seed: 13)
    check(moments: (0..<200_000).map { _ in random.normal() })
  }

  @Test func normalLanesHaveTheMomentsOfANormal() {
    var random = Generator(seed: 14)
    var values: [Double] = []
    var products = 0.0
    for _ in 0..<12_500 {
      let (first, second) = random.normalLanes()
      for lane in 0..<8 {
        values += [Double(first[lane]), Double(second[lane])]
        products += Double(first[lane]) * Double(second[lane])
      }
    }
    check(moments: values)
    #expect(abs(products / Double(values.count / 2)) < 4 / Double(values.count / 2).squareRoot())
    #expect(values.allSatisfy { abs($0) <= 5.77 })
  }

  /// Mean, variance, skewness, fourth moment and a tail, each within four standard errors.
  private func check(moments values: [Double]) {
    let count = Double(values.count)
    let error = 4 / count.squareRoot()
    func mean(_ power: (Double) -> Double) -> Double {
      values.reduce(0) { $0 + power($1) } / count
    }
    #expect(abs(mean { $0 }) < error)
    #expect(abs(mean { $0 * $0 } - 1) < error * 2.0.squareRoot())
    #expect(abs(mean { $0 * $0 * $0 }) < error * 15.0.squareRoot())
    #expect(abs(mean { $0 * $0 * $0 * $0 } - 3) < error * 96.0.squareRoot())
    #expect(abs(mean { $0 > 1.96 ? 1 : 0 } - 0.025) < error * 0.157)
  }
}
