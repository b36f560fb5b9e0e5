/// The hyperparameters of a step besides the loss; all may change between two steps.
package struct TrainingSettings: Hashable, Sendable {
  /// The optimizer.
  package enum Optimizer: String, Hashable, Sendable, CaseIterable {
    /// Stochastic gradient descent with momentum.
    case sgd
    /// Adam (Kingma & Ba, ICLR 2015).
    case adam
  }

  /// The optimizer.
  package var optimizer = Optimizer.sgd
  /// The learning rate.
  package var rate = 0.05
  /// What the learning rate is multiplied by for class weights and biases; 0 freezes them.
  package var classFactor = 1.0
  /// The momentum of SGD.
  package var momentum = 0.9
  /// The weight decay of the network's matrices; biases and class weights do not decay.
  package var decay = 5e-4
  /// The largest global norm of a gradient; longer ones are scaled down to it.
  package var clip = 5.0
  /// The batch size, in new samples per step.
  package var batch = 128

  /// Creates the settings of the default scene.
  package init() {}
}
