/// How many colours a terminal can show, from none to 24 bits.
public enum ColorDepth: Int, Comparable, CaseIterable, Sendable {
  /// No colour: bold and reverse only.
  case mono
  /// The eight ANSI colours; a bright foreground is spelt as bold.
  case ansi8
  /// The eight ANSI colours and their bright versions, in whatever shades the user chose.
  case ansi16
  /// The xterm palette, of which only the fixed colours 16...255 are used.
  case palette256
  /// 24-bit colours.
  case rgb

  /// The number of colours.
  public var colors: Int {
    switch self {
    case .mono: 0
    case .ansi8: 8
    case .ansi16: 16
    case .palette256: 256
    case .rgb: 1 << 24
    }
  }

  /// Whether the left depth has fewer colours than the right one.
  public static func < (left: ColorDepth, right: ColorDepth) -> Bool {
    left.rawValue < right.rawValue
  }
}
