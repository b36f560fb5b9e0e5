import Experiment
import Learning
import Recording
import Testing

@testable import Application

struct SessionRecorderTests {
  @Test func notesActionsAndASumEveryThreeHundredTicks() throws {
    var session = Session()
    try session.apply(.speed(0.125))
    var recorder = SessionRecorder(session.settings, presentation: [.view(.plane)])
    for tick in 1...601 {
      session.advance()
      recorder.passed(session)
      if tick == 600 { recorder.did(.pause, at: tick) }
    }
    #expect(
      recorder.entries.map(\.tick) == [0, 300, 600, 600])
    #expect(recorder.entries[0].event == .action("view plane"))
    #expect(recorder.entries[3].event == .action("pause"))
    guard case .sum(let sum, let step) = recorder.entries[1].event else {
      Issue.record("no sum at tick 300")
      return
    }
    #expect(step == 37 && sum != 0)
    #expect(recorder.header.settings.contains(SessionLog.Setting("speed 0.125")))
  }

  @Test func aRestHasOneSumAtItsEnd() {
    var session = Session()
    var recorder = SessionRecorder(session.settings)
    session.rest(ticks: 1000)
    recorder.passed(session)
    #expect(recorder.entries.map(\.tick) == [1000])
    session.rest(ticks: 199)
    recorder.passed(session)
    #expect(recorder.entries.map(\.tick) == [1000])
    session.rest(ticks: 1)
    recorder.passed(session)
    #expect(recorder.entries.map(\.tick) == [1000, 1200])
  }

  /// A replay is taken over after the actions of its tick, and before its end.
  @Test func goesOnFromATickOfALog() throws {
    let log = try DecodedLogTests.log(
      actions: [(3, .margin(2)), (20, .margin(3)), (21, .margin(4))], ticks: 40)
    let console = ConsoleRecorder(files: ["s": log.text]).console
    let decoded = try DecodedLog(path: "s", console)
    for (tick, texts) in [
      (19, ["margin 2"]), (20, ["margin 2", "margin 3"]),
      (40, ["margin 2", "margin 3", "margin 4"]),
    ] {
      var recorder = SessionRecorder(continuing: decoded, at: tick)
      #expect(recorder.header.parent == SessionLog.Parent(path: "s", tick: tick))
      let found = recorder.entries.compactMap { entry -> String? in
        if case .action(let text) = entry.event { text } else { nil }
      }
      #expect(found == texts)
      #expect(!recorder.entries.contains { if case .end = $0.event { true } else { false } })
      // The end of its own counts the actions that it took over.
      let folder = try Folder()
      let file = try LogFile(path: folder.path("a"), replacing: false)
      try recorder.begin(file, at: tick, columns: 80, rows: 24)
      recorder.did(.pause, at: tick)
      recorder.finish(Session())
      let written = try folder.text("a")
      #expect(written.contains("\"end\":\(texts.count + 1),"))
    }
  }

  @Test func isBoundedAndThenRefusesToBegin() throws {
    var recorder = SessionRecorder(Settings())
    for index in 0...SessionRecorder.mostEntries { recorder.did(.pause, at: index) }
    #expect(recorder.entries.isEmpty)
    let folder = try Folder()
    let file = try LogFile(path: folder.path("a"), replacing: false)
    #expect(throws: RecordingError.tooMuch) {
      try recorder.begin(file, at: 9, columns: 80, rows: 24)
    }
  }

  @Test func aBrokenFileIsGivenUp() throws {
    var recorder = SessionRecorder(Settings())
    let file = try LogFile(path: "/dev/full", replacing: true)
    try recorder.begin(file, at: 5, columns: 80, rows: 24)
    #expect(!recorder.isRecording && recorder.failure?.tick == 5)
    #expect(recorder.failure?.path == "/dev/full")
    guard case .broken(let reason) = recorder.failure?.error else {
      Issue.record("no failure")
      return
    }
    #expect(reason.contains("No space"))
  }
}
