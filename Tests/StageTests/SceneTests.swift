import Angular
import Lab
import Screen
import Stage
import Testing

struct SceneTests {
  /// A size of the sweep with everything else that a picture depends on.
  struct Case: CustomTestStringConvertible {
    var size: Size
    var view: View
    var isZoomed: Bool
    var look: Look
    var theme: Theme

    var testDescription: String {
      "\(size.columns)x\(size.rows) \(view) \(isZoomed) \(look.depth) \(look.glyphs) \(theme)"
    }

    func frame(of session: Session) -> Frame {
      Scene.frame(
        of: Sessions.doing(.view(view), .zoom(isZoomed), .theme(theme), to: session), size: size,
        look: look)
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
              view: view, isZoomed: drawn(0...1) == 1, look: Look(depth: depth, glyphs: glyphs),
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
      let settled = frame.settled(for: one.look.depth, glyphs: one.look.glyphs)
      switch one.look.glyphs {
      case .ascii:
        #expect(settled.cells.allSatisfy { (0x20..<0x7F).contains($0.scalar.value) })
        // The net under the drawing is never needed: views choose their glyphs themselves.
        #expect(frame.cells.allSatisfy { $0.scalar.isASCII })
      case .block:
        #expect(!frame.cells.contains { (0x2800...0x28FF).contains($0.scalar.value) })
      case .braille:
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
    let frame = Scene.frame(of: Sessions.fresh, size: size)
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
  func noStateTrapsAView(index: Int, view: View) throws {
    let session = Self.extremes[index].1
    let sizes = [(40, 12), (60, 18), (120, 36)]
    for loss in ["a-softmax", "softmax-bias"] {
      for inspected in [nil, 3] {
        var shown = Sessions.doing(
          .loss(loss), .view(view), .inspect(inspected), to: session)
        for (columns, rows) in sizes {
          for glyphs in Glyphs.allCases {
            for depth in [ColorDepth.mono, .palette256] {
              let frame = Scene.frame(
                of: shown, size: Size(columns: columns, rows: rows),
                look: Look(depth: depth, glyphs: glyphs))
              #expect(frame.size.columns == columns)
            }
          }
          shown = Sessions.doing(.zoom(!shown.presentation.isZoomed), to: shown)
        }
      }
    }
  }

  @Test func aPausedSessionStandsStill() {
    let paused = Sessions.doing(.pause, to: Sessions.raised)
    let next = Sessions.advanced(paused, 1)
    for view in View.allCases {
      let size = Size(columns: 120, rows: 36)
      #expect(
        Scene.frame(of: Sessions.doing(.view(view), to: paused), size: size)
          == Scene.frame(of: Sessions.doing(.view(view), to: next), size: size))
    }
  }
}
