internal import Experiment
internal import Screen

/// Where everything goes on a terminal of a given size.
struct ScreenPlan {
  struct Panel {
    var view: View
    var rect: Rect
    var hasFocus: Bool
  }

  /// The row of the header.
  let header = 0
  /// The row of theory and measurement.
  let theory: Int
  /// The first row of the caption.
  let caption: Int
  /// Rows of the caption.
  let captionRows: Int
  /// The row of the keys.
  let footer: Int
  /// The most rows of a box that covers no picture.
  let boxRoom: Int
  /// The pictures.
  let panels: [Panel]

  /// The least size that shows all five pictures side by side.
  static let overviewSize = Size(columns: 100, rows: 30)

  /// Rows that one picture, or all of them, keep above a box.
  static let leastRows = (single: 8, all: 18)

  /// - Parameters:
  ///   - size: of the terminal.
  ///   - presentation: what is shown.
  ///   - isSpatial: whether a sphere is drawn, which two disks side by side show.
  ///   - boxRows: of a lesson's box, which stands below the pictures and covers none of them as long
  ///     as that leaves them rows.
  init(size: Size, presentation: Presentation, isSpatial: Bool = false, boxRows: Int = 0) {
    footer = size.rows - 1
    // A caption needs some 150 characters, wherever there are rows for them; a lesson says more.
    let needed = size.columns < 78 ? 3 : 2
    let taught = size.columns >= 100 ? 2 : 3
    captionRows = size.rows < 16 ? 1 : presentation.lecture == nil ? needed : taught
    caption = footer - captionRows
    theory = caption - 1
    let fitsAll =
      size.columns >= ScreenPlan.overviewSize.columns && size.rows >= ScreenPlan.overviewSize.rows
    let showsAll = fitsAll && !presentation.isZoomed
    let rows = theory - 1
    let least = showsAll ? ScreenPlan.leastRows.all : ScreenPlan.leastRows.single
    let body = Rect(
      column: 0, row: 1, columns: size.columns, rows: max(min(rows, least), rows - boxRows))
    boxRoom = rows - min(rows, least)
    if showsAll {
      panels = ScreenPlan.overview(body, focus: presentation.view)
    } else {
      let isWide =
        isSpatial && presentation.view == .circle && presentation.projection == .hemispheres
      panels = ScreenPlan.single(
        body, of: rows, view: presentation.view, shape: isWide ? 4 : 2)
    }
  }

  /// The circle at the left, or the two angles, which need a square as well; plane and logit at its
  /// right, or the chosen picture if it is none of these; margins and loss below.
  private static func overview(_ body: Rect, focus: View) -> [Panel] {
    let lower = max(8, body.rows * 3 / 10)
    let upper = body.rows - lower
    let left = body.columns / 2
    let right = body.columns - left
    let plane = upper * 55 / 100
    let bottom = body.row + upper
    var rects: [(View, Rect)] = [
      (
        focus == .angles ? .angles : .circle,
        Rect(column: 0, row: body.row, columns: left, rows: upper)
      ),
      (.plane, Rect(column: left, row: body.row, columns: right, rows: plane)),
      (.logit, Rect(column: left, row: body.row + plane, columns: right, rows: upper - plane)),
      (.margins, Rect(column: 0, row: bottom, columns: left, rows: lower)),
      (.loss, Rect(column: left, row: bottom, columns: right, rows: lower)),
    ]
    if !rects.contains(where: { $0.0 == focus }) {
      let beside = Rect(column: left, row: body.row, columns: right, rows: upper)
      rects.replaceSubrange(1...2, with: [(focus, beside)])
    }
    return rects.map { Panel(view: $0.0, rect: $0.1, hasFocus: $0.0 == focus) }
  }

  /// One large picture; beside the circle, which is as wide as high, what would be empty shows the
  /// margins.
  ///
  /// `shape` is the width in columns of a picture of one row.
  /// Which pictures there are depends on all rows, so that none comes or goes with a box.
  private static func single(
    _ body: Rect, of rows: Int, view: View, shape: Int
  ) -> [Panel] {
    let isSquare = view == .circle || view == .plane || view == .angles
    guard isSquare, body.columns - (shape * rows + 8) >= 30 else {
      return [Panel(view: view, rect: body, hasFocus: true)]
    }
    let wanted = shape * body.rows + 8
    let side = min(body.columns - wanted, 60)
    let left = body.columns - side
    var main = body
    main.columns = left
    let margins = body.rows * 6 / 10
    let upper = Rect(column: left, row: body.row, columns: side, rows: margins)
    let lower = Rect(
      column: left, row: body.row + margins, columns: side, rows: body.rows - margins)
    return [
      Panel(view: view, rect: main, hasFocus: true),
      Panel(view: .margins, rect: upper, hasFocus: false),
      Panel(view: .loss, rect: lower, hasFocus: false),
    ]
  }
}
