import Angular
import Experiment
import Screen
import Testing

@testable import Interface

struct ExactRegionsTests {
  private let rect = Rect(column: 3, row: 2, columns: 40, rows: 20)

  @Test func aPolygonIsCutToThePanel() throws {
    var exact = ExactRegions(in: rect)
    exact.add(
      Ink(1, 2, 3), [SIMD2(-100, -100), SIMD2(100, -100), SIMD2(100, 100), SIMD2(-100, 100)])
    let corners = try #require(exact.regions.first).corners
    #expect(corners.map(\.x).min() == 3 && corners.map(\.x).max() == 43)
    #expect(corners.map(\.y).min() == 2 && corners.map(\.y).max() == 22)
    exact.add(Ink(1, 2, 3), [SIMD2(50, 50), SIMD2(60, 50), SIMD2(60, 60)])
    #expect(exact.regions.count == 1)
  }

  /// What the polygons say of a point is what the cells' shading is computed from.
  @Test
  func sectorsAreTheWedges() throws {
    let session = Sessions.raised
    let geometry = DerivedGeometry(session)
    var display = DisplayOptions(depth: .rgb)
    display.drawsExactRegions = true
    let frame = ScreenRenderer.frame(
      of: session, size: Size(columns: 120, rows: 36), display: display)
    #expect(!frame.regions.isEmpty)
    let palette = Palette(theme: .dark, depth: .rgb)
    var exact = ExactRegions(in: rect)
    exact.add(geometry.arcs, palette, radius: 15)
    for (region, arc) in zip(exact.regions, geometry.arcs.filter { !$0.isEmpty }) {
      #expect(region.ink == palette.tint(arc.label))
      // Shoelace: the area of a sector is half its angle times the radius squared; a row is two units.
      let corners = region.corners
      let area = corners.indices.reduce(0.0) { sum, index in
        let (here, next) = (corners[index], corners[(index + 1) % corners.count])
        return sum + (here.x * next.y - next.x * here.y) / 2
      }
      #expect(abs(2 * area.magnitude - 15 * 15 * arc.width / 2) < 0.01)
    }
  }
}
