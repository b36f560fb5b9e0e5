internal import Elementary
internal import Layout

/// A fixed set of labeled samples, which are measured and drawn but never train.
package struct SampleSet: Sendable {
  /// The label of each sample, in ascending order.
  package let labels: [Int]
  /// Components of a sample.
  package let width: Int
  private let stride: Int
  private var inputs: Arena

  /// The number of samples.
  package var count: Int { labels.count }

  /// Draws `perClass` samples of each class, or as many as the data set has.
  init(
    drawnFrom dataset: Dataset, instance: DatasetInstance, shape: Shape, perClass: Int,
    noise: Float,
    engine: Engine, _ generator: inout Generator
  ) {
    labels = (0..<instance.classes).flatMap { label in
      Array(repeating: label, count: min(perClass, instance.rows?.probe[label].count ?? perClass))
    }
    width = shape.inputs
    stride = shape.inputStride
    let rows = (labels.count + 7) / 8 * 8
    inputs = Arena(zeros: rows * stride)
    var padded = labels.map { Int32($0) } + Array(repeating: 0, count: rows - labels.count)
    let floats = inputs.uniqueFloats()
    padded.withUnsafeMutableBufferPointer { labels in
      guard let labels = labels.baseAddress else { return }
      dataset.draw(
        instance,
        Draw(
          rows: rows, stride: shape.inputStride, labels: labels, inputs: floats, noise: noise,
          isProbe: true, engine: engine),
        &generator)
    }
  }

  /// The input of one sample.
  package subscript(index: Int) -> [Float] {
    (0..<width).map { inputs[index * stride + $0] }
  }

  /// Copies `rows` samples from `first`, whose stride is that of the set's shape.
  func copyInputs(from first: Int, rows: Int, into target: StepPlan.Floats) {
    inputs.readFloats { target.update(from: $0 + first * stride, count: rows * stride) }
  }
}
