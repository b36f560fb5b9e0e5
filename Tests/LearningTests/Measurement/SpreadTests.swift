import Elementary
import Testing

@testable import Learning

struct SpreadTests {
  /// Directions in degrees, one list a class.
  private func spread(_ classes: [[Double]]) -> Spread {
    let labels = classes.indices.flatMap { Array(repeating: $0, count: classes[$0].count) }
    return Spread(
      directions: classes.flatMap { $0 }.map(folded), labels: labels, classes: classes.count)
  }

  /// Degrees as radians in -pi...pi.
  private func folded(_ degrees: Double) -> Double {
    let turned = degrees.remainder(dividingBy: 360)
    return turned / 180 * Double.pi
  }

  private func degrees(_ radians: Double) -> Double { radians * 180 / Double.pi }

  /// Classes by hand: their directions, the largest angle within, the gap and where it leads.
  struct Configuration: Sendable {
    var classes: [[Double]]
    var maxIntra: [Double]
    var gaps: [Double]
    var others: [Int?]
  }

  static let configurations = [
    // Two apart.
    Configuration(
      classes: [[0, 10], [50, 70]], maxIntra: [10, 20], gaps: [40, 40], others: [1, 0]),
    // Across the cut at 180 degrees.
    Configuration(
      classes: [[170, -170], [-150, 150]], maxIntra: [20, 60], gaps: [20, 20], others: [1, 0]),
    // Wider than half a turn: 0 to 200 is 160 the short way, 0 to 170 is not.
    Configuration(
      classes: [[0, 170, 200], [300]], maxIntra: [170, 0], gaps: [60, 60], others: [1, 0]),
    // All around: three thirds are 120 apart, one quarter more makes it 180.
    Configuration(
      classes: [[0, 120, 240], [180]], maxIntra: [120, 0], gaps: [60, 60], others: [1, 0]),
    Configuration(
      classes: [[0, 90, 180, 270], [45]], maxIntra: [180, 0], gaps: [45, 45], others: [1, 0]),
    // Another class on either side: the nearer one counts.
    Configuration(
      classes: [[0], [30], [-20]], maxIntra: [0, 0, 0], gaps: [20, 30, 20], others: [2, 0, 0]),
    // On top of each other.
    Configuration(
      classes: [[10, 20], [20, 40]], maxIntra: [10, 20], gaps: [0, 0], others: [1, 0]),
    // A class without samples, and one sample alone.
    Configuration(
      classes: [[5, 25], [], [65]], maxIntra: [20, 0, 0], gaps: [40, 180, 40],
      others: [2, nil, 0]),
    Configuration(classes: [[77]], maxIntra: [0], gaps: [180], others: [nil]),
    Configuration(classes: [[], []], maxIntra: [0, 0], gaps: [180, 180], others: [nil, nil]),
  ]

  @Test(arguments: configurations)
  func agreesWithHandMeasuredAngles(configuration: Configuration) {
    let spread = spread(configuration.classes)
    for label in configuration.classes.indices {
      #expect(abs(degrees(spread.maxIntra[label]) - configuration.maxIntra[label]) < 1e-9)
      #expect(abs(degrees(spread.gaps[label].angle) - configuration.gaps[label]) < 1e-9)
      #expect(spread.gaps[label].other == configuration.others[label])
    }
  }

  /// Every pair of every class, one by one.
  @Test(arguments: 0..<20)
  func agreesWithAllPairs(seed: UInt64) {
    var random = Generator(seed: seed, stream: 40)
    let centers = (0..<5).map { _ in 360 * random.uniform() }
    let width = 400 * random.uniform()
    let classes = centers.map { center in
      (0..<1 + random.index(below: 12)).map { _ in center + width * (random.uniform() - 0.5) }
    }
    let spread = spread(classes)
    for (label, own) in classes.enumerated() {
      let others = classes.enumerated().filter { $0.offset != label }.flatMap(\.element)
      let widest = own.flatMap { a in own.map { apart(a, $0) } }.max() ?? 0
      let nearest = own.flatMap { a in others.map { apart(a, $0) } }.min() ?? 180
      #expect(abs(degrees(spread.maxIntra[label]) - widest) < 1e-9)
      #expect(abs(degrees(spread.gaps[label].angle) - nearest) < 1e-9)
      let other = spread.gaps[label].other ?? label
      let reached = own.flatMap { a in classes[other].map { apart(a, $0) } }.min() ?? 180
      #expect(other != label && abs(reached - nearest) < 1e-9)
    }
    let within = classes.flatMap { pairs($0) }.sorted()
    #expect(abs(degrees(spread.intra.quantile(0.99)) - exact(0.99, within)) < 0.06)
    let between = classes.indices.flatMap { first in
      classes.indices.dropFirst(first + 1).flatMap { second in
        classes[first].flatMap { a in classes[second].map { apart(a, $0) } }
      }
    }
    #expect(abs(degrees(spread.inter.quantile(0.01)) - exact(0.01, between.sorted())) < 0.06)
  }

  private func apart(_ a: Double, _ b: Double) -> Double {
    abs((a - b).remainder(dividingBy: 360))
  }

  private func pairs(_ own: [Double]) -> [Double] {
    own.indices.flatMap { i in own.indices.dropFirst(i + 1).map { apart(own[i], own[$0]) } }
  }

  /// The first value that has more than the share of all values up to it.
  private func exact(_ share: Double, _ sorted: [Double]) -> Double {
    sorted.indices.first { Double($0 + 1) > share * Double(sorted.count) }.map { sorted[$0] } ?? 0
  }

  /// S_w: 2 (1 - cos 10) + 2 (1 - cos 10); class means at 10 and 90, the global mean at 50:
  /// S_b: 2 (1 - cos 40) + 2 (1 - cos 40).
  @Test func fisherScoreByHand() throws {
    let score = try #require(spread([[0, 20], [80, 100]]).fisherScore)
    let (ten, forty) = (cos(10 / 180 * Double.pi), cos(40 / 180 * Double.pi))
    #expect(abs(score - (1 - ten) / (1 - forty)) < 1e-12)
  }

  @Test func fisherScoreIsNilWhereItWouldDivideByNoise() {
    #expect(spread([[0], [120], [240]]).fisherScore == nil)
    #expect(spread([[30, 40]]).fisherScore == nil)
    #expect(spread([[], []]).fisherScore == nil)
  }
}
