import Angular
import Elementary
import Testing

struct MinimalMarginTests {
  /// Property 2, compared with the arcs on both sides of the bound.
  @Test(arguments: [0.2, 1, 2, 2.2, 2.4, 2.8, 3, .pi])
  func twoClassesSeparateBeyondTheMinimalMargin(gap: Double) throws {
    let loss = try #require(MarginLoss.named("a-softmax"))
    let bound = minimalMargin(forTwoClassesApart: gap)
    let (sine, cosine) = sinCos(gap)
    for (m, separates) in [(bound - 0.02, false), (bound + 0.02, true), (bound + 3, true)] {
      let parameters = MarginParameters(m: m)
      let arcs = loss.classArcs(weights: [SIMD2(1, 0), SIMD2(cosine, sine)], parameters)
      let between = try #require(loss.angularGap(between: gap, parameters))
      #expect((arcs[0].width < between) == separates, "m = \(m)")
    }
    #expect(minimalMargin(forTwoClassesApart: .pi) == 3)
    #expect(abs(minimalMargin(forTwoClassesApart: 1) - 3.7320508) < 1e-7)
  }

  /// Property 3.
  @Test(arguments: 3...12)
  func uniformClassesSeparateBeyondThree(classes: Int) throws {
    let loss = try #require(MarginLoss.named("a-softmax"))
    let gap = uniformGap(classes: classes)
    for (m, separates) in [(2.98, false), (3.02, true)] {
      let parameters = MarginParameters(m: m)
      let half = try #require(loss.halfWedge(between: gap, parameters))
      let between = try #require(loss.angularGap(between: gap, parameters))
      #expect((2 * half < between) == separates)
      #expect((m > minimalMarginForUniformClasses) == separates)
    }
  }
}
