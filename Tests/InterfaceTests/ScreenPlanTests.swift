import Experiment
import Screen
import Testing

@testable import Interface

struct ScreenPlanTests {
  /// Every size from the least to well beyond the overview's, coarser as they grow.
  static let sizes: [Size] =
    (40...130).flatMap { columns in
      (12...45).map { Size(columns: columns, rows: $0) }
    } + [Size(columns: 200, rows: 60), Size(columns: 400, rows: 100), Size(columns: 400, rows: 12)]

  private func presentation(_ view: View, zoomed: Bool = false) -> Presentation {
    var presentation = Presentation()
    presentation.view = view
    presentation.isZoomed = zoomed
    return presentation
  }

  @Test(arguments: View.allCases, [false, true])
  func panelsShareTheScreenWithoutOverlap(view: View, zoomed: Bool) {
    for size in Self.sizes {
      let plan = ScreenPlan(size: size, presentation: presentation(view, zoomed: zoomed))
      let area = plan.panels.reduce(0) { $0 + $1.rect.columns * $1.rect.rows }
      // As many cells as there are between header and theory, and none of them twice.
      #expect(area == size.columns * (plan.theory - 1), "\(size)")
      for (index, panel) in plan.panels.enumerated() {
        let rect = panel.rect
        #expect(rect.column >= 0 && rect.column + rect.columns <= size.columns, "\(size)")
        #expect(rect.row >= 1 && rect.row + rect.rows <= plan.theory, "\(size)")
        #expect(rect.columns >= 20 && rect.rows >= 3, "\(size) \(panel.view)")
        for other in plan.panels.dropFirst(index + 1) {
          #expect(!overlap(rect, other.rect), "\(size): \(panel.view) and \(other.view)")
        }
      }
    }
  }

  @Test(arguments: View.allCases, [false, true])
  func theViewInFocusIsThere(view: View, zoomed: Bool) {
    for size in Self.sizes {
      let plan = ScreenPlan(size: size, presentation: presentation(view, zoomed: zoomed))
      #expect(plan.panels.filter(\.hasFocus).map(\.view) == [view])
      #expect(Set(plan.panels.map(\.view)).count == plan.panels.count)
    }
  }

  @Test func theRowsBelowFollowEachOther() {
    for size in Self.sizes {
      let plan = ScreenPlan(size: size, presentation: presentation(.circle))
      #expect(plan.theory + 1 == plan.caption)
      #expect(plan.caption + plan.captionRows == plan.footer)
      #expect(plan.footer == size.rows - 1)
    }
  }

  @Test func fiveViewsWhereThereIsRoomAndOneWhenZoomed() {
    func views(_ columns: Int, _ rows: Int, zoomed: Bool = false) -> Int {
      ScreenPlan(
        size: Size(columns: columns, rows: rows),
        presentation: presentation(.logit, zoomed: zoomed)
      ).panels.count
    }
    #expect(views(100, 30) == 5)
    #expect(views(99, 30) == 1)
    #expect(views(100, 29) == 1)
    #expect(views(200, 60, zoomed: true) == 1)
  }

  private func overlap(_ one: Rect, _ other: Rect) -> Bool {
    one.column < other.column + other.columns && other.column < one.column + one.columns
      && one.row < other.row + other.rows && other.row < one.row + one.rows
  }
}
