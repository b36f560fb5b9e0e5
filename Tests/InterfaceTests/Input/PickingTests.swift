import Experiment
import Learning
import Screen
import Testing

@testable import Interface

struct PickingTests {
  /// Pressing the cell in which a sample is drawn finds a sample of that cell.
  @Test(arguments: [View.circle, .plane], Glyphs.allCases)
  func aSampleIsFoundWhereItIsDrawn(view: View, glyphs: Glyphs) throws {
    for (columns, rows) in [(60, 18), (80, 24), (120, 36)] {
      try expectFound(view, glyphs, Size(columns: columns, rows: rows))
    }
  }

  private func expectFound(_ view: View, _ glyphs: Glyphs, _ size: Size) throws {
    let session = Sessions.doing(.view(view), to: Sessions.raised)
    let plan = ScreenPlan(size: size, presentation: session.presentation)
    let panel = try #require(plan.panels.first { $0.view == view })
    let canvas = DotCanvas(panel.rect.inset(), glyphs: glyphs)
    let dots =
      view == .circle
      ? CircleView.positions(session, canvas) : PlaneView.positions(session, canvas)
    func cell(_ index: Int) -> SIMD2<Int> {
      SIMD2(
        canvas.rect.column + dots[index].x / canvas.dotsPerColumn,
        canvas.rect.row + dots[index].y / canvas.dotsPerRow)
    }
    for index in dots.indices where dots[index].x >= 0 && dots[index].x < canvas.width {
      guard dots[index].y >= 0, dots[index].y < canvas.height else { continue }
      let place = cell(index)
      let found = try #require(
        ScreenRenderer.sample(
          at: place.x, place.y, of: session, size: size,
          display: DisplayOptions(glyphs: glyphs)))
      let offset = cell(found) &- place
      #expect(abs(offset.x) <= 1 && abs(offset.y) <= 1)
    }
  }

  @Test func nowhereNearASampleNothingIsFound() throws {
    let session = Sessions.doing(.pause, to: Sessions.raised)
    let size = Size(columns: 120, rows: 36)
    func found(_ column: Int, _ row: Int) -> Int? {
      ScreenRenderer.sample(at: column, row, of: session, size: size, display: DisplayOptions())
    }
    // The center of the circle, its panel's corner, the loss curves, the header, off the screen.
    #expect(found(30, 12) == nil)
    #expect(found(1, 2) == nil)
    #expect(found(90, 28) == nil)
    #expect(found(5, 0) == nil)
    #expect(found(-1, -1) == nil)
    #expect(found(500, 500) == nil)
  }
}
