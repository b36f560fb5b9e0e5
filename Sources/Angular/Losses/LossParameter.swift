/// A parameter that only some losses have, by the word of its action and option.
package enum LossParameter: String, CaseIterable, Sendable {
  /// m2, radians that the combined margin adds to the angle.
  case angleOffset = "angle-offset"
  /// m3, what the combined margin subtracts from the cosine.
  case cosineOffset = "cosine-offset"
  /// t, the exponent of SphereFace2's curve.
  case sharpness
  /// The weight of SphereFace2's target term.
  case balance
  /// The weight of the Euclidean term.
  case weight
  /// M, how far apart the Euclidean term keeps different classes.
  case distanceMargin = "reach"
  /// alpha, how fast centers follow their class.
  case centerRate = "center-rate"

  /// Where its value is.
  package var field: any WritableKeyPath<MarginParameters, Double> & Sendable {
    switch self {
    case .angleOffset: \.angleOffset
    case .cosineOffset: \.cosineOffset
    case .sharpness: \.sharpness
    case .balance: \.balance
    case .weight: \.weight
    case .distanceMargin: \.distanceMargin
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
    case .distanceMargin: "M"
    case .centerRate: "alpha"
    }
  }

  /// What it is, in words that follow a colon.
  package var summary: String {
    switch self {
    case .angleOffset: "radians added to the angle after m multiplies it"
    case .cosineOffset: "what is subtracted from the target cosine in the end"
    case .sharpness: "how fast a logit falls beside its class weight"
    case .balance: "weight of the target class against all others together"
    case .weight: "weight of the distances between features beside the angles"
    case .distanceMargin: "distance to keep between classes in the plane, squared for triplets"
    case .centerRate: "how fast each class's center follows its samples"
    }
  }
}
