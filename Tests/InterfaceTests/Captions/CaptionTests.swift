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

  @Test(arguments: MarginLoss.all)
  func everyLossIsIntroducedShortly(loss: MarginLoss) {
    let other = loss.name == "softmax" ? Sessions.learned : Sessions.started("softmax", ticks: 2)
    let text = Self.caption(Sessions.doing(.loss(loss.name), to: other))
    #expect(text.hasPrefix("\(loss.title): "))
    let first = text.firstRange(of: ". ").map { text[..<$0.lowerBound] } ?? text[...]
    #expect(first.count <= 150, "\(first.count): \(first)")
  }

  /// What is said of a sample is what the losses compare.
  @Test func theInspectedConditionIsTheMargins() {
    for session in [Sessions.gliding, Sessions.raised, Sessions.learned] {
      guard session.margin.m > 1 else { continue }
      var inside = 0
      for index in session.features.indices {
        let text = Self.caption(Sessions.doing(.inspect(index), to: session))
        if text.hasSuffix("second: it is.") { inside += 1 }
      }
      #expect(Double(inside) / Double(session.features.count) == session.measures.inWedge)
    }
    // With lambda it is another condition, so none is claimed.
    let diluted = Sessions.doing(.lambda(5), .inspect(70), to: Sessions.raised)
    #expect(!Self.caption(diluted).contains("margin asks"))
  }

  /// A small screen shows the whole first sentence.
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

  /// Every control says something of its own when it is chosen and when it was turned, or why not.
  @Test(arguments: Control.all)
  func everyControlIsTold(control: Control) throws {
    var session = Sessions.doing(.margin(2), .dial(control))
    let chosen = Self.caption(session)
    #expect(
      control.place(session) == nil
        ? chosen == control.refusal(session) : chosen.hasPrefix("The dial is \(control.symbol): "))
    for loss in MarginLoss.all where control.place(session) == nil {
      try session.apply(.loss(loss.name))
    }
    guard control.effect == .keepsWeights, let action = control.turned(session, 1, false),
      case .set(_, let value) = action
    else { return }
    session = Sessions.doing(action, to: session)
    let told = Self.caption(session)
    #expect(told.contains(control.label(value)) || control == .anneal, "\(told)")
    #expect(!told.contains("  ") && told.hasSuffix("."), "\(told)")
  }

  @Test func anExplanationIsReadAfterAWhile() {
    let shown = Sessions.doing(.dial(.rate), .explain(.noChange))
    #expect(Sessions.advanced(shown, 449).presentation.explained == .noChange)
    #expect(Sessions.advanced(shown, 450).presentation.explained == nil)
  }

  @Test func bothFailuresAreSaid() {
    #expect(Caption.stopped(.lossNotFinite(step: 7)).contains("step 7: the loss is no longer"))
    #expect(Caption.stopped(.gradientNotFinite(step: 7)).contains("the gradient is no longer"))
  }
}
