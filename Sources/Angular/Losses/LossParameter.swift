/// A parameter that only some losses have, by the word that actions and dials use.
package enum LossParameter: String, CaseIterable, Sendable {
  /// m2, radians that the combined margin adds to the angle.
  case angleOffset = "angle-offset"
  /// m3, what the combined margin takes off the cosine.
  case cosineOffset = "cosine-offset"
  /// t, the exponent of SphereFace2's curve.
  case sharpness
  /// The share of SphereFace2's own-class term.
  case balance
  /// What the Euclidean term counts for.
  case weight
  /// M, how far apart the Euclidean term wants different classes.
  case reach
  /// alpha, how fast centers follow their class.
  case centerRate = "center-rate"

  /// Where its value lies.
  package var field: any WritableKeyPath<MarginParameters, Double> & Sendable {
    switch self {
    case .angleOffset: \.angleOffset
    case .cosineOffset: \.cosineOffset
    case .sharpness: \.sharpness
    case .balance: \.balance
    case .weight: \.weight
    case .reach: \.reach
    case .centerRate: \.centerRate
    }
  }

  /// The letter or word of the literature.
  package var symbol: String {
    switch self {
    case .angleOffset: "m2"
    case .cosineOffset: "m3"
    case .sharpness: "t"
    case .balance: "balance"
    case .weight: "weight"
    case .reach: "M"
    case .centerRate: "alpha"
    }
  }

  /// What turning it does, in words that follow a colon.
  package var summary: String {
    switch self {
    case .angleOffset: "radians added to the angle after m multiplied it"
    case .cosineOffset: "what is taken off the own cosine in the end"
    case .sharpness: "how fast a logit falls beside its class weight"
    case .balance: "how much the own class counts against all others together"
    case .weight: "how much distances between features count beside the angles"
    case .reach: "the distance, for triplets squared, that classes must keep in the plane"
    case .centerRate: "how fast each class's center follows its samples"
    }
  }
}

/// How far and how finely a loss lets one of its own parameters be turned.
package struct ParameterRange: Hashable, Sendable {
  /// Which one.
  package let parameter: LossParameter
  /// The smallest and the largest value.
  package let range: ClosedRange<Double>
  /// The values that a dial stops at, ascending, from end to end.
  package let stops: [Double]
  /// Where it starts.
  package let initial: Double

  init(_ parameter: LossParameter, stops: [Double], initial: Double) {
    self.parameter = parameter
    self.stops = stops
    self.initial = initial
    range = (stops.first ?? initial)...(stops.last ?? initial)
  }
}

extension ParameterRange {
  /// m2 of the combined margin; the ArcFace paper's .3 to start with.
  static let angleOffset = ParameterRange(
    .angleOffset, stops: [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.8, 1],
    initial: 0.3)

  /// m3 of the combined margin; insightface's .2 to start with.
  static let cosineOffset = ParameterRange(
    .cosineOffset, stops: [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.7, 1],
    initial: 0.2)

  /// t of SphereFace2; the paper's 3 to start with.
  static let sharpness = ParameterRange(
    .sharpness, stops: [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10], initial: 3)

  /// lambda of SphereFace2; the paper's .7 to start with.
  static let balance = ParameterRange(
    .balance, stops: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99, 1], initial: 0.7)

  /// alpha of center loss; the paper's .5.
  static let centerRate = ParameterRange(
    .centerRate, stops: [0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1], initial: 0.5)

  /// The weight of a Euclidean term.
  static func weight(initial: Double) -> ParameterRange {
    ParameterRange(
      .weight,
      stops: [0, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
      initial: initial)
  }

  /// M of a Euclidean term.
  static func reach(initial: Double) -> ParameterRange {
    ParameterRange(
      .reach, stops: [0, 0.3, 0.5, 1, 2, 4, 6, 8, 12, 16, 24, 32, 48, 64], initial: initial)
  }
}
