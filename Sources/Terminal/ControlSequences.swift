import Glibc
import Screen

// What finished sequences mean.
extension InputDecoder {
  /// The keys of the final bytes of ESC [ and ESC O.
  private static let finals: [UInt8: Key] = [
    UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right,
    UInt8(ascii: "D"): .left, UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end,
    UInt8(ascii: "M"): .enter, UInt8(ascii: "Z"): .backTab, UInt8(ascii: "c"): .shiftRight,
    UInt8(ascii: "d"): .shiftLeft,
  ]
  /// The keys of the numbers before a tilde.
  private static let numbered: [Int: Key] = [
    1: .home, 7: .home, 4: .end, 8: .end, 3: .delete, 5: .pageUp, 6: .pageDown,
  ]

  /// Ends a sequence whose last byte has come.
  mutating func finish(_ events: inout [Event]) {
    let bytes = sequence
    rest()
    if let key = keys[bytes] {
      events.append(.key(key))
      return
    }
    guard let final = bytes.last, bytes.count < Self.longest else { return }
    let middle = bytes[2..<(bytes.count - 1)]
    if middle.first == UInt8(ascii: "<") {
      let numbers = numbers(middle.dropFirst())
      let isRelease = final == UInt8(ascii: "m")
      guard numbers.count == 3, isRelease || final == UInt8(ascii: "M") else { return }
      events += pointer(numbers[0], numbers[1], numbers[2], isRelease)
      return
    }
    let numbers = numbers(middle)
    guard numbers.count == middle.split(separator: 0x3B).count else { return }
    switch (final, numbers.count) {
    case (UInt8(ascii: "~"), 1) where numbers[0] == 200: begin(.paste, [])
    case (UInt8(ascii: "~"), 1): events += Self.numbered[numbers[0]].map { [.key($0)] } ?? []
    // Keys with Ctrl as xterm (modifyOtherKeys) and kitty can be told to send them.
    case (UInt8(ascii: "~"), 3) where numbers[0] == 27: events += control(numbers[2], numbers[1])
    case (UInt8(ascii: "u"), 2): events += control(numbers[0], numbers[1])
    case (UInt8(ascii: "C"), 2) where numbers == [1, 2]: events.append(.key(.shiftRight))
    case (UInt8(ascii: "D"), 2) where numbers == [1, 2]: events.append(.key(.shiftLeft))
    case (UInt8(ascii: "R"), 2): reports += 1
    case (_, 0): events += Self.finals[final].map { [.key($0)] } ?? []
    default: break
    }
  }

  /// Ctrl with a letter; Ctrl-C is the signal that it would be otherwise.
  private func control(_ code: Int, _ modifiers: Int) -> [Event] {
    guard modifiers == 5, (0x61...0x7A).contains(code) else { return [] }
    if code == 0x63 { return [.signal(SIGINT)] }
    return [.key(.control(Unicode.Scalar(UInt8(code))))]
  }

  /// The numbers between semicolons; fewer than there are fields if one is none or too long.
  private func numbers(_ bytes: ArraySlice<UInt8>) -> [Int] {
    bytes.split(separator: 0x3B).compactMap { field in
      field.count < 7 ? Int(String(decoding: field, as: UTF8.self)) : nil
    }
  }

  /// What a mouse report says.
  ///
  /// - Parameters:
  ///   - code: button, modifiers (ignored) and flags.
  ///   - column: from 1 on.
  ///   - row: from 1 on.
  ///   - isRelease: nil where the code says it.
  /// - Returns: the event; none for other buttons than the left one and the wheel.
  func pointer(_ code: Int, _ column: Int, _ row: Int, _ isRelease: Bool?) -> [Event] {
    let button = code & 3
    let kind: Pointer.Kind
    switch code & ~0x1F {
    case 0 where isRelease ?? (button == 3): kind = .release
    case 0: kind = .press
    case 32: kind = .drag
    case 64 where button < 2: kind = button == 0 ? .wheelUp : .wheelDown
    default: return []
    }
    guard column > 0, row > 0 else { return [] }
    // The old form does not say which button was released.
    guard button == 0 || kind == .wheelDown || kind == .release && isRelease == nil else {
      return []
    }
    return [.pointer(Pointer(column: column - 1, row: row - 1, kind: kind))]
  }
}
