import Learning
import Testing

struct DataExpansionTests {
  /// 6 classes of 60: the figures of the margin papers' argument against pairs and triplets.
  @Test func sixtySamplesOfSixClasses() {
    let expansion = DataExpansion(classSizes: Array(repeating: 60, count: 6))
    #expect(expansion.pairs == 64_620)
    #expect(expansion.sameClassPairs == 10_620)
    #expect(expansion.triplets == 6_372_000)
  }

  @Test func agreesWithCounting() {
    let labels = [0, 0, 0, 1, 2, 2]
    var pairs = 0
    var same = 0
    var triplets = 0
    for a in labels.indices {
      for b in labels.indices where b != a {
        if b > a { pairs += 1 }
        guard labels[a] == labels[b] else { continue }
        if b > a { same += 1 }
        triplets += labels.count { $0 != labels[a] }
      }
    }
    let expansion = DataExpansion(classSizes: [3, 1, 2])
    #expect(expansion.pairs == pairs)
    #expect(expansion.sameClassPairs == same)
    #expect(expansion.triplets == triplets)
  }

  @Test func noSamplesAreNoPairs() {
    let expansion = DataExpansion(classSizes: [0, 0])
    #expect([expansion.pairs, expansion.sameClassPairs, expansion.triplets] == [0, 0, 0])
  }
}
