internal import Elementary

// Data sets whose inputs are points of the plane.
extension Dataset {
  /// One cluster per class, side by side on a circle.
  static let ring = plane(
    "ring", "One cluster per class, on a circle in the input plane.", classes: 2...12,
    initialClasses: 6, noise: 0.12
  ) { label, classes, _ in
    let (sine, cosine) = sinCos(2 * Double.pi * Double(label) / Double(classes))
    return (cosine, sine)
  }

  /// Interleaved crescents, the second upside down in the first, and so on.
  static let moons = plane(
    "moons", "Interleaved crescents: no straight line separates them.", classes: 2...6,
    initialClasses: 2, noise: 0.1
  ) { label, classes, generator in
    let (sine, cosine) = sinCos(Double.pi * generator.uniform())
    let shift = Double(label) - Double(classes - 1) / 2
    return label.isMultiple(of: 2)
      ? (cosine + shift, sine - 0.25) : (cosine + shift, 0.25 - sine)
  }

  /// Interleaved spiral arms.
  static let spirals = plane(
    "spirals", "Interleaved spiral arms: no straight line separates them.",
    classes: 2...5, initialClasses: 3, noise: 0.04
  ) { label, classes, generator in
    let radius = generator.uniform().squareRoot()
    let (sine, cosine) = sinCos(
      2 * Double.pi * Double(label) / Double(classes) + 4.5 * radius)
    return (1.4 * radius * cosine, 1.4 * radius * sine)
  }

  /// A curve in the plane per class, blurred by isotropic noise.
  private static func plane(
    _ name: String, _ summary: String, classes: ClosedRange<Int>, initialClasses: Int,
    noise: Double,
    point: @escaping @Sendable (_ label: Int, _ classes: Int, inout Generator) -> (Double, Double)
  ) -> Dataset {
    Dataset(
      name: name, summary: summary, inputs: 2, classes: classes, initialClasses: initialClasses,
      noise: 0...0.6, initialNoise: noise,
      instance: { classes, _ in DatasetInstance(classes: classes, floats: Arena(zeros: 0)) },
      draw: { instance, draw, generator in
        for row in 0..<draw.rows {
          let (x, y) = point(Int(draw.labels[row]), instance.classes, &generator)
          let input = draw.inputs + row * draw.stride
          input[0] = Float(x) + draw.noise * Float(generator.normal())
          input[1] = Float(y) + draw.noise * Float(generator.normal())
        }
      })
  }
}
