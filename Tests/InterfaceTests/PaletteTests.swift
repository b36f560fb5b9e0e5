import Experiment
import Learning
import Screen
import Testing

@testable import Interface

struct PaletteTests {
  private func settled(_ ink: Ink, _ depth: ColorDepth, background: Bool) -> Ink {
    var frame = Frame(Size(columns: 1, rows: 1))
    frame[0, 0] = background ? Cell("x", background: ink) : Cell("x", foreground: ink)
    let cell = frame.settled(for: depth)[0, 0]
    return background ? cell.background : cell.foreground
  }

  @Test(arguments: [ColorDepth.palette256, .rgb], Theme.allCases)
  func twelveHuesAndTintsCanBeToldApart(depth: ColorDepth, theme: Theme) throws {
    let palette = Palette(theme: theme, depth: depth)
    let hues = (0..<12).map { settled(palette.hue($0), depth, background: false) }
    let tints = try (0..<12).map {
      settled(try #require(palette.tint($0)), depth, background: true)
    }
    #expect(Set(hues).count == 12)
    #expect(Set(tints).count == 12)
    for inks in [hues, tints] {
      #expect(!inks.contains(settled(palette.background, depth, background: true)))
      #expect(!inks.contains(settled(palette.marginZone, depth, background: true)))
    }
    #expect(palette.hue(12) == palette.hue(0))
    #expect(palette.tint(13) == palette.tint(1))
  }

  /// The nearest cube color of a dark tint would be a gray; these are in the cube themselves.
  @Test(arguments: Theme.allCases)
  func tintsOf256AreExact(theme: Theme) throws {
    let palette = Palette(theme: theme, depth: .palette256)
    for label in 0..<12 {
      let tint = try #require(palette.tint(label))
      let index = try #require(settled(tint, .palette256, background: true).index)
      #expect(fixedColor(index) == tint, "class \(label)")
    }
    for ink in [palette.background, palette.marginZone] {
      let index = try #require(settled(ink, .palette256, background: true).index)
      #expect(fixedColor(index) == ink)
    }
  }

  /// Points lie on their own class's tint: they must stand out, in luminance, for every eye.
  @Test(arguments: [ColorDepth.palette256, .rgb], Theme.allCases)
  func pointsStandOutFromTheirRegion(depth: ColorDepth, theme: Theme) throws {
    let palette = Palette(theme: theme, depth: depth)
    for label in 0..<12 {
      let tint = try #require(palette.tint(label))
      #expect(contrast(palette.hue(label), tint) >= 2, "class \(label)")
      #expect(contrast(palette.hue(label), palette.background) >= 3, "class \(label)")
    }
    #expect(contrast(palette.text, palette.background) >= 7)
    #expect(contrast(palette.dim, palette.background) >= 4.5)
    #expect(contrast(palette.good, palette.background) >= 4.5)
    #expect(contrast(palette.bad, palette.background) >= 4.5)
  }

  @Test(arguments: Theme.allCases)
  func fewerColorsShadeNothing(theme: Theme) {
    for depth in [ColorDepth.mono, .ansi8, .ansi16] {
      let palette = Palette(theme: theme, depth: depth)
      #expect(!palette.shades)
      #expect((0..<12).allSatisfy { palette.tint($0) == nil })
      #expect(palette.background.isDefault)
    }
    #expect(Palette(theme: theme, depth: .mono).hue(3).isDefault)
    #expect(Set((0..<6).map { Palette(theme: theme, depth: .ansi16).hue($0) }).count == 6)
  }

  /// Labels that can stand side by side: neighbors in order, and around the end of any count.
  static let neighbors: [(Int, Int)] =
    (0..<11).map { ($0, $0 + 1) } + (2..<12).map { (0, $0) }

  /// Differences in CIELAB (1976); 10 is several times what can just be seen side by side.
  @Test(arguments: ColorVision.allCases, Theme.allCases)
  func neighborsDifferForEveryEye(vision: ColorVision, theme: Theme) throws {
    let palette = Palette(theme: theme, depth: .palette256)
    let hues = (0..<12).compactMap { vision.lab(palette.hue($0)) }
    let tints = (0..<12).compactMap { palette.tint($0).flatMap(vision.lab) }
    try #require(hues.count == 12 && tints.count == 12)
    let zone = try #require(vision.lab(palette.marginZone))
    let background = try #require(vision.lab(palette.background))
    for (one, other) in Self.neighbors {
      #expect(difference(hues[one], hues[other]) >= 17, "marks of \(one) and \(other)")
      #expect(difference(tints[one], tints[other]) >= 13, "regions of \(one) and \(other)")
    }
    for label in 0..<12 {
      #expect(difference(tints[label], zone) >= 17, "region of \(label) and no man's land")
      // On white the rim tells where a region ends.
      #expect(difference(tints[label], background) >= (theme == .dark ? 14 : 4), "\(label)")
      #expect(difference(hues[label], tints[label]) >= 38, "marks on the region of \(label)")
    }
  }

  /// The xterm palette's fixed entries.
  private func fixedColor(_ index: UInt8) -> Ink {
    let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
    guard index < 232 else {
      let gray = 8 + 10 * (index - 232)
      return Ink(gray, gray, gray)
    }
    let cube = Int(index) - 16
    return Ink(levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6])
  }

  /// The contrast ratio of WCAG 2, with a gamma of 2.2 for sRGB's curve.
  private func contrast(_ one: Ink, _ other: Ink) -> Double {
    let (a, b) = (luminance(one), luminance(other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  private func luminance(_ ink: Ink) -> Double {
    guard let (red, green, blue) = ink.rgb else { return 0 }
    func linear(_ channel: UInt8) -> Double {
      let share = Double(channel) / 255
      // Between the square and the cube, without a library for one power.
      return 0.8 * share * share + 0.2 * share * share * share
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
}
