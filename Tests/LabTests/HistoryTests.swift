import Testing

@testable import Lab

struct HistoryTests {
  /// Losses whose sum is exact: whole numbers.
  private func loss(_ step: Int) -> Double { Double((step * 37) % 101) }

  private func history(ticks: Int, steps: Int) -> History {
    var history = History()
    for tick in 1...ticks {
      history.add(
        step: tick * steps, loss: loss(tick), marginFreeLoss: -loss(tick), steps: steps)
    }
    return history
  }

  @Test func keepsEveryPointWhileThereIsRoom() {
    let history = history(ticks: History.capacity, steps: 5)
    #expect(history.points.map(\.step) == (1...History.capacity).map { 5 * $0 })
    #expect(history.points.map(\.loss) == (1...History.capacity).map(loss))
  }

  @Test(arguments: [1025, 5000, 100_000], [1, 5])
  func staysBoundedAndLosesNoStep(ticks: Int, steps: Int) {
    let history = history(ticks: ticks, steps: steps)
    #expect(history.points.count <= History.capacity)
    #expect(history.points.count > History.capacity / 4)
    #expect(history.points.last?.step == ticks * steps)
    #expect(zip(history.points, history.points.dropFirst()).allSatisfy { $0.step < $1.step })
    // Every step is in one point, and counts there once.
    #expect(history.points.reduce(0) { $0 + $1.weight } == ticks * steps)
    var reached = 0
    for point in history.points {
      #expect(point.step - reached == point.weight)
      reached = point.step
    }
    let sum = history.points.reduce(0) { $0 + $1.loss * Double($1.weight) }
    let expected = (1...ticks).reduce(0) { $0 + loss($1) * Double(steps) }
    #expect(abs(sum - expected) < 1e-9 * expected)
    #expect(history.points.allSatisfy { abs($0.loss + $0.marginFreeLoss) < 1e-9 })
  }

  /// The mean of a stretch, weighted by its steps.
  @Test func mergesByWeight() throws {
    var history = History()
    history.add(step: 4, loss: 1, marginFreeLoss: 0, steps: 4)
    for step in 5...1029 { history.add(step: step, loss: 2, marginFreeLoss: 0, steps: 1) }
    let first = try #require(history.points.first)
    #expect(first.step == 5 && abs(first.loss - 6.0 / 5) < 1e-12)
  }

  @Test func aContinuedChangeKeepsThePlaceOfItsMark() {
    var history = History()
    history.mark(step: 1, label: "m 2", continuing: false)
    history.mark(step: 5, label: "m 3", continuing: true)
    history.mark(step: 9, label: "a-softmax", continuing: false)
    history.mark(step: 9, label: "softmax", continuing: false)
    #expect(history.marks.map(\.label) == ["m 3", "a-softmax", "softmax"])
    #expect(history.marks.map(\.step) == [1, 9, 9])
  }

  @Test func theOldestMarksAreForgotten() {
    var history = History()
    for step in 1...50 { history.mark(step: step, label: "\(step)", continuing: false) }
    #expect(history.marks.count == History.mostMarks)
    #expect(history.marks.first?.step == 50 - History.mostMarks + 1)
  }
}
