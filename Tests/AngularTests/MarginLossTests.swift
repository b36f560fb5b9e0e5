import Angular
import Testing

struct MarginLossTests {
  @Test func namesAreUniqueAndFound() {
    #expect(
      MarginLoss.all.map(\.name) == ["softmax-bias", "softmax", "modified-softmax", "a-softmax"])
    for loss in MarginLoss.all { #expect(MarginLoss.named(loss.name)?.id == loss.id) }
    #expect(MarginLoss.named("A-Softmax") == nil)
  }

  @Test(arguments: MarginLoss.all)
  func rowsAgreeWithThemselves(loss: MarginLoss) {
    #expect(loss.lesson.hasSuffix(".") && loss.lesson.count < 200)
    #expect(loss.target == nil || loss.normalisesWeights)
    #expect(!loss.annealed || loss.margin != nil)
    #expect(!loss.hasBias || !loss.normalisesWeights)
    guard let margin = loss.margin else { return }
    #expect(margin.range.contains(margin.initial))
    #expect(margin.snaps.allSatisfy(margin.range.contains))
    #expect(margin.snaps == margin.snaps.sorted())
    #expect(0 < margin.step && margin.step < margin.coarseStep)
  }
}
