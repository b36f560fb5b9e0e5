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
        "sphereface-r-v2", "sphereface-r-v2-exact", "sphereface2", "sphereface2-exact",
        "center", "contrastive", "triplet",
      ])
    for loss in MarginLoss.all { #expect(MarginLoss.named(loss.name)?.id == loss.id) }
    #expect(MarginLoss.named("A-Softmax") == nil)
  }

  @Test(arguments: MarginLoss.all)
  func rowsAgreeWithThemselves(loss: MarginLoss) {
    #expect(loss.summary.hasSuffix(".") && loss.summary.count < 200)
    #expect(!loss.annealed || loss.margin != nil)
    #expect(loss.bias != .each || !loss.normalisesWeights)
    #expect(loss.isExact || loss.target != nil || loss.rivals != nil)
    // The kernels rely on these.
    #expect(loss.rivals == nil || loss.initialScale != nil)
    #expect((loss.form == .oneAgainstAll) == (loss.bias == .shared))
    #expect(loss.bias != .shared || loss.rivals != nil)
    #expect(loss.euclidean == nil || loss.bias == .each && loss.margin == nil)
    #expect(loss.initialScale == nil || loss.normalisesWeights)
    #expect(loss.golden.keys.contains { ["s", "r"].contains($0) } == (loss.initialScale != nil))
    #expect(loss.initialParameters.m == loss.margin?.initial ?? 1)
    for own in loss.parameters {
      #expect(own.stops == own.stops.sorted() && own.stops.count == Set(own.stops).count)
      #expect(own.stops.contains(own.initial), "\(own.parameter)")
      #expect(loss.initialParameters[keyPath: own.parameter.field] == own.initial)
      #expect(loss.range(of: own.parameter) == own)
      #expect(
        loss.golden.parameters.contains {
          $0.field == own.parameter.field && $0.range.contains(own.range.lowerBound)
            && $0.range.contains(own.range.upperBound)
        } || loss.euclidean == nil)
    }
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
