/// The xterm palette: which of its fixed entries is nearest to a color, and which color an entry is.
///
/// Entries 16...231 are a 6x6x6 cube of the levels 0, 95, 135, 175, 215, 255; 232...255 are the
/// grays 8, 18 ... 238. Entries 0...15 belong to the user's theme, so their values here are only
/// what xterm ships.
enum XtermPalette {
  /// The fixed entry, 16...255, nearest to a color; an entry's own color gives that entry.
  @inline(__always) static func nearestFixed(_ red: Int, _ green: Int, _ blue: Int) -> UInt8 {
    let steps = (red: cubeStep(red), green: cubeStep(green), blue: cubeStep(blue))
    let cube = distance(
      red - cubeLevel(steps.red), green - cubeLevel(steps.green), blue - cubeLevel(steps.blue))
    // The gray that minimizes the same weighted distance is the one nearest to the weighted mean.
    let mean = (2 * red + 4 * green + 3 * blue) / 9
    let step = min(23, max(0, (mean - 3) / 10))
    let level = 8 + 10 * step
    guard distance(red - level, green - level, blue - level) < cube else {
      return UInt8(16 + 36 * steps.red + 6 * steps.green + steps.blue)
    }
    return UInt8(232 + step)
  }

  /// The color of an entry, one byte a channel.
  static func rgb(of index: UInt8) -> (red: Int, green: Int, blue: Int) {
    let index = Int(index)
    switch index {
    case 0..<16:
      let level = index < 8 ? 205 : 255
      let base = index == 8 ? 127 : 0
      return (
        index & 1 == 0 ? base : level, index & 2 == 0 ? base : level, index & 4 == 0 ? base : level
      )
    case 16..<232:
      let cube = index - 16
      return (cubeLevel(cube / 36), cubeLevel(cube / 6 % 6), cubeLevel(cube % 6))
    default:
      let level = 8 + 10 * (index - 232)
      return (level, level, level)
    }
  }

  /// The ANSI color, 0...15, that a mark of this color is drawn in.
  ///
  /// Plain RGB distance sends green, sky blue and blue of the Okabe-Ito colors all to cyan. Here a
  /// channel counts as lit when it reaches three quarters of the largest, which keeps the hue, and
  /// the brightness chooses between a color and its bright version, which keeps apart what the hue
  /// alone does not (vermillion and orange, blue and sky blue).
  static func nearestANSI(_ red: Int, _ green: Int, _ blue: Int) -> UInt8 {
    let largest = max(red, green, blue)
    let luma = (299 * red + 587 * green + 114 * blue) / 1000
    guard 4 * (largest - min(red, green, blue)) >= largest, largest > 0 else {
      switch luma {
      case ..<0x40: return 0
      case ..<0x90: return 8
      case ..<0xD0: return 7
      default: return 15
      }
    }
    func lit(_ channel: Int) -> UInt8 { 4 * channel >= 3 * largest ? 1 : 0 }
    return lit(red) | lit(green) << 1 | lit(blue) << 2 | (luma >= 0x8C ? 8 : 0)
  }

  /// Squared distance, the channels weighted roughly as the eye does.
  private static func distance(_ red: Int, _ green: Int, _ blue: Int) -> Int {
    2 * red * red + 4 * green * green + 3 * blue * blue
  }

  private static func cubeStep(_ channel: Int) -> Int {
    channel < 48 ? 0 : channel < 115 ? 1 : (channel - 35) / 40
  }

  private static func cubeLevel(_ step: Int) -> Int {
    step == 0 ? 0 : 55 + 40 * step
  }
}

extension Ink {
  /// The color itself of a palette entry, as xterm ships the palette; any other ink as it is.
  package var spelledOut: Ink {
    guard let index else { return self }
    let (red, green, blue) = XtermPalette.rgb(of: index)
    return Ink(UInt8(red), UInt8(green), UInt8(blue))
  }
}
