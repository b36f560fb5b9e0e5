package import Elementary

extension MarginLoss {
  /// F and dF/dtheta at eight angles: the row's curve, or the plain cosine where it has none.
  /// - Parameters:
  ///   - theta: Angles between feature and class weight in radians, 0...pi.
  ///   - parameters: m and lambda.
  /// - Returns: F and its slope per radian.
  package func targetLogit(at theta: Lanes, _ parameters: MarginParameters) -> TargetLogit {
    if let target { return target(theta, parameters) }
    let (sine, cosine) = sinCos(theta)
    return TargetLogit(value: cosine, slope: 0 - sine)
  }

  /// F and dF/dtheta of the other classes at eight angles: the row's curve, or the plain cosine.
  package func rivalLogit(at theta: Lanes, _ parameters: MarginParameters) -> TargetLogit {
    if let rivals { return rivals(theta, parameters) }
    let (sine, cosine) = sinCos(theta)
    return TargetLogit(value: cosine, slope: 0 - sine)
  }

  /// F and dF/dtheta at one angle, in radians.
  package func targetLogit(
    at theta: Double, _ parameters: MarginParameters
  ) -> (value: Double, slope: Double) {
    let logit = targetLogit(at: Lanes(repeating: theta), parameters)
    return (logit.value[0], logit.slope[0])
  }

  /// The parameters that ask for no margin.
  package func withoutMargin(_ parameters: MarginParameters) -> MarginParameters {
    var plain = parameters
    plain.m = margin?.range.lowerBound ?? parameters.m
    return plain
  }

  /// F and dF/dtheta of a batch, in single precision for training, by the same formula in double.
  /// - Parameters:
  ///   - curve: Which of the row's curves.
  ///   - angles: `count` angles in radians, 0...pi.
  ///   - count: How many; a multiple of 8.
  ///   - parameters: What is dialed.
  ///   - values: Where the `count` values of F go.
  ///   - slopes: Where the `count` slopes go, per radian.
  /// - Precondition: The pointers need no more than a float's alignment; `values` and `slopes` may
  ///   be `angles` itself, but not each other.
  package func evaluate(
    _ curve: CurveOf, angles: UnsafePointer<Float>, count: Int, _ parameters: MarginParameters,
    values: UnsafeMutablePointer<Float>, slopes: UnsafeMutablePointer<Float>
  ) {
    precondition(count.isMultiple(of: 8), "angles come eight at a time")
    for start in stride(from: 0, to: count, by: 8) {
      let theta = Lanes(UnsafeRawPointer(angles + start).loadUnaligned(as: FloatLanes.self))
      let logit =
        curve == .target ? targetLogit(at: theta, parameters) : rivalLogit(at: theta, parameters)
      UnsafeMutableRawPointer(values + start)
        .storeBytes(of: FloatLanes(logit.value), as: FloatLanes.self)
      UnsafeMutableRawPointer(slopes + start)
        .storeBytes(of: FloatLanes(logit.slope), as: FloatLanes.self)
    }
  }
}

/// The two curves of a row.
package enum CurveOf: Sendable {
  /// That of the label's class.
  case target
  /// That of all others.
  case rivals
}
