/// A batch of features, and the class weights.
package struct LossInput: Sendable {
  /// N features x of D components.
  package var features: [[Double]]
  /// K class weights W_j of D components.
  package var weights: [[Double]]
  /// As many biases as the loss has, which ignores them if it has none; nil counts as zeros.
  package var bias: [Double]?
  /// K centers c_j of D components for center loss; nil counts as zeros.
  package var centers: [[Double]]?
  /// N labels, each below K.
  package var labels: [Int]

  /// Creates a batch of N features of D components, K weights and N labels.
  package init(
    features: [[Double]], weights: [[Double]], bias: [Double]? = nil,
    centers: [[Double]]? = nil, labels: [Int]
  ) {
    self.features = features
    self.weights = weights
    self.bias = bias
    self.centers = centers
    self.labels = labels
  }
}
