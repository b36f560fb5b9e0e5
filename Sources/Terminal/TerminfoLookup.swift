import CNcurses
import Glibc

// What terminfo says about a terminal, before ncurses opens it.
extension Terminfo {
  /// Loads the terminfo entry of `name` and says what it holds, writing nothing.
  ///
  /// - Returns: the facts, whether the terminal understands ECMA-48 control sequences, and the bytes
  ///   that undo every mode that drawing sets.
  /// - Throws: `TerminalError` if there is no such entry or it cannot move the cursor.
  static func lookUp(_ name: String) throws(TerminalError) -> (
    facts: Terminfo, isANSI: Bool, undoing: [UInt8]
  ) {
    var reason: Int32 = 0
    guard setupterm(name, STDOUT_FILENO, &reason) == OK else { throw .unknownTerminal(name) }
    defer { curses_forget_terminfo() }
    guard let addressing = capability("cup") else { throw .noCursorAddressing(name) }
    let isANSI = addressing.hasPrefix("\u{1b}[")
    let knowsRGB =
      tigetflag("RGB") > 0 || tigetnum("RGB") > 0 || tigetflag("Tc") > 0
      || capability("setrgbf") != nil
    let facts = Terminfo(name: name, colors: Int(tigetnum("colors")), knowsRGB: knowsRGB)
    return (facts, isANSI, undoing(isANSI: isANSI))
  }

  /// Undoes every mode that drawing sets, for a terminal whose terminfo entry is loaded.
  private static func undoing(isANSI: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    if isANSI {
      let modes = [2026, 1003, 1002, 1000, 1006, 2004]
      bytes += Array(modes.map { "\u{1b}[?\($0)l" }.joined().utf8)
    }
    for name in ["sgr0", "op", "cnorm", "rmkx", "rmcup"] {
      bytes += capability(name).map { unpadded(Array($0.utf8)) } ?? []
    }
    // Without an alternate screen the picture stays: go on below it.
    if isANSI, capability("rmcup") == nil { bytes += Array("\u{1b}[999;1H\n".utf8) }
    return bytes + [0x0D]
  }

  private static func capability(_ name: String) -> String? {
    curses_capability(name).map { String(cString: $0) }
  }

  /// A capability without its padding, such as `$<5>`.
  private static func unpadded(_ bytes: [UInt8]) -> [UInt8] {
    var kept: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "$"), rest.first == UInt8(ascii: "<"),
        let end = rest.firstIndex(of: UInt8(ascii: ">"))
      {
        rest = rest[(end + 1)...]
      } else {
        kept.append(byte)
      }
    }
    return kept
  }
}
