import Testing

@testable import Learning

struct AngleHistogramTests {
  private func degrees(_ radians: Double) -> Double { radians * 180 / Double.pi }

  private func histogram(_ angles: [Double]) -> AngleHistogram {
    var histogram = AngleHistogram()
    histogram.add(from: 0, to: angles.map { $0 / 180 * Double.pi }[...])
    return histogram
  }

  @Test func anEmptyOneHasNoQuantileAndNoMean() {
    #expect(AngleHistogram().quantile(0.5) == 0 && AngleHistogram().mean == 0)
    #expect(AngleHistogram().gathered(into: 3) == [0, 0, 0])
  }

  @Test func binsReachBothEnds() {
    let ends = histogram([0, 180])
    #expect(ends.total == 2 && ends.counts.first == 1 && ends.counts.last == 1)
    #expect(abs(degrees(ends.quantile(0)) - 0.05) < 1e-9)
    #expect(ends.quantile(0.99) == .pi && ends.quantile(1) == .pi)
    #expect(abs(degrees(histogram([10, 20]).quantile(1)) - 20.05) < 1e-9)
    #expect(histogram([180, 180]).mean == .pi)
  }

  @Test func theMeanIsThatOfTheAngles() {
    #expect(abs(degrees(histogram([10.02, 20.04, 60.06]).mean) - 30.05) < 0.06)
  }

  @Test func anglesGatherInColumnsOfEqualWidth() {
    #expect(histogram([1, 59, 61, 119.9, 121, 180]).gathered(into: 3) == [2, 2, 2])
    #expect(histogram([1, 59, 61]).gathered(into: 1) == [3])
  }
}
