import Angular
import Lab
import Learning
import Testing

@testable import Stage

struct ReadingsTests {
  /// The sector of a direction is the class whose arc holds it.
  @Test func sectorsAreTheArcs() {
    for session in [Sessions.fresh, Sessions.learnt, Sessions.raised] {
      let readings = Readings(session)
      for place in 0..<720 {
        let direction = -Double.pi + (Double(place) + 0.5) * Double.pi / 360
        let holding = readings.arcs.filter { arc in
          var way = direction - arc.direction
          if way > .pi { way -= 2 * .pi }
          if way < -.pi { way += 2 * .pi }
          return way <= arc.ahead && way >= -arc.behind
        }.map(\.label)
        let sector = readings.sector(of: direction)
        guard sector != holding.first ?? -1 else { continue }
        // Only within a sector of a border.
        let nearby = [-0.005, 0.005].map { readings.sector(of: direction + $0) }
        #expect(nearby.contains(holding.first ?? -1), "\(direction)")
      }
    }
  }

  @Test func theoryIsThatOfEvenWeights() throws {
    let readings = Readings(Sessions.raised)
    #expect(abs(degrees(readings.spacing) - 60) < 1e-9)
    #expect(abs(degrees(try #require(readings.halfArc)) - 12) < 1e-9)
    #expect(abs(degrees(try #require(readings.gap)) - 36) < 1e-9)
    let covered = readings.sectors.count { $0 >= 0 }
    #expect(abs(Double(covered) / 4 - 144) < 10)
  }

  @Test func theRadiusIsTheMedianLength() {
    let session = Sessions.learnt
    let radius = Readings(session).radius
    let shorter = session.features.count {
      Double(($0 * $0).sum().squareRoot()) < radius
    }
    #expect(abs(shorter - session.features.count / 2) <= 1)
    #expect(Readings(Sessions.allZero).radius > 0)
    #expect(Readings(Sessions.overflowing).radius.isFinite)
  }

  @Test func lengthsAreThoseThatHaveOne() {
    #expect(
      lengths(of: [SIMD2(3e20, 4e20), SIMD2(.nan, 0), SIMD2(3, 4), SIMD2(.infinity, 1)]).map {
        Float($0)
      } == [5, 5e20])
    #expect(lengths(of: []).isEmpty)
  }

  @Test func weightsThatOverflowedCountAsLengthZero() {
    let readings = Readings(Sessions.notANumber)
    #expect(readings.weights.allSatisfy { $0 == SIMD2(0, 0) })
    #expect(readings.biases.allSatisfy { $0 == 0 })
    #expect(readings.arcs.allSatisfy { $0.direction.isFinite && $0.width.isFinite })
  }
}
