internal import Elementary
internal import Layout

/// Labeled samples that stay as they are: what is looked at, never what trains.
package struct SampleSet: Sendable {
  /// The label of each sample; classes in order.
  package let labels: [Int]
  /// Width of a sample.
  package let width: Int
  private let stride: Int
  private var inputs: Arena

  /// Number of samples.
  package var count: Int { labels.count }

  /// `perClass` fresh samples of each class, or as many as the data set has.
  init(
    drawnFrom dataset: Dataset, world: DatasetInstance, shape: Shape, perClass: Int, noise: Float,
    engine: Engine, _ generator: inout Generator
  ) {
    labels = (0..<world.classes).flatMap { label in
      Array(repeating: label, count: min(perClass, world.rows?.probe[label].count ?? perClass))
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
        world,
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

  func copyInputs(from first: Int, rows: Int, into target: StepPlan.Floats) {
    inputs.readFloats { target.update(from: $0 + first * stride, count: rows * stride) }
  }
}
