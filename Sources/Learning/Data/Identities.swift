internal import Elementary

// Samples of a class vary along directions that all classes share, such as pose and light. That makes
// the effect of a margin visible; in plain clusters it changes little.

extension Dataset {
  /// Width of the identities' inputs.
  private static let width = 24
  private static let stride = 32
  /// Shared nuisance directions.
  private static let directions = 3

  /// A prototype per identity, nuisance directions shared by all, isotropic noise, one warp.
  ///
  /// r = mu_k + nu z V + sigma e, input tanh(r A), with mu_k = 1.2 times a random unit vector,
  /// z ~ N(0, I_3), V 3 x 24 with entries N(0, 1/24), A 24 x 24 with entries N(0, 1.5^2/24).
  ///
  /// `noise` is the initial sigma, `nuisance` is nu, and each class is drawn `decline` times as often
  /// as the one before.
  static func identities(
    _ name: String, _ summary: String, noise: Double, nuisance: Float, decline: Double = 1
  ) -> Dataset {
    Dataset(
      name: name, summary: summary, inputs: width, classes: 2...12, initialClasses: 6,
      noise: 0...0.6, initialNoise: noise,
      instance: { identityInstance(classes: $0, decline: decline, &$1) },
      draw: { drawIdentities($0, $1, nuisance: nuisance, &$2) },
      heldOutIdentities: { otherIdentities(count: $1, in: $0, &$2) })
  }

  /// Floats, in rows of 32: prototypes (a row per class), V (3 rows), A (24 rows), a row of zeros.
  private static func identityInstance(
    classes: Int, decline: Double, _ generator: inout Generator
  ) -> DatasetInstance {
    var floats = Arena(zeros: (classes + directions + width + 1) * stride)
    let prototypes = floats.uniqueFloats()
    for label in 0..<classes {
      fillUnitVector(prototypes + label * stride, width, length: 1.2, &generator)
    }
    let nuisances = prototypes + classes * stride
    let spread = (1 / Double(width)).squareRoot()
    for row in 0..<directions {
      for column in 0..<width {
        nuisances[row * stride + column] = Float(spread * generator.normal())
      }
    }
    let warp = nuisances + directions * stride
    for row in 0..<width {
      for column in 0..<width {
        warp[row * stride + column] = Float(1.5 * spread * generator.normal())
      }
    }
    var frequencies: [Double] = []
    var share = 1.0
    for _ in 0..<classes {
      frequencies.append(share)
      share *= decline
    }
    let sum = frequencies.reduce(0, +)
    return DatasetInstance(
      classes: classes, frequencies: frequencies.map { $0 / sum }, floats: floats)
  }

  /// New prototypes with the same V and A.
  private static func otherIdentities(
    count: Int, in instance: DatasetInstance, _ generator: inout Generator
  ) -> DatasetInstance {
    let shared = (directions + width + 1) * stride
    var floats = Arena(zeros: count * stride + shared)
    let prototypes = floats.uniqueFloats()
    for label in 0..<count {
      fillUnitVector(prototypes + label * stride, width, length: 1.2, &generator)
    }
    instance.floats.readFloats {
      (prototypes + count * stride).update(from: $0 + instance.classes * stride, count: shared)
    }
    return DatasetInstance(classes: count, floats: floats)
  }

  private static func drawIdentities(
    _ instance: DatasetInstance, _ draw: Draw, nuisance: Float, _ generator: inout Generator
  ) {
    var drawn = Arena(zeros: draw.rows * (stride + 4) + 16)
    let latents = drawn.uniqueFloats()
    let shifts = latents + draw.rows * stride
    draw.engine.drawNormals(&generator, latents, draw.rows * stride)
    draw.engine.drawNormals(&generator, shifts, (draw.rows * 4 + 15) / 16 * 16)
    instance.floats.readFloats { prototypes in
      let nuisances = prototypes + instance.classes * stride
      for row in 0..<draw.rows {
        let latent = latents + row * stride
        let prototype = prototypes + Int(draw.labels[row]) * stride
        let shift0 = nuisance * shifts[row * 4]
        let shift1 = nuisance * shifts[row * 4 + 1]
        let shift2 = nuisance * shifts[row * 4 + 2]
        for column in 0..<width {
          let moved =
            prototype[column] + shift0 * nuisances[column]
            + shift1 * nuisances[stride + column] + shift2 * nuisances[2 * stride + column]
          latent[column] = moved + draw.noise * latent[column]
        }
      }
      let matrix = nuisances + directions * stride
      draw.engine.warp(
        Engine.WarpArguments(
          rows: draw.rows, width: width, stride: stride, inputs: latents, matrix: matrix,
          zeros: matrix + width * stride, outputs: draw.inputs))
    }
    withExtendedLifetime(drawn) {}
  }

  /// Isotropic clusters around random directions in 32 dimensions.
  static let gaussian = clusters(
    "gaussian", "One round cluster per class in 32 dimensions.", inputs: 32, classes: 2...12,
    initialClasses: 6)

  /// Isotropic clusters around random directions, of any size: the benchmark measures speed with them.
  ///
  /// x = 1.2 times a random unit vector of the class, plus N(0, noise^2 I).
  ///
  /// - Parameters:
  ///   - name: The word that users type.
  ///   - summary: One sentence for the picker.
  ///   - inputs: The dimension of the inputs.
  ///   - classes: The class counts that it allows.
  ///   - initialClasses: The class count to start with.
  /// - Returns: A row like those of the table.
  package static func clusters(
    _ name: String, _ summary: String, inputs: Int, classes: ClosedRange<Int>, initialClasses: Int
  ) -> Dataset {
    Dataset(
      name: name, summary: summary, inputs: inputs, classes: classes,
      initialClasses: initialClasses, noise: 0...0.6, initialNoise: 0.25,
      instance: { clusterInstance(classes: $0, inputs: inputs, &$1) },
      draw: { instance, draw, generator in
        draw.engine.drawNormals(&generator, draw.inputs, draw.rows * draw.stride)
        instance.floats.readFloats { centers in
          for row in 0..<draw.rows {
            let input = draw.inputs + row * draw.stride
            let center = centers + Int(draw.labels[row]) * inputs
            for column in 0..<inputs {
              input[column] = center[column] + draw.noise * input[column]
            }
            for column in inputs..<draw.stride { input[column] = 0 }
          }
        }
      },
      heldOutIdentities: { clusterInstance(classes: $1, inputs: inputs, &$2) })
  }

  private static func clusterInstance(
    classes: Int, inputs: Int, _ generator: inout Generator
  ) -> DatasetInstance {
    var floats = Arena(zeros: classes * inputs)
    let centers = floats.uniqueFloats()
    for label in 0..<classes {
      fillUnitVector(centers + label * inputs, inputs, length: 1.2, &generator)
    }
    return DatasetInstance(classes: classes, floats: floats)
  }

  private static func fillUnitVector(
    _ vector: UnsafeMutablePointer<Float>, _ width: Int, length: Double,
    _ generator: inout Generator
  ) {
    let draws = (0..<width).map { _ in generator.normal() }
    let norm = draws.reduce(0) { $0 + $1 * $1 }.squareRoot()
    for column in 0..<width { vector[column] = Float(length * draws[column] / norm) }
  }
}
