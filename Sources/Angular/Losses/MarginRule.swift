/// A margin as a condition on angles alone, in words: what a sample satisfies exactly where it
/// satisfies the margin against every other class, with lambda = 0.
///
/// A row of the table has one only where nothing else counts: no lengths, no biases, no bend of the
/// curve. In the texts {m} stands for m, {own} for the sample's angle to its own weight and {other}
/// for that to the nearest other one, as `quantity` measures them.
package struct MarginRule: Sendable {
  /// What the angles are compared by.
  package enum Quantity: Sendable {
    /// The angles themselves, in degrees.
    case angle
    /// Their cosines.
    case cosine
  }

  /// What a sample is asked for, after "that".
  package let demand: String
  /// What it is asked for once m is larger, in a few words.
  package let largerDemand: String
  /// What is compared, as a sentence about one sample; {is} stands for "is" or "is not".
  package let comparison: String
  /// Where the margin is satisfied in the plane of the two angles, the fullest text first.
  package let boundaries: [String]
  /// What the angles are compared by.
  package let quantity: Quantity
  /// Whether m is an angle too.
  package let isAngle: Bool
  /// The condition itself, of the two quantities and m, all three in degrees where they are angles.
  package let holds: @Sendable (_ own: Double, _ other: Double, _ m: Double) -> Bool
}

extension MarginRule {
  /// m theta_1 < theta_2: A-Softmax, and SphereFace-R in all its versions.
  static let factor = MarginRule(
    demand: "{m} times its angle to its own class is below its angle to any other",
    largerDemand: "m times its angle must be the smallest",
    comparison: "{m} times {own} {is} below {other}",
    boundaries: [
      "the margin is satisfied above the line of slope m = {m} through the origin",
      "satisfied above the line of slope m = {m}", "slope m = {m}",
    ],
    quantity: .angle, isAngle: false
  ) { own, other, m in m * own < other }

  /// theta_1 + m < theta_2: ArcFace where its curve keeps falling.
  static let sum = MarginRule(
    demand: "its angle to its own class plus {m} is below its angle to any other",
    largerDemand: "its angle plus m must be the smallest",
    comparison: "{own} plus {m} {is} below {other}",
    boundaries: [
      "the margin is satisfied above the parallel to the diagonal, {m} higher",
      "satisfied above the parallel, {m} higher", "{m} higher",
    ],
    quantity: .angle, isAngle: true
  ) { own, other, m in own + m < other }

  /// cos theta_1 - cos theta_2 > m: CosFace.
  static let cosineLead = MarginRule(
    demand: "the cosine of its angle to its own class exceeds every other by {m}",
    largerDemand: "its cosine less m must be the largest",
    comparison: "cosine {own} {is} more than {m} above {other}",
    boundaries: [
      "the margin is satisfied above the curve: more angle the closer two weights are",
      "satisfied above the curve of m = {m}", "curve of m = {m}",
    ],
    quantity: .cosine, isAngle: false
  ) { own, other, m in own - other > m }
}
