/// The sizes of a network and its batch, and where each of its numbers lies in the arena.
///
/// The network is inputs -> hidden -> hidden -> features, followed by one weight vector per class.
/// Rows are padded so that every kernel works on whole lane groups; the padding holds zeros (in the
/// class weights unit vectors, so that a norm is never zero) and its gradients stay zero.
package struct Shape: Hashable, Sendable {
  /// Width of one input sample.
  package let inputs: Int
  /// Width of both hidden layers; a multiple of 16.
  package let hidden: Int
  /// Dimension of the feature: 2 or 3.
  package let features: Int
  /// Number of classes K.
  package let classes: Int

  /// A shape.
  ///
  /// - Precondition: `hidden` is a positive multiple of 16, `features` is 2 or 3, the others are
  ///   positive.
  package init(inputs: Int, hidden: Int, features: Int, classes: Int) {
    precondition(inputs > 0 && classes > 0, "a network needs inputs and classes")
    precondition(hidden > 0 && hidden % 16 == 0, "a hidden layer is a multiple of 16 wide")
    precondition(features == 2 || features == 3, "a feature has 2 or 3 components")
    self.inputs = inputs
    self.hidden = hidden
    self.features = features
    self.classes = classes
  }

  /// Inputs rounded up to whole tiles of 4: the rows of the first weight matrix.
  package var inputRows: Int { roundedUp(inputs, to: 4) }
  /// Floats from one input sample to the next.
  package var inputStride: Int { roundedUp(inputs, to: 16) }
  /// Floats from one row of a hidden matrix to the next; never a multiple of 64, which would map
  /// all rows onto the same cache sets.
  package var hiddenStride: Int { hidden % 64 == 0 ? hidden + 16 : hidden }
  /// Classes rounded up to whole lane groups.
  package var classStride: Int { roundedUp(classes, to: 8) }

  /// Offset of the first weight matrix, `inputRows` x `hiddenStride`.
  package var firstWeights: Int { 0 }
  /// Offset of the second weight matrix, `hidden` x `hiddenStride`.
  package var secondWeights: Int { inputRows * hiddenStride }
  /// Offset of the feature layer's weights, 4 x `hiddenStride`, one row a feature component.
  package var featureWeights: Int { secondWeights + hidden * hiddenStride }
  /// Where the matrices end; only what lies before is subject to weight decay.
  package var decayed: Int { featureWeights + 4 * hiddenStride }
  /// Offset of the first layer's bias.
  package var firstBias: Int { decayed }
  /// Offset of the second layer's bias.
  package var secondBias: Int { firstBias + hidden }
  /// Offset of the feature layer's bias.
  package var featureBias: Int { secondBias + hidden }
  /// Offset of the class weights, `features` x `classStride`, one row a component.
  package var classWeights: Int { featureBias + 8 }
  /// Offset of the class biases.
  package var classBias: Int { classWeights + features * classStride }
  /// Number of floats of all parameters, padding included; a multiple of 8.
  package var count: Int { classBias + classStride }

  private func roundedUp(_ n: Int, to unit: Int) -> Int { (n + unit - 1) / unit * unit }
}

/// The non-linearity between the layers.
package enum Activation: Hashable, Sendable {
  /// x for x > 0, else `slope` x; slope 0 is ReLU.
  case leaky(slope: Float)
  /// The hyperbolic tangent.
  case tanh
}
