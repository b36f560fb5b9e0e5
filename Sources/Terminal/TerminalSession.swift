import Glibc
package import Screen

/// Owns the terminal from `init` to `close`: draws frames on it and reads what the user does.
///
/// Whatever ends the program, the terminal is given back as it was found: main screen, cursor,
/// mouse, modes; only then are words on standard error printed. One session at a time, used from one
/// thread. Frames never queue: while the terminal takes the last ones, only the newest is kept.
package final class TerminalSession {
  /// How the terminal is used.
  package struct Options: Sendable {
    /// The colors to draw with.
    package var color: ColorChoice
    /// The characters to draw with; nil: what the terminal has.
    package var glyphs: Glyphs?
    /// Whether to listen to the mouse; it then no longer selects text as usual.
    package var mouse: Bool
    /// Whether frames appear at once on terminals that can (DEC private mode 2026).
    package var synchronized: Bool
    /// The most frames a second; nil for no limit.
    package var framesPerSecond: Int?
    /// The seconds that the program has to act on an ending signal before it is ended anyway.
    package var grace: UInt32 = 2

    /// Choices; by default everything that the terminal has.
    package init(
      color: ColorChoice = .auto, glyphs: Glyphs? = nil, mouse: Bool = true,
      synchronized: Bool = true, framesPerSecond: Int? = nil
    ) {
      self.color = color
      self.glyphs = glyphs
      self.mouse = mouse
      self.synchronized = synchronized
      self.framesPerSecond = framesPerSecond
    }
  }

  /// The size of the terminal as last measured.
  package private(set) var size: Size
  /// The colors drawn with.
  package let depth: ColorDepth
  /// The characters drawn with.
  package let glyphs: Glyphs

  private let curses: Curses
  private let signals: Int32
  private let drawsThroughCurses: Bool
  private let synchronized: Bool
  private var decoder: InputDecoder
  /// When what is incomplete of the input is given up; nil while nothing is.
  private var givesUpAt: ContinuousClock.Instant?
  /// What the terminal shows; nil if that is unknown.
  private var shown: Frame?
  /// The newest frame that was not sent yet.
  private var held: Frame?
  private var gate: FrameGate
  private var isOpen = true

  /// Takes the terminal over.
  ///
  /// - Parameter options: what the user chose.
  /// - Throws: `TerminalError` if it cannot be drawn on; then nothing has been written to it.
  package init(_ options: Options = Options()) throws(TerminalError) {
    guard isatty(STDIN_FILENO) == 1 else { throw .notATerminal(.input) }
    guard isatty(STDOUT_FILENO) == 1 else { throw .notATerminal(.output) }
    let environment = { (name: String) in getenv(name).map { String(cString: $0) } }
    guard let name = environment("TERM"), !name.isEmpty else { throw .noTerminalType }
    let terminfo = try Terminfo.lookUp(name)
    let codeset = Curses.codeset {
      Capabilities.fallbackLocale(
        codeset: $0, glyphs: options.glyphs, environment: environment)
    }
    depth = Capabilities.depth(
      choice: options.color, terminfo: terminfo.facts, environment: environment)
    glyphs = Capabilities.glyphs(
      choice: options.glyphs, terminfo: terminfo.facts, codeset: codeset)
    let asks = terminfo.isANSI && Capabilities.isRemote(environment)
    gate = FrameGate(
      asks: asks, interval: options.framesPerSecond.map { .seconds(1) / $0 } ?? .zero)
    // Of what ncurses sends nobody knows the length.
    drawsThroughCurses =
      !asks && Capabilities.drawsThroughCurses(depth, terminfo: terminfo.facts)
    synchronized =
      options.synchronized && terminfo.isANSI && Capabilities.synchronizes(terminfo.facts)

    let output = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 10)
    guard output >= 0 else { throw .system(call: "fcntl", code: errno) }
    signals = try Signals.begin(grace: options.grace)
    TerminalRestorer.prepare(output: output, bytes: terminfo.undoing)
    TerminalRestorer.arm()
    guard let curses = Curses(output: output, isANSI: terminfo.isANSI, mouse: options.mouse) else {
      TerminalRestorer.dismiss()
      Signals.finish(reading: signals)
      throw .unknownTerminal(name)
    }
    self.curses = curses
    let escapeTime = environment("ESCDELAY").flatMap(Int.init).map { min(max(0, $0), 2000) }
    decoder = InputDecoder(
      keys: Curses.keys(),
      escapeTime: escapeTime.map { .milliseconds($0) } ?? InputDecoder.usualEscapeTime)
    size = curses.adoptSize()
  }

  deinit { close() }

  /// Waits for events until a deadline.
  ///
  /// - Parameter deadline: when to return without any; nil for no limit.
  /// - Returns: what happened, in order; empty once the deadline has passed.
  package func events(until deadline: ContinuousClock.Instant?) -> [Event] {
    while true {
      let opens = held == nil ? nil : gate.opens ?? .now
      let isHungUp = waitForInput(until: [deadline, givesUpAt, opens].compactMap(\.self).min())
      var events = handleSignals()
      // Killed in the background, it must not even read: ncurses would write first.
      if Signals.pendingEnd != nil { return events }
      events += typed()
      if isHungUp { events.append(.hangup) } else if let held { present(held) }
      if !events.isEmpty { return events }
      if let deadline, deadline <= .now { return [] }
    }
  }

  /// Shows a frame, or keeps it until the terminal has taken the last ones; only the newest is kept.
  ///
  /// Nothing is sent for one that looks like the one shown already.
  /// A frame of another size than the terminal's is cut off or padded.
  ///
  /// - Parameter frame: what to show, not yet settled.
  package func present(_ frame: Frame) {
    let settled = frame.resized(to: size).settled(for: depth, glyphs: glyphs)
    held = nil
    guard settled != shown else { return }
    guard gate.isOpen(at: .now) else {
      held = frame
      return
    }
    var bytes: [UInt8] = []
    if drawsThroughCurses {
      curses.draw(settled, synchronized: synchronized)
    } else {
      bytes = ANSIEncoder.update(from: shown, to: settled, synchronized: synchronized)
      if gate.asks { bytes += Self.question }
      curses.send(bytes)
    }
    gate.sent(bytes.count, at: .now)
    shown = settled
  }

  /// Gives the terminal back and prints what was written to standard error meanwhile.
  ///
  /// Signals mean again what they mean to any program. Closing twice does nothing.
  package func close() {
    guard isOpen else { return }
    isOpen = false
    awaitAnswers()
    curses.close()
    TerminalRestorer.dismiss()
    Signals.finish(reading: signals)
  }

  /// Lets a crash of the program end at once and say what to report.
  package static func reportCrashes() { TerminalRestorer.catchFaults() }

  /// Ends the program by a signal, after `close`, so that the shell sees 128 + n.
  ///
  /// - Parameter signal: the signal that `events(until:)` told of.
  package static func die(by signal: Int32) -> Never {
    Signals.die(by: signal)
  }
}

extension TerminalSession {
  /// The reads between two frames, however fast input comes.
  private static let mostReads = 16

  /// Asks for the cursor's position (DSR): terminals answer once they have taken what came before.
  private static let question = Array("\u{1b}[6n".utf8)
  /// How long the last answers are waited for, which the shell would take for keys.
  private static let lastPatience = Duration.milliseconds(700)

  /// Waits for answers that are still to come; keys that come meanwhile are ignored.
  private func awaitAnswers() {
    let deadline = ContinuousClock.now + Self.lastPatience
    while gate.isWaiting, ContinuousClock.now < deadline, !waitForInput(until: deadline) {
      _ = toldSignals()
      _ = typed()
    }
  }

  /// What was typed, and what was incomplete for too long.
  private func typed() -> [Event] {
    var events: [Event] = []
    for _ in 0..<Self.mostReads {
      let bytes = curses.read()
      if bytes.isEmpty { break }
      let former = decoder.state
      events += decoder.decode(bytes)
      // Keys come one byte at a time: they do not prolong a sequence that has no end.
      if bytes.count == 1, decoder.state == former, decoder.patience != nil, givesUpAt != nil {
        continue
      }
      givesUpAt = decoder.patience.map { .now + $0 }
    }
    gate.answered(decoder.takeReports(), at: .now)
    if let end = givesUpAt, end <= .now {
      events += decoder.timeUp()
      givesUpAt = nil
    }
    return events
  }

  /// Waits for the keyboard or a signal; true if the terminal is gone.
  private func waitForInput(until deadline: ContinuousClock.Instant?) -> Bool {
    var sources = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
    ]
    var milliseconds: Int32 = -1
    if let deadline {
      // Rounded up, so as not to come back before the deadline and wait again.
      let left = max(.zero, ContinuousClock.now.duration(to: deadline)) / .milliseconds(1)
      milliseconds = Int32(min(left.rounded(.up), 1e9))
    }
    guard poll(&sources, nfds_t(sources.count), milliseconds) > 0 else { return false }
    return Int32(sources[0].revents) & (POLLHUP | POLLERR | POLLNVAL) != 0
  }

  private func handleSignals() -> [Event] {
    var events: [Event] = []
    var told = toldSignals()
    if told.contains(SIGTSTP) {
      stop()
      // That it goes on was told as a signal, too.
      told = told.filter { $0 != SIGTSTP } + toldSignals().filter { $0 != SIGCONT }
      events.append(.resumed)
    }
    if let end = Signals.pendingEnd { return [.signal(end)] }
    if told.contains(SIGCONT) { events.append(.resumed) }
    if told.contains(SIGWINCH) || !events.isEmpty {
      let former = size
      size = curses.adoptSize()
      if size != former {
        shown = nil
        held = nil
        events.append(.resize(size))
      }
    }
    if events.contains(.resumed) { takeBack() }
    return events
  }

  private func toldSignals() -> [Int32] {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(signals, &bytes, bytes.count)
    return bytes.prefix(max(0, count)).map(Int32.init)
  }

  /// Stops as the shell expects it; a program killed meanwhile leaves the terminal alone.
  private func stop() {
    awaitAnswers()
    curses.suspend()
    TerminalRestorer.disarm()
    Signals.stop()
    if Signals.pendingEnd == nil { TerminalRestorer.arm() }
  }

  /// Draws everything again on a terminal that others have used meanwhile.
  private func takeBack() {
    curses.resume()
    gate.reset()
    let frame = held ?? shown
    shown = nil
    if let frame { present(frame) }
  }
}

extension Frame {
  /// The frame cut off or padded with blanks on the right and below.
  fileprivate func resized(to new: Size) -> Frame {
    guard new != size else { return self }
    var frame = Frame(new)
    frame.cursor = cursor.flatMap { new.columns > $0.column && new.rows > $0.row ? $0 : nil }
    for row in 0..<min(size.rows, new.rows) {
      for column in 0..<min(size.columns, new.columns) {
        frame[column, row] = self[column, row]
      }
    }
    return frame
  }
}
