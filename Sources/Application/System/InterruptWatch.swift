import Glibc
import Synchronization

/// The signal that asked for the end; 0 for none.
private let asked = Atomic<Int32>(0)

/// Remembers the signals that ask a program to end, so that it can tidy up first.
struct InterruptWatch: ~Copyable {
  private static let numbers = [SIGINT, SIGTERM, SIGHUP]
  private let watched: [Int32]

  init() {
    asked.store(0, ordering: .relaxed)
    // A parent may have left signals blocked; a libdispatch worker does.
    var some = sigset_t()
    sigemptyset(&some)
    for number in Self.numbers { sigaddset(&some, number) }
    pthread_sigmask(SIG_UNBLOCK, &some, nil)
    watched = Self.numbers.filter { number in
      let former = signal(number) { asked.store($0, ordering: .relaxed) }
      // What is ignored, as under nohup, stays so.
      let isIgnored = unsafeBitCast(former, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
      if isIgnored { signal(number, SIG_IGN) }
      return !isIgnored
    }
  }

  deinit { for number in watched { signal(number, SIG_DFL) } }

  /// The signal that has come.
  var arrived: Int32? {
    let number = asked.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }
}
