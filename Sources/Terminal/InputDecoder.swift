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

/// Turns the bytes that a terminal sends into events.
///
/// Whatever is no key is swallowed whole, also in parts: pasted text, whose `q` would quit, unknown
/// control sequences, and the control strings by which terminals answer queries (OSC, DCS, APC, PM, SOS),
/// even queries of programs that ran before. Source: ECMA-48, section 5.6; xterm, ctlseqs.
struct InputDecoder {
  /// How long a lone escape character waits for the rest of a sequence, unless ESCDELAY says otherwise.
  static let usualEscapeTime = Duration.milliseconds(100)
  /// How long a sequence that has begun, which no finger types, waits for its rest.
  static let sequenceTime = Duration.seconds(1)

  enum State {
    case plain
    case escape
    /// After the introducer: the bytes from the escape character on.
    case control
    /// The three bytes of a mouse report in the old form.
    case oldPointer
    /// After ESC O.
    case singleShift
    /// A control string; ended by BEL, by ST, or by whatever cancels it.
    case string
    case paste
  }

  let keys: [[UInt8]: Key]
  private let escapeTime: Duration
  var state = State.plain
  /// The bytes of the sequence so far; at most `longest` are kept.
  var sequence: [UInt8] = []
  /// The bytes of a UTF-8 character so far.
  private var character: [UInt8] = []
  /// Whether an escape character was taken for the key, and nothing has come since.
  private var gaveUpEscape = false
  /// Whether the sequence began with what may be a key of its own, after such an escape character.
  private var isDoubtful = false

  /// The answers about the cursor's position that have come.
  var reports = 0

  static let longest = 64
  private static let pasteEnd = Array("\u{1b}[201~".utf8)

  /// A decoder that waits for nothing.
  ///
  /// - Parameters:
  ///   - keys: what terminfo says that keys send, besides what every terminal does.
  ///   - escapeTime: how long a lone escape character waits for the rest of a sequence.
  init(keys: [[UInt8]: Key] = [:], escapeTime: Duration = usualEscapeTime) {
    self.keys = keys
    self.escapeTime = escapeTime
  }

  /// How long to wait for more input before `timeUp`; nil while nothing is incomplete.
  var patience: Duration? {
    switch state {
    case .plain: character.isEmpty ? nil : escapeTime
    case .escape: escapeTime
    case .control, .oldPointer, .singleShift, .string:
      isDoubtful && sequence.count == 2 ? escapeTime : Self.sequenceTime
    case .paste: Self.sequenceTime * 3
    }
  }

  /// The events of bytes that arrived together.
  mutating func decode(_ bytes: some Collection<UInt8>) -> [Event] {
    var rest = bytes[...]
    // The rest of a sequence that came too late, or else a key that nothing follows.
    if gaveUpEscape, let first = bytes.first {
      gaveUpEscape = false
      if first == UInt8(ascii: "[") || first == UInt8(ascii: "O") {
        begin(first == UInt8(ascii: "[") ? .control : .singleShift, [0x1B, first])
        isDoubtful = true
        rest = rest.dropFirst()
      }
    }
    var events: [Event] = []
    for byte in rest { take(byte, &events) }
    return events
  }

  /// The events of what is incomplete, now that nothing more has come for so long.
  mutating func timeUp() -> [Event] {
    defer { rest() }
    character = []
    if isDoubtful, sequence.count == 2 { return [.key(.character(Unicode.Scalar(sequence[1])))] }
    guard state == .escape else { return [] }
    gaveUpEscape = true
    return [.key(.escape)]
  }

  /// How many answers about the cursor's position have come since this was asked.
  mutating func takeReports() -> Int {
    defer { reports = 0 }
    return reports
  }

  mutating func rest() {
    state = .plain
    isDoubtful = false
    sequence.removeAll(keepingCapacity: true)
  }

  mutating func begin(_ next: State, _ bytes: [UInt8]) {
    state = next
    isDoubtful = false
    sequence = bytes
  }

  private mutating func keep(_ byte: UInt8) {
    if sequence.count < Self.longest { sequence.append(byte) }
  }
}

// MARK: - Bytes

extension InputDecoder {
  private mutating func take(_ byte: UInt8, _ events: inout [Event]) {
    switch state {
    case .plain: takePlain(byte, &events)
    case .escape: takeAfterEscape(byte, &events)
    case .control: takeControl(byte, &events)
    case .singleShift:
      keep(byte)
      finish(&events)
    case .oldPointer:
      keep(byte)
      guard sequence.count == 6 else { return }
      let numbers = sequence[3...].map { Int($0) - 32 }
      rest()
      events.append(contentsOf: pointer(numbers[0], numbers[1], numbers[2], nil))
    case .string: takeString(byte, &events)
    case .paste:
      sequence.append(byte)
      if sequence.count > Self.pasteEnd.count { sequence.removeFirst() }
      if sequence == Self.pasteEnd { rest() }
    }
  }

  private mutating func takePlain(_ byte: UInt8, _ events: inout [Event]) {
    if !character.isEmpty {
      if byte & 0xC0 == 0x80 {
        character.append(byte)
        completeCharacter(&events)
        return
      }
      character = []
    }
    switch byte {
    case 0x1B: begin(.escape, [byte])
    case 0x80..<0xA0: takeAfterEscape(byte - 0x40, &events)
    case 0xC2...0xF4: character = [byte]
    case 0x80...: break
    default:
      if let key = keys[[byte]] ?? Self.key(of: byte) { events.append(.key(key)) }
    }
  }

  private mutating func completeCharacter(_ events: inout [Event]) {
    let length = character[0] < 0xE0 ? 2 : character[0] < 0xF0 ? 3 : 4
    guard character.count == length else { return }
    let scalar = String(validating: character, as: UTF8.self)?.unicodeScalars.first
    character = []
    guard let scalar else { return }
    if scalar.value < 0xA0 {
      takeAfterEscape(UInt8(scalar.value - 0x40), &events)
    } else {
      events.append(.key(.character(scalar)))
    }
  }

  /// Takes the second byte of a sequence, or what stands for it and the first: a C1 control.
  private mutating func takeAfterEscape(_ byte: UInt8, _ events: inout [Event]) {
    let comesFromEscape = state == .escape
    switch byte {
    case UInt8(ascii: "["): begin(.control, [0x1B, byte])
    case UInt8(ascii: "O"): begin(.singleShift, [0x1B, byte])
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"),
      UInt8(ascii: "X"):
      begin(.string, [byte])
    default:
      rest()
      guard comesFromEscape else { return }
      if let key = keys[[0x1B, byte]] {
        events.append(.key(key))
      } else if byte == UInt8(ascii: "\\") {
        // The end of a string that was given up.
      } else {
        events.append(.key(.escape))
        takePlain(byte, &events)
      }
    }
  }

  private mutating func takeControl(_ byte: UInt8, _ events: inout [Event]) {
    switch byte {
    case 0x1B: begin(.escape, [byte])
    case 0x18, 0x1A: rest()
    // The function keys of the Linux console: ESC [ [ A.
    case UInt8(ascii: "[") where sequence.count == 2: keep(byte)
    case 0x40...0x7E:
      keep(byte)
      if byte == UInt8(ascii: "M"), sequence.count == 3 {
        state = .oldPointer
      } else {
        finish(&events)
      }
    case 0x20..<0x40: keep(byte)
    // Other controls are obeyed inside of a sequence; there is none to obey here.
    default: break
    }
  }

  private mutating func takeString(_ byte: UInt8, _ events: inout [Event]) {
    let former = sequence.last ?? 0
    sequence = [byte]
    switch byte {
    case 0x07, 0x18, 0x1A: rest()
    case UInt8(ascii: "\\") where former == 0x1B: rest()
    // ST as one byte or character, and no part of another character.
    case 0x9C where former < 0x80 || former == 0xC2: rest()
    case 0x1B: break
    case _ where former == 0x1B:
      // Another sequence cancels the string.
      state = .escape
      takeAfterEscape(byte, &events)
    default: break
    }
  }

  private static func key(of byte: UInt8) -> Key? {
    switch byte {
    case 8, 127: .backspace
    case 9: .tab
    case 10, 13: .enter
    case 1...26: Key.control(Unicode.Scalar(byte + 0x60))
    case ..<32: nil
    default: .character(Unicode.Scalar(byte))
    }
  }
}
