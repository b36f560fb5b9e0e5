/// Everything one training step reads and writes, as sizes and addresses.
///
/// All pointers are aligned to 32 bytes, a lane group. Activations are row-major, one sample a row; features and
/// their gradients are component-major, one row a component, so that eight samples fill the lanes.
package struct StepPlan {
  /// A mutable row of floats.
  package typealias Floats = UnsafeMutablePointer<Float>

  /// The network's sizes and parameter offsets.
  package var shape: Shape
  /// Samples that count.
  package var samples: Int
  /// Rows computed: `samples` rounded up to 8.
  package var rows: Int
  /// The non-linearity of both hidden layers.
  package var activation: Activation
  /// The loss divides each class weight by its norm.
  package var normalisesWeights: Bool
  /// The loss adds to each logit a bias of its own.
  package var hasBias: Bool
  /// The loss adds the first class's bias to all logits; only where `hasRivals`.
  package var sharesBias: Bool
  /// The target logit is ‖x‖ F(theta) with F and its slope in `targetValues` and `targetSlopes`;
  /// otherwise it is the plain logit.
  package var hasMargin: Bool
  /// The other logits are s F(theta) too, with `rivalValues` and `rivalSlopes`; only with a scale and
  /// normalized weights.
  package var hasRivals: Bool
  /// Each class is a question of its own instead of a share of a softmax; only where `hasRivals`.
  package var isOneAgainstAll: Bool
  /// What the own class counts for, 0...1, where `isOneAgainstAll`.
  package var balance: Float
  /// The target logit is ‖W_y‖ times as large, since weights with a margin keep their lengths.
  package var keepsLengths: Bool { hasMargin && !normalisesWeights }
  /// The length that every feature counts as, or 0 where its own counts.
  package var scale: Float

  /// The parameters, `shape.count` floats.
  package var parameters: Floats
  /// First moments (momentum), `shape.count` floats.
  package var firstMoments: Floats
  /// Second moments (Adam), `shape.count` floats.
  package var secondMoments: Floats
  /// The gradient of the loss, `shape.count` floats.
  package var gradients: Floats

  /// Input samples, `rows` x `shape.inputStride`.
  package var inputs: Floats
  /// The label of each sample, 0 ..< classes; `rows` of them.
  package var labels: UnsafeMutablePointer<Int32>
  /// First hidden layer, `rows` x `shape.hiddenStride`.
  package var firstHidden: Floats
  /// Second hidden layer, likewise.
  package var secondHidden: Floats
  /// Gradient at the first hidden layer.
  package var firstHiddenGradients: Floats
  /// Gradient at the second hidden layer.
  package var secondHiddenGradients: Floats
  /// The second weight matrix transposed, `hidden` x `hiddenStride`.
  package var secondWeightsTransposed: Floats
  /// Features, 4 x `rows`; the rows beyond `shape.features` stay zero.
  package var features: Floats
  /// Gradient at the features, likewise.
  package var featureGradients: Floats

  /// Class directions: W_j, or W_j/‖W_j‖; `features` x `classStride`.
  package var directions: Floats
  /// ‖W_j‖, `classStride` floats.
  package var weightNorms: Floats
  /// Plain logits, for each group of eight samples `classes` x 8.
  package var logits: Floats
  /// The target class's direction of each sample, `features` x `rows`.
  package var targetDirections: Floats
  /// The angle between feature and target direction, radians, one a sample.
  package var angles: Floats
  /// F(theta), one a sample.
  package var targetValues: Floats
  /// F'(theta), one a sample.
  package var targetSlopes: Floats
  /// ‖W_y‖ of each sample, where `keepsLengths`.
  package var targetLengths: Floats
  /// With a fixed scale, scale / ‖x‖ of each sample, 0 for a zero feature.
  package var stretches: Floats
  /// Where `hasRivals`: the angle of each sample to each class, radians, laid out like `logits`.
  package var classAngles: Floats
  /// F(theta) of the other classes, likewise.
  package var rivalValues: Floats
  /// F'(theta) of the other classes, likewise.
  package var rivalSlopes: Floats
  /// F(theta) of all classes without a margin, likewise.
  package var plainValues: Floats
  /// Lane-wise sums of the class weights' gradient, `classes` x (`features` + 1) x 8.
  package var classSums: Floats

  /// Floats of scratch that a plan of this shape and row count needs.
  package static func scratchCount(_ shape: Shape, rows: Int) -> Int {
    var cursor = Cursor()
    _ = cursor.lay(shape, rows: rows)
    return cursor.used
  }

  /// A plan over the arena (`3 * shape.count` floats: parameters and moments) and the scratch.
  ///
  /// - Precondition: `arena` and `scratch` are aligned to 64 bytes and large enough, `rows` is a
  ///   multiple of 8 and at least `samples`.
  package init(shape: Shape, samples: Int, rows: Int, arena: Floats, scratch: Floats) {
    precondition(rows % 8 == 0 && rows >= samples && samples > 0, "rows come in groups of eight")
    var cursor = Cursor()
    let places = cursor.lay(shape, rows: rows)
    let at = { (index: Int) in scratch + places[index] }
    self.shape = shape
    self.samples = samples
    self.rows = rows
    activation = .leaky(slope: 0)
    normalisesWeights = true
    hasBias = false
    sharesBias = false
    hasMargin = false
    hasRivals = false
    isOneAgainstAll = false
    balance = 0
    scale = 0
    parameters = arena
    firstMoments = arena + shape.count
    secondMoments = arena + 2 * shape.count
    gradients = at(0)
    inputs = at(1)
    labels = UnsafeMutableRawPointer(at(2)).assumingMemoryBound(to: Int32.self)
    firstHidden = at(3)
    secondHidden = at(4)
    firstHiddenGradients = at(5)
    secondHiddenGradients = at(6)
    secondWeightsTransposed = at(7)
    features = at(8)
    featureGradients = at(9)
    directions = at(10)
    weightNorms = at(11)
    logits = at(12)
    targetDirections = at(13)
    angles = at(14)
    targetValues = at(15)
    targetSlopes = at(16)
    classSums = at(17)
    stretches = at(18)
    targetLengths = at(19)
    classAngles = at(20)
    rivalValues = at(21)
    rivalSlopes = at(22)
    plainValues = at(23)
  }

  private struct Cursor {
    var used = 0

    mutating func take(_ count: Int) -> Int {
      let place = used
      used += (count + 15) / 16 * 16
      return place
    }

    /// The places in the order of `init`'s indices.
    mutating func lay(_ shape: Shape, rows: Int) -> [Int] {
      let hidden = rows * shape.hiddenStride
      return [
        take(shape.count), take(rows * shape.inputStride), take(rows),
        take(hidden), take(hidden), take(hidden), take(hidden),
        take(shape.hidden * shape.hiddenStride), take(4 * rows), take(4 * rows),
        take(shape.features * shape.classStride), take(shape.classStride),
        take(shape.classes * rows), take(shape.features * rows), take(rows), take(rows),
        take(rows), take(shape.classes * (shape.features + 1) * 8), take(rows), take(rows),
        take(shape.classes * rows), take(shape.classes * rows), take(shape.classes * rows),
        take(shape.classes * rows),
      ]
    }
  }
}
