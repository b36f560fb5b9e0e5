import Experiment
import Interface
import Screen
import Terminal

extension Session {
  /// How long a tick may take before the terminal is looked at within it.
  private static let patience = Duration.milliseconds(100)

  /// Lets a tick pass, or none if the user leaves in the middle of a long one.
  ///
  /// - Parameters:
  ///   - terminal: what may tell that the user leaves.
  ///   - clock: what says that a tick takes long.
  /// - Returns: whether the tick was completed; if not, the session is as before. And what the terminal
  ///   told meanwhile.
  mutating func advance(
    watching terminal: any InteractiveTerminal, by clock: LoopClock
  ) -> (isDone: Bool, events: [Event]) {
    let former = self
    var looks = clock.now + Self.patience
    var events: [Event] = []
    let isDone = advance {
      guard clock.now >= looks else { return false }
      looks = clock.now + Self.patience
      events += terminal.events(within: .zero)
      return events.contains { $0.ends(former) }
    }
    if !isDone { self = former }
    return (isDone, events)
  }
}

extension Event {
  /// Whether the program ends by it.
  fileprivate func ends(_ session: Session) -> Bool {
    switch self {
    case .signal, .hangup: true
    case .key(let key): KeyMap.command(for: key, in: session) == .quit
    case .pointer, .resize, .resumed: false
    }
  }
}
