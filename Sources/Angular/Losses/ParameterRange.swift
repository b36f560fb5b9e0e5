/// The values that a loss allows for one of its own parameters.
package struct ParameterRange: Hashable, Sendable {
  /// Which one.
  package let parameter: LossParameter
  /// The smallest and the largest value.
  package let range: ClosedRange<Double>
  /// The values at which a control stops, ascending, from end to end.
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
  /// m2 of the combined margin; starts at the ArcFace paper's 0.3.
  static let angleOffset = ParameterRange(
    .angleOffset, stops: [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.8, 1],
    initial: 0.3)

  /// m3 of the combined margin; starts at insightface's 0.2.
  static let cosineOffset = ParameterRange(
    .cosineOffset, stops: [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.7, 1],
    initial: 0.2)

  /// t of SphereFace2; starts at the paper's 3.
  static let sharpness = ParameterRange(
    .sharpness, stops: [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10], initial: 3)

  /// lambda of SphereFace2; starts at the paper's 0.7.
  static let balance = ParameterRange(
    .balance, stops: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99, 1], initial: 0.7)

  /// alpha of center loss; starts at the paper's 0.5.
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
  static func distanceMargin(initial: Double) -> ParameterRange {
    ParameterRange(
      .distanceMargin, stops: [0, 0.3, 0.5, 1, 2, 4, 6, 8, 12, 16, 24, 32, 48, 64],
      initial: initial)
  }
}
