/// The two loss curves of a run and its lambda, in bounded memory.
package struct LossCurves: Sendable {
  /// The means over a stretch of steps.
  package struct Point: Hashable, Sendable {
    /// The last step of the stretch.
    package var step: Int
    /// Mean training loss, with the margin.
    package var loss: Double
    /// Mean loss of the same logits without the margin.
    package var marginFreeLoss: Double
    /// Mean annealing lambda in force.
    package var lambda: Double
    /// Steps in the stretch.
    var weight: Int
  }

  /// Something that changed at a step.
  package struct Mark: Hashable, Sendable {
    /// The step after which it changed.
    package var step: Int
    /// What it became, in a few characters: "m 4".
    package var label: String
  }

  /// Oldest first; neighbors are merged in pairs when there are too many.
  package private(set) var points: [Point] = []
  /// Oldest first; the oldest are forgotten.
  package private(set) var marks: [Mark] = []

  /// The most points kept.
  static let capacity = 1024
  /// The most marks kept.
  static let mostMarks = 32
  private var stretch = 1

  init() {}

  mutating func add(
    step: Int, loss: Double, marginFreeLoss: Double, lambda: Double = 0, steps: Int
  ) {
    let point = Point(
      step: step, loss: loss, marginFreeLoss: marginFreeLoss, lambda: lambda, weight: steps)
    if let last = points.last, last.weight < stretch {
      points[points.count - 1] = merged(last, point)
    } else {
      points.append(point)
    }
    guard points.count > LossCurves.capacity else { return }
    points = stride(from: 0, to: points.count, by: 2).map {
      $0 + 1 < points.count ? merged(points[$0], points[$0 + 1]) : points[$0]
    }
    stretch = (step - points[0].step) / (LossCurves.capacity / 2)
  }

  /// A mark; one that continues the last change renames its mark, which stays where it began.
  mutating func mark(step: Int, label: String, continuing: Bool) {
    let start = continuing ? marks.popLast()?.step : nil
    marks.append(Mark(step: start ?? step, label: label))
    if marks.count > LossCurves.mostMarks { marks.removeFirst() }
  }

  private func merged(_ left: Point, _ right: Point) -> Point {
    let weight = left.weight + right.weight
    func mean(_ a: Double, _ b: Double) -> Double {
      (a * Double(left.weight) + b * Double(right.weight)) / Double(weight)
    }
    return Point(
      step: right.step, loss: mean(left.loss, right.loss),
      marginFreeLoss: mean(left.marginFreeLoss, right.marginFreeLoss),
      lambda: mean(left.lambda, right.lambda), weight: weight)
  }
}
