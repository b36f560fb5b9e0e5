package import Elementary

/// The two kinds of classes that a logit can belong to.
package enum LogitRole: CaseIterable, Sendable {
  /// The label's class.
  case target
  /// Every other class.
  case nonTarget
}

extension MarginLoss {
  /// F and dF/dtheta at eight angles: the row's curve, or the plain cosine where it has none.
  /// - Parameters:
  ///   - role: Whose logit.
  ///   - theta: Angles between feature and class weight in radians, 0...pi.
  ///   - parameters: What the curve depends on.
  /// - Returns: F and its slope per radian.
  package func logit(
    _ role: LogitRole, at theta: Lanes, _ parameters: MarginParameters
  ) -> LogitCurve.Value {
    let curve =
      switch role {
      case .target: target
      case .nonTarget: nonTarget
      }
    return (curve ?? .cosine)(theta, parameters)
  }

  /// F and dF/dtheta of the target logit at eight angles in radians, 0...pi.
  package func targetLogit(at theta: Lanes, _ parameters: MarginParameters) -> LogitCurve.Value {
    logit(.target, at: theta, parameters)
  }

  /// F and dF/dtheta of the other logits at eight angles in radians, 0...pi.
  package func nonTargetLogit(at theta: Lanes, _ parameters: MarginParameters) -> LogitCurve.Value {
    logit(.nonTarget, at: theta, parameters)
  }

  /// F and dF/dtheta of the target logit at one angle in radians, 0...pi.
  package func targetLogit(
    at theta: Double, _ parameters: MarginParameters
  ) -> (value: Double, slope: Double) {
    let logit = targetLogit(at: Lanes(repeating: theta), parameters)
    return (logit.value[0], logit.slope[0])
  }

  /// F and dF/dtheta of a batch in single precision, by the same formula in double precision.
  /// - Parameters:
  ///   - role: Whose logits.
  ///   - angles: `count` angles in radians, 0...pi.
  ///   - count: How many; a multiple of 8.
  ///   - parameters: What the curve depends on.
  ///   - values: Where the `count` values of F go.
  ///   - slopes: Where the `count` slopes go, per radian.
  /// - Precondition: The pointers need no more than a float's alignment; `values` or `slopes` may be
  ///   `angles`, but not both.
  package func evaluate(
    _ role: LogitRole, angles: UnsafePointer<Float>, count: Int, _ parameters: MarginParameters,
    values: UnsafeMutablePointer<Float>, slopes: UnsafeMutablePointer<Float>
  ) {
    precondition(count.isMultiple(of: 8), "angles come eight at a time")
    for start in stride(from: 0, to: count, by: 8) {
      let theta = Lanes(UnsafeRawPointer(angles + start).loadUnaligned(as: FloatLanes.self))
      let logit = logit(role, at: theta, parameters)
      UnsafeMutableRawPointer(values + start)
        .storeBytes(of: FloatLanes(logit.value), as: FloatLanes.self)
      UnsafeMutableRawPointer(slopes + start)
        .storeBytes(of: FloatLanes(logit.slope), as: FloatLanes.self)
    }
  }
}
