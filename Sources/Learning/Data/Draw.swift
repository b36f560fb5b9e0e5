internal import Layout

/// A request for samples: given their labels, a data set writes their inputs.
struct Draw {
  /// Samples; a multiple of 8.
  var rows: Int
  /// Floats from one sample to the next.
  var stride: Int
  /// The label of each sample.
  var labels: UnsafeMutablePointer<Int32>
  /// Where the samples go, `rows` x `stride`.
  var inputs: StepPlan.Floats
  /// The standard deviation of what separates samples of one class.
  var noise: Float
  /// Whether the samples are for a set that never trains.
  var isProbe: Bool
  /// The build of the kernels to draw with.
  var engine: Engine
}
