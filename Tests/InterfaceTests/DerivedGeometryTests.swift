import Angular
import Experiment
import Learning
import Testing

@testable import Interface

struct DerivedGeometryTests {
  /// The sector of a direction is the class whose arc holds it.
  @Test func sectorsAreTheArcs() {
    for session in [Sessions.fresh, Sessions.learned, Sessions.raised] {
      let geometry = DerivedGeometry(session)
      for place in 0..<720 {
        let direction = -Double.pi + (Double(place) + 0.5) * Double.pi / 360
        let holding = geometry.arcs.filter { arc in
          var way = direction - arc.direction
          if way > .pi { way -= 2 * .pi }
          if way < -.pi { way += 2 * .pi }
          return way <= arc.ahead && way >= -arc.behind
        }.map(\.label)
        let sector = geometry.sector(of: direction)
        guard sector != holding.first ?? -1 else { continue }
        // Only within a sector of a border.
        let nearby = [-0.005, 0.005].map { geometry.sector(of: direction + $0) }
        #expect(nearby.contains(holding.first ?? -1), "\(direction)")
      }
    }
  }

  @Test func theoryIsThatOfEvenWeights() throws {
    let geometry = DerivedGeometry(Sessions.raised)
    #expect(abs(degrees(geometry.spacing) - 60) < 1e-9)
    #expect(abs(degrees(try #require(geometry.halfArc)) - 12) < 1e-9)
    #expect(abs(degrees(try #require(geometry.gap)) - 36) < 1e-9)
    let covered = geometry.sectors.count { $0 >= 0 }
    #expect(abs(Double(covered) / 4 - 144) < 10)
  }

  @Test func theRadiusIsTheMedianLength() {
    let session = Sessions.learned
    let radius = DerivedGeometry(session).radius
    let shorter = session.features.count {
      Double(($0 * $0).sum().squareRoot()) < radius
    }
    #expect(abs(shorter - session.features.count / 2) <= 1)
    #expect(DerivedGeometry(Sessions.allZero).radius > 0)
    #expect(DerivedGeometry(Sessions.overflowing).radius.isFinite)
  }

  @Test func lengthsAreThoseThatHaveOne() {
    #expect(
      lengths(of: [SIMD3(3e20, 4e20, 0), SIMD3(.nan, 0, 0), SIMD3(3, 4, 0), SIMD3(.infinity, 1, 0)])
        .map {
          Float($0)
        } == [5, 5e20])
    #expect(lengths(of: []).isEmpty)
  }

  @Test func weightsThatOverflowedCountAsLengthZero() {
    let geometry = DerivedGeometry(Sessions.notANumber)
    #expect(geometry.weights.allSatisfy { $0 == SIMD3(0, 0, 0) })
    #expect(geometry.biases.allSatisfy { $0 == 0 })
    #expect(geometry.arcs.allSatisfy { $0.direction.isFinite && $0.width.isFinite })
  }
}
