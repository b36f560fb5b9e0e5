import Angular
import Elementary
import Testing

/// What theory says of K weights that stand as far apart as possible.
struct WeightSpacingTests {
  /// Limits of m by the angles of the best codes: ArcFace delta, CosFace 1 - cos delta.
  @Test(arguments: [
    (3, 2.094, 1.5), (4, 1.911, 1.333), (5, 1.571, 1), (6, 1.571, 1), (7, 1.359, 0.790),
    (8, 1.307, 0.739), (9, 1.231, 0.667), (10, 1.154, 0.596), (11, 1.107, 0.553),
    (12, 1.107, 0.553), (13, 0.997, 0.457), (14, 0.972, 0.436), (15, 0.937, 0.407),
    (16, 0.912, 0.388),
  ])
  func limitsOfMOnTheSphere(classes: Int, arcFace: Double, cosFace: Double) throws {
    let best = try #require(WeightSpacing(classes: classes, dimensions: 3).best)
    for (name, limit) in [("arcface", arcFace), ("cosface", cosFace)] {
      let loss = try #require(MarginLoss.named(name))
      let range = try #require(loss.margin?.range)
      let feasible = try #require(loss.feasibleMargins(between: best, loss.initialParameters))
      #expect(abs(feasible.upperBound - min(limit, range.upperBound)) < 6e-4, "\(name)")
    }
  }

  /// No direction beyond the limit, many below it, by the regions themselves.
  @Test(arguments: [4, 6, 8, 12, 16])
  func regionsVanishAtTheLimit(classes: Int) throws {
    let weights = SphericalCode.directions(classes)
    let best = try #require(SphericalCode.bestAngle(classes))
    for name in ["arcface", "cosface"] {
      let loss = try #require(MarginLoss.named(name))
      var parameters = loss.initialParameters
      let limit = name == "arcface" ? best : 1 - cos(best)
      parameters.m = limit - 0.01
      let below = SphereRegions(loss, weights: weights, parameters)
      #expect(below.emptyClass(weights: weights) == nil)
      parameters.m = limit + 0.01
      let beyond = SphereRegions(loss, weights: weights, parameters)
      #expect(beyond.emptyClass(weights: weights) == 0)
    }
  }

  @Test func theCircleHasTheEvenSpacing() {
    for classes in 1...20 {
      let spacing = WeightSpacing(classes: classes, dimensions: 2)
      #expect(spacing.best == uniformGap(classes: classes) && spacing.most == spacing.best)
    }
    #expect(WeightSpacing(classes: 3, dimensions: 2).minimalMargin == 3)
    #expect(WeightSpacing(classes: 2, dimensions: 2).minimalMargin == 3)
    #expect(WeightSpacing(classes: 1, dimensions: 2).minimalMargin == nil)
  }

  /// The bound of Fejes Toth is attained by the triangle, the tetrahedron, the octahedron and the
  /// icosahedron, and by no other number of directions.
  @Test(arguments: 3...16)
  func noCodeExceedsTheBound(classes: Int) throws {
    let best = try #require(SphericalCode.bestAngle(classes))
    let bound = SphericalCode.upperBound(classes)
    #expect(best < bound + 1e-9)
    #expect((abs(best - bound) < 1e-6) == [3, 4, 6, 12].contains(classes))
  }

  @Test func beyondSixteenNothingIsKnownButABound() {
    let spacing = WeightSpacing(classes: 17, dimensions: 3)
    #expect(spacing.best == nil && spacing.minimalMargin == nil)
    #expect(spacing.most == SphericalCode.upperBound(17) && spacing.most > 0.8)
  }

  /// A little below the m of the table the widest region is wider than the smallest gap, a little
  /// above it is narrower: by the rims of the regions, searched in 180 directions.
  @Test(arguments: 2...16)
  func theCriterionCanBeMetFromTheTablesMOn(classes: Int) throws {
    let weights = SphericalCode.directions(classes)
    let spacing = WeightSpacing(classes: classes, dimensions: 3)
    let (best, least) = (try #require(spacing.best), try #require(spacing.minimalMargin))
    let step = 0.03
    #expect(diameter(of: weights, m: least - step) > gap(best, least - step))
    #expect(diameter(of: weights, m: least + step) < gap(best, least + step))
  }

  /// The smallest gap between regions of A-Softmax.
  private func gap(_ best: Double, _ m: Double) -> Double { best * (m - 1) / (m + 1) }

  /// The largest angle between two points of one region of A-Softmax: m theta_y <= theta_j.
  private func diameter(of weights: [SIMD3<Double>], m: Double) -> Double {
    let rays = 180
    var least = 1.0
    for (label, weight) in weights.enumerated() {
      let first = normalized(
        cross(weight, weight.x.magnitude < 0.9 ? SIMD3(1, 0, 0) : SIMD3(0, 1, 0)))
      let second = cross(weight, first)
      let others = weights.indices.filter { $0 != label }.map { weights[$0] }
      let rim = (0..<rays).map { ray -> SIMD3<Double> in
        let (sine, cosine) = sinCos(2 * Double.pi * Double(ray) / Double(rays))
        let side = cosine * first + sine * second
        func point(_ radius: Double) -> SIMD3<Double> {
          let (sine, cosine) = sinCos(radius)
          return cosine * weight + sine * side
        }
        var (inside, outside) = (0.0, Double.pi / m)
        for _ in 0..<24 {
          let radius = (inside + outside) / 2
          let point = point(radius)
          let nearest = others.reduce(-1.0) { max($0, dot($1, point)) }
          if cos(m * radius) >= nearest { inside = radius } else { outside = radius }
        }
        return point(inside)
      }
      for (index, point) in rim.enumerated() {
        for other in rim[(index + 1)...] { least = min(least, dot(point, other)) }
      }
    }
    return acos(least)
  }
}
