import Experiment
import Testing

struct PresentationTests {
  @Test func beginsWithTheCircleAndTheMargin() {
    let presentation = Presentation()
    #expect(presentation.view == .circle && presentation.dial == .margin)
    #expect(!presentation.isZoomed && !presentation.showsHelp)
    #expect(presentation.theme == .dark && presentation.inspected == nil)
  }
}
