import Experiment

/// When ticks are due: thirty a second, and after a stall at most one that is late.
struct TickSchedule {
  /// The time of a tick.
  static let tickLength = Duration.nanoseconds(1_000_000_000 / Session.ticksPerSecond)

  /// When the next tick is due.
  private(set) var next: Duration

  /// A schedule whose first tick is due a tick's length from now.
  init(at now: Duration) { next = now + Self.tickLength }

  /// Whether a tick is due.
  func isDue(at now: Duration) -> Bool { now >= next }

  /// A tick was done; what else should have been done by now is left out.
  mutating func ticked(at now: Duration) { next = max(next + Self.tickLength, now) }

  /// Counts the ticks that passed while nothing had to be done.
  mutating func rested(until now: Duration) -> Int {
    let ticks = max(0, Int((now - next) / Self.tickLength + 1))
    next += Self.tickLength * ticks
    return ticks
  }
}
