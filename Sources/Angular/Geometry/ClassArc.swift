import Elementary

/// The directions of the plane in which a class satisfies its training margin.
///
/// They reach from `direction - behind` to `direction + ahead`, in radians, counterclockwise.
package struct ClassArc: Hashable, Sendable {
  /// The class.
  package let label: Int
  /// The direction of the class weight, -pi...pi; the middle of the arc where `holdsWeight` is false.
  package let direction: Double
  /// The half-wedge counterclockwise of `direction`, >= 0.
  package let ahead: Double
  /// The half-wedge clockwise of `direction`, >= 0.
  package let behind: Double
  /// Whether the arc contains the direction of its class weight.
  package let holdsWeight: Bool

  /// The whole angle in radians, 0...2 pi.
  package var width: Double { ahead + behind }
  /// Whether no direction satisfies the margin, but for what rounding leaves of coinciding weights.
  package var isEmpty: Bool { width < 1e-6 }
}

extension MarginLoss {
  /// The arc of each class i: the directions d with z_i(d) >= z_j(d) for all j != i.
  ///
  /// z_i includes the margin; for one against all the condition is z_i(d) >= 0 >= z_j(d). The arc is
  /// searched outward from the class weight in steps of 1.4 degrees, and the first change of sign
  /// narrowed down to 1e-10 radians. An arc that does not contain its weight (a short weight among
  /// long ones, or a bias) is found if it is wider than a step; of several, the one where the class
  /// wins by most. Without a bias the arcs do not depend on `radius`.
  /// - Parameters:
  ///   - weights: Class weights of the plane; one of length 0 counts as direction 0.
  ///   - bias: Biases, for a loss that has them; nil counts as zeros. A shared one is the first.
  ///   - radius: ||x|| of the features in question, > 0; replaced by s with a fixed scale.
  ///   - parameters: The parameters of the loss.
  /// - Returns: K arcs, in the order of the weights.
  /// - Complexity: O(K^2).
  package func classArcs(
    weights: [SIMD2<Double>], bias: [Double]? = nil, radius: Double = 1,
    _ parameters: MarginParameters
  ) -> [ClassArc] {
    precondition(radius > 0, "the radius must be positive")
    let effective = effectiveWeights(
      weights, bias: bias, radius: model.fixesScale ? parameters.scale : radius)
    return effective.indices.map { label in
      let direction = turn(from: SIMD2(1, 0), to: weights[label])
      let excess = LogitExcess(
        loss: self, parameters: parameters, label: label, direction: direction, of: effective)
      return excess.arc()
    }
  }

  /// The logits without a margin of features of one length: in direction d, `vector . d + offset`.
  func effectiveWeights<Vector: SIMD<Double>>(
    _ weights: [Vector], bias: [Double]?, radius: Double
  ) -> [(vector: Vector, offset: Double)] {
    precondition(
      bias.map { $0.count >= self.bias.count(classes: weights.count) } ?? true,
      "the loss needs more biases")
    return weights.indices.map { j in
      let length = (weights[j] * weights[j]).sum().squareRoot()
      let scale = normalizesWeights ? (length > 0 ? radius / length : 0) : radius
      return (weights[j] * scale, self.bias.index(ofClass: j).flatMap { bias?[$0] } ?? 0)
    }
  }
}

/// How far a class is above the best of the others: G(phi), phi from the direction of its weight.
private struct LogitExcess {
  let loss: MarginLoss
  let parameters: MarginParameters
  let label: Int
  let direction: Double
  /// The target logit is `scale` F(theta) + `offset`.
  let scale: Double
  let offset: Double
  let others: [Other]

  /// Another class, whose logit is `along` cos phi + `across` sin phi + `offset`.
  ///
  /// Where the loss has a curve for it, it is `scale` F(|phi - direction|) + `offset`.
  struct Other {
    let along: Double
    let across: Double
    let scale: Double
    let direction: Double
    let offset: Double
  }

  init(
    loss: MarginLoss, parameters: MarginParameters, label: Int, direction: Double,
    of weights: [(vector: SIMD2<Double>, offset: Double)]
  ) {
    let (sine, cosine) = sinCos(direction)
    self.loss = loss
    self.parameters = parameters
    self.label = label
    self.direction = direction
    scale = (weights[label].vector * weights[label].vector).sum().squareRoot()
    offset = weights[label].offset
    others = weights.indices.filter { $0 != label }.map { j in
      let w = weights[j].vector
      let along = w.x * cosine + w.y * sine
      let across = w.y * cosine - w.x * sine
      return Other(
        along: along, across: across, scale: (w * w).sum().squareRoot(),
        direction: atan2(across, along), offset: weights[j].offset)
    }
  }

  /// G at eight angles phi, of any number of turns.
  func callAsFunction(_ phi: Lanes) -> Lanes {
    let (sine, cosine) = sinCos(phi)
    var best = Lanes(repeating: -.infinity)
    for other in others {
      let logit =
        if let curve = loss.nonTarget {
          other.scale * curve(folded(phi - other.direction), parameters).value + other.offset
        } else {
          other.along * cosine + other.across * sine + other.offset
        }
      best = blend(best, logit, where: logit .> best)
    }
    let target = scale * loss.targetLogit(at: folded(phi), parameters).value + offset
    return loss.form.excess(target: target, nonTarget: best)
  }

  /// A turn of any size as an angle 0...pi.
  private func folded(_ turn: Lanes) -> Lanes {
    let turns = nearestInteger(turn * 0.159154943091895335769).value
    return magnitude(turn - turns * 6.28318530717958647693)
  }

  /// The step of the search: a 256th of a turn.
  private static let step = 6.28318530717958647693 / 256
  private static let eightSteps = Lanes(1, 2, 3, 4, 5, 6, 7, 8) * step

  func arc() -> ClassArc {
    if self(.zero)[0] >= 0 { return arc(around: 0, holdsWeight: true) }
    var best = (phi: 0.0, excess: -Double.infinity)
    for start in stride(from: 0, to: 256, by: 8) {
      let phi = Self.eightSteps + Double(start) * Self.step
      let excess = self(phi)
      for lane in 0..<8 where excess[lane] > best.excess { best = (phi[lane], excess[lane]) }
    }
    guard best.excess >= 0 else {
      return ClassArc(label: label, direction: direction, ahead: 0, behind: 0, holdsWeight: false)
    }
    return arc(around: best.phi, holdsWeight: false)
  }

  private func arc(around phi: Double, holdsWeight: Bool) -> ClassArc {
    guard let ahead = extent(from: phi, side: 1), let behind = extent(from: phi, side: -1) else {
      return ClassArc(
        label: label, direction: direction, ahead: .pi, behind: .pi, holdsWeight: holdsWeight)
    }
    guard !holdsWeight else {
      return ClassArc(
        label: label, direction: direction, ahead: ahead, behind: behind, holdsWeight: true)
    }
    let middle = direction + phi + (ahead - behind) / 2
    let turns = nearestInteger(Lanes(repeating: middle / (2 * .pi))).value[0]
    let half = (ahead + behind) / 2
    return ClassArc(
      label: label, direction: middle - turns * (2 * .pi), ahead: half, behind: half,
      holdsWeight: false)
  }

  /// How far G stays >= 0 to one side, or nil if it does all the way around.
  private func extent(from phi: Double, side: Double) -> Double? {
    for start in stride(from: 0, to: 256, by: 8) {
      let turned = Self.eightSteps + Double(start) * Self.step
      let excess = self(phi + side * turned)
      guard let lane = (0..<8).first(where: { excess[$0] < 0 }) else { continue }
      return lastHolding(from: turned[lane] - Self.step, to: turned[lane], within: 1e-10) {
        self(phi + side * $0)
      }
    }
    return nil
  }
}

/// Where `excess`, >= 0 at `inside` and negative at `outside`, changes sign; never past the change.
///
/// Each round evaluates eight points and keeps a ninth of the interval.
func lastHolding(
  from inside: Double, to outside: Double, within tolerance: Double,
  _ excess: (Lanes) -> Lanes
) -> Double {
  var low = inside
  var high = outside
  while high - low > tolerance {
    let points = low + Lanes(1, 2, 3, 4, 5, 6, 7, 8) * ((high - low) / 9)
    let values = excess(points)
    let lane = (0..<8).first { values[$0] < 0 }
    if let lane { high = points[lane] }
    if lane != 0 { low = points[(lane ?? 8) - 1] }
  }
  return low
}
