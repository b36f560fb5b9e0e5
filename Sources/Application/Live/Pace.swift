import Experiment

/// Whether the machine keeps up with thirty ticks a second, and the terminal with the frames.
struct Pace {
  /// The least ticks a second of which nothing is said.
  static let leastRate = 27

  /// The ticks of the last whole second, where there were too few; else nil.
  private(set) var laggingTicks: Int?
  /// When the second that is being counted began; nil while nothing trains.
  private var began: Duration?
  private var ticks = 0
  /// When the terminal gets another frame; nil for at once.
  private var freeAgain: Duration?

  /// Counts a tick of training.
  mutating func ticked(at now: Duration) {
    guard let start = began else {
      began = now
      return
    }
    ticks += 1
    let passed = now - start
    guard passed >= .seconds(1) else { return }
    let rate = Int(Double(ticks) / (passed / .seconds(1)) + 0.5)
    laggingTicks = rate < Self.leastRate ? rate : nil
    began = now
    ticks = 0
  }

  /// Nothing trained for a while, which is no sign of a slow machine: counting begins anew.
  mutating func rested() {
    began = nil
    ticks = 0
    laggingTicks = nil
  }

  /// Whether the terminal is ready for a frame.
  func mayShow(at now: Duration) -> Bool { freeAgain.map { now >= $0 } ?? true }

  /// A frame was shown; one that took long is followed by a rest as long as it took.
  mutating func shown(from start: Duration, to end: Duration) {
    let length = end - start
    freeAgain = length > TickSchedule.tickLength / 2 ? end + length : nil
  }
}
