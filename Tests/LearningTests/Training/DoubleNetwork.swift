import Angular
import Elementary
import Layout

@testable import Learning

/// The network and its gradient in double precision and plain loops, to compare the kernels with.
///
/// The logits and their loss are `MarginLoss.evaluate`.
struct DoubleNetwork {
  /// The tensors, each row by row: three weight matrices and their biases, W, b.
  struct Tensors {
    var first: [[Double]]
    var firstBias: [Double]
    var second: [[Double]]
    var secondBias: [Double]
    var feature: [[Double]]
    var featureBias: [Double]
    var classes: [[Double]]
    var classBias: [Double]

    /// Each tensor's numbers and whether it decays, always in the same order.
    var named: [(name: String, values: [Double], decays: Bool)] {
      [
        ("first", first.flatMap { $0 }, true), ("firstBias", firstBias, false),
        ("second", second.flatMap { $0 }, true), ("secondBias", secondBias, false),
        ("feature", feature.flatMap { $0 }, true), ("featureBias", featureBias, false),
        ("classes", classes.flatMap { $0 }, false), ("classBias", classBias, false),
      ]
    }
  }

  /// The samples of a step.
  struct Batch {
    var inputs: [[Double]]
    var labels: [Int]
  }

  var activation: Activation
  var loss: MarginLoss
  var margin: MarginParameters

  /// The mean loss of a batch, its derivative by every parameter, and the centers after it.
  func gradient(
    at p: Tensors, of batch: Batch, centers: [[Double]]? = nil
  ) -> (loss: Double, gradient: Tensors, centers: [[Double]]?) {
    let first = batch.inputs.map { activated(affine($0, p.first, p.firstBias)) }
    let second = first.map { activated(affine($0, p.second, p.secondBias)) }
    let features = second.map { hidden in
      p.feature.indices.map { dot(p.feature[$0], hidden) + p.featureBias[$0] }
    }
    let output = loss.evaluate(
      LossInput(
        features: features, weights: p.classes,
        bias: Array(p.classBias.prefix(loss.bias.count(classes: p.classes.count))),
        centers: centers, labels: batch.labels), margin)
    var gradient = zeros(like: p)
    gradient.classes = output.gradW
    for (place, value) in (output.gradB ?? []).enumerated() { gradient.classBias[place] = value }
    for (sample, pull) in output.gradX.enumerated() {
      let atSecond = p.second.indices.map { h in
        pull.indices.reduce(0) { $0 + pull[$1] * p.feature[$1][h] }
          * slope(at: second[sample][h])
      }
      let atFirst = p.second.indices.map { h in
        dot(p.second[h], atSecond) * slope(at: first[sample][h])
      }
      for (d, value) in pull.enumerated() {
        gradient.featureBias[d] += value
        add(value, second[sample], to: &gradient.feature[d])
      }
      for (h, value) in first[sample].enumerated() { add(value, atSecond, to: &gradient.second[h]) }
      for (d, value) in batch.inputs[sample].enumerated() {
        add(value, atFirst, to: &gradient.first[d])
      }
      add(1, atSecond, to: &gradient.secondBias)
      add(1, atFirst, to: &gradient.firstBias)
    }
    return (output.loss, gradient, output.centersNext)
  }

  private func zeros(like p: Tensors) -> Tensors {
    func zeros(_ rows: [[Double]]) -> [[Double]] { rows.map { $0.map { _ in 0 } } }
    return Tensors(
      first: zeros(p.first), firstBias: p.firstBias.map { _ in 0 }, second: zeros(p.second),
      secondBias: p.secondBias.map { _ in 0 }, feature: zeros(p.feature),
      featureBias: p.featureBias.map { _ in 0 }, classes: zeros(p.classes),
      classBias: p.classBias.map { _ in 0 })
  }

  private func affine(_ x: [Double], _ weights: [[Double]], _ bias: [Double]) -> [Double] {
    var sum = bias
    for (value, row) in zip(x, weights) { add(value, row, to: &sum) }
    return sum
  }

  private func activated(_ values: [Double]) -> [Double] {
    switch activation {
    case .leaky: values.map { $0 > 0 ? $0 : 0.25 * $0 }
    case .relu: values.map { max(0, $0) }
    case .tanh: values.map { Elementary.tanh($0) }
    }
  }

  /// The derivative, by the activated value.
  private func slope(at value: Double) -> Double {
    switch activation {
    case .leaky: value > 0 ? 1 : 0.25
    case .relu: value > 0 ? 1 : 0
    case .tanh: 1 - value * value
    }
  }

  private func dot(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private func add(_ factor: Double, _ row: [Double], to sum: inout [Double]) {
    for index in sum.indices { sum[index] += factor * row[index] }
  }
}

extension DoubleNetwork.Tensors {
  /// Reads the tensors at an offset of a trainer's arena: 0 for parameters.
  init(_ arena: Arena, _ shape: Shape) {
    func rows(_ at: Int, _ count: Int, _ width: Int, _ stride: Int) -> [[Double]] {
      (0..<count).map { row in (0..<width).map { Double(arena[at + row * stride + $0]) } }
    }
    let hidden = shape.hidden
    let stride = shape.hiddenStride
    first = rows(shape.firstWeights, shape.inputs, hidden, stride)
    firstBias = rows(shape.firstBias, 1, hidden, 0)[0]
    second = rows(shape.secondWeights, hidden, hidden, stride)
    secondBias = rows(shape.secondBias, 1, hidden, 0)[0]
    feature = rows(shape.featureWeights, shape.features, hidden, stride)
    featureBias = rows(shape.featureBias, 1, shape.features, 0)[0]
    let weights = rows(shape.classWeights, shape.features, shape.classes, shape.classStride)
    classes = (0..<shape.classes).map { label in weights.map { $0[label] } }
    classBias = rows(shape.classBias, 1, shape.classes, 0)[0]
  }
}

extension DoubleNetwork.Batch {
  /// The batch that a trainer holds after `draw()`.
  init(_ trainer: Trainer) {
    var arena = trainer.arena
    var scratch = trainer.scratch
    let samples = trainer.settings.batch
    let plan = StepPlan(
      shape: trainer.shape, samples: samples, rows: (samples + 7) / 8 * 8,
      negativeSlope: nil, logitRule: .affine, arena: arena.uniqueFloats(),
      scratch: scratch.uniqueFloats())
    inputs = (0..<samples).map { row in
      (0..<trainer.shape.inputs).map {
        Double(plan.inputs[row * trainer.shape.inputStride + $0])
      }
    }
    labels = (0..<samples).map { Int(plan.labels[$0]) }
    withExtendedLifetime((arena, scratch)) {}
  }
}
