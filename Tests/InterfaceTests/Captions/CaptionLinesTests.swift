import Angular
import Learning
import Screen
import Testing

@testable import Experiment
@testable import Interface

/// What the caption says for a while, and what of it is shown where there is little room.
struct CaptionLinesTests {
  private static func caption(_ session: Session) -> String {
    Caption.text(session, DerivedGeometry(session))
  }

  /// Once training goes on, it is not said that it stands where it went back to.
  @Test func goingBackIsToldWhileItRestsThere() {
    let back = Sessions.doing(.pause, .back, to: Sessions.raised)
    #expect(Self.caption(back).hasPrefix("Back at step \(back.step). Comma: one step back"))
    let on = Sessions.advanced(Sessions.doing(.run, to: back), 3)
    #expect(!Self.caption(on).contains("Back at step") && !Self.caption(on).contains("Comma"))
    let rerun = Sessions.doing(.rerun, to: Sessions.raised)
    #expect(Self.caption(Sessions.advanced(rerun, 30)).hasPrefix("Back at step 600, before"))
    #expect(!Self.caption(Sessions.advanced(rerun, 41)).contains("Back at step"))
  }

  @Test func whetherMGlidesIsToldWhenItIsChosen() {
    let jumps = Sessions.doing(.glide(false))
    #expect(Self.caption(jumps) == "m jumps to where it is set, without gliding.")
    let glides = Sessions.doing(.glide(true), to: jumps)
    #expect(Self.caption(glides) == "m glides to where it is set, by 0.02 a step.")
    #expect(Self.caption(Sessions.advanced(glides, 450)) != Self.caption(glides))
  }

  /// A ramp sets m to any number; nowhere on the screen does it have more digits than it needs.
  @Test(arguments: ["arcface", "cosface", "a-softmax"])
  func aLongNumberIsCutShort(loss: String) {
    let margin = loss == "a-softmax" ? 1.30666666666666664 : 0.30666666666666664
    let start = Sessions.doing(.pause, .margin(margin), to: Sessions.started(loss))
    for session in [
      start, Sessions.advanced(Sessions.doing(.run, to: start), 2),
      Sessions.doing(.inspect(3), to: start), Sessions.doing(.ghost(true), to: start),
      Sessions.doing(.margin(margin / 2 + 0.6), to: start),
      Sessions.doing(.view(.angles), .explain(.dialEnd), to: start),
    ] {
      for size in [Size(columns: 80, rows: 24), Size(columns: 200, rows: 60)] {
        let text = ScreenRenderer.frame(of: session, size: size).text
        #expect(!text.contains("3066") && !text.contains("3333"), "\(text)")
      }
    }
  }

  /// What the program has to say stands before the caption, of which as much stays as fits.
  @Test func aNoticeLeavesTheCaptionItsRoom() {
    let scene = Sessions.doing(.scene("open-set"), to: Sessions.fresh)
    var display = DisplayOptions()
    display.notice = "Recording to a.jsonl."
    let text = ScreenRenderer.frame(of: scene, size: Size(columns: 120, rows: 36), display: display)
      .text
    #expect(
      text.contains("\u{25b8} Recording to a.jsonl. Scene 15 of 15: open-set. Does a margin help"))
    #expect(text.contains("AUC and EER."))
  }

  @Test func aSceneSaysWhichItIsWhereThereIsRoom() {
    let scene = Sessions.doing(.scene("collapse"), to: Sessions.fresh)
    func text(_ columns: Int, _ rows: Int) -> String {
      ScreenRenderer.frame(of: scene, size: Size(columns: columns, rows: rows)).text
    }
    #expect(text(120, 36).contains("\u{25b8} Scene 8 of 15: collapse. m = 8 from the first step."))
    #expect(text(120, 36).prefix(120).contains("\u{b7} scene 8 of 15: collapse "))
    #expect(text(80, 24).contains("\u{25b8} m = 8 from the first step."))
    #expect(text(80, 24).contains("n: the cure."))
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

  @Test(arguments: MarginLoss.all)
  func everyLossIsIntroducedShortly(loss: MarginLoss) {
    let other = loss.name == "softmax" ? Sessions.learned : Sessions.started("softmax", ticks: 2)
    let text = Self.caption(Sessions.doing(.loss(loss.name), to: other))
    #expect(text.hasPrefix("\(loss.title): "))
    let first = text.firstRange(of: ". ").map { text[..<$0.lowerBound] } ?? text[...]
    #expect(first.count <= 150, "\(first.count): \(first)")
  }
}
