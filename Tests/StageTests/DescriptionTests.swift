import Lab
import Screen
import Stage
import Testing

@Suite struct DescriptionTests {
  @Test func saysWhatIsMeasured() throws {
    var session = Session()
    try session.apply(.say("Now look."))
    for _ in 0..<3 { session.advance() }
    let text = Scene.description(of: session)
    #expect(
      text.hasPrefix("The screen of MarginScope at step 15 of training with A-Softmax, m = 1.00"))
    #expect(text.hasSuffix(" degrees apart. Now look.") && !text.contains("\n"))
    try session.apply(.loss("softmax"))
    #expect(!Scene.description(of: session).contains("m ="))
  }

  @Test func theScreenHasTheThemesColors() {
    for theme in Theme.allCases {
      var session = Session()
      try? session.apply(.theme(theme))
      let frame = Scene.frame(
        of: session, size: Size(columns: 30, rows: 5), look: Look(depth: .rgb))
      #expect(frame[0, 0].background == Scene.colors(of: theme).background)
      #expect(frame[0, 0].foreground == Scene.colors(of: theme).text)
    }
  }
}
