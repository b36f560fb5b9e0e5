/// What one batch says, summed over its samples.
package struct BatchSums: Sendable {
  /// Sum of the training losses.
  package var loss: Float
  /// Sum of the losses that the same logits have without a margin.
  package var marginFreeLoss: Float
  /// Samples whose plain target logit exceeds every other.
  package var correct: Float

  /// Sums.
  package init(loss: Float, marginFreeLoss: Float, correct: Float) {
    self.loss = loss
    self.marginFreeLoss = marginFreeLoss
    self.correct = correct
  }
}
