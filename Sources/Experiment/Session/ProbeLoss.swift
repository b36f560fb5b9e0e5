internal import Angular
internal import Learning

// The loss of the probe under the present weights and the present m: unlike the training loss it
// changes when m is turned, although nothing trains.
extension Session {
  /// The mean loss of the probe samples, margin included.
  package var probeLoss: Double { probeLosses.loss }

  /// The mean loss of the probe samples without the margin and without a term on distances.
  package var probeMarginFreeLoss: Double { probeLosses.marginFreeLoss }

  /// How strongly the probe's samples are turned to their own class weight: the median of
  /// |dL/dz_y F'(theta_y)|; nil under a loss without a curve.
  package var pull: Double? {
    loss.target == nil ? nil : quantile(0.5, of: probeLosses.pulls.sorted())
  }

  private var probeLosses: SampleLosses {
    SampleLosses(
      features: features, labels: probe.labels, weights: trainer.classWeights,
      biases: trainer.classBiases, centers: trainer.centers, loss: loss, margin: margin)
  }
}
