import Angular
import Layout

@testable import Learning

/// Clip, decay, momentum or Adam, and the projection of class weights, in double precision.
struct DoubleDescent {
  private(set) var parameters: DoubleNetwork.Tensors
  private let network: DoubleNetwork
  private let settings: TrainingSettings
  private var first: [[Double]]
  private var second: [[Double]]
  private var steps = 0
  private(set) var centers: [[Double]]?

  init(_ trainer: Trainer) {
    network = DoubleNetwork(
      activation: trainer.activation, loss: trainer.loss, margin: trainer.margin)
    centers =
      trainer.loss.euclidean == .center
      ? (0..<trainer.shape.classes).map { label in trainer.centers.map { $0[label] } } : nil
    parameters = DoubleNetwork.Tensors(trainer.arena, trainer.shape)
    settings = trainer.settings
    first = parameters.named.map { $0.values.map { _ in 0 } }
    second = first
  }

  /// Takes one step; returns the loss and the norm of the gradient before it.
  mutating func step(on batch: DoubleNetwork.Batch) -> (loss: Double, norm: Double) {
    let (loss, gradient, next) = network.gradient(at: parameters, of: batch, centers: centers)
    centers = next
    let squares = gradient.named.flatMap(\.values).reduce(0) { $0 + $1 * $1 }
    let norm = squares.squareRoot()
    let scale = min(1, settings.clip / norm)
    steps += 1
    var moved: [[Double]] = []
    for (index, tensor) in parameters.named.enumerated() {
      let slopes = gradient.named[index].values
      moved.append(
        tensor.values.indices.map { place in
          let value = tensor.values[place]
          let pull = scale * slopes[place] + (tensor.decays ? settings.decay * value : 0)
          return value - settings.rate * change(pull, index, place)
        })
    }
    parameters.fill(from: moved)
    if network.loss.normalizesWeights {
      parameters.classes = parameters.classes.map { weight in
        let length = weight.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return weight.map { $0 / length }
      }
    }
    return (loss, norm)
  }

  private mutating func change(_ pull: Double, _ tensor: Int, _ place: Int) -> Double {
    switch settings.optimizer {
    case .sgd:
      first[tensor][place] = settings.momentum * first[tensor][place] + pull
      return first[tensor][place]
    case .adam:
      first[tensor][place] = 0.9 * first[tensor][place] + 0.1 * pull
      second[tensor][place] = 0.999 * second[tensor][place] + 0.001 * pull * pull
      let mean = first[tensor][place] / (1 - power(0.9, steps))
      let square = second[tensor][place] / (1 - power(0.999, steps))
      return mean / (square.squareRoot() + 1e-8)
    }
  }

  private func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { product, _ in product * base }
  }
}

extension DoubleNetwork.Tensors {
  /// Replaces the values, given in the order of `named`.
  mutating func fill(from values: [[Double]]) {
    func refill(_ rows: inout [[Double]], _ flat: [Double]) {
      var rest = flat[...]
      for row in rows.indices {
        rows[row] = Array(rest.prefix(rows[row].count))
        rest = rest.dropFirst(rows[row].count)
      }
    }
    refill(&first, values[0])
    firstBias = values[1]
    refill(&second, values[2])
    secondBias = values[3]
    refill(&feature, values[4])
    featureBias = values[5]
    refill(&classes, values[6])
    classBias = values[7]
  }
}
