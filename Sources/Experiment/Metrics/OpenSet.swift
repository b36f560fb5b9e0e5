package import Learning

// Two questions about the same features. Known: are new samples of trained classes told apart? Open
// set: are samples of identities that were never trained?
extension Session {
  /// Pairs of the probe, new samples of the classes in training; nil where there are too few.
  ///
  /// Counts all pairs each time it is asked.
  package var known: Verification? {
    Verification(features: features, dimensions: settings.dimensions, labels: probe.labels)
  }

  /// Pairs of identities held out of training; nil where the data set has none.
  ///
  /// Runs the network and counts all pairs each time it is asked.
  package var heldOut: Verification? {
    guard let heldOutIdentities else { return nil }
    var trainer = trainer
    return Verification(
      features: trainer.features(of: heldOutIdentities), dimensions: settings.dimensions,
      labels: heldOutIdentities.labels)
  }

  /// As many identities as classes, but enough to say something.
  static func heldOutIdentities(_ trainer: Trainer) -> SampleSet? {
    trainer.heldOutIdentities(
      identities: max(6, trainer.instance.classes), perIdentity: Session.probePerClass)
  }
}
