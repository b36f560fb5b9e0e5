import Glibc
import Synchronization

/// All signals that end a program unless they are caught, except those of faults.
///
/// The last are the real-time signals; 32 and 33 are the C library's own.
package let endingSignals: [Int32] =
  [
    SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGALRM, SIGPIPE, SIGUSR1, SIGUSR2, SIGXCPU, SIGXFSZ,
    SIGVTALRM, SIGPROF, SIGIO, SIGSTKFLT, SIGPWR,
  ] + Array(34...64)

/// Signals as bytes in a pipe, which the loop polls together with the keyboard.
///
/// Handlers, not blocked signals and signalfd: when ^Z or ^C meets a `write` that waits for the
/// terminal, the line discipline throws the waiting bytes away and wakes nobody; only a handler's
/// return does.
enum Signals {
  /// What users and systems end a program by; caught even where the parent ignores them, since the
  /// terminal is the program's own.
  private static let usual = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGALRM]
  private static let ending = endingSignals.filter { !usual.contains($0) } + usual
  private static let telling = [SIGWINCH, SIGCONT, SIGTSTP]
  private static let pipeEnd = Atomic<Int32>(-1)
  private static let firstEnding = Atomic<Int32>(0)

  /// The seconds that the loop has to act on an ending signal before the program is ended anyway.
  private static let grace = Atomic<UInt32>(0)

  /// The ending signal that came first, or nil.
  static var pendingEnd: Int32? {
    let signal = firstEnding.load(ordering: .sequentiallyConsistent)
    return signal == 0 ? nil : signal
  }

  /// Catches the signals.
  ///
  /// - Parameter seconds: how long the loop has to act on an ending signal.
  /// - Returns: the end of the pipe to read from, without blocking.
  /// - Throws: `TerminalError.system` if there is no pipe.
  static func begin(grace seconds: UInt32) throws(TerminalError) -> Int32 {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .system(call: "pipe", code: errno) }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    grace.store(seconds, ordering: .sequentiallyConsistent)
    pipeEnd.store(ends[1], ordering: .sequentiallyConsistent)
    firstEnding.store(0, ordering: .sequentiallyConsistent)
    for number in ending {
      let former = signal(number, end)
      let isIgnored = unsafeBitCast(former, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
      if isIgnored, !usual.contains(number) { signal(number, SIG_IGN) }
    }
    for number in telling { signal(number, tell) }
    // A parent may have left signals blocked; a libdispatch worker does.
    var none = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, nil)
    return ends[0]
  }

  /// Gives the signals back their ordinary meaning and closes the pipe.
  static func finish(reading readEnd: Int32) {
    alarm(0)
    for number in ending + telling { signal(number, SIG_DFL) }
    close(pipeEnd.exchange(-1, ordering: .sequentiallyConsistent))
    close(readEnd)
  }

  /// Stops the program as ^Z does; returns when the shell lets it go on.
  static func stop() {
    signal(SIGTSTP, SIG_DFL)
    raise(SIGTSTP)
    signal(SIGTSTP, tell)
  }

  /// Ends the program by a signal, so that the shell sees 128 + n.
  static func die(by number: Int32) -> Never {
    signal(number, SIG_DFL)
    var one = sigset_t()
    sigemptyset(&one)
    sigaddset(&one, number)
    pthread_sigmask(SIG_UNBLOCK, &one, nil)
    raise(number)
    _exit(128 + number)
  }

  private static let tell: @convention(c) (Int32) -> Void = { number in
    let code = errno
    var byte = UInt8(truncatingIfNeeded: number)
    _ = write(Signals.pipeEnd.load(ordering: .sequentiallyConsistent), &byte, 1)
    errno = code
  }

  /// The first ending signal is told to the loop, with an alarm; the second, or the alarm, ends.
  private static let end: @convention(c) (Int32) -> Void = { number in
    let code = errno
    let (isFirst, first) = Signals.firstEnding.compareExchange(
      expected: 0, desired: number, ordering: .sequentiallyConsistent)
    if isFirst {
      alarm(Signals.grace.load(ordering: .sequentiallyConsistent))
      Signals.tell(number)
      errno = code
      return
    }
    TerminalRestorer.restore()
    Signals.die(by: first)
  }
}
