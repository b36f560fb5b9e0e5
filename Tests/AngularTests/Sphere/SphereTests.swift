import Angular
import Elementary
import Testing

/// Vectors, rotations and the best known directions in space.
struct SphereTests {
  /// Smallest angles in degrees: Sloane, Hardin and Smith, Tables of Spherical Codes.
  @Test(arguments: [
    (2, 180), (3, 120), (4, 109.4712206), (5, 90), (6, 90), (7, 77.8695421), (8, 74.8584922),
    (9, 70.5287794), (10, 66.1468220), (11, 63.4349488), (12, 63.4349488), (13, 57.1367031),
    (14, 55.6705700), (15, 53.6578501), (16, 52.2443957),
  ])
  func theTableHoldsTheBestKnownAngles(count: Int, expected: Double) throws {
    let directions = SphericalCode.directions(count)
    #expect(directions.count == count)
    for direction in directions { #expect(abs(length(direction) - 1) < 1e-15) }
    let angle = try #require(SphericalCode.bestAngle(count))
    #expect(abs(degrees(angle) - expected) < 2e-4)
  }

  @Test func moreDirectionsThanAreKnownAreSpreadEvenly() {
    #expect(SphericalCode.bestAngle(17) == nil)
    #expect(SphericalCode.bestAngle(1) == nil)
    let directions = SphericalCode.directions(40)
    var smallest = Double.pi
    for (index, direction) in directions.enumerated() {
      #expect(abs(length(direction) - 1) < 1e-15)
      for other in directions[(index + 1)...] {
        smallest = min(smallest, angle(between: direction, other))
      }
    }
    // No more than sqrt(8 pi / (sqrt(3) K)) is possible: 0.602 radians.
    #expect(smallest > 0.4)
  }

  @Test func anglesInSpaceHaveTheBitsOfThePlane() {
    var generator = Generator(seed: 3)
    for _ in 0..<1000 {
      let u = SIMD2(generator.normal(), generator.normal())
      let v = SIMD2(generator.normal(), generator.normal())
      #expect(
        angle(between: SIMD3(u, 0), SIMD3(v, 0)).bitPattern == angle(between: u, v).bitPattern)
    }
    #expect(angle(between: SIMD3(1, 2, 3), SIMD3(0, 0, 0)) == 0)
  }

  @Test func aTurnAboutAnAxisTurnsTheOtherTwo() {
    let quarter = Rotation(about: SIMD3(0, 0, 2), angle: .pi / 2)
    #expect(length(quarter(SIMD3(1, 0, 0)) - SIMD3(0, 1, 0)) < 1e-15)
    #expect(length(quarter(SIMD3(0, 0, 5)) - SIMD3(0, 0, 5)) < 1e-15)
    let other = Rotation(about: SIMD3(1, 0, 0), angle: .pi / 2)
    #expect(length(quarter.then(other)(SIMD3(1, 0, 0)) - SIMD3(0, 0, 1)) < 1e-15)
    #expect(length(other.then(other.inverse)(SIMD3(1, 2, 3)) - SIMD3(1, 2, 3)) < 1e-14)
    #expect(Rotation.identity(SIMD3(1, 2, 3)) == SIMD3(1, 2, 3))
  }

  @Test func randomRotationsKeepAnglesAndReachEverywhere() {
    var generator = Generator(seed: 1)
    var octants = Set<Int>()
    var sum = SIMD3<Double>(0, 0, 0)
    for _ in 0..<2000 {
      let rotation = Rotation(random: &generator)
      let (u, v) = (rotation(SIMD3(1, 0, 0)), rotation(SIMD3(0, 0, 1)))
      #expect(abs(length(u) - 1) < 1e-14)
      #expect(abs(dot(u, v)) < 1e-14)
      octants.insert((u.x < 0 ? 1 : 0) + (u.y < 0 ? 2 : 0) + (u.z < 0 ? 4 : 0))
      sum += u
    }
    #expect(octants.count == 8)
    // The mean of 2000 random directions: each component has a deviation of 1 / sqrt(6000).
    #expect(length(sum) / 2000 < 0.07)
  }

  @Test func manyTurnsRemainARotation() {
    let turn = Rotation(about: SIMD3(1, 2, 3), angle: 0.1)
    var total = Rotation.identity
    for _ in 0..<100_000 { total = total.then(turn) }
    #expect(abs(length(total(SIMD3(1, 0, 0))) - 1) < 1e-14)
  }

  @Test func geodesicsArePartsOfTheShortestWay() {
    let u = normalized(SIMD3(1, 2, -1))
    for v in [normalized(SIMD3(0, 1, 1)), -u, u] {
      let whole = angle(between: u, v)
      for share in [0, 0.25, 0.5, 1] {
        let point = geodesic(from: u, to: v, share: share)
        #expect(abs(length(point) - 1) < 1e-14)
        #expect(abs(angle(between: u, point) - share * whole) < 1e-14)
        #expect(abs(angle(between: point, v) - (1 - share) * whole) < 1e-14)
      }
    }
  }
}
