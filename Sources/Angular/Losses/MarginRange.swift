/// The values of m that a loss allows, and the steps in which it changes.
package struct MarginRange: Hashable, Sendable {
  /// What m does to the angle of a sample before it is compared.
  package enum Kind: Hashable, Sendable {
    /// Multiplies it.
    case factor
    /// Is added to it, in radians.
    case angle
    /// Is subtracted from its cosine.
    case cosine
    /// Is subtracted from the target's score and added to every other; each has its own threshold.
    case score
  }

  /// What m does to the angle.
  package let kind: Kind
  /// The smallest and the largest m; the smallest asks for no margin.
  package let range: ClosedRange<Double>
  /// The fine step, 1 over a whole number.
  package let step: Double
  /// The coarse step.
  package let coarseStep: Double
  /// The values to jump to, ascending.
  package let snaps: [Double]
  /// Where m starts.
  package let initial: Double
}

extension MarginRange {
  /// m times the angle: A-Softmax and its successors.
  static let factor = MarginRange(
    kind: .factor, range: 1...8, step: 0.1, coarseStep: 0.5, snaps: [1, 2, 3, 4, 5, 6, 7, 8],
    initial: 1)

  /// m radians added to the angle; 1 is nearly the gap at K = 6, pi / 3.
  static let angle = MarginRange(
    kind: .angle, range: 0...1, step: 0.05, coarseStep: 0.2,
    snaps: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1],
    initial: 0)

  /// m subtracted from the cosine; 1 is the largest that K = 4 even classes can satisfy.
  static let cosine = MarginRange(
    kind: .cosine, range: 0...1, step: 0.05, coarseStep: 0.2,
    snaps: [0, 0.1, 0.2, 0.3, 0.35, 0.4, 0.5, 0.7, 1], initial: 0)

  /// m against scores of -1 to 1; without a bias 1 admits theta = 0 alone.
  static let score = MarginRange(
    kind: .score, range: 0...1, step: 0.05, coarseStep: 0.2,
    snaps: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1], initial: 0)
}
