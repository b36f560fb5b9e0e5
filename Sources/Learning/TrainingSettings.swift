public import Layout

/// What governs a step besides the loss; every field may change between two steps.
public struct TrainingSettings: Hashable, Sendable {
  /// How gradients become changes.
  public enum Optimizer: String, Hashable, Sendable, CaseIterable {
    /// Stochastic gradient descent with momentum.
    case sgd
    /// Adam (Kingma & Ba 2015).
    case adam
  }

  /// How gradients become changes.
  public var optimizer = Optimizer.sgd
  /// Learning rate.
  public var rate = 0.05
  /// Share of the last change that SGD carries on with.
  public var momentum = 0.9
  /// Decay of the network's matrices; biases and class weights do not decay.
  public var decay = 5e-4
  /// Largest global norm of a gradient.
  public var clip = 5.0
  /// Fresh samples a step.
  public var batch = 128

  /// The defaults of the default scene.
  public init() {}
}

/// The non-linearity of the hidden layers, by the names users type.
public enum Nonlinearity: String, Hashable, Sendable, CaseIterable {
  /// x for x > 0, else x / 4: what the margin trains best with.
  case leaky
  /// x for x > 0, else 0.
  case relu
  /// The hyperbolic tangent.
  case tanh

  /// What the kernels compute.
  public var activation: Activation {
    switch self {
    case .leaky: .leaky(slope: 0.25)
    case .relu: .leaky(slope: 0)
    case .tanh: .tanh
    }
  }
}

/// Why training stopped by itself; the parameters are those before the step that failed.
public enum TrainingFailure: Error, Hashable, Sendable {
  /// The loss of this step is infinite or not a number.
  case lossNotFinite(step: Int)
  /// The gradient of this step is infinite or not a number.
  case gradientNotFinite(step: Int)
}

/// What one step did.
public struct StepReport: Hashable, Sendable {
  /// Mean training loss of the batch.
  public var loss: Double
  /// Mean loss of the same logits without the margin.
  public var marginFreeLoss: Double
  /// Share of the batch that the plain logits classify correctly.
  public var accuracy: Double
  /// Global norm of the gradient before clipping.
  public var gradientNorm: Double

  /// A report.
  public init(loss: Double, marginFreeLoss: Double, accuracy: Double, gradientNorm: Double) {
    self.loss = loss
    self.marginFreeLoss = marginFreeLoss
    self.accuracy = accuracy
    self.gradientNorm = gradientNorm
  }
}
