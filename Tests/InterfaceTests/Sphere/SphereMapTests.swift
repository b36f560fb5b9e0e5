import Angular
import Elementary
import Experiment
import Testing

@testable import Interface

/// Projections of the sphere and their inverses.
struct SphereMapTests {
  static let sizes = [(38, 5), (48, 17), (58, 20), (118, 30), (98, 36), (40, 60), (198, 52)]

  private static func directions(_ count: Int) -> [SIMD3<Double>] {
    var generator = Generator(seed: 4)
    return (0..<count).map { _ in
      normalized(SIMD3(generator.normal(), generator.normal(), generator.normal()))
    }
  }

  @Test(arguments: SphereProjection.allCases, sizes)
  func aPlaceLeadsBackToItsDirection(projection: SphereProjection, size: (Int, Int)) throws {
    let map = SphereMap(projection, columns: size.0, rows: size.1)
    for direction in Self.directions(300) {
      let place = map.place(of: direction)
      let back = try #require(map.direction(at: place.point))
      // The globe shows what is in front of a point on its back.
      let isHidden = projection == .globe && place.side == .back
      let expected = isHidden ? SIMD3(direction.x, direction.y, -direction.z) : direction
      #expect(length(back - expected) < 1e-6)
    }
  }

  @Test(arguments: SphereProjection.allCases, sizes)
  func aPointLeadsBackToItself(projection: SphereProjection, size: (Int, Int)) throws {
    let map = SphereMap(projection, columns: size.0, rows: size.1)
    var generator = Generator(seed: 6)
    for disk in map.disks {
      for _ in 0..<100 {
        let (sine, cosine) = sinCos(2 * Double.pi * generator.uniform())
        let radius = map.radius * 0.999 * generator.uniform()
        let point = disk.center + radius * SIMD2(cosine, sine)
        let direction = try #require(map.direction(at: point))
        #expect(abs(length(direction) - 1) < 1e-12)
        let place = map.place(of: direction)
        #expect(place.side == disk.side)
        let difference = place.point - point
        #expect((difference * difference).sum() < 1e-12)
      }
    }
  }

  /// No disk leaves its panel, and none overlaps the other.
  @Test(arguments: SphereProjection.allCases, sizes)
  func theDisksFitIntoThePanel(projection: SphereProjection, size: (Int, Int)) {
    let map = SphereMap(projection, columns: size.0, rows: size.1)
    let (x, y) = (Double(size.0) / 2, Double(size.1))
    for disk in map.disks {
      #expect(disk.center.x.magnitude + map.radius <= x + 1e-9)
      #expect(disk.center.y.magnitude + map.radius <= y + 1e-9)
    }
    if map.disks.count == 2 {
      let apart = map.disks[0].center - map.disks[1].center
      #expect((apart * apart).sum().squareRoot() >= 2 * map.radius)
    }
    #expect(map.direction(at: SIMD2(x + 1, y + 1)) == nil)
    #expect(map.radius >= 1)
  }

  /// Lambert's disks keep areas: as many of even directions on as much of the picture.
  @Test func hemispheresKeepAreas() {
    let map = SphereMap(.hemispheres, columns: 118, rows: 30)
    var counts = [0, 0, 0, 0]
    for direction in Self.directions(20_000) {
      let place = map.place(of: direction)
      let offset = (place.point - map.disks[place.side == .front ? 0 : 1].center) / map.radius
      // Rings of the same area.
      counts[min(3, Int((offset * offset).sum() * 4))] += 1
    }
    for count in counts { #expect(abs(count - 5000) < 250) }
  }

  /// On the polar disk the distance from the center is the angle.
  @Test func polarKeepsAnglesFromTheCenter() {
    let map = SphereMap(.polar, columns: 80, rows: 30)
    for direction in Self.directions(200) {
      let point = map.place(of: direction).point
      let theta = angle(between: direction, SIMD3(0, 0, 1))
      #expect(abs((point * point).sum().squareRoot() - map.radius * theta / .pi) < 1e-9)
    }
    #expect(map.place(of: SIMD3(0, 0, -1)).point == SIMD2(map.radius, 0))
  }

  /// What leaves the front where the disks are nearest enters the back there.
  @Test(arguments: [(118, 30), (40, 60)])
  func theBackContinuesTheFront(columns: Int, rows: Int) {
    let map = SphereMap(.hemispheres, columns: columns, rows: rows)
    let edge = columns > rows ? SIMD3(1.0, 0, 0) : SIMD3(0, -1, 0)
    let shift = SIMD3(0, 0, 1e-9)
    let (front, back) = (map.place(of: edge + shift), map.place(of: edge - shift))
    let apart = front.point - back.point
    #expect(front.side == .front && back.side == .back)
    #expect((apart * apart).sum().squareRoot() < 3)
  }
}
