/// The loss of a batch, its logits and angles, and its gradients.
package struct LossOutput: Sendable {
  /// The mean over the batch.
  package var loss: Double
  /// N rows of K logits, with the margin.
  package var logits: [[Double]]
  /// N angles between feature and target weight in radians; nil where either has length 0.
  package var targetAngles: [Double?]
  /// N rows: the derivative of the loss by each feature.
  package var gradX: [[Double]]
  /// K rows: the derivative by each weight, not yet normalized where the loss normalizes it.
  package var gradW: [[Double]]
  /// The derivative by each bias, where the loss has one.
  package var gradB: [Double]?
  /// K rows: the derivative by each center, where the loss has some; training does not use it.
  package var gradC: [[Double]]?
  /// K rows: the centers after this batch, where the loss has some.
  package var centersNext: [[Double]]?

  /// Creates an output.
  package init(
    loss: Double, logits: [[Double]], targetAngles: [Double?], gradX: [[Double]],
    gradW: [[Double]], gradB: [Double]?, gradC: [[Double]]? = nil,
    centersNext: [[Double]]? = nil
  ) {
    self.loss = loss
    self.logits = logits
    self.targetAngles = targetAngles
    self.gradX = gradX
    self.gradW = gradW
    self.gradB = gradB
    self.gradC = gradC
    self.centersNext = centersNext
  }
}
