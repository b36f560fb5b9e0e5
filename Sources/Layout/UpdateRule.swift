/// How a gradient g changes the parameters p.
package struct UpdateRule: Sendable {
  /// The method of optimization.
  package enum Method: Sendable {
    /// SGD with momentum: v <- momentum v + g, p <- p - rate v.
    case momentum(Float)
    /// Adam with the bias corrections 1 - beta^t, t counting this step.
    ///
    /// Source: Kingma & Ba (ICLR 2015), Algorithm 1.
    case adam(firstCorrection: Float, secondCorrection: Float)
  }

  /// The method.
  package var method: Method
  /// The learning rate.
  package var rate: Float
  /// What the rate is multiplied by for class weights and biases; 0 freezes them.
  package var classFactor: Float
  /// Weight decay: decay p is added to the gradient of the matrices, not of biases and class weights.
  package var decay: Float
  /// The largest global norm of a gradient; longer ones are scaled down to it.
  package var clip: Float

  /// beta1 of Adam.
  package static let firstDecay: Float = 0.9
  /// beta2 of Adam.
  package static let secondDecay: Float = 0.999

  /// Creates a rule.
  package init(method: Method, rate: Float, classFactor: Float = 1, decay: Float, clip: Float) {
    self.method = method
    self.rate = rate
    self.classFactor = classFactor
    self.decay = decay
    self.clip = clip
  }
}
