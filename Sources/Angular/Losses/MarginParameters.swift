/// What can be dialed on a loss while it trains; each row reads what it knows.
package struct MarginParameters: Hashable, Sendable {
  /// The margin m: a factor on the angle, radians added to it, or what is taken off the cosine.
  package var m: Double
  /// The annealing weight lambda >= 0 of the margin-free logit; 0 is the pure margin.
  package var lambda: Double
  /// The s > 0 that ||x|| counts as, under the losses that fix it.
  package var scale: Double
  /// What the combined margin adds to the angle, m2 >= 0 in radians.
  package var angleOffset: Double
  /// What the combined margin takes off the cosine, m3 >= 0.
  package var cosineOffset: Double
  /// The exponent t >= 1 of SphereFace2, which sharpens its curve around the class weight.
  package var sharpness: Double
  /// The share of SphereFace2's own-class term, 0...1 (lambda in the paper).
  package var balance: Double
  /// What a Euclidean term counts for beside the cross-entropy, >= 0.
  package var weight: Double
  /// M >= 0: the distance (contrastive) or squared distance (triplet) that different classes must
  /// keep.
  package var reach: Double
  /// The alpha by which centers follow their class, 0...1.
  package var centerRate: Double

  /// The s of the toy networks here; 64, which suits large ones, loses classes at K = 10.
  package static let usualScale = 16.0

  /// Parameters; no margin under a factor m, and no annealing, unless told.
  package init(
    m: Double = 1, lambda: Double = 0, scale: Double = usualScale, angleOffset: Double = 0.3,
    cosineOffset: Double = 0.2, sharpness: Double = 3, balance: Double = 0.7,
    weight: Double = 0.1, reach: Double = 1, centerRate: Double = 0.5
  ) {
    self.m = m
    self.lambda = lambda
    self.scale = scale
    self.angleOffset = angleOffset
    self.cosineOffset = cosineOffset
    self.sharpness = sharpness
    self.balance = balance
    self.weight = weight
    self.reach = reach
    self.centerRate = centerRate
  }
}

/// How far and how finely a loss lets m be turned.
package struct MarginRange: Hashable, Sendable {
  /// What m does to the angle of a sample before it is compared.
  package enum Kind: Hashable, Sendable {
    /// Multiplies it.
    case factor
    /// Is added to it, radians.
    case angle
    /// Is taken off its cosine.
    case cosine
    /// Is taken off the own class's score and added to every other's, each judged by itself.
    case score
  }

  /// What m does to the angle.
  package let kind: Kind
  /// The smallest and the largest m; the smallest asks for least.
  package let range: ClosedRange<Double>
  /// The fine step, 1 over a whole number.
  package let step: Double
  /// The coarse step.
  package let coarseStep: Double
  /// The values worth jumping to, ascending.
  package let snaps: [Double]
  /// Where m starts.
  package let initial: Double
}

extension MarginRange {
  /// m times the angle: A-Softmax and what follows it.
  static let factor = MarginRange(
    kind: .factor, range: 1...8, step: 0.1, coarseStep: 0.5, snaps: [1, 2, 3, 4, 5, 6, 7, 8],
    initial: 1)

  /// m radians added to the angle; 1 is the gap of K = 6.
  static let angle = MarginRange(
    kind: .angle, range: 0...1, step: 0.05, coarseStep: 0.2,
    snaps: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1],
    initial: 0)

  /// m taken off the cosine; 1 asks for the cosine of the best possible angle at K = 4.
  static let cosine = MarginRange(
    kind: .cosine, range: 0...1, step: 0.05, coarseStep: 0.2,
    snaps: [0, 0.1, 0.2, 0.3, 0.35, 0.4, 0.5, 0.7, 1], initial: 0)

  /// m on scores of -1 to 1; at 1 nobody can say yes any more.
  static let score = MarginRange(
    kind: .score, range: 0...1, step: 0.05, coarseStep: 0.2,
    snaps: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1], initial: 0)
}
