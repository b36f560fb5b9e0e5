package import Screen

/// What the terminal told the program.
package enum Event: Hashable, Sendable {
  /// A key was pressed.
  case key(Key)
  /// The mouse did something.
  case pointer(Pointer)
  /// The terminal has a new size.
  case resize(Size)
  /// The program was stopped and goes on; what it had drawn is drawn again.
  case resumed
  /// A signal asks the program to end: close the session, then `TerminalSession.die(by:)`.
  case signal(Int32)
  /// The terminal is gone: close the session and end.
  case hangup
}

/// One thing that ncurses read.
enum Reading: Equatable {
  case character(Unicode.Scalar)
  case key(Key)
  case pointer(Pointer)
  case pasteBegins
  case pasteEnds
  case other
}

/// Turns readings into events: names control characters, drops pasted text and unknown sequences.
///
/// Both would otherwise be taken for keys: a pasted `q` would quit, and the `5` of Ctrl-left's
/// `ESC [ 1 ; 5 D`, which terminfo does not list, would set the margin to 5.
struct InputDecoder {
  private enum State {
    case plain
    case escape
    case sequence
    case lastOfSequence
    case paste
  }

  private var state = State.plain

  /// The events of the next reading.
  mutating func decode(_ reading: Reading) -> [Event] {
    if state == .paste {
      if reading == .pasteEnds { state = .plain }
      return []
    }
    if case .character(let scalar) = reading { return decode(scalar) }
    var events = nothingFollows()
    state = .plain
    switch reading {
    case .key(let key): events.append(.key(key))
    case .pointer(let pointer): events.append(.pointer(pointer))
    case .pasteBegins: state = .paste
    case .pasteEnds, .other, .character: break
    }
    return events
  }

  /// The events that waited for more input, now that there is none.
  mutating func nothingFollows() -> [Event] {
    guard state == .escape else { return [] }
    state = .plain
    return [.key(.escape)]
  }

  private mutating func decode(_ scalar: Unicode.Scalar) -> [Event] {
    switch state {
    case .escape where scalar == "[":
      state = .sequence
      return []
    case .escape where scalar == "O":
      state = .lastOfSequence
      return []
    case .sequence:
      if (0x40...0x7E).contains(scalar.value) { state = .plain }
      return []
    case .lastOfSequence:
      state = .plain
      return []
    case .plain, .escape, .paste:
      let before = nothingFollows()
      if scalar == "\u{1b}" {
        state = .escape
        return before
      }
      return before + (Self.key(of: scalar).map { [.key($0)] } ?? [])
    }
  }

  private static func key(of scalar: Unicode.Scalar) -> Key? {
    switch scalar.value {
    case 8, 127: .backspace
    case 9: .tab
    case 10, 13: .enter
    case 1...26: Unicode.Scalar(scalar.value + 0x60).map(Key.control)
    case ..<32, 0x80..<0xA0: nil
    default: .character(scalar)
    }
  }
}
