import Experiment
import Screen
import Testing

@testable import Interface

struct HelpPageTests {
  private func text(
    _ columns: Int, _ rows: Int, page: Int, _ display: DisplayOptions = DisplayOptions()
  ) -> String {
    ScreenRenderer.frame(
      of: Sessions.doing(.help(true), .page(page)), size: Size(columns: columns, rows: rows),
      display: display
    ).text
  }

  /// The words of all pages in their order, whatever rows they were broken into.
  private func words(_ columns: Int, _ rows: Int, _ display: DisplayOptions) -> String {
    let count = HelpPage.pages(display.glyphs, Size(columns: columns, rows: rows)).count
    let pages = (0..<count).map { text(columns, rows, page: $0, display) }
    for (index, page) in pages.enumerated() {
      #expect(page.contains("page \(index + 1) of \(count) "))
      #expect(page.contains("? closes"), "\(columns)x\(rows)")
    }
    return pages.joined(separator: "\n").split { " \n|\u{2502}".contains($0) }
      .joined(separator: " ")
  }

  @Test(arguments: [(40, 12), (60, 18), (80, 24), (120, 36), (200, 60)], Glyphs.allCases)
  func everyKeyAndEveryWordIsThereWithItsSentence(size: (Int, Int), glyphs: Glyphs) {
    let pages = words(size.0, size.1, DisplayOptions(glyphs: glyphs))
    for binding in KeyMap.bindings {
      #expect(pages.contains("\(binding.keysText(glyphs)) \(binding.summary)"), "\(size)")
    }
    for binding in LessonKeys.bindings {
      #expect(pages.contains("\(binding.keysText(glyphs)) \(binding.summary)"), "\(size)")
    }
    for (word, meaning) in Glossary.words {
      #expect(pages.contains("\(word) \(meaning)"), "\(size)")
    }
    #expect(pages.contains("mouse wheel and drag turn the dial"))
  }

  @Test func pagesGoRound() {
    let size = Size(columns: 80, rows: 24)
    let count = HelpPage.pages(.braille, size).count
    #expect(count > 1)
    #expect(text(80, 24, page: count) == text(80, 24, page: 0))
    #expect(text(80, 24, page: -1) == text(80, 24, page: count - 1))
    for page in [Int.min, .max] { #expect(text(80, 24, page: page).contains("of \(count)")) }
  }

  @Test func arrowsTurnPagesWhileTheyAreShown() {
    let shown = Sessions.doing(.help(true), .page(3))
    #expect(KeyMap.command(for: .right, in: shown) == .act(.page(4)))
    #expect(KeyMap.command(for: .up, in: shown) == .act(.page(2)))
    #expect(KeyMap.command(for: .character("?"), in: shown) == .act(.help(false)))
    #expect(Sessions.doing(.help(true), to: shown).presentation.helpPage == 0)
    #expect(KeyMap.command(for: .right, in: Sessions.learned) == .act(.margin(1.1)))
  }

  @Test func theFooterNamesEveryHintWhereThereIsRoom() {
    let footer = ScreenRenderer.frame(of: Sessions.learned, size: Size(columns: 120, rows: 36)).text
      .split(separator: "\n")[35]
    for binding in KeyMap.bindings where !binding.hint.isEmpty {
      #expect(footer.contains(" \(binding.hint)"), "\(binding.hint)")
    }
  }

  /// On a small screen the footer drops keys, but never the two that lead everywhere.
  @Test(arguments: [(40, 12), (60, 18), (80, 24)])
  func theSmallestFooterNamesTurning(columns: Int, rows: Int) {
    let lines = ScreenRenderer.frame(
      of: Sessions.learned, size: Size(columns: columns, rows: rows)
    ).text.split(separator: "\n")
    #expect(lines[rows - 1].contains("turn"))
    #expect(lines[rows - 1].contains("? help"))
  }
}
