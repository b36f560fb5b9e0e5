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
    #expect(MarginLoss.named("b-softmax") == nil && MarginLoss.named("") == nil)
  }

  /// What people type for a loss; no word means two.
  @Test func aliasesAreFoundInAnyCase() {
    for (word, name) in [
      ("sphereface", "a-softmax"), ("SphereFace", "a-softmax"), ("A-Softmax", "a-softmax"),
      ("asoftmax", "a-softmax"), ("A Softmax", "a-softmax"), ("amsoftmax", "cosface"),
      ("am-softmax", "cosface"), ("AM_Softmax", "cosface"), ("LMCL", "cosface"),
      ("ArcFace", "arcface"), ("lsoftmax", "l-softmax"), ("modified", "modified-softmax"),
      ("SphereFace2", "sphereface2"), ("sphereface-R-v1", "sphereface-r-v1"),
    ] {
      #expect(MarginLoss.named(word)?.name == name, "\(word)")
    }
    let words = MarginLoss.all.flatMap { [$0.name] + $0.aliases }.map(MarginLoss.folded)
    #expect(Set(words).count == words.count)
  }

  @Test(arguments: MarginLoss.all)
  func rowsAgreeWithThemselves(loss: MarginLoss) {
    #expect(loss.summary.hasSuffix(".") && loss.title.count + loss.summary.count < 150)
    #expect((loss.margin != nil) == (loss.target != nil || loss.nonTarget != nil))
    #expect(loss.annealed == (loss.golden.keys.contains("lambda") && loss.form == .softmax))
    #expect(loss.golden.keys.contains { ["s", "r"].contains($0) } == loss.model.fixesScale)
    #expect(loss.initialParameters.m == loss.margin?.initial ?? 1)
  }

  /// Both curves of a row are detached, or neither.
  @Test(arguments: MarginLoss.all)
  func curvesOfARowAreDetachedTogether(loss: MarginLoss) {
    let curves = [loss.target, loss.nonTarget].compactMap { $0 }
    #expect(curves.allSatisfy { $0.isDetached != loss.isExact })
  }

  @Test(arguments: MarginLoss.all.filter { !$0.parameters.isEmpty })
  func parametersHaveTheirStops(loss: MarginLoss) {
    for own in loss.parameters {
      #expect(own.stops == own.stops.sorted() && own.stops.count == Set(own.stops).count)
      #expect(own.stops.contains(own.initial), "\(own.parameter)")
      #expect(loss.initialParameters[keyPath: own.parameter.field] == own.initial)
      #expect(loss.range(of: own.parameter) == own)
    }
  }

  /// Documents may have whatever a control can set.
  @Test(arguments: MarginLoss.all.filter { $0.euclidean != nil })
  func goldenRangesCoverTheControls(loss: MarginLoss) {
    for own in loss.parameters where loss.golden.keys.contains(own.parameter.symbol) {
      #expect(
        loss.golden.parameters.contains {
          $0.field == own.parameter.field && $0.range.contains(own.range.lowerBound)
            && $0.range.contains(own.range.upperBound)
        }, "\(own.parameter)")
    }
  }

  @Test(arguments: MarginLoss.all.compactMap(\.margin))
  func marginsHaveTheirSteps(margin: MarginRange) {
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

  /// `reach` is the word of actions, options and recordings.
  @Test func parametersKeepTheirWords() {
    #expect(
      LossParameter.allCases.map(\.rawValue) == [
        "angle-offset", "cosine-offset", "sharpness", "balance", "weight", "reach", "center-rate",
      ])
  }
}
