import CNcurses
import Glibc
import Screen

/// ncurses, between `newterm` and `delscreen`.
final class Curses {
  private let screen: OpaquePointer
  private let file: UnsafeMutablePointer<FILE>
  private let window: UnsafeMutablePointer<WINDOW>
  private let sendsMouse: Bool
  private let isANSI: Bool
  private var row: [cchar_t] = []
  /// The pair of foreground * 257 + background, where 256 is the default; 0 until it is made.
  private var pairs = [Int32](repeating: 0, count: 257 * 257)
  private var pairsMade: Int32 = 0

  /// Opens the terminal, or returns nil if ncurses cannot.
  ///
  /// - Parameters:
  ///   - output: the descriptor to write to, owned by this object from now on.
  ///   - isANSI: whether the terminal understands ECMA-48 control sequences.
  ///   - mouse: whether to ask for the mouse.
  init?(output: Int32, isANSI: Bool, mouse: Bool) {
    guard let file = fdopen(output, "w") else { return nil }
    guard let screen = newterm(nil, file, curses_stdin()) else {
      fclose(file)
      return nil
    }
    self.file = file
    self.screen = screen
    self.isANSI = isANSI
    window = curses_stdscr()
    start_color()
    use_default_colors()
    cbreak()
    noecho()
    nonl()
    curs_set(0)
    // The cursor is invisible, but screen readers follow it.
    leaveok(window, false)
    // Otherwise a held key keeps the screen from being drawn.
    typeahead(-1)
    sendsMouse = mouse && isANSI && mousemask(curses_mouse_events(), nil) != 0
    // Before its first endwin ncurses flushes at every cursor movement: 433 writes a frame, then 4.
    endwin()
    doupdate()
    enterModes()
  }

  /// Leaves the drawing modes; the terminal is the shell's until `resume`.
  func suspend() {
    leaveModes()
    endwin()
    // Without an alternate screen the picture stays: go on below it.
    if curses_capability("rmcup") == nil { send([0x0D, 0x0A]) }
  }

  /// Takes the terminal back after `suspend`, or after a stop that nobody announced.
  func resume() {
    reset_prog_mode()
    clearok(curses_curscr(), true)
    wnoutrefresh(window)
    doupdate()
    enterModes()
  }

  /// Gives the terminal back for good.
  func close() {
    if !isendwin() { suspend() }
    delscreen(screen)
    fclose(file)
  }

  /// Asks the terminal for its size and adopts it.
  func adoptSize() -> Size {
    var columns: Int32 = 0
    var rows: Int32 = 0
    if curses_window_size(STDOUT_FILENO, &columns, &rows),
      columns != curses_columns() || rows != curses_lines()
    {
      resizeterm(rows, columns)
      // Or else a read would do it later, over what the encoder has drawn meanwhile.
      wnoutrefresh(window)
      doupdate()
    }
    return Size(columns: Int(curses_columns()), rows: Int(curses_lines()))
  }
}

// MARK: - Drawing

extension Curses {
  /// Draws a settled frame of the terminal's size, sending what changed.
  ///
  /// Eight-color terminals have 63 pairs for 80 combinations of colors. When they run out, the
  /// pairs of former frames are given up; a frame that needs more than all shows some of its marks
  /// in the terminal's own colors.
  func draw(_ frame: Frame, synchronized: Bool) {
    if !fill(from: frame) {
      pairs = [Int32](repeating: 0, count: pairs.count)
      pairsMade = 0
      clearok(curses_curscr(), true)
      _ = fill(from: frame)
    }
    if let cursor = frame.cursor { wmove(window, Int32(cursor.row), Int32(cursor.column)) }
    if synchronized { send(ANSIEncoder.beginSynchronizedUpdate) }
    wnoutrefresh(window)
    doupdate()
    if synchronized { send(ANSIEncoder.endSynchronizedUpdate) }
  }

  /// Fills the window; false if the pairs ran out.
  private func fill(from frame: Frame) -> Bool {
    let columns = frame.size.columns
    var hasPairs = true
    if row.count != columns { row = [cchar_t](repeating: cchar_t(), count: columns) }
    for line in 0..<frame.size.rows {
      row.withUnsafeMutableBufferPointer { row in
        guard let start = row.baseAddress else { return }
        for column in 0..<columns {
          let cell = frame[column, line]
          let style =
            (cell.bold ? curses_bold() : 0) | (cell.reverse ? curses_reverse() : 0)
          let pair = pair(cell.foreground, cell.background)
          if pair == nil { hasPairs = false }
          _ = curses_set_cell(start + column, wchar_t(cell.scalar.value), style, pair ?? 0)
        }
        _ = curses_put_row(window, Int32(line), start, Int32(columns))
      }
    }
    return hasPairs
  }

  /// Writes bytes past ncurses, which holds none back after `doupdate`; gives up if the terminal is gone.
  ///
  /// Not `putp`, which writes through stdio and comes too late.
  func send(_ bytes: [UInt8]) {
    try? writeAll(bytes, to: fileno(file))
  }

  /// The pair of two colors, made when it is first needed; nil if none is left.
  private func pair(_ foreground: Ink, _ background: Ink) -> Int32? {
    let front = foreground.index.map(Int.init) ?? 256
    let back = background.index.map(Int.init) ?? 256
    if front == 256, back == 256 { return 0 }
    let slot = front * 257 + back
    if pairs[slot] != 0 { return pairs[slot] }
    guard pairsMade + 1 < curses_color_pairs() else { return nil }
    pairsMade += 1
    init_extended_pair(
      pairsMade, front == 256 ? -1 : Int32(front), back == 256 ? -1 : Int32(back))
    pairs[slot] = pairsMade
    return pairsMade
  }
}

// MARK: - Reading

extension Curses {
  /// What terminfo says that keys send.
  ///
  /// ncurses does not read: it would wait for the rest of a cut mouse report, make one event of a press
  /// and a release that arrive together, and take the answer to a query for keys.
  static func keys() -> [[UInt8]: Key] {
    let names: [(String, Key)] = [
      ("kcub1", .left), ("kcuf1", .right), ("kcuu1", .up), ("kcud1", .down), ("kLFT", .shiftLeft),
      ("kRIT", .shiftRight), ("khome", .home), ("kend", .end), ("kpp", .pageUp),
      ("knp", .pageDown), ("kent", .enter), ("kcbt", .backTab), ("kdch1", .delete),
    ]
    var keys: [[UInt8]: Key] = [:]
    for (name, key) in names {
      guard let text = curses_capability(name) else { continue }
      let bytes = Array(String(cString: text).utf8)
      if !bytes.isEmpty { keys[bytes] = key }
    }
    return keys
  }

  /// What has arrived at the keyboard; nothing if nothing has.
  func read() -> [UInt8] {
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    var bytes = [UInt8](repeating: 0, count: 4096)
    guard poll(&input, 1, 0) > 0, Int32(input.revents) & POLLIN != 0 else { return [] }
    let count = Glibc.read(STDIN_FILENO, &bytes, bytes.count)
    return Array(bytes.prefix(max(0, count)))
  }
}

// MARK: - Modes and locale

extension Curses {
  /// Chooses the character set and names it: the user's, or `fallback` if that is given and
  /// installed.
  ///
  /// Numbers keep the C locale, or else 0.35 would become 0,35 in places.
  static func codeset(fallback: (String) -> String?) -> String {
    setlocale(LC_CTYPE, "")
    if let name = fallback(String(cString: curses_codeset())) { setlocale(LC_CTYPE, name) }
    return String(cString: curses_codeset())
  }

  private func enterModes() {
    if isANSI {
      // Drags: ncurses itself asks for presses and releases only. Pastes: to be told from keys.
      send(Array(((sendsMouse ? "\u{1b}[?1002h" : "") + "\u{1b}[?2004h").utf8))
    }
    // ncurses would enter the keypad mode only when it reads.
    if let text = curses_capability("smkx") { send(Array(String(cString: text).utf8)) }
  }

  private func leaveModes() {
    if let text = curses_capability("rmkx") { send(Array(String(cString: text).utf8)) }
    guard isANSI else { return }
    // ^C and ^Z cut a frame off anywhere: it may have left colors and a held-back update behind.
    send(Array("\u{1b}[?2026l\u{1b}[0m".utf8))
    send(Array(((sendsMouse ? "\u{1b}[?1002l" : "") + "\u{1b}[?2004l").utf8))
  }
}
