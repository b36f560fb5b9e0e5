import Experiment
import Learning
import Screen
import Testing

@testable import Interface

struct HeaderTests {
  private func header(
    _ session: Session, _ columns: Int, _ display: DisplayOptions = DisplayOptions()
  ) -> String {
    let frame = ScreenRenderer.frame(
      of: session, size: Size(columns: columns, rows: 30), display: display)
    return String(frame.text.prefix { $0 != "\n" })
  }

  private func place(_ text: String, in line: String) -> Int? {
    line.firstRange(of: text).map { line.distance(from: line.startIndex, to: $0.lowerBound) }
  }

  /// Step grows from 1 to 6 digits and m from 1 to 8, paused and running: nothing else moves.
  @Test(arguments: [100, 120, 200])
  func theFixedPartsStayInTheirColumns(columns: Int) {
    let start = Sessions.doing(.glide(false), to: Sessions.fresh)
    let sessions = [
      start, Sessions.advanced(start, 1), Sessions.advanced(start, 2), Sessions.learned,
      Sessions.gliding, Sessions.raised, Sessions.doing(.pause, to: Sessions.raised),
    ]
    #expect(Set(sessions.map { "\($0.step)".count }) == [1, 2, 3, 4])
    for part in ["A-Softmax", "step ", "K 6", "identities", "seed 7", "150/s", "8 "] {
      let places = Set(sessions.map { place(part, in: header($0, columns)) })
      #expect(places.count == 1, "\(part) at \(places)")
    }
  }

  @Test(arguments: 40...200)
  func nothingRunsIntoAnythingElse(columns: Int) {
    for session in [Sessions.raised, Sessions.stopped, Sessions.doing(.dial(.loss))] {
      let line = header(session, columns)
      let state = session.failure != nil ? "STOPPED" : "\u{25b6} running"
      #expect(line.hasSuffix(" \(state) "), "\(columns): \(line)")
      // Parts are there whole or not at all.
      for part in line.split(separator: "\u{b7}").dropFirst() {
        let text = part.trimmed
        #expect(
          ["A-Softmax", "K 6", "identities", "seed 7", "150/s", "m 4.00", "m 1.00"].contains {
            text.hasPrefix($0)
          } || text.hasPrefix("step "), "\(columns): \(text)")
      }
    }
  }

  /// Beyond the m that K classes have room for the slider is crossed out, before anybody goes there.
  @Test func theSliderShowsWhereMStopsFitting() {
    let cosface = Sessions.started("cosface", classes: 8, ticks: 1)
    // 21 cells from 0 to 1: 0.25 fits, 0.3 no longer.
    #expect(
      header(cosface, 120).contains("0 \u{25cf}\u{2500}\u{2500}\u{2500}\u{2500}\u{2500}\u{d7}"))
    #expect(
      header(cosface, 120, DisplayOptions(glyphs: .ascii)).contains("0 O-----xxxxxxxxxxxxxxx 1"))
    #expect(!header(Sessions.learned, 120).contains("\u{d7}"))
    #expect(header(Sessions.started("combined", classes: 12, ticks: 1), 120).contains("\u{d7} 8"))
    #expect(!header(Sessions.doing(.dial(.rate), to: cosface), 120).contains("\u{d7}"))
  }

  @Test func theStateIsSaid() {
    var slow = DisplayOptions()
    slow.laggingTicks = 12
    #expect(header(Sessions.learned, 120).hasSuffix("\u{25b6} running "))
    #expect(header(Sessions.learned, 120, slow).hasSuffix(" slow: 12 of 30 ticks/s "))
    #expect(header(Sessions.doing(.pause), 120, slow).hasSuffix(" PAUSED "))
    #expect(header(Sessions.stopped, 120, slow).hasSuffix(" STOPPED "))
  }

  @Test(arguments: Control.all)
  func theChosenDialStandsInFront(dial: Control) {
    let line = header(Sessions.doing(.dial(dial)), 120)
    #expect(line.hasPrefix(" MARGINSCOPE  \(dial.symbol) "))
    #expect(line.contains(" \(dial.text(Sessions.learned)) "))
  }

  /// While m glides, a hollow knob shows where it is and the solid one where it goes.
  @Test func aGlidingMHasTwoKnobs() throws {
    let line = header(Sessions.gliding, 120)
    let current = try #require(place("\u{25cb}", in: line))
    let wanted = try #require(place("\u{25cf}", in: line))
    #expect(current < wanted)
    #expect(place("\u{25cb}", in: header(Sessions.raised, 120)) == nil)
  }

  @Test func lambdaIsNamedWhenItCounts() {
    #expect(!header(Sessions.learned, 120).contains("\u{3bb}"))
    let annealed = Sessions.doing(.lambda(5))
    #expect(header(annealed, 120).contains("\u{3bb} 5"))
    #expect(header(annealed, 120, DisplayOptions(glyphs: .ascii)).contains("lambda 5"))
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    drop { $0 == " " }
  }
}
