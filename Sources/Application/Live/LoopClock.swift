/// The time as the loops read it: how long ago some fixed moment was.
///
/// Tests bring their own.
struct LoopClock {
  private let read: () -> Duration

  /// A clock that is read by a function whose values never decrease.
  init(_ read: @escaping () -> Duration) { self.read = read }

  /// The time since the clock's fixed moment.
  var now: Duration { read() }

  /// The machine's own clock, which also runs while the machine sleeps.
  static var system: LoopClock {
    let start = ContinuousClock.now
    return LoopClock { ContinuousClock.now - start }
  }
}
