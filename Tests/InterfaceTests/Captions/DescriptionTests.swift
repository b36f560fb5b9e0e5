import Experiment
import Interface
import Screen
import Testing

@Suite struct DescriptionTests {
  @Test func saysWhatIsMeasured() throws {
    var session = Session()
    try session.apply(.say("Now display."))
    for _ in 0..<3 { session.advance() }
    let text = ScreenRenderer.description(of: session)
    #expect(
      text.hasPrefix("The screen of MarginScope at step 15 of training with A-Softmax, m = 1.00"))
    #expect(text.hasSuffix(" degrees apart. Now display.") && !text.contains("\n"))
    try session.apply(.loss("softmax"))
    #expect(!ScreenRenderer.description(of: session).contains("m ="))
  }

  @Test func doesNotSayWhatALessonHides() throws {
    var session = Session()
    for part in [ScreenPart.theory, .caption] { try session.apply(.hide(part)) }
    #expect(ScreenRenderer.description(of: session).hasSuffix("of each class and the loss. "))
  }

  @Test func saysWhatTheSphereShows() {
    let text = ScreenRenderer.description(of: Sessions.onSphere)
    #expect(text.contains("the features on the unit sphere and in space"))
    #expect(text.contains("The sphere is drawn as two disks, its front and its back."))
    #expect(text.contains("% of the sphere satisfies the margin of a class; the rest is no man's"))
    let globe = Sessions.doing(.projection(.globe), .loss("softmax"), to: Sessions.onSphere)
    #expect(
      ScreenRenderer.description(of: globe).contains(
        "as a globe, whose back is dim. Each class's region is in its color."))
    #expect(!ScreenRenderer.description(of: Sessions.learned).contains("sphere"))
  }

  @Test func theScreenHasTheThemesColors() {
    for theme in Theme.allCases {
      var session = Session()
      try? session.apply(.theme(theme))
      let frame = ScreenRenderer.frame(
        of: session, size: Size(columns: 30, rows: 5), display: DisplayOptions(depth: .rgb))
      #expect(frame[0, 0].background == ScreenRenderer.colors(of: theme).background)
      #expect(frame[0, 0].foreground == ScreenRenderer.colors(of: theme).text)
    }
  }
}
