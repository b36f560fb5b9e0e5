internal import Experiment
internal import Screen

/// The colors of a frame: a theme, as far as the terminal's depth carries it.
///
/// Classes that stand side by side on the circle (labels that follow each other, and the first and
/// the last of any count) differ for normal, protan, deutan and tritan sight, in their marks and in
/// their regions, and so does every region from no man's land; a class is always told by its letter
/// too.
struct Palette: Sendable {
  let depth: ColorDepth
  let background: Ink
  /// No man's land.
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
    case (.ansi8, .dark), (.ansi16, .dark):
      (inks, hues, tints) = (Palette.sixteen, Palette.sixteenHues, [])
    case (.ansi8, .light), (.ansi16, .light):
      (inks, hues, tints) = (Palette.sixteen, Palette.sixteenLightHues, [])
    case (.palette256, .dark), (.rgb, .dark):
      (inks, hues, tints) = (Palette.darkInks, Palette.darkHues, Palette.darkTints)
    case (.palette256, .light), (.rgb, .light):
      (inks, hues, tints) = (Palette.lightInks, Palette.lightHues, Palette.lightTints)
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
    Ink(255, 255, 255), Ink(168, 168, 168), Ink(38, 38, 38), Ink(88, 88, 88),
    Ink(158, 158, 158), Ink(0, 0, 0), Ink(0, 95, 0), Ink(175, 0, 0),
  ]
  private static let sixteen: [Ink] = [
    .default, .default, .default, .default, Ink(127, 127, 127), .default, Ink(0, 205, 0),
    Ink(255, 0, 0),
  ]

  // Found by a search over the fixed 256 colors for the largest least difference; exact there, since
  // the nearest fixed colors of other dark tints would all be grays. Violet, green, red, mint, gold,
  // sky, orange, rose, lime, purple, sage, cyan.
  private static let darkHues = [
    Ink(175, 135, 255), Ink(0, 255, 0), Ink(255, 135, 95), Ink(95, 255, 175),
    Ink(255, 215, 0), Ink(135, 215, 255), Ink(255, 215, 135), Ink(255, 135, 175),
    Ink(175, 255, 95), Ink(255, 215, 255), Ink(175, 215, 175), Ink(0, 255, 255),
  ]
  private static let darkTints = [
    Ink(95, 0, 135), Ink(0, 135, 0), Ink(135, 0, 0), Ink(0, 135, 95),
    Ink(95, 95, 0), Ink(0, 95, 135), Ink(175, 95, 0), Ink(135, 0, 95),
    Ink(95, 135, 0), Ink(175, 0, 215), Ink(0, 95, 0), Ink(0, 135, 135),
  ]
  // Sage, steel, orange, blue, green, lavender, plum, gray, azure, olive, teal, brown.
  private static let lightHues = [
    Ink(95, 135, 95), Ink(0, 95, 135), Ink(215, 95, 0), Ink(0, 0, 255),
    Ink(0, 135, 0), Ink(135, 95, 255), Ink(135, 0, 135), Ink(58, 58, 58),
    Ink(0, 95, 175), Ink(135, 135, 0), Ink(0, 135, 135), Ink(135, 95, 0),
  ]
  private static let lightTints = [
    Ink(175, 255, 0), Ink(95, 215, 255), Ink(255, 215, 175), Ink(215, 215, 255),
    Ink(95, 255, 175), Ink(255, 175, 255), Ink(255, 215, 255), Ink(215, 215, 215),
    Ink(175, 215, 255), Ink(255, 255, 135), Ink(175, 255, 255), Ink(255, 215, 135),
  ]
  private static let sixteenHues = [
    Ink(205, 205, 0), Ink(0, 205, 205), Ink(0, 205, 0), Ink(205, 0, 205), Ink(92, 92, 255),
    Ink(205, 0, 0), Ink(255, 255, 0), Ink(0, 255, 255), Ink(0, 255, 0), Ink(255, 0, 255),
    Ink(0, 0, 238), Ink(255, 0, 0),
  ]
  // The same ones, those that show on white first.
  private static let sixteenLightHues = [
    Ink(0, 0, 238), Ink(205, 0, 0), Ink(205, 0, 205), Ink(0, 205, 0), Ink(92, 92, 255),
    Ink(0, 205, 205), Ink(255, 0, 0), Ink(255, 0, 255), Ink(205, 205, 0), Ink(0, 255, 0),
    Ink(0, 255, 255), Ink(255, 255, 0),
  ]
}
