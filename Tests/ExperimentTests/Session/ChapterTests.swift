import Angular
import Learning
import Testing

@testable import Experiment

/// Going back to the start of a chapter, and what a lesson hides and offers.
struct ChapterTests {
  private func pass(_ session: inout Session, _ ticks: Int) {
    for _ in 0..<ticks { session.advance() }
  }

  @Test func aChapterBeginsAgainAsItBegan() throws {
    var session = Session()
    try session.apply(.lesson("T", chapters: 2))
    try session.apply(.mark("one"))
    pass(&session, 10)
    try session.apply(.view(.plane))
    try session.apply(.mark("two"))
    var first = session
    try first.apply(.margin(3))
    pass(&first, 20)
    // Whatever was done meanwhile is undone; the time is not, and the colors stay.
    try session.apply(.loss("cosface"))
    pass(&session, 30)
    try session.apply(.say("x"))
    try session.apply(.theme(.light))
    try session.apply(.chapter(2))
    #expect(session.tick == 40 && session.step == 50 && session.loss.name == "a-softmax")
    #expect(session.presentation.said == nil && session.presentation.theme == .light)
    #expect(session.presentation.lecture?.number == 2)
    try session.apply(.margin(3))
    pass(&session, 20)
    #expect(session.trainer.checksum == first.trainer.checksum)
    // And the first one after it, and the second not before it is reached.
    try session.apply(.chapter(1))
    #expect(session.step == 0 && session.presentation.view == .circle)
    #expect(session.canGoBack(toChapter: 1) && !session.canGoBack(toChapter: 2))
    #expect(throws: ActionError.noChapter(2)) { try session.apply(.chapter(2)) }
  }

  @Test func stepsBackAndRerunsKnowTheirChapters() throws {
    var session = Session()
    try session.apply(.mark("one"))
    pass(&session, 10)
    try session.apply(.margin(2))
    pass(&session, 10)
    try session.apply(.back)
    try session.apply(.rerun)
    try session.apply(.chapter(1))
    #expect(session.step == 0 && session.settings.margin == 1)
  }

  @Test func aLessonBeginsWithoutChaptersAndNothingHidden() throws {
    var session = Session()
    for action in [.mark("x"), .hide(.theory), .rest(50), .why("w")] as [Action] {
      try session.apply(action)
    }
    #expect(session.presentation.hides(.theory) && session.restTicksLeft == 50)
    try session.apply(.lesson("", chapters: 0))
    #expect(!session.presentation.hides(.theory))
    #expect(session.restTicksLeft == nil && session.presentation.why == nil)
    #expect(throws: ActionError.noChapter(1)) { try session.apply(.chapter(1)) }
  }

  @Test func onlySoManyChaptersAreKept() throws {
    var session = Session()
    try session.apply(.lesson("T", chapters: 50))
    for number in 1...50 { try session.apply(.mark("\(number)")) }
    #expect(!session.canGoBack(toChapter: 50 - ChapterStart.most))
    try session.apply(.chapter(51 - ChapterStart.most))
  }

  @Test func whatIsHiddenCanBeShownAgain() throws {
    var session = Session()
    for part in ScreenPart.allCases {
      try session.apply(.hide(part))
      #expect(ScreenPart.allCases.filter(session.presentation.hides) == [part])
      try session.apply(.unhide(part))
      #expect(!session.presentation.hides(part) && !part.summary.isEmpty)
    }
    let words = ScreenPart.allCases.map(\.rawValue)
    #expect(words.starts(with: View.allCases.map(\.rawValue)) && Set(words).count == words.count)
    #expect(words.map(ScreenPart.init(rawValue:)) == ScreenPart.allCases)
  }

  @Test func aReasonIsOfferedShownAndForgotten() throws {
    var session = Session()
    #expect(throws: ActionError.noReason) { try session.apply(.reason(true)) }
    try session.apply(.say("x"))
    try session.apply(.why("because"))
    try session.apply(.reason(true))
    #expect(session.presentation.showsReason && session.presentation.why == "because")
    try session.apply(.say("y"))
    #expect(!session.presentation.showsReason && session.presentation.why == nil)
  }

  @Test func aRestEndsByItselfOrWhenSomebodyGoesOn() throws {
    var session = Session()
    try session.apply(.pause)
    try session.apply(.rest(3))
    pass(&session, 2)
    #expect(session.restTicksLeft == 1)
    pass(&session, 1)
    #expect(session.restTicksLeft == nil)
    try session.apply(.rest(3))
    session.rest(ticks: 10)
    #expect(session.restTicksLeft == nil)
    try session.apply(.rest(3))
    try session.apply(.proceed)
    #expect(session.restTicksLeft == nil)
    #expect(throws: ActionError.self) { try session.apply(.rest(0)) }
  }
}
