internal import Angular
internal import Elementary
internal import Learning

// The loss of the probe under the present weights and the present m: unlike the training loss it
// changes when m is turned, although nothing trains.
extension Session {
  /// The mean loss of the probe samples, margin included.
  ///
  /// Runs the reference each time it is asked.
  package var probeLoss: Double { loss.evaluate(probeInput, margin).loss }

  /// The mean loss of the probe samples without the margin and without a term on distances.
  package var probeMarginFreeLoss: Double {
    var plain = loss
    plain.euclidean = nil
    return plain.evaluate(probeInput, plain.withoutMargin(margin)).loss
  }

  /// How strongly the probe's samples are turned to their own class weight: the median of
  /// |dL/dz_y F'(theta_y)|, which is (1 - P_y) |F'| under softmax; nil under a loss without a curve.
  package var pull: Double? {
    guard loss.target != nil else { return nil }
    let output = loss.evaluate(probeInput, margin)
    let pulls = zip(output.logits, probe.labels).enumerated().map { index, sample in
      let derivatives = loss.form.evaluate(sample.0, label: sample.1, margin).derivatives
      let theta = Lanes(repeating: measures.targetAngles[index])
      return (derivatives[sample.1] * loss.targetLogit(at: theta, margin).slope[0]).magnitude
    }
    return pulls.isEmpty ? nil : quantile(0.5, of: pulls.sorted())
  }

  private var probeInput: LossInput {
    let count = loss.bias.count(classes: settings.classes)
    // The trainer keeps a row for each component, the reference one for each class.
    let centers =
      trainer.centers.isEmpty
      ? nil
      : (0..<settings.classes).map { label in trainer.centers.map { $0[label] } }
    return LossInput(
      features: features.map { [Double($0.x), Double($0.y)] },
      weights: trainer.classWeights.map { [$0.x, $0.y] },
      bias: loss.hasBias ? Array(trainer.classBiases.prefix(count)) : nil, centers: centers,
      labels: probe.labels)
  }
}
