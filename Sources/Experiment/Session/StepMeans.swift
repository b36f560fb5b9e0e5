internal import Learning

// The steps of a tick as one.
extension StepReport {
  /// Adds the values of another step.
  mutating func add(_ other: StepReport) {
    loss += other.loss
    marginFreeLoss += other.marginFreeLoss
    accuracy += other.accuracy
    gradientNorm += other.gradientNorm
  }

  /// The mean of so many steps that were added.
  func divided(by count: Int) -> StepReport {
    StepReport(
      loss: loss / Double(count), marginFreeLoss: marginFreeLoss / Double(count),
      accuracy: accuracy / Double(count), gradientNorm: gradientNorm / Double(count))
  }
}
