import Glibc
import Synchronization
import Terminal

/// The signal that asked for the end; 0 for none.
private let asked = Atomic<Int32>(0)

/// Remembers the signals that end a program, so that it can tidy up first.
///
/// A program that waits or computes meanwhile is ended after half a second, or by the next signal:
/// only its temporary files are removed then.
struct InterruptWatch: ~Copyable {
  private static let patience = timeval(tv_sec: 0, tv_usec: 500_000)
  private let watched: [Int32]

  init() {
    asked.store(0, ordering: .relaxed)
    // A parent may have left signals blocked; a libdispatch worker does.
    var some = sigset_t()
    sigemptyset(&some)
    for number in endingSignals { sigaddset(&some, number) }
    pthread_sigmask(SIG_UNBLOCK, &some, nil)
    watched = endingSignals.filter { number in
      let former = signal(number, Self.hear)
      // What is ignored, as under nohup, stays so.
      let isIgnored = unsafeBitCast(former, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
      if isIgnored { signal(number, SIG_IGN) }
      return !isIgnored
    }
  }

  deinit {
    Self.setAlarm(timeval())
    for number in watched { signal(number, SIG_DFL) }
  }

  /// The signal that has come.
  var arrived: Int32? {
    let number = asked.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  private static let hear: @convention(c) (Int32) -> Void = { number in
    let (isFirst, first) = asked.compareExchange(
      expected: 0, desired: number, ordering: .sequentiallyConsistent)
    if isFirst { return InterruptWatch.setAlarm(InterruptWatch.patience) }
    TemporaryName.removeAll()
    TerminalSession.die(by: first)
  }

  private static func setAlarm(_ time: timeval) {
    var timer = itimerval(it_interval: timeval(), it_value: time)
    setitimer(__itimer_which_t(ITIMER_REAL.rawValue), &timer, nil)
  }
}
