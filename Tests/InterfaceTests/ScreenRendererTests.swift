import Angular
import Experiment
import Interface
import Screen
import Testing

struct ScreenRendererTests {
  /// A size of the sweep with everything else that a picture depends on.
  struct Case: CustomTestStringConvertible {
    var size: Size
    var view: View
    var isZoomed: Bool
    var display: DisplayOptions
    var theme: Theme

    var testDescription: String {
      "\(size.columns)x\(size.rows) \(view) \(isZoomed) \(display.depth) \(display.glyphs) \(theme)"
    }

    func frame(of session: Session) -> Frame {
      ScreenRenderer.frame(
        of: Sessions.doing(.view(view), .zoom(isZoomed), .theme(theme), to: session), size: size,
        display: display)
    }
  }

  /// Every view, depth, glyphs and theme at seeded sizes from 40x12 to 400x100.
  static let sweep: [Case] = {
    var state: UInt64 = 7
    func drawn(_ range: ClosedRange<Int>) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return range.lowerBound + Int(state >> 33) % range.count
    }
    var cases: [Case] = []
    for view in View.allCases {
      for depth in ColorDepth.allCases {
        for glyphs in Glyphs.allCases {
          // Small terminals are where things collide: every other size is one.
          let isSmall = cases.count.isMultiple(of: 2)
          cases.append(
            Case(
              size: Size(
                columns: drawn(40...(isSmall ? 110 : 400)), rows: drawn(12...(isSmall ? 36 : 100))),
              view: view, isZoomed: drawn(0...1) == 1,
              display: DisplayOptions(depth: depth, glyphs: glyphs),
              theme: drawn(0...1) == 1 ? .light : .dark))
        }
      }
    }
    return cases
  }()

  @Test(arguments: sweep)
  func aFrameHasItsSizeAndOnlyItsGlyphs(one: Case) {
    for session in [Sessions.fresh, Sessions.raised] {
      let frame = one.frame(of: session)
      #expect(frame.size == one.size)
      let settled = frame.settled(for: one.display.depth, glyphs: one.display.glyphs)
      switch one.display.glyphs {
      case .ascii:
        #expect(settled.cells.allSatisfy { (0x20..<0x7F).contains($0.scalar.value) })
        // Quantizing replaces no character: views draw only what the glyphs have.
        #expect(frame.cells.allSatisfy { $0.scalar.isASCII })
      case .block:
        #expect(!frame.cells.contains { (0x2800...0x28FF).contains($0.scalar.value) })
      case .braille, .sextant:
        break
      }
    }
  }

  @Test(arguments: [
    (39, 12), (40, 11), (39, 11), (20, 5), (3, 2), (2, 3), (1, 1), (1, 0), (0, 1), (0, 0), (400, 1),
    (1, 100),
  ])
  func tooSmallAsksForRoom(columns: Int, rows: Int) {
    let size = Size(columns: columns, rows: rows)
    let frame = ScreenRenderer.frame(of: Sessions.fresh, size: size)
    #expect(frame.size == size)
    if columns >= 17, rows >= 4 {
      #expect(frame.text.contains("MarginScope needs"))
      #expect(frame.text.contains("40x12 cells,"))
      #expect(frame.text.contains("here are \(columns)x\(rows)."))
    }
  }

  static let extremes: [(String, Session)] = [
    ("features not finite", Sessions.overflowing), ("NaN", Sessions.notANumber),
    ("features zero", Sessions.allZero), ("one point", Sessions.onOnePoint),
    ("stopped", Sessions.stopped),
    ("K = 2", Sessions.started(data: "moons")),
    ("K = 12", Sessions.started(classes: 12)),
    ("imbalanced", Sessions.started(data: "imbalanced")),
    ("m = 8, K = 12", Sessions.doing(.margin(8), to: Sessions.started(classes: 12))),
    ("ghost of NaN", Sessions.doing(.ghost(true), to: Sessions.notANumber)),
  ]

  @Test(arguments: extremes.indices, View.allCases)
  func noStateTrapsAView(index: Int, view: View) {
    let session = Self.extremes[index].1
    let shapes: [(Size, DisplayOptions)] = [
      (Size(columns: 40, rows: 12), DisplayOptions(depth: .mono, glyphs: .ascii)),
      (Size(columns: 60, rows: 18), DisplayOptions(depth: .ansi16, glyphs: .block)),
      (Size(columns: 120, rows: 36), DisplayOptions(depth: .palette256, glyphs: .braille)),
    ]
    for loss in ["a-softmax", "softmax-bias"] {
      for inspected in [nil, 3] {
        let shown = Sessions.doing(.loss(loss), .view(view), .inspect(inspected), to: session)
        for (size, display) in shapes {
          #expect(ScreenRenderer.frame(of: shown, size: size, display: display).size == size)
        }
      }
    }
  }

  struct Pictured: CustomTestStringConvertible {
    var name: String
    var session: Session
    var columns = 120
    var rows = 36
    var display = DisplayOptions()
    var testDescription: String { name }
  }

  static let pictures: [Pictured] =
    [
      Pictured(name: "default", session: Sessions.learned),
      Pictured(name: "margin-4", session: Sessions.raised),
      Pictured(name: "margin-4-80x24", session: Sessions.raised, columns: 80, rows: 24),
      Pictured(name: "margin-4-60x18", session: Sessions.raised, columns: 60, rows: 18),
      Pictured(name: "margin-4-40x12", session: Sessions.raised, columns: 40, rows: 12),
      Pictured(
        name: "ascii-mono", session: Sessions.raised, columns: 80, rows: 24,
        display: DisplayOptions(depth: .mono, glyphs: .ascii)),
      Pictured(
        name: "block-16", session: Sessions.raised, columns: 80, rows: 24,
        display: DisplayOptions(depth: .ansi16, glyphs: .block)),
      Pictured(name: "light", session: Sessions.doing(.theme(.light), to: Sessions.raised)),
      Pictured(name: "help", session: Sessions.doing(.help(true)), columns: 80, rows: 24),
      Pictured(name: "inspected", session: Sessions.doing(.inspect(70), to: Sessions.raised)),
      Pictured(
        name: "ghost",
        session: Sessions.advanced(Sessions.doing(.ghost(true), .margin(4)), 60)),
      Pictured(name: "softmax-bias", session: Sessions.started("softmax-bias", ticks: 60)),
      Pictured(
        name: "paused", session: Sessions.doing(.pause, to: Sessions.raised), columns: 80, rows: 24),
      Pictured(name: "stopped", session: Sessions.stopped, columns: 80, rows: 24),
      Pictured(name: "too-small-39x12", session: Sessions.fresh, columns: 39, rows: 12),
      Pictured(name: "too-small-3x2", session: Sessions.fresh, columns: 3, rows: 2),
      Pictured(name: "spirals", session: Sessions.started(data: "spirals", ticks: 60)),
      Pictured(name: "openset", session: Sessions.doing(.view(.openset), to: Sessions.raised)),
      Pictured(
        name: "openset-60x18-ascii", session: Sessions.doing(.view(.openset), to: Sessions.raised),
        columns: 60, rows: 18, display: DisplayOptions(depth: .mono, glyphs: .ascii)),
      Pictured(
        name: "openset-none",
        session: Sessions.doing(.view(.openset), to: Sessions.started(data: "moons")),
        columns: 80, rows: 24),
      Pictured(name: "twelve-classes", session: Sessions.started(classes: 12, ticks: 60)),
    ]
    + View.allCases.map { view in
      Pictured(
        name: "zoomed-\(view)",
        session: Sessions.doing(.view(view), .zoom(true), to: Sessions.raised), columns: 100,
        rows: 30)
    }

  @Test(arguments: pictures)
  func framesAreAsCommitted(one: Pictured) throws {
    let frame = ScreenRenderer.frame(
      of: one.session, size: Size(columns: one.columns, rows: one.rows), display: one.display)
    try expectSnapshot(frame.settled(for: one.display.depth, glyphs: one.display.glyphs), one.name)
  }

  @Test func aPausedSessionStandsStill() {
    let paused = Sessions.doing(.pause, to: Sessions.raised)
    let next = Sessions.advanced(paused, 1)
    for view in View.allCases {
      let size = Size(columns: 120, rows: 36)
      #expect(
        ScreenRenderer.frame(of: Sessions.doing(.view(view), to: paused), size: size)
          == ScreenRenderer.frame(of: Sessions.doing(.view(view), to: next), size: size))
    }
  }
}
