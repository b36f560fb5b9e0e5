// Only for `termios`, which belongs to the first module that includes its header.
import CNcurses
import Glibc
import Synchronization

/// Puts the terminal back when the program dies, by whatever death it can still notice.
///
/// A signal handler reaches nothing but globals, and may call little. So everything that it needs
/// is made beforehand: plain memory, open descriptors, finished bytes. There it allocates nothing,
/// takes no lock, and calls neither stdio nor ncurses.
enum TerminalRestorer {
  private struct State {
    var terminal: Int32 = -1
    var curses: Int32 = -1
    var nowhere: Int32 = -1
    var modes = termios()
    var bytes = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)
    var errors: HeldErrors?
  }

  private static let isArmed = Atomic(false)
  nonisolated(unsafe) private static let state = {
    let state = UnsafeMutablePointer<State>.allocate(capacity: 1)
    state.initialize(to: State())
    return state
  }()
  /// What the faults did before, by their number.
  nonisolated(unsafe) private static let formerActions = {
    let actions = UnsafeMutablePointer<sigaction>.allocate(capacity: 65)
    actions.initialize(repeating: sigaction(), count: 65)
    return actions
  }()
  private static let faults = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGSYS]
  private static let atExit: Void = { _ = atexit { TerminalRestorer.restore() } }()

  /// Keeps the terminal's modes and catches faults and `exit`.
  ///
  /// - Parameters:
  ///   - output: the descriptor that ncurses writes to, cut off before anything is restored, since
  ///     another thread may be in the middle of a frame.
  ///   - bytes: what undoes every mode that drawing sets.
  static func prepare(output: Int32, bytes: [UInt8]) {
    var new = State()
    new.curses = output
    new.nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
    // Opened again, so that O_NONBLOCK is ours alone: a stalled terminal cannot block the restore.
    if let name = ttyname(STDOUT_FILENO) {
      new.terminal = open(name, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    }
    if new.terminal < 0 { new.terminal = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 10) }
    tcgetattr(STDOUT_FILENO, &new.modes)
    new.bytes = .allocate(capacity: bytes.count)
    _ = new.bytes.initialize(from: bytes)
    new.errors = HeldErrors()
    state.pointee = new
    _ = atExit
    catchFaults()
  }

  /// From here on a death restores the terminal.
  static func arm() {
    state.pointee.errors?.hold()
    isArmed.store(true, ordering: .sequentiallyConsistent)
  }

  /// The terminal is the shell's again, by ordinary means.
  static func disarm() {
    guard isArmed.exchange(false, ordering: .sequentiallyConsistent) else { return }
    state.pointee.errors?.release()
  }

  /// Undoes `prepare`.
  static func dismiss() {
    disarm()
    state.pointee.errors?.dispose()
    state.pointee.bytes.deallocate()
    close(state.pointee.terminal)
    close(state.pointee.nowhere)
    state.pointee = State()
  }

  /// Gives the terminal back as it was found; safe in a signal handler, and done once only.
  static func restore() {
    guard isArmed.exchange(false, ordering: .sequentiallyConsistent) else { return }
    let it = state
    dup2(it.pointee.nowhere, it.pointee.curses)
    sendUndoing(to: it.pointee.terminal, it.pointee.bytes)
    // In the background tcsetattr would stop the program instead of letting it die.
    signal(SIGTTOU, SIG_IGN)
    tcsetattr(it.pointee.terminal, TCSANOW, &it.pointee.modes)
    it.pointee.errors?.release()
  }

  /// Writes past whatever nobody has read yet, for five seconds at most.
  ///
  /// A thread that waits in the middle of writing a frame holds the terminal's lock, so that our
  /// `write` fails; flushing lets it finish.
  private static func sendUndoing(to terminal: Int32, _ bytes: UnsafeMutableBufferPointer<UInt8>) {
    tcflow(terminal, TCOON)
    tcflush(terminal, TCOFLUSH)
    var sent = 0
    var attempts = 0
    while sent < bytes.count, let start = bytes.baseAddress, attempts < 1000 {
      let count = write(terminal, start + sent, bytes.count - sent)
      if count > 0 {
        sent += count
      } else if errno != EAGAIN, errno != EINTR {
        return
      } else {
        // What was sent of ours is flushed along with the frame.
        tcflush(terminal, TCOFLUSH)
        sent = 0
        poll(nil, 0, 5)
      }
      attempts += 1
    }
  }

  /// What a crash prints.
  private static let crashReport = """
    marginscope: internal error: the program crashed. This is a bug. Please report the lines above, the \
    output of marginscope --version, what you did, and the recording (--record) if there is one; \
    SWIFT_BACKTRACE=enable=yes shows where it happened.

    """
  nonisolated(unsafe) private static let lastWords = {
    let bytes = Array(crashReport.utf8)
    let words = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = words.initialize(from: bytes)
    return words
  }()
  private static let wantsBacktrace = Atomic(false)
  private static let isCatching = Atomic(false)

  /// Lets every crash from here on end at once and say what to report, without a terminal, too.
  static func catchFaults() {
    guard !isCatching.exchange(true, ordering: .sequentiallyConsistent) else { return }
    wantsBacktrace.store(getenv("SWIFT_BACKTRACE") != nil, ordering: .sequentiallyConsistent)
    _ = (lastWords, state, formerActions)
    var stack = stack_t()
    if sigaltstack(nil, &stack) == 0, stack.ss_flags & Int32(SS_DISABLE) != 0 {
      // After a stack overflow the handler needs a stack of its own, kept for good.
      let size = 1 << 16
      stack.ss_sp = .allocate(byteCount: size, alignment: 16)
      stack.ss_size = size
      stack.ss_flags = 0
      sigaltstack(&stack, nil)
    }
    var action = sigaction()
    sigemptyset(&action.sa_mask)
    action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER
    action.__sigaction_handler.sa_sigaction = faulted
    for fault in faults { sigaction(fault, &action, formerActions + Int(fault)) }
  }

  /// Restores, says what to report, then lets the fault take its course: to a core file and the shell.
  ///
  /// Swift's backtracer takes a minute and may wait for a key, so it runs only where the user asked for
  /// it.
  private static let faulted:
    @convention(c) (Int32, UnsafeMutablePointer<siginfo_t>?, UnsafeMutableRawPointer?) -> Void = {
      fault, info, _ in
      TerminalRestorer.restore()
      if TerminalRestorer.wantsBacktrace.load(ordering: .sequentiallyConsistent) {
        sigaction(fault, TerminalRestorer.formerActions + Int(fault), nil)
      } else {
        signal(fault, SIG_DFL)
      }
      let words = TerminalRestorer.lastWords
      _ = write(STDERR_FILENO, words.baseAddress, words.count)
      // A true fault happens again when its instruction runs again; a sent signal does not.
      if let info, info.pointee.si_code > 0 { return }
      raise(fault)
    }
}
