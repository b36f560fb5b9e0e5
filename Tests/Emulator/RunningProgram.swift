import CVTerm
import Glibc
package import Screen

/// A real program in a real pseudo-terminal in front of an emulator, in one process with the test.
///
/// Nothing here waits forever, and nothing survives: `deinit` kills and reaps the program.
package final class RunningProgram {
  /// How a program ended.
  package enum Ending: Equatable, Sendable {
    /// It exited with a status.
    case exited(Int32)
    /// A signal ended it.
    case signaled(Int32)
    /// It did not end in time, and was killed.
    case overdue
  }

  /// The modes of the pseudo-terminal that a program can leave behind changed.
  package struct Modes: Equatable, Sendable {
    let flags: [UInt32]
  }

  /// The terminal that the program draws on.
  package let emulator: Emulator
  /// All that the program has written.
  package private(set) var received: [UInt8] = []
  /// All that the emulator has answered to the program's queries.
  package private(set) var answered: [UInt8] = []
  /// What is on its way to the emulator; nil where that gets everything at once.
  private var link: [UInt8]?
  /// The process.
  package let process: Int32
  private var primary: Int32 = -1
  /// Whether nobody has the other side of the terminal open any more.
  private var isAtEnd = false
  private var ending: Ending?

  /// Starts a program, or returns nil if the system cannot.
  ///
  /// - Parameters:
  ///   - path: the executable.
  ///   - arguments: its arguments, without its name.
  ///   - size: the size of the terminal.
  ///   - environment: its whole environment.
  ///   - signalsBlocked: start it with all signals blocked, as some parents do.
  package init?(
    _ path: String, _ arguments: [String] = [], size: Size = Size(columns: 80, rows: 24),
    environment: [String: String] = RunningProgram.environment, signalsBlocked: Bool = false
  ) {
    guard let emulator = Emulator(size) else { return nil }
    self.emulator = emulator
    var argumentList = ([path] + arguments).map { strdup($0) } + [nil]
    var environmentList = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    process = pty_spawn(
      &primary, Int32(size.columns), Int32(size.rows), signalsBlocked, &argumentList,
      &environmentList)
    for text in argumentList + environmentList { free(text) }
    guard process > 0 else { return nil }
    _ = fcntl(primary, F_SETFL, O_NONBLOCK)
    _ = fcntl(primary, F_SETFD, FD_CLOEXEC)
  }

  deinit {
    if ending == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    hangUp()
  }

  /// An environment that hides the user's: a usual terminal and locale, no backtraces.
  package static let environment = [
    "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin",
    "SWIFT_BACKTRACE": "enable=no",
  ]

  /// An executable built by the package, found beside the running tests.
  package static func built(_ name: String) -> String {
    let folder = CommandLine.arguments[0].split(separator: "/", omittingEmptySubsequences: false)
    return (folder.dropLast().map(String.init) + [name]).joined(separator: "/")
  }

  /// Types text, control characters and escape sequences included.
  package func type(_ text: String) {
    send(Array(text.utf8))
  }

  /// Sends a signal.
  package func signal(_ number: Int32) {
    if ending == nil { kill(process, number) }
  }

  /// Gives the terminal another size, as a user does who drags the window's corner.
  package func resize(to size: Size) {
    emulator.resize(to: size)
    _ = pty_resize(primary, Int32(size.columns), Int32(size.rows))
  }

  /// Closes the terminal's window.
  package func hangUp() {
    if primary >= 0 { close(primary) }
    primary = -1
  }

  /// The modes that the terminal is in.
  package var modes: Modes {
    var modes = termios()
    let status = tcgetattr(primary, &modes)
    precondition(status == 0, "a terminal that is hung up has no modes")
    return Modes(
      flags: [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag]
        + withUnsafeBytes(of: modes.c_cc) { $0.map(UInt32.init) })
  }

  /// Shows the emulator what the program writes until a condition holds, and says whether it did.
  package func shows(
    within limit: Duration = .seconds(20), _ condition: (Emulator) -> Bool
  ) -> Bool {
    let deadline = ContinuousClock.now + limit
    while !condition(emulator) {
      guard ContinuousClock.now < deadline, transfer(until: deadline) else {
        return condition(emulator)
      }
    }
    return true
  }

  /// The bytes that the program writes in a while.
  package func bytes(in time: Duration) -> Int {
    let before = received.count
    let deadline = ContinuousClock.now + time
    while ContinuousClock.now < deadline, transfer(until: deadline) {}
    return received.count - before
  }

  /// Reads no more, and waits until a program that keeps writing cannot.
  package func stalls(within limit: Duration = .seconds(20)) -> Bool {
    let deadline = ContinuousClock.now + limit
    var former: Int32 = 0
    while ContinuousClock.now < deadline {
      usleep(150_000)
      let unread = pty_unread(primary)
      if unread > 0, unread == former { return true }
      former = unread
    }
    return false
  }

  /// From here on the emulator is at the end of a link that takes everything at once, as ssh does, and
  /// passes it on when it is told to.
  package func useLink() { link = [] }

  /// The bytes on the link.
  package var onLink: Int { link?.count ?? 0 }

  /// Passes so many bytes of the link on to the emulator, whose answers come at once.
  package func pass(_ count: Int) {
    guard let bytes = link?.prefix(count), !bytes.isEmpty else { return }
    link?.removeFirst(bytes.count)
    show(Array(bytes))
  }

  /// Waits for the program's end; one that is overdue is killed.
  ///
  /// - Parameters:
  ///   - limit: how long to wait.
  ///   - reading: whether the terminal takes what the program writes, or stalls.
  /// - Returns: how it ended.
  package func ends(within limit: Duration = .seconds(20), reading: Bool = true) -> Ending {
    if let ending { return ending }
    let deadline = ContinuousClock.now + limit
    var status: Int32 = 0
    while waitpid(process, &status, WNOHANG) == 0 {
      if ContinuousClock.now >= deadline {
        kill(process, SIGKILL)
        waitpid(process, &status, 0)
        ending = .overdue
        return .overdue
      }
      let soon = min(deadline, ContinuousClock.now + .milliseconds(10))
      if !reading || !transfer(until: soon) { usleep(2_000) }
    }
    // To the end of what it wrote, which the system may still be passing on.
    let patience = ContinuousClock.now + .seconds(2)
    while primary >= 0, !isAtEnd, ContinuousClock.now < patience { _ = transfer(until: patience) }
    let code = pty_ending(status)
    let ending = code < 0x100 ? Ending.exited(code) : .signaled(code - 0x100)
    self.ending = ending
    return ending
  }

  /// Moves bytes between program and emulator once; false if there are none and never will be,
  /// or none in time.
  private func transfer(until deadline: ContinuousClock.Instant) -> Bool {
    guard primary >= 0 else { return false }
    let left = max(.zero, ContinuousClock.now.duration(to: deadline)) / .milliseconds(1)
    var source = pollfd(fd: primary, events: Int16(POLLIN), revents: 0)
    guard poll(&source, 1, Int32(left.rounded(.up))) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(primary, &buffer, buffer.count)
    guard count > 0 else {
      isAtEnd = count == 0 || errno == EIO
      return false
    }
    received += buffer.prefix(count)
    if link != nil {
      link?.append(contentsOf: buffer.prefix(count))
    } else {
      show(Array(buffer.prefix(count)))
    }
    return true
  }

  private func show(_ bytes: [UInt8]) {
    emulator.feed(bytes)
    let answers = emulator.answers()
    answered += answers
    send(answers)
  }

  private func send(_ bytes: [UInt8]) {
    _ = bytes.withUnsafeBytes { write(primary, $0.baseAddress, $0.count) }
  }
}
