package import Layout

/// What governs a step besides the loss; every field may change between two steps.
package struct TrainingSettings: Hashable, Sendable {
  /// How gradients become changes.
  package enum Optimizer: String, Hashable, Sendable, CaseIterable {
    /// Stochastic gradient descent with momentum.
    case sgd
    /// Adam (Kingma & Ba 2015).
    case adam
  }

  /// How gradients become changes.
  package var optimizer = Optimizer.sgd
  /// Learning rate.
  package var rate = 0.05
  /// Share of the last change that SGD carries on with.
  package var momentum = 0.9
  /// Decay of the network's matrices; biases and class weights do not decay.
  package var decay = 5e-4
  /// Largest global norm of a gradient.
  package var clip = 5.0
  /// Fresh samples a step.
  package var batch = 128

  /// The defaults of the default scene.
  package init() {}
}

/// The non-linearity of the hidden layers, by the names users type.
package enum Nonlinearity: String, Hashable, Sendable, CaseIterable {
  /// x for x > 0, else x / 4: what the margin trains best with.
  case leaky
  /// x for x > 0, else 0.
  case relu
  /// The hyperbolic tangent.
  case tanh

  /// What the kernels compute.
  package var activation: Activation {
    switch self {
    case .leaky: .leaky(slope: 0.25)
    case .relu: .leaky(slope: 0)
    case .tanh: .tanh
    }
  }
}

/// Why training stopped by itself; the parameters are those before the step that failed.
package enum TrainingFailure: Error, Hashable, Sendable {
  /// The loss of this step is infinite or not a number.
  case lossNotFinite(step: Int)
  /// The gradient of this step is infinite or not a number.
  case gradientNotFinite(step: Int)
}

/// What one step did.
package struct StepReport: Hashable, Sendable {
  /// Mean training loss of the batch.
  package var loss: Double
  /// Mean loss of the same logits without the margin.
  package var marginFreeLoss: Double
  /// Share of the batch that the plain logits classify correctly.
  package var accuracy: Double
  /// Global norm of the gradient before clipping.
  package var gradientNorm: Double

  /// A report.
  package init(loss: Double, marginFreeLoss: Double, accuracy: Double, gradientNorm: Double) {
    self.loss = loss
    self.marginFreeLoss = marginFreeLoss
    self.accuracy = accuracy
    self.gradientNorm = gradientNorm
  }
}
