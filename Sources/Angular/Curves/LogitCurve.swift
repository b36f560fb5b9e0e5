package import Elementary

/// A logit as a function of the angle theta between feature and class weight.
///
/// The logit is F(theta) times the lengths that the loss leaves in place: ||x||, ||W|| or s.
package struct LogitCurve: Sendable {
  /// F and its slope at eight angles.
  package struct Value: Sendable {
    /// F(theta).
    package var value: Lanes
    /// dF/dtheta, per radian.
    package var slope: Lanes

    /// Creates a value with its slope.
    package init(value: Lanes, slope: Lanes) {
      self.value = value
      self.slope = slope
    }
  }

  /// F and dF/dtheta as one function of eight angles.
  package typealias Formula = @Sendable (_ theta: Lanes, MarginParameters) -> Value

  /// Whether lambda mixes the plain cosine into the curve.
  package let usesLambda: Bool
  /// Whether the slope is that of cos theta instead of the curve's own.
  package let isDetached: Bool
  private let formula: Formula

  /// Creates a curve from its formula.
  package init(usesLambda: Bool = false, _ formula: @escaping Formula) {
    self.init(usesLambda: usesLambda, isDetached: false, formula)
  }

  private init(usesLambda: Bool, isDetached: Bool, _ formula: @escaping Formula) {
    self.usesLambda = usesLambda
    self.isDetached = isDetached
    self.formula = formula
  }

  /// F and dF/dtheta at eight angles in radians, 0...pi.
  package func callAsFunction(_ theta: Lanes, _ parameters: MarginParameters) -> Value {
    formula(theta, parameters)
  }

  /// The same values with the slope of cos theta: characteristic gradient detachment.
  ///
  /// The margin then decides how strongly a sample is pulled, not how that changes with its angle.
  /// Source: Liu et al., SphereFace Revived (TPAMI 2022); its code and insightface's train this way.
  package var detached: LogitCurve {
    LogitCurve(usesLambda: usesLambda, isDetached: true) { [formula] theta, parameters in
      Value(value: formula(theta, parameters).value, slope: 0 - sinCos(theta).sin)
    }
  }

  /// F = cos theta: no margin.
  package static let cosine = LogitCurve { theta, _ in
    let (sine, cosine) = sinCos(theta)
    return Value(value: cosine, slope: 0 - sine)
  }
}
