/// What one batch yields, summed over its samples.
package struct BatchSums: Sendable {
  /// Sum of the training losses.
  package var loss: Float
  /// Sum of the losses that the same features and weights have without a margin.
  package var marginFreeLoss: Float
  /// Samples whose target logit, without a margin, exceeds every other.
  package var correct: Float

  /// Creates the sums of a batch.
  package init(loss: Float, marginFreeLoss: Float, correct: Float) {
    self.loss = loss
    self.marginFreeLoss = marginFreeLoss
    self.correct = correct
  }
}
