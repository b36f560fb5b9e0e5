/// Everything that one training step reads and writes, as sizes and addresses.
///
/// All addresses are aligned to 32 bytes, a lane group. Hidden layers are stored by sample, one sample
/// per row; features and their gradients by component, one component per row, so that eight samples
/// fill the lanes.
package struct StepPlan {
  /// A mutable row of floats.
  package typealias Floats = UnsafeMutablePointer<Float>

  /// The network's sizes and parameter offsets.
  package let shape: Shape
  /// Samples that count.
  package let samples: Int
  /// Rows computed: `samples` rounded up to a multiple of 8.
  package let rows: Int
  /// The slope of both hidden layers' activation for x <= 0, where it is x for x > 0; nil for tanh.
  package let negativeSlope: Float?
  /// How features and class weights become logits, and logits a loss.
  package let logitRule: LogitRule

  /// The parameters, `shape.count` floats.
  package let parameters: Floats
  /// First moments (momentum), `shape.count` floats.
  package let firstMoments: Floats
  /// Second moments (Adam), `shape.count` floats.
  package let secondMoments: Floats

  /// The gradient of the loss, `shape.count` floats.
  package let gradients: Floats
  /// Input samples, `rows` x `shape.inputStride`.
  package let inputs: Floats
  /// The label of each sample, in 0 ..< classes; `rows` of them.
  package let labels: UnsafeMutablePointer<Int32>
  /// First hidden layer, `rows` x `shape.hiddenStride`.
  package let firstHidden: Floats
  /// Second hidden layer, as the first.
  package let secondHidden: Floats
  /// Gradient at the first hidden layer.
  package let firstHiddenGradients: Floats
  /// Gradient at the second hidden layer.
  package let secondHiddenGradients: Floats
  /// The second weight matrix transposed, `hidden` x `hiddenStride`.
  package let secondWeightsTransposed: Floats
  /// Features, 4 x `rows`; the rows beyond `shape.features` stay zero.
  package let features: Floats
  /// Gradient at the features, 4 x `rows`.
  package let featureGradients: Floats

  /// W_j, or W_j / ||W_j|| where the rule normalizes weights; `features` x `classStride`.
  package let directions: Floats
  /// ||W_j||, or 1 where that is 0; `classStride` floats.
  package let weightNorms: Floats
  /// Logits without a margin, `classes` x 8 for each group of eight samples.
  package let logits: Floats
  /// The direction of each sample's target class, `features` x `rows`.
  package let targetDirections: Floats
  /// The angle between feature and target direction in radians, one per sample.
  package let angles: Floats
  /// F(theta_y), one per sample.
  package let targetValues: Floats
  /// F'(theta_y), one per sample.
  package let targetSlopes: Floats
  /// Lane-wise sums of the class weights' gradient, `classes` x (`features` + 1) x 8.
  package let classSums: Floats
  /// s / ||x|| of each sample, and 0 for a zero feature; only with a fixed scale.
  package let stretches: Floats
  /// ||W_y|| of each sample; only where it is a factor of the margin.
  package let targetLengths: Floats
  /// The angle of each sample to each class in radians, laid out like `logits`; only with a curve
  /// for the other classes, as the three that follow.
  package let classAngles: Floats
  /// F(theta_j) of the other classes.
  package let nonTargetValues: Floats
  /// F'(theta_j) of the other classes.
  package let nonTargetSlopes: Floats
  /// F(theta_j) of all classes without a margin.
  package let marginFreeValues: Floats

  /// The floats of scratch memory that a plan of this shape and row count needs.
  package static func scratchCount(_ shape: Shape, rows: Int) -> Int {
    ScratchLayout(shape, rows: rows).count
  }

  /// Creates a plan over an arena and scratch memory, which must outlive it.
  ///
  /// - Parameters:
  ///   - shape: The sizes of the network.
  ///   - samples: Samples that count, at least one.
  ///   - rows: Rows computed, a multiple of 8 and at least `samples`.
  ///   - negativeSlope: The slope of the activation for x <= 0, or nil for tanh.
  ///   - logitRule: How features become logits.
  ///   - arena: `3 * shape.count` floats, parameters and moments, aligned to 64 bytes.
  ///   - scratch: `scratchCount(shape, rows:)` floats, aligned to 64 bytes.
  package init(
    shape: Shape, samples: Int, rows: Int, negativeSlope: Float?, logitRule: LogitRule,
    arena: Floats, scratch: Floats
  ) {
    precondition(rows % 8 == 0 && rows >= samples && samples > 0, "rows come in groups of eight")
    let at = ScratchLayout(shape, rows: rows)
    self.shape = shape
    self.samples = samples
    self.rows = rows
    self.negativeSlope = negativeSlope
    self.logitRule = logitRule
    parameters = arena
    firstMoments = arena + shape.count
    secondMoments = arena + 2 * shape.count
    gradients = scratch + at.gradients
    inputs = scratch + at.inputs
    labels = UnsafeMutableRawPointer(scratch + at.labels).assumingMemoryBound(to: Int32.self)
    firstHidden = scratch + at.firstHidden
    secondHidden = scratch + at.secondHidden
    firstHiddenGradients = scratch + at.firstHiddenGradients
    secondHiddenGradients = scratch + at.secondHiddenGradients
    secondWeightsTransposed = scratch + at.secondWeightsTransposed
    features = scratch + at.features
    featureGradients = scratch + at.featureGradients
    directions = scratch + at.directions
    weightNorms = scratch + at.weightNorms
    logits = scratch + at.logits
    targetDirections = scratch + at.targetDirections
    angles = scratch + at.angles
    targetValues = scratch + at.targetValues
    targetSlopes = scratch + at.targetSlopes
    classSums = scratch + at.classSums
    stretches = scratch + at.stretches
    targetLengths = scratch + at.targetLengths
    classAngles = scratch + at.classAngles
    nonTargetValues = scratch + at.nonTargetValues
    nonTargetSlopes = scratch + at.nonTargetSlopes
    marginFreeValues = scratch + at.marginFreeValues
  }
}
