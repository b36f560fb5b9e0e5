import Angular
import Testing

struct MarginLossTests {
  @Test func namesAreUniqueAndFound() {
    #expect(
      MarginLoss.all.map(\.name) == [
        "softmax-bias", "softmax", "modified-softmax", "l-softmax", "a-softmax", "normface",
        "cosface",
        "arcface", "arcface-easy", "arcface-raw", "arcface-unroll", "combined", "combined-raw",
        "sphereface-r-v0", "sphereface-r-v0-exact", "sphereface-r-v1", "sphereface-r-v1-exact",
      ])
    for loss in MarginLoss.all { #expect(MarginLoss.named(loss.name)?.id == loss.id) }
    #expect(MarginLoss.named("A-Softmax") == nil)
  }

  @Test(arguments: MarginLoss.all)
  func rowsAgreeWithThemselves(loss: MarginLoss) {
    #expect(loss.lesson.hasSuffix(".") && loss.lesson.count < 200)
    #expect(!loss.annealed || loss.margin != nil)
    #expect(!loss.hasBias || !loss.normalisesWeights)
    #expect(loss.isExact || loss.target != nil)
    #expect(loss.initialScale == nil || loss.normalisesWeights)
    #expect(loss.golden.keys.contains("s") == (loss.initialScale != nil))
    #expect(loss.initialParameters.m == loss.margin?.initial ?? 1)
    guard let margin = loss.margin else { return }
    #expect(margin.snaps.count <= 9)
    #expect(margin.range.contains(margin.initial))
    #expect(margin.snaps.allSatisfy(margin.range.contains))
    #expect(margin.snaps == margin.snaps.sorted())
    #expect(0 < margin.step && margin.step < margin.coarseStep)
  }

  /// A document must mean exactly one row.
  @Test func goldenFormsAreUnique() {
    let forms = MarginLoss.all.map { loss in
      ([loss.goldenName] + loss.golden.choices.map { "\($0.key)=\($0.value)" })
    }
    #expect(Set(forms).count == forms.count)
    #expect(MarginLoss.named("arcface")?.golden.choices.map(\.value) == ["hard"])
  }
}
