/// How many colors a terminal can show, from none to 24 bits.
package enum ColorDepth: Int, Comparable, CaseIterable, Sendable {
  /// No color: bold and reverse only.
  case mono
  /// The eight ANSI colors; a bright foreground is spelled as bold.
  case ansi8
  /// The eight ANSI colors and their bright versions, in whatever shades the user chose.
  case ansi16
  /// The xterm palette, of which only the fixed colors 16...255 are used.
  case palette256
  /// 24-bit colors.
  case rgb

  /// The number of colors.
  package var colors: Int {
    switch self {
    case .mono: 0
    case .ansi8: 8
    case .ansi16: 16
    case .palette256: 256
    case .rgb: 1 << 24
    }
  }

  /// Whether the left depth has fewer colors than the right one.
  package static func < (left: ColorDepth, right: ColorDepth) -> Bool {
    left.rawValue < right.rawValue
  }
}
