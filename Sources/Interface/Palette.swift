internal import Experiment
internal import Screen

/// The colors of a frame: a theme, as far as the terminal's depth carries it.
///
/// Hues follow Okabe and Ito where they are light enough, so that they differ for every kind of
/// sight; a class is always told by its letter too.
struct Palette: Sendable {
  let depth: ColorDepth
  let background: Ink
  /// The dark of no man's land.
  let marginZone: Ink
  let text: Ink
  let dim: Ink
  let faint: Ink
  let strong: Ink
  let good: Ink
  let bad: Ink
  private let hues: [Ink]
  private let tints: [Ink]

  init(theme: Theme, depth: ColorDepth) {
    let inks: [Ink]
    let hues: [Ink]
    let tints: [Ink]
    switch (depth, theme) {
    case (.mono, _):
      (inks, hues, tints) = (Array(repeating: .default, count: 8), [], [])
    case (.ansi8, _), (.ansi16, _):
      (inks, hues, tints) = (Palette.sixteen, Palette.sixteenHues, [])
    case (.palette256, .dark):
      // Exact colors of the cube: the nearest cube colors of dark tints would all be gray.
      (inks, hues, tints) = (Palette.darkInks, Palette.darkHues256, Palette.darkTints256)
    case (.palette256, .light):
      (inks, hues, tints) = (Palette.lightInks, Palette.lightHues, Palette.lightTints256)
    case (.rgb, .dark):
      (inks, hues) = (Palette.darkInks, Palette.darkHues)
      tints = hues.map { $0.blended(with: Palette.darkInks[0], share: 0.3) }
    case (.rgb, .light):
      (inks, hues) = (Palette.lightInks, Palette.lightHues)
      tints = hues.map { $0.blended(with: Palette.lightInks[0], share: 0.28) }
    }
    self.depth = depth
    background = inks[0]
    marginZone = inks[1]
    text = inks[2]
    dim = inks[3]
    faint = inks[4]
    strong = inks[5]
    good = inks[6]
    bad = inks[7]
    self.hues = hues
    self.tints = tints
  }

  /// The color of a class's points and letter.
  func hue(_ label: Int) -> Ink { hues.isEmpty ? text : hues[label % hues.count] }

  /// The color of a class's region; nil where the terminal has no colors for it.
  func tint(_ label: Int) -> Ink? { tints.isEmpty ? nil : tints[label % tints.count] }

  /// Whether regions are shaded at all.
  var shades: Bool { !tints.isEmpty }

  // Background, margin zone, text, dim, faint, strong, good, bad.
  private static let darkInks = [
    Ink(28, 28, 28), Ink(8, 8, 8), Ink(208, 208, 208), Ink(148, 148, 148), Ink(98, 98, 98),
    Ink(255, 255, 255), Ink(95, 215, 95), Ink(255, 135, 95),
  ]
  private static let lightInks = [
    Ink(255, 255, 255), Ink(188, 188, 188), Ink(38, 38, 38), Ink(88, 88, 88),
    Ink(158, 158, 158), Ink(0, 0, 0), Ink(0, 95, 0), Ink(175, 0, 0),
  ]
  private static let sixteen: [Ink] = [
    .default, .default, .default, .default, Ink(127, 127, 127), .default, Ink(0, 205, 0),
    Ink(255, 0, 0),
  ]

  // Orange, sky, green, yellow, blue, vermilion, pink, gray, lime, violet, brown, teal.
  private static let darkHues = [
    Ink(240, 170, 20), Ink(96, 190, 243), Ink(20, 190, 140), Ink(246, 236, 90),
    Ink(80, 130, 255), Ink(240, 100, 30), Ink(224, 140, 190), Ink(190, 190, 190),
    Ink(170, 220, 100), Ink(170, 130, 250), Ink(190, 145, 100), Ink(60, 215, 205),
  ]
  private static let darkHues256 = [
    Ink(255, 175, 0), Ink(95, 175, 255), Ink(0, 215, 135), Ink(255, 255, 95),
    Ink(95, 135, 255), Ink(255, 95, 0), Ink(255, 135, 215), Ink(188, 188, 188),
    Ink(175, 215, 95), Ink(175, 135, 255), Ink(215, 175, 135), Ink(95, 215, 215),
  ]
  private static let darkTints256 = [
    Ink(135, 95, 0), Ink(0, 95, 135), Ink(0, 95, 0), Ink(95, 95, 0),
    Ink(0, 0, 135), Ink(95, 0, 0), Ink(95, 0, 95), Ink(68, 68, 68),
    Ink(95, 135, 0), Ink(95, 95, 135), Ink(135, 95, 95), Ink(0, 95, 95),
  ]
  private static let lightHues = [
    Ink(175, 95, 0), Ink(0, 95, 175), Ink(0, 135, 95), Ink(135, 135, 0),
    Ink(0, 0, 175), Ink(215, 0, 0), Ink(175, 0, 135), Ink(88, 88, 88),
    Ink(95, 135, 0), Ink(95, 0, 175), Ink(135, 95, 0), Ink(0, 135, 135),
  ]
  private static let lightTints256 = [
    Ink(255, 215, 175), Ink(175, 215, 255), Ink(175, 255, 215), Ink(255, 255, 175),
    Ink(175, 175, 255), Ink(255, 175, 175), Ink(255, 215, 255), Ink(218, 218, 218),
    Ink(215, 255, 135), Ink(215, 215, 255), Ink(215, 175, 135), Ink(175, 255, 255),
  ]
  private static let sixteenHues = [
    Ink(205, 205, 0), Ink(0, 205, 205), Ink(0, 205, 0), Ink(205, 0, 205), Ink(92, 92, 255),
    Ink(205, 0, 0), Ink(255, 255, 0), Ink(0, 255, 255), Ink(0, 255, 0), Ink(255, 0, 255),
    Ink(0, 0, 238), Ink(255, 0, 0),
  ]
}

extension Ink {
  /// This color's `share`, the rest the other's; either being the terminal's own gives this one.
  func blended(with other: Ink, share: Double) -> Ink {
    guard let mine = rgb, let theirs = other.rgb else { return self }
    func mix(_ a: UInt8, _ b: UInt8) -> UInt8 {
      UInt8(share * Double(a) + (1 - share) * Double(b) + 0.5)
    }
    return Ink(
      mix(mine.red, theirs.red), mix(mine.green, theirs.green), mix(mine.blue, theirs.blue))
  }
}
