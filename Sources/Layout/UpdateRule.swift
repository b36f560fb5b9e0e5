/// How a gradient becomes a change of the parameters.
package struct UpdateRule: Sendable {
  /// The method.
  package enum Method: Sendable {
    /// v <- momentum v + g; p <- p - rate v.
    case momentum(Float)
    /// Adam (Kingma & Ba 2015, Algorithm 1); the corrections are 1 - beta^t after this step.
    case adam(firstCorrection: Float, secondCorrection: Float)
  }

  /// The method.
  package var method: Method
  /// The learning rate.
  package var rate: Float
  /// Weight decay, added as decay * p to the gradient of the matrices (not of biases and classes).
  package var decay: Float
  /// The gradient is scaled down to this global norm.
  package var clip: Float

  /// beta1 of Adam.
  package static let firstDecay: Float = 0.9
  /// beta2 of Adam.
  package static let secondDecay: Float = 0.999

  /// A rule.
  package init(method: Method, rate: Float, decay: Float, clip: Float) {
    self.method = method
    self.rate = rate
    self.decay = decay
    self.clip = clip
  }
}
