/// What one batch says, summed over its samples.
public struct BatchSums: Sendable {
  /// Sum of the training losses.
  public var loss: Float
  /// Sum of the losses that the same logits have without a margin.
  public var marginFreeLoss: Float
  /// Samples whose plain target logit exceeds every other.
  public var correct: Float

  /// Sums.
  public init(loss: Float, marginFreeLoss: Float, correct: Float) {
    self.loss = loss
    self.marginFreeLoss = marginFreeLoss
    self.correct = correct
  }
}
