import Lab
import Learning
import Recording
import Testing

@testable import marginscope

struct JournalTests {
  @Test func notesActionsAndASumEveryThreeHundredTicks() throws {
    var session = Session()
    try session.apply(.speed(0.125))
    var journal = Journal(session.settings, presentation: [.view(.plane)])
    for tick in 1...601 {
      session.advance()
      journal.passed(session)
      if tick == 600 { journal.did(.pause, at: tick) }
    }
    #expect(
      journal.entries.map(\.tick) == [0, 300, 600, 600])
    #expect(journal.entries[0].event == .action("view plane"))
    #expect(journal.entries[3].event == .action("pause"))
    guard case .sum(let sum, let step) = journal.entries[1].event else {
      Issue.record("no sum at tick 300")
      return
    }
    #expect(step == 37 && sum != 0)
    #expect(journal.header.settings.contains(SessionLog.Setting("speed 0.125")))
  }

  @Test func aRestHasOneSumAtItsEnd() {
    var session = Session()
    var journal = Journal(session.settings)
    session.rest(ticks: 1000)
    journal.passed(session)
    #expect(journal.entries.map(\.tick) == [1000])
    session.rest(ticks: 199)
    journal.passed(session)
    #expect(journal.entries.map(\.tick) == [1000])
    session.rest(ticks: 1)
    journal.passed(session)
    #expect(journal.entries.map(\.tick) == [1000, 1200])
  }

  @Test func isBoundedAndThenRefusesToBegin() throws {
    var journal = Journal(Settings())
    for index in 0...Journal.mostEntries { journal.did(.pause, at: index) }
    #expect(journal.entries.isEmpty)
    let folder = try RecordingRunTests.Folder()
    let file = try LogFile(path: folder.path("a"), replacing: false)
    #expect(throws: RecordingError.tooMuch) {
      try journal.begin(file, at: 9, columns: 80, rows: 24)
    }
  }

  @Test func aBrokenFileIsGivenUp() throws {
    var journal = Journal(Settings())
    let file = try LogFile(path: "/dev/full", replacing: true)
    try journal.begin(file, at: 5, columns: 80, rows: 24)
    #expect(!journal.isRecording && journal.failure?.tick == 5)
    #expect(journal.failure?.path == "/dev/full")
    guard case .broken(let reason) = journal.failure?.error else {
      Issue.record("no failure")
      return
    }
    #expect(reason.contains("No space"))
  }
}
