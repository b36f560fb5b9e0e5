internal import Angular
internal import Learning

extension Session {
  /// The loss of the probe under the present weights and the present m: unlike the training loss it
  /// changes when m is turned, although nothing trains.
  var probeLosses: SampleLosses {
    SampleLosses(
      features: features, labels: probe.labels, weights: trainer.classWeights,
      biases: trainer.classBiases, centers: trainer.centers, loss: loss, margin: margin)
  }
}
