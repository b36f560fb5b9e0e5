import Screen

/// Which colors the user asks for.
package enum ColorChoice: String, CaseIterable, Sendable {
  /// What the environment and terminfo say.
  case auto
  /// No colors.
  case never
  /// The ANSI colors.
  case ansi16 = "16"
  /// The xterm palette.
  case palette256 = "256"
  /// 24-bit colors.
  case rgb
}

/// What terminfo says about a terminal.
struct Terminfo: Equatable {
  /// The value of TERM.
  var name: String
  /// The number of colors; 0 or less without any.
  var colors: Int
  /// Whether it says that it knows 24-bit colors: `RGB`, `Tc` or `setrgbf`.
  var knowsRGB = false

  /// Whether its color numbers are RGB values and no palette.
  var isDirect: Bool { name.hasSuffix("-direct") }
}

/// The ladder: what is drawn on which terminal, decided once; flags go before the environment, the
/// environment before terminfo.
enum Capabilities {
  /// The colors to draw with.
  static func depth(
    choice: ColorChoice, terminfo: Terminfo, environment: (String) -> String?
  ) -> ColorDepth {
    switch choice {
    case .never: return .mono
    case .ansi16: return (1..<16).contains(terminfo.colors) ? .ansi8 : .ansi16
    case .palette256: return .palette256
    case .rgb: return .rgb
    case .auto: break
    }
    if environment("NO_COLOR")?.isEmpty == false { return .mono }
    if terminfo.isDirect { return .rgb }
    switch terminfo.colors {
    case ..<8: return .mono
    case ..<16: return .ansi8
    case ..<256: return .ansi16
    default:
      if terminfo.knowsRGB { return .rgb }
      let hint = environment("COLORTERM")
      let isHinted = hint == "truecolor" || hint == "24bit"
      return isHinted && !dropsRGB(terminfo, environment) ? .rgb : .palette256
    }
  }

  /// Whether something between here and the terminal garbles 24-bit colors, though COLORTERM, which
  /// it inherited from the terminal outside, promises them: GNU screen and dvtm.
  private static func dropsRGB(_ terminfo: Terminfo, _ environment: (String) -> String?) -> Bool {
    func isSet(_ name: String) -> Bool { environment(name)?.isEmpty == false }
    if terminfo.name.hasPrefix("dvtm") { return true }
    // tmux may call itself screen, too; it tells itself by TMUX, and knows 24-bit colors.
    return terminfo.name.hasPrefix("screen") ? !isSet("TMUX") : isSet("STY") && !isSet("TMUX")
  }

  /// Whether the terminal takes synchronized updates or ignores them; st complains of every one.
  static func synchronizes(_ terminfo: Terminfo) -> Bool {
    terminfo.name != "st" && !terminfo.name.hasPrefix("st-")
  }

  /// Whether the terminal is at the other end of ssh, with buffers on the way of which the system says
  /// nothing; a multiplexer on this side takes frames at once and leaves out what comes too fast.
  static func isRemote(_ environment: (String) -> String?) -> Bool {
    func isSet(_ name: String) -> Bool { environment(name)?.isEmpty == false }
    return (isSet("SSH_CONNECTION") || isSet("SSH_TTY")) && !isSet("TMUX") && !isSet("STY")
  }

  /// The characters to draw with; the locale has the last word, since ncurses prints blanks for
  /// what the locale lacks.
  static func glyphs(choice: Glyphs?, terminfo: Terminfo, codeset: String) -> Glyphs {
    guard codeset == "UTF-8" else { return .ascii }
    return choice ?? (terminfo.name == "linux" ? .block : .braille)
  }

  /// Whether ncurses can draw that many colors itself, or we write the bytes of its diff.
  static func drawsThroughCurses(_ depth: ColorDepth, terminfo: Terminfo) -> Bool {
    depth == .mono || depth.colors <= terminfo.colors && !terminfo.isDirect
  }

  /// The locale to fall back to when the one asked for is not installed or not UTF-8.
  ///
  /// A locale carried over ssh (en_US.UTF-8) is often not installed there; its owner's terminal
  /// speaks UTF-8 all the same. A plain C locale stays what it is, unless `--glyphs` objects.
  static func fallbackLocale(
    codeset: String, glyphs: Glyphs?, environment: (String) -> String?
  ) -> String? {
    if codeset == "UTF-8" || glyphs == .ascii { return nil }
    let names = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(environment)
    let wanted = names.first { !$0.isEmpty }?.lowercased() ?? ""
    return glyphs != nil || wanted.contains("utf") ? "C.UTF-8" : nil
  }
}
