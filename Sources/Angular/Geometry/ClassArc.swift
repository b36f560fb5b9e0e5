import Elementary

/// The directions of the plane in which a class satisfies its training margin.
///
/// From `direction - behind` to `direction + ahead`, in radians, counter-clockwise.
package struct ClassArc: Hashable, Sendable {
  /// The class.
  package let label: Int
  /// Where the half-wedges are measured from: the direction of the class weight, -pi...pi.
  ///
  /// Where the arc lies beside its weight, `holdsWeight` is false and this is the arc's middle.
  package let direction: Double
  /// The half-wedge counter-clockwise of `direction`, >= 0.
  package let ahead: Double
  /// The half-wedge clockwise of `direction`, >= 0.
  package let behind: Double
  /// Whether the arc contains the direction of its class weight.
  package let holdsWeight: Bool

  /// The whole angle in radians, 0...2 pi.
  package var width: Double { ahead + behind }
  /// Whether no direction satisfies the margin, or only what rounding leaves of coinciding weights.
  package var isEmpty: Bool { width < 1e-6 }
}

extension MarginLoss {
  /// The arc of each class: the directions d with target logit_i(d) >= rival logit_j(d), all j != i;
  /// for one against all, those with target logit_i(d) >= 0 >= rival logit_j(d).
  ///
  /// Found by walking outwards from the class weight in steps of 1.4 degrees and closing in on
  /// the first change of sign to 1e-10 radians. An arc that doesn't contain its weight (a short weight
  /// among long ones, or a bias) is found if it is wider than a step; of several, the one where
  /// the class wins by most. Without a bias the arcs don't depend on `radius`.
  /// - Parameters:
  ///   - weights: Class weights of the plane; one of length 0 counts as direction 0.
  ///   - bias: Biases, for a loss that has them; nil counts as zeros. A shared one is the first.
  ///   - radius: ||x|| of the features in question, > 0; a fixed scale takes its place.
  ///   - parameters: What is dialed.
  /// - Returns: K arcs, in the order of the weights.
  package func classArcs(
    weights: [SIMD2<Double>], bias: [Double]? = nil, radius: Double = 1,
    _ parameters: MarginParameters
  ) -> [ClassArc] {
    precondition(radius > 0, "a feature of length 0 has no direction")
    let effective = effectiveWeights(
      weights, bias: bias, radius: initialScale == nil ? radius : parameters.scale)
    return effective.indices.map { label in
      let direction = turn(from: SIMD2(1, 0), to: weights[label])
      let excess = LogitExcess(
        loss: self, parameters: parameters, label: label, direction: direction, of: effective)
      return excess.arc()
    }
  }

  /// The logit in direction d is `vector . d + offset`.
  func effectiveWeights(
    _ weights: [SIMD2<Double>], bias: [Double]?, radius: Double
  ) -> [(vector: SIMD2<Double>, offset: Double)] {
    precondition(
      bias.map { $0.count >= self.bias.count(classes: weights.count) } ?? true,
      "as many biases as the loss has")
    return weights.indices.map { j in
      let length = (weights[j] * weights[j]).sum().squareRoot()
      let scale = normalisesWeights ? (length > 0 ? radius / length : 0) : radius
      return (weights[j] * scale, hasBias ? bias?[self.bias == .each ? j : 0] ?? 0 : 0)
    }
  }
}

/// By how much a class beats the best of the others: G(phi), phi from the weight's own direction.
private struct LogitExcess {
  let loss: MarginLoss
  let parameters: MarginParameters
  let label: Int
  let direction: Double
  /// The class's own logit is `scale` F(theta) + `offset`.
  let scale: Double
  let offset: Double
  /// Each other class's is `along` cos phi + `across` sin phi + `offset`, or where the row has a curve
  /// for it `scale` F(|phi - direction|) + `offset`.
  let rivals: [Rival]

  struct Rival {
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
    rivals = weights.indices.filter { $0 != label }.map { j in
      let w = weights[j].vector
      let along = w.x * cosine + w.y * sine
      let across = w.y * cosine - w.x * sine
      return Rival(
        along: along, across: across, scale: (w * w).sum().squareRoot(),
        direction: atan2(across, along), offset: weights[j].offset)
    }
  }

  /// G at eight angles phi, of any number of turns.
  func callAsFunction(_ phi: Lanes) -> Lanes {
    let (sine, cosine) = sinCos(phi)
    var best = Lanes(repeating: -.infinity)
    for rival in rivals {
      let logit =
        if let curve = loss.rivals {
          rival.scale * curve(folded(phi - rival.direction), parameters).value + rival.offset
        } else {
          rival.along * cosine + rival.across * sine + rival.offset
        }
      best = blend(best, logit, where: logit .> best)
    }
    let own = scale * loss.targetLogit(at: folded(phi), parameters).value + offset
    return loss.form.excess(own: own, rival: best)
  }

  /// The angle 0...pi of a turn.
  private func folded(_ turn: Lanes) -> Lanes {
    let turns = nearestInteger(turn * 0.159154943091895335769).value
    return magnitude(turn - turns * 6.28318530717958647693)
  }

  /// The step of the walk: a 256th of a turn.
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
    guard let ahead = reach(from: phi, side: 1), let behind = reach(from: phi, side: -1) else {
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

  /// How far G stays >= 0 to one side, or nil if it does all around.
  private func reach(from phi: Double, side: Double) -> Double? {
    for start in stride(from: 0, to: 256, by: 8) {
      let walked = Self.eightSteps + Double(start) * Self.step
      let excess = self(phi + side * walked)
      guard let lane = (0..<8).first(where: { excess[$0] < 0 }) else { continue }
      return lastHolding(from: walked[lane] - Self.step, to: walked[lane], within: 1e-10) {
        self(phi + side * $0)
      }
    }
    return nil
  }
}

/// Where `excess`, >= 0 at `inside` and negative at `outside`, changes sign; never past the change.
///
/// Eight points at a time cut the interval to a ninth.
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
