/// The sizes of a network and its batch, and where each of its numbers lies in the arena.
///
/// The network is inputs -> hidden -> hidden -> features, followed by one weight vector per class.
/// Rows are padded to whole lane groups. Padding holds zeros, and in the class weights unit vectors,
/// so that no norm is zero; its gradients stay zero.
package struct Shape: Hashable, Sendable {
  /// Components of one input sample.
  package let inputs: Int
  /// Units in each hidden layer; a multiple of 16.
  package let hidden: Int
  /// Dimension of the feature: 2 or 3.
  package let features: Int
  /// Number of classes K.
  package let classes: Int

  /// Creates the shape of a network.
  ///
  /// - Precondition: `hidden` is a positive multiple of 16, `features` is 2 or 3, the others are
  ///   positive.
  package init(inputs: Int, hidden: Int, features: Int, classes: Int) {
    precondition(inputs > 0 && classes > 0, "a network needs inputs and classes")
    precondition(
      hidden > 0 && hidden % 16 == 0, "the hidden layers need a positive multiple of 16 units")
    precondition(features == 2 || features == 3, "a feature has 2 or 3 components")
    self.inputs = inputs
    self.hidden = hidden
    self.features = features
    self.classes = classes
  }

  /// Rows of the first weight matrix: `inputs` rounded up to whole tiles of 4.
  package var inputRows: Int { roundedUp(inputs, to: 4) }
  /// Floats from one input sample to the next.
  package var inputStride: Int { roundedUp(inputs, to: 16) }
  /// Floats from one row of a hidden matrix to the next.
  ///
  /// Never a multiple of 64, which would map all rows to the same cache sets.
  package var hiddenStride: Int { hidden % 64 == 0 ? hidden + 16 : hidden }
  /// Floats from one row of the class weights to the next: `classes` rounded up to whole lane groups.
  package var classStride: Int { roundedUp(classes, to: 8) }

  /// Offset of the first weight matrix, `inputRows` x `hiddenStride`.
  package var firstWeights: Int { 0 }
  /// Offset of the second weight matrix, `hidden` x `hiddenStride`.
  package var secondWeights: Int { inputRows * hiddenStride }
  /// Offset of the feature layer's weights, 4 x `hiddenStride`, one row per feature component.
  package var featureWeights: Int { secondWeights + hidden * hiddenStride }
  /// Where the weight matrices end; weight decay applies to them alone.
  package var decayed: Int { featureWeights + 4 * hiddenStride }
  /// Offset of the first layer's bias.
  package var firstBias: Int { decayed }
  /// Offset of the second layer's bias.
  package var secondBias: Int { firstBias + hidden }
  /// Offset of the feature layer's bias.
  package var featureBias: Int { secondBias + hidden }
  /// Offset of the class weights, `features` x `classStride`, one row per component.
  package var classWeights: Int { featureBias + 8 }
  /// Offset of the class biases.
  package var classBias: Int { classWeights + features * classStride }
  /// Floats of all parameters, padding included; a multiple of 8.
  package var count: Int { classBias + classStride }

  private func roundedUp(_ n: Int, to unit: Int) -> Int { (n + unit - 1) / unit * unit }
}
