import Interface

// What the live program shows, and when.
extension LiveLoop {
  /// What the frame shows besides the session.
  var display: DisplayOptions {
    var display = DisplayOptions(depth: terminal.depth, glyphs: terminal.glyphs)
    display.laggingTicks = pace.laggingTicks
    display.recordedSeconds = recording.seconds(of: session)
    display.notice = notice.text
    display.asksToLeave = leaving != nil
    return display
  }

  /// Skips a frame that a slow terminal would only queue: none within twice the last one's time.
  mutating func show() {
    if let failure = recording.failureToTell() { tell(failure) }
    let start = clock.now
    notice.expire(at: start)
    guard pace.mayShow(at: start) || isResting else { return }
    terminal.present(ScreenRenderer.frame(of: session, size: terminal.size, display: display))
    pace.shown(from: start, to: clock.now)
  }
}
