/// The activation function of both hidden layers, by the word a user types.
package enum Activation: String, Hashable, Sendable, CaseIterable {
  /// Leaky ReLU, x for x > 0 and x / 4 otherwise: a margin trains best with it.
  case leaky
  /// ReLU, x for x > 0 and 0 otherwise.
  case relu
  /// The hyperbolic tangent.
  case tanh

  /// The slope for x <= 0 of a function that is x for x > 0; nil for tanh.
  var negativeSlope: Float? {
    switch self {
    case .leaky: 0.25
    case .relu: 0
    case .tanh: nil
    }
  }
}
