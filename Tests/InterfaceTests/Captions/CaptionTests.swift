import Angular
import Learning
import Screen
import Testing

@testable import Experiment
@testable import Interface

struct CaptionTests {
  private static func caption(_ session: Session) -> String {
    Caption.text(session, DerivedGeometry(session))
  }

  @Test(arguments: CaptionCase.all)
  func itSaysWhatHappened(row: CaptionCase) {
    let text = Self.caption(row.session)
    #expect(text.hasPrefix(row.begins), "\(text)")
    for part in row.contains { #expect(text.contains(part), "\(text)") }
  }

  /// Two rows of 80 columns hold it.
  @Test(arguments: CaptionCase.all)
  func theFirstSentenceIsShort(row: CaptionCase) {
    let text = Self.caption(row.session)
    let first = text.firstRange(of: ". ").map { text[..<$0.lowerBound] } ?? text[...]
    #expect(first.count <= 150, "\(first.count): \(first)")
    #expect(!text.contains("  ") && (text.hasSuffix(".") || text.hasSuffix("!")), "\(text)")
  }

  /// On a small screen the first message is there whole.
  @Test(arguments: CaptionCase.all)
  func theFirstSentenceFitsASmallScreen(row: CaptionCase) {
    for size in [Size(columns: 60, rows: 18), Size(columns: 80, rows: 24)] {
      for display in [DisplayOptions(), DisplayOptions(glyphs: .ascii)] {
        let lines = ScreenRenderer.frame(of: row.session, size: size, display: display).text
          .split(separator: "\n")
        let plan = ScreenPlan(size: size, presentation: row.session.presentation)
        let caption = lines[plan.caption..<plan.footer]
        #expect(!caption.contains { $0.contains(" ...") }, "\(size) \(caption)")
      }
    }
  }
}
