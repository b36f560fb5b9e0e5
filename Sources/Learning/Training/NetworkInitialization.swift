internal import Angular
internal import Elementary
internal import Layout

extension Shape {
  /// Draws the initial parameters of a network.
  ///
  /// He initialization: N(0, 2 / fan-in) in the hidden layers, N(0, 1 / hidden) in the feature layer,
  /// zero biases; class weights of length 1, in the plane spread evenly from a random angle, in space
  /// the best known directions, turned at random.
  /// - Parameters:
  ///   - floats: `count` zeros.
  ///   - generator: The source of the draws.
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
    for column in 0..<classStride { weights[column] = 1 }
    let directions = features == 2 ? circle(&generator) : sphere(&generator)
    for (column, direction) in directions.enumerated() {
      for component in 0..<features {
        weights[component * classStride + column] = Float(direction[component])
      }
    }
  }

  private func circle(_ generator: inout Generator) -> [SIMD3<Double>] {
    let phase = generator.uniform()
    return (0..<classes).map { label in
      let turn = (Double(label) + phase) / Double(classes)
      let (sine, cosine) = sinCos(2 * Double.pi * turn)
      return SIMD3(cosine, sine, 0)
    }
  }

  private func sphere(_ generator: inout Generator) -> [SIMD3<Double>] {
    let rotation = Rotation(random: &generator)
    return SphericalCode.directions(classes).map { rotation($0) }
  }
}
