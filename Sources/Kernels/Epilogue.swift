internal import Elementary
internal import Layout

/// What is done to each element of a product before it is stored.
enum Epilogue {
  /// Nothing.
  case none
  /// Start from the bias, then max(x, slope x).
  case leaky(slope: Float, bias: Floats)
  /// Start from the bias, then tanh.
  case tanh(bias: Floats)
  /// Multiply by the derivative of leaky ReLU, whose output is stored at the same place.
  case leakyDerivative(slope: Float, at: Floats)
  /// Multiply by the derivative of tanh, likewise.
  case tanhDerivative(at: Floats)

  /// The bias and activation of a hidden layer.
  @inline(__always)
  static func activation(_ plan: StepPlan, bias: Floats) -> Epilogue {
    guard let slope = plan.negativeSlope else { return .tanh(bias: bias) }
    return .leaky(slope: slope, bias: bias)
  }

  /// The derivative of the activation, by the outputs of the layer.
  @inline(__always)
  static func derivative(_ plan: StepPlan, at outputs: Floats) -> Epilogue {
    guard let slope = plan.negativeSlope else { return .tanhDerivative(at: outputs) }
    return .leakyDerivative(slope: slope, at: outputs)
  }
}
