import Experiment
import Screen
import Testing

@testable import Interface

struct PointerMapTests {
  private func act(
    _ kind: Pointer.Kind, _ column: Int, _ row: Int, _ session: Session,
    _ size: Size
  ) -> Action? {
    var hold = PointerHold()
    guard
      case .act(let action) = PointerMap.command(
        for: Pointer(column: column, row: row, kind: kind), in: session, size: size, hold: &hold)
    else { return nil }
    return action
  }

  static let draggable: [Control] = [.margin, .lambda, .classes, .rate, .batch, .speed]

  /// The knob is drawn where the pointer set it, for every cell of the slider.
  @Test(arguments: draggable, [40, 60, 80, 99, 100, 120, 200])
  func theKnobGoesWhereThePointerIs(dial: Control, columns: Int) throws {
    let size = Size(columns: columns, rows: 30)
    let session = Sessions.doing(.dial(dial), .glide(false), to: Sessions.fresh)
    guard let slider = Header.slider(session, columns: columns) else {
      #expect(columns == 40 && dial == .rate, "the only one without room")
      return
    }
    for cell in 0..<slider.count {
      let action = try #require(act(.press, slider.first + cell, 0, session, size))
      #expect(act(.drag, slider.first + cell, 0, session, size) == action)
      var after = session
      try after.apply(action)
      // The value under the pointer is the value that is set: a second press changes nothing.
      #expect(act(.press, slider.first + cell, 0, after, size) == action)
      let row = ScreenRenderer.frame(of: after, size: size).text.split(separator: "\n")[0]
      let knob = try #require(row.firstIndex(of: "\u{25cf}"))
      let place = row.distance(from: row.startIndex, to: knob) - slider.first
      // A dial with few values snaps to the nearest of them.
      let values = dial == .margin ? 71 : dial == .classes ? 11 : dial == .batch ? 8 : 13
      let most = slider.count > values ? slider.count / (values - 1) / 2 + 1 : 0
      #expect(abs(place - cell) <= most, "\(dial) \(columns) cell \(cell)")
    }
  }

  @Test(arguments: [40, 80, 120])
  func bothEndsCanBeReached(columns: Int) throws {
    let size = Size(columns: columns, rows: 30)
    let slider = try #require(Header.slider(Sessions.learned, columns: columns))
    for column in [slider.first - 1, slider.first] {
      #expect(act(.press, column, 0, Sessions.learned, size) == .margin(1))
    }
    for column in [slider.first + slider.count - 1, slider.first + slider.count] {
      #expect(act(.press, column, 0, Sessions.learned, size) == .margin(8))
    }
  }

  @Test(arguments: [40, 80, 120])
  func besideTheSliderNothingHappens(columns: Int) throws {
    let size = Size(columns: columns, rows: 30)
    let slider = try #require(Header.slider(Sessions.learned, columns: columns))
    for column in [0, slider.first - 2, slider.first + slider.count + 1, columns - 1, -1, 9999] {
      #expect(act(.press, column, 0, Sessions.learned, size) == nil)
      #expect(act(.drag, column, 0, Sessions.learned, size) == nil)
    }
    #expect(act(.drag, slider.first, 9, Sessions.learned, size) == nil)
    #expect(act(.release, slider.first, 0, Sessions.learned, size) == nil)
    let bare = Sessions.started("softmax-bias", ticks: 1)
    #expect(Header.slider(bare, columns: columns) == nil)
    #expect(act(.press, slider.first, 0, bare, size) == nil)
  }

  @Test func theWheelTurnsTheDialAnywhere() {
    let size = Size(columns: 80, rows: 24)
    let session = Sessions.doing(.margin(2))
    #expect(act(.wheelUp, 40, 12, session, size) == .margin(2.1))
    #expect(act(.wheelDown, 0, 0, session, size) == .margin(1.9))
    // At its end the dial says so, as it does to the keys.
    #expect(act(.wheelDown, 40, 12, Sessions.learned, size) == .explain(.dialEnd))
    #expect(
      act(.wheelUp, 40, 12, Sessions.doing(.dial(.batch)), size) == .batch(256))
  }

  @Test func aPressClosesTheHelpPage() {
    let size = Size(columns: 80, rows: 24)
    #expect(act(.press, 40, 12, Sessions.doing(.help(true)), size) == .help(false))
  }

  /// A drag over more than a cell turns the sphere as it goes, a click inspects where it ends.
  @Test func aDragTurnsTheSphereAndAClickInspects() throws {
    let size = Size(columns: 120, rows: 36)
    var session = Sessions.doing(.zoom(true), to: Sessions.onSphere)
    var hold = PointerHold()
    func send(_ kind: Pointer.Kind, _ column: Int, _ row: Int) -> Command? {
      PointerMap.command(
        for: Pointer(column: column, row: row, kind: kind), in: session, size: size, hold: &hold)
    }
    #expect(send(.press, 30, 16) == nil)
    #expect(send(.drag, 31, 16) == nil)
    // 90 degrees for the radius, which is 28 or 29 columns.
    #expect(send(.drag, 34, 16) == .act(.turn(13, 0)))
    #expect(send(.drag, 34, 14) == .act(.turn(0, 13)))
    #expect(send(.release, 34, 14) == nil)
    // The back is seen from behind: what moves up there moves down in front.
    #expect(send(.press, 90, 16) == nil)
    #expect(send(.drag, 94, 18) == .act(.turn(13, 13)))
    #expect(send(.release, 94, 18) == nil)
    let cell = try #require(
      (0..<118 * 28).map { ($0 % 118, 1 + $0 / 118) }.first {
        ScreenRenderer.sample(
          at: $0.0, $0.1, of: session, size: size, display: DisplayOptions()) != nil
      })
    #expect(send(.press, cell.0, cell.1) == nil)
    #expect(send(.drag, cell.0 + 1, cell.1) == nil)
    guard case .act(.show(.inspect(.some))) = send(.release, cell.0 + 1, cell.1) else {
      Issue.record("a click inspects")
      return
    }
    #expect(send(.release, cell.0, cell.1) == nil)
    session = Sessions.learned
    #expect(send(.drag, 40, 10) == nil)
  }
}
