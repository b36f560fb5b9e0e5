/// What one step measured.
package struct StepReport: Hashable, Sendable {
  /// Mean training loss of the batch.
  package var loss: Double
  /// Mean loss of the same batch without the margin.
  package var marginFreeLoss: Double
  /// Share of the batch classified correctly by the logits without a margin.
  package var accuracy: Double
  /// Global norm of the gradient before clipping.
  package var gradientNorm: Double

  /// Creates a report.
  package init(loss: Double, marginFreeLoss: Double, accuracy: Double, gradientNorm: Double) {
    self.loss = loss
    self.marginFreeLoss = marginFreeLoss
    self.accuracy = accuracy
    self.gradientNorm = gradientNorm
  }
}
