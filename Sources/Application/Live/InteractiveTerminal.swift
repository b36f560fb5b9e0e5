import Screen
import Terminal

/// A terminal as the loops use it: frames go out, events come in.
///
/// Tests bring their own.
protocol InteractiveTerminal: AnyObject {
  /// Its size as last measured.
  var size: Size { get }
  /// The colors that it draws with.
  var depth: ColorDepth { get }
  /// The characters that it draws with.
  var glyphs: Glyphs { get }

  /// Waits for events.
  ///
  /// - Parameter time: how long at most; zero or less does not wait, nil for no limit.
  /// - Returns: what happened, in order; empty once the time has passed.
  func events(within time: Duration?) -> [Event]

  /// Shows a frame; returns when the terminal has taken it.
  func present(_ frame: Frame)
}

extension TerminalSession: InteractiveTerminal {
  func events(within time: Duration?) -> [Event] {
    events(until: time.map { .now + $0 })
  }
}
