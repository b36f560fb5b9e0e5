import Angular
import Elementary
import Testing

struct CodeFitTests {
  /// The best code in any order and orientation is found again, exactly; mirrored as well.
  @Test(arguments: 2...16, [false, true])
  func aTurnedCodeIsFound(count: Int, isMirrored: Bool) throws {
    var generator = Generator(seed: UInt64(count))
    let rotation = Rotation(random: &generator)
    var weights = SphericalCode.directions(count).map { point -> SIMD3<Double> in
      let image = isMirrored ? SIMD3(-point.x, point.y, point.z) : point
      return (0.5 + generator.uniform()) * rotation(image)
    }
    for index in weights.indices.dropFirst() {
      weights.swapAt(index, generator.index(below: index + 1))
    }
    let fitted = try #require(SphericalCode.fitted(to: weights))
    #expect(fitted.count == count)
    for (weight, point) in zip(weights, fitted) { #expect(angle(between: weight, point) < 1e-4) }
  }

  /// It stays the best code, and the fit of disturbed weights is closer than the disturbance.
  @Test(arguments: [4, 8, 12, 13])
  func theFitIsACodeNearTheWeights(count: Int) throws {
    var generator = Generator(seed: 9)
    let rotation = Rotation(random: &generator)
    let weights = SphericalCode.directions(count).map { point in
      rotation(point)
        + 0.15 * SIMD3(generator.normal(), generator.normal(), generator.normal())
    }
    let fitted = try #require(SphericalCode.fitted(to: weights))
    let best = try #require(SphericalCode.bestAngle(count))
    var (sum, reference) = (0.0, 0.0)
    for index in weights.indices {
      #expect(abs(length(fitted[index]) - 1) < 1e-12)
      sum += dot(normalized(weights[index]), fitted[index])
      reference += dot(normalized(weights[index]), rotation(SphericalCode.directions(count)[index]))
      for other in fitted[(index + 1)...] {
        #expect(angle(between: fitted[index], other) > best - 1e-6)
      }
    }
    // Assigned greedily, so not always the best of all.
    #expect(sum >= reference - 0.02)
  }

  @Test func onlyWhereACodeIsKnownAndTheFirstWeightHasADirection() {
    #expect(SphericalCode.fitted(to: SphericalCode.directions(17)) == nil)
    #expect(SphericalCode.fitted(to: [SIMD3(0, 0, 0), SIMD3(1, 0, 0)]) == nil)
    #expect(SphericalCode.fitted(to: [SIMD3(1, 0, 0), SIMD3(0, 0, 0)]) != nil)
  }
}
