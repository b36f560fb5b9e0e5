import Experiment
import Recording
import Testing

@testable import Application

@Suite struct ExportCueTests {
  private let question = Question("Why?", choices: ["so", "no"], answer: 1)

  private func entries(_ action: Action, _ presentation: Presentation = Presentation()) -> [String]
  {
    ExportCue(action, presentation).entries.map { "\($0.kind) \($0.text)" }
  }

  @Test func wordsAreCaptions() {
    #expect(entries(.say("Look")) == ["caption Look"])
    #expect(entries(.say("")) == ["caption "])
  }

  @Test func chaptersAreMarkersAndStills() {
    let cue = ExportCue(.mark("One"), Presentation())
    #expect(cue.marker == "One" && cue.still == "One")
    #expect(entries(.mark("One")) == ["chapter One"])
    #expect(ExportCue(.mark(""), Presentation()).marker == nil && entries(.mark("")).isEmpty)
  }

  @Test func whatWaitsIsAMarker() throws {
    let question = try #require(question)
    #expect(ExportCue(.prompt("Ready?"), Presentation()).marker == "Ready?")
    #expect(ExportCue(.ask(question), Presentation()).marker == "Why?")
    #expect(entries(.ask(question)) == ["question Why?\na) so\nb) no"])
  }

  @Test func theAnswerIsTheRightOne() throws {
    var session = Session()
    let question = try #require(question)
    try session.apply(.ask(question))
    try session.apply(.answer(0))
    #expect(entries(.answer(0), session.presentation) == ["question Answer: b) no"])
    try session.apply(.proceed)
    #expect(entries(.proceed, session.presentation) == ["caption "])
  }

  @Test func whatIsDoneIsAnAction() {
    #expect(entries(.hide(.numbers)) == ["action hide numbers"])
    #expect(entries(.back) == ["action back"] && entries(.view(.plane)) == ["setting view plane"])
    #expect(entries(.margin(4)) == ["setting margin 4"])
    #expect(entries(.run).isEmpty && entries(.steps(3)).isEmpty)
  }

  @Test func aSnapIsAStillAlone() {
    let cue = ExportCue(.snap("x"), Presentation())
    #expect(cue.still == "x" && cue.marker == nil && cue.entries.isEmpty)
  }
}
