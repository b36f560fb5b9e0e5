internal import Elementary
internal import Layout

extension Shape {
  /// Draws the initial parameters of a network with features in the plane.
  ///
  /// He initialization: N(0, 2 / fan-in) in the hidden layers, N(0, 1 / hidden) in the feature layer,
  /// zero biases; class weights of length 1, spread evenly from a random angle.
  /// - Parameters:
  ///   - floats: `count` zeros.
  ///   - generator: The source of the draws.
  /// - Precondition: `features` is 2.
  func initialize(_ floats: UnsafeMutablePointer<Float>, _ generator: inout Generator) {
    func fill(_ at: Int, rows: Int, columns: Int, variance: Double) {
      let spread = variance.squareRoot()
      for row in 0..<rows {
        for column in 0..<columns {
          floats[at + row * hiddenStride + column] = Float(spread * generator.normal())
        }
      }
    }
    fill(
      firstWeights, rows: inputs, columns: hidden,
      variance: 2 / Double(inputs))
    fill(
      secondWeights, rows: hidden, columns: hidden,
      variance: 2 / Double(hidden))
    fill(
      featureWeights, rows: features, columns: hidden,
      variance: 1 / Double(hidden))
    let weights = floats + classWeights
    let phase = generator.uniform()
    for column in 0..<classStride {
      let turn = (Double(column) + phase) / Double(classes)
      let (sine, cosine) = sinCos(2 * Double.pi * turn)
      let isClass = column < classes
      weights[column] = isClass ? Float(cosine) : 1
      weights[classStride + column] = isClass ? Float(sine) : 0
    }
  }
}
