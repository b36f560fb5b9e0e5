import Testing

@testable import Experiment

struct LossCurvesTests {
  /// Losses whose sum is exact: whole numbers.
  private func loss(_ step: Int) -> Double { Double((step * 37) % 101) }

  private func history(ticks: Int, steps: Int) -> LossCurves {
    var curves = LossCurves()
    for tick in 1...ticks {
      curves.add(
        step: tick * steps, loss: loss(tick), marginFreeLoss: -loss(tick), steps: steps)
    }
    return curves
  }

  @Test func keepsEveryPointWhileThereIsRoom() {
    let curves = history(ticks: LossCurves.capacity, steps: 5)
    #expect(curves.points.map(\.step) == (1...LossCurves.capacity).map { 5 * $0 })
    #expect(curves.points.map(\.loss) == (1...LossCurves.capacity).map(loss))
  }

  @Test(arguments: [1025, 5000, 100_000], [1, 5])
  func staysBoundedAndLosesNoStep(ticks: Int, steps: Int) {
    let curves = history(ticks: ticks, steps: steps)
    #expect(curves.points.count <= LossCurves.capacity)
    #expect(curves.points.count > LossCurves.capacity / 4)
    #expect(curves.points.last?.step == ticks * steps)
    #expect(zip(curves.points, curves.points.dropFirst()).allSatisfy { $0.step < $1.step })
    // Every step is in one point, and counts there once.
    #expect(curves.points.reduce(0) { $0 + $1.weight } == ticks * steps)
    var reached = 0
    for point in curves.points {
      #expect(point.step - reached == point.weight)
      reached = point.step
    }
    let sum = curves.points.reduce(0) { $0 + $1.loss * Double($1.weight) }
    let expected = (1...ticks).reduce(0) { $0 + loss($1) * Double(steps) }
    #expect(abs(sum - expected) < 1e-9 * expected)
    #expect(curves.points.allSatisfy { abs($0.loss + $0.marginFreeLoss) < 1e-9 })
  }

  /// The mean of a stretch, weighted by its steps.
  @Test func mergesByWeight() throws {
    var curves = LossCurves()
    curves.add(step: 4, loss: 1, marginFreeLoss: 0, steps: 4)
    for step in 5...1029 { curves.add(step: step, loss: 2, marginFreeLoss: 0, steps: 1) }
    let first = try #require(curves.points.first)
    #expect(first.step == 5 && abs(first.loss - 6.0 / 5) < 1e-12)
  }

  @Test func aContinuedChangeKeepsThePlaceOfItsMark() {
    var curves = LossCurves()
    curves.mark(step: 1, label: "m 2", continuing: false)
    curves.mark(step: 5, label: "m 3", continuing: true)
    curves.mark(step: 9, label: "a-softmax", continuing: false)
    curves.mark(step: 9, label: "softmax", continuing: false)
    #expect(curves.marks.map(\.label) == ["m 3", "a-softmax", "softmax"])
    #expect(curves.marks.map(\.step) == [1, 9, 9])
  }

  @Test func theOldestMarksAreForgotten() {
    var curves = LossCurves()
    for step in 1...50 { curves.mark(step: step, label: "\(step)", continuing: false) }
    #expect(curves.marks.count == LossCurves.mostMarks)
    #expect(curves.marks.first?.step == 50 - LossCurves.mostMarks + 1)
  }
}
