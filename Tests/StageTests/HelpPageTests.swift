import Lab
import Screen
import Stage
import Testing

struct HelpPageTests {
  private func text(_ columns: Int, _ rows: Int, _ look: Look = Look()) -> String {
    Scene.frame(
      of: Sessions.doing(.help(true)), size: Size(columns: columns, rows: rows), look: look
    ).text
  }

  @Test(arguments: [(80, 24), (120, 36), (200, 60)], Glyphs.allCases)
  func everyKeyAndItsSentenceAreThere(size: (Int, Int), glyphs: Glyphs) {
    let page = text(size.0, size.1, Look(glyphs: glyphs))
    for binding in KeyMap.bindings {
      #expect(page.contains(binding.lesson), "\(size)")
      #expect(page.contains(binding.keysText(glyphs)), "\(size)")
    }
    #expect(page.contains("mouse: "))
  }

  @Test func theFooterNamesEveryHintWhereThereIsRoom() {
    let footer = Scene.frame(of: Sessions.learnt, size: Size(columns: 120, rows: 36)).text
      .split(separator: "\n")[35]
    for binding in KeyMap.bindings where !binding.hint.isEmpty {
      #expect(footer.contains(" \(binding.hint)"), "\(binding.hint)")
    }
  }

  /// On a small screen the footer drops keys, but never the two that lead everywhere.
  @Test(arguments: [(40, 12), (60, 18), (80, 24)])
  func theSmallestFooterNamesTurning(columns: Int, rows: Int) {
    let lines = Scene.frame(
      of: Sessions.learnt, size: Size(columns: columns, rows: rows)
    ).text.split(separator: "\n")
    #expect(lines[rows - 1].contains("turn"))
    #expect(lines[rows - 1].contains("? help"))
  }
}
