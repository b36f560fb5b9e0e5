internal import Angular
internal import Learning

/// Training whose margin, too large too early, has made classes merge.
///
/// The pull of the first steps is strong and draws class weights onto one another: on `overlap` with
/// tanh and m = 8, 6 of 40 seeds keep every class, 40 of 40 if the class weights are frozen for the
/// first 500 steps, 39 of 40 if lambda falls from 10.
package struct Collapse: Hashable, Sendable {
  /// Two classes with hardly an angle between their weights.
  package struct Merger: Hashable, Sendable {
    /// The class of the smaller number.
    package let first: Int
    /// The other class.
    package let second: Int
    /// The angle between their weights, radians.
    package let angle: Double
  }

  /// The classes that have merged, the nearest two of them; nil where all weights stand apart.
  package let merger: Merger?
  /// Whether the features are less than half as long as they were.
  package let hasShrunk: Bool
  /// Where the loss sticks, the mean of its last stretch; nil while it moves.
  package let plateau: Double?

  /// Training steps that a class has to be learned.
  static let patience = 200
  /// The share of the best spacing below which two weights count as merged.
  static let mergedShare = 0.1

  /// What the signs say; nil for training that is well, or ill for another reason than a margin.
  ///
  /// A class must be lost, a margin in force, and either two weights merged or the features shrunk
  /// and the loss stuck.
  init?(_ session: Session) {
    guard session.step >= Collapse.patience, let range = session.loss.margin?.range,
      session.margin.m > range.lowerBound, session.measures.leastClassAccuracy < 0.5
    else { return nil }
    merger = Collapse.merger(
      of: session.trainer.classWeights,
      spacing: WeightSpacing(
        classes: session.settings.classes, dimensions: session.settings.dimensions
      ).most)
    hasShrunk = session.medianNorm < 0.5 * session.longestNorm
    plateau = Collapse.plateau(of: session.curves.points, at: session.step)
    guard merger != nil || (hasShrunk && plateau != nil) else { return nil }
  }

  /// The nearest two weights, if they stand less than a tenth of the best spacing apart.
  ///
  /// - Parameters:
  ///   - weights: The class weights.
  ///   - spacing: The angle between the nearest of them where they stand best, radians.
  /// - Returns: The two; nil where all stand farther apart.
  static func merger(of weights: [SIMD3<Double>], spacing: Double) -> Merger? {
    var least = mergedShare * spacing
    var found: Merger?
    for first in weights.indices {
      for second in weights.indices.dropFirst(first + 1) {
        let angle = angle(between: weights[first], weights[second])
        guard angle < least else { continue }
        least = angle
        found = Merger(first: first, second: second, angle: angle)
      }
    }
    return found
  }

  /// The mean loss of the last 100 steps, if it is within a tenth of that of the 200 before them
  /// and above what a network that tells its classes apart comes down to.
  ///
  /// Where a point of the curve stands for more steps than that, the last two points are compared.
  static func plateau(of points: [LossCurves.Point], at step: Int) -> Double? {
    func mean(_ steps: Range<Int>) -> Double? {
      let stretch = points.filter { steps.contains($0.step) }
      return stretch.isEmpty
        ? nil : stretch.reduce(0) { $0 + $1.loss } / Double(stretch.count)
    }
    guard let late = mean(step - 99..<step + 1),
      let early = mean(step - 299..<step - 99) ?? points.last(where: { $0.step < step - 99 })?.loss,
      late > 0.5, (late - early).magnitude < 0.1 * early
    else { return nil }
    return late
  }
}

extension Session {
  /// Whether, and how, the margin has driven training into a corner.
  package var collapse: Collapse? { Collapse(self) }
}
