import Angular
import Experiment
import Learning
import Recording
import Testing
import Text

@testable import Application

struct DecodedLogTests {
  /// The log of a session whose actions are done at their ticks.
  static func log(
    _ settings: Settings = Settings(), actions: [(tick: Int, action: Action)], ticks: Int,
    file: SessionLog.DataFile? = nil, dataset: Dataset? = nil
  ) throws -> SessionLog {
    var session = Session(settings, file: dataset)
    var entries: [SessionLog.Entry] = []
    for tick in 0...ticks {
      if tick > 0 { session.advance() }
      if tick > 0, tick.isMultiple(of: 20) {
        entries.append(.init(tick: tick, .sum(session.trainer.checksum, step: session.step)))
      }
      for due in actions where due.tick == tick {
        try session.apply(due.action)
        entries.append(.init(tick: tick, .action(due.action.text)))
      }
    }
    entries.append(
      .init(
        tick: ticks,
        .end(actions: actions.count { $0.tick <= ticks }, sum: session.trainer.checksum)))
    return SessionLog(
      SessionLog.Header(
        tool: version, math: mathematics, seed: settings.seed, columns: 80, rows: 24,
        settings: settings.actions.map { SessionLog.Setting($0.text) }, file: file), entries)
  }

  private static let actions: [(tick: Int, action: Action)] = [
    (0, Action.view(.plane)), (3, .margin(3)), (10, .pause), (30, .step), (30, .step),
    (31, .loss("arcface")),
    (32, .run), (40, .reset), (41, .speed(2)), (41, .noise(0.1)),
  ]

  private func play(
    _ text: String, files: [String: String] = [:]
  ) throws(CommandError) -> ScriptedSession {
    let console = ConsoleRecorder(files: files.merging(["s.jsonl": text]) { $1 }).console
    var scripted = try ScriptedSession(try DecodedLog(path: "s.jsonl", console), console)
    while !scripted.isOver {
      scripted.skipRest()
      try scripted.advance()
    }
    return scripted
  }

  @Test func aLogPlaysAsItWas() throws {
    let log = try Self.log(actions: Self.actions, ticks: 60)
    let scripted = try play(log.text)
    let playback = try #require(scripted.playback)
    #expect(scripted.session.tick == 60)
    #expect(playback.difference == nil && playback.agreed == 4)
    #expect(scripted.session.presentation.view == .plane)
    #expect(scripted.session.loss.name == "arcface")
  }

  /// Playing on to the tick that a slip of a digit made would take years.
  @Test func aTickOutOfReachIsDamage() throws {
    let rows = try Self.log(
      {
        var s = Settings()
        s.batch = 1
        s.speed = Speed(stepsPerTick: 0.125) ?? s.speed
        return s
      }(),
      actions: [], ticks: 40
    ).text.split(separator: "\n")
    let text = rows.dropLast().joined(separator: "\n") + "\n{\"tick\":999999999}\n"
    #expect(
      throws: CommandError.logGap("s.jsonl", line: rows.count, tick: 40 + Playback.mostUnsummed + 1)
    ) { try play(text) }
  }

  @Test func whatWasComparedWithNothingIsNotCalledTheSame() throws {
    let rows = try Self.log(actions: [], ticks: 9).text.split(separator: "\n")
    let playback = try #require(
      try play(rows.dropLast().joined(separator: "\n") + "\n{\"tick\":5}\n").playback)
    #expect(
      playback.verdict == "s.jsonl: plays to the end, 5 ticks, 0 actions, no checksum to compare")
  }

  @Test func aPauseMayBeLong() throws {
    let rows = try Self.log(actions: [(5, .pause)], ticks: 9).text.split(separator: "\n")
    let text = rows.dropLast().joined(separator: "\n") + "\n{\"tick\":999999999}\n"
    #expect(try play(text).session.tick == 999_999_999)
  }

  @Test func theOrderOfTheSettingsDoesNotMatter() throws {
    var settings = Settings()
    settings.annealing = "caffe"
    settings.margin = 4
    let scripted = try play(try Self.log(settings, actions: [], ticks: 25).text)
    #expect(scripted.session.settings == settings)
    #expect(scripted.playback?.difference == nil)
  }

  @Test func markersAreChaptersOrElseActions() throws {
    func markers(_ actions: [(tick: Int, action: Action)]) throws -> [Int] {
      let text = try Self.log(actions: actions, ticks: 9).text
      return try DecodedLog(path: "s", ConsoleRecorder(files: ["s": text]).console).markers
    }
    #expect(try markers([(1, .pause), (4, .mark("One")), (5, .run)]) == [4])
    #expect(try markers([(1, .pause), (5, .run)]) == [1, 5])
  }

  @Test func restIsSkippedToTheTick() throws {
    let log = try Self.log(actions: [(5, .pause), (100_000, .run)], ticks: 100_003)
    let scripted = try play(log.text)
    #expect(scripted.session.tick == 100_003 && scripted.session.step == 40)
    #expect(scripted.playback?.difference == nil)
  }

  @Test func anotherActionIsADifferenceOfItsRange() throws {
    var log = try Self.log(actions: Self.actions, ticks: 60)
    let index = try #require(
      log.entries.firstIndex { $0.event == .action("speed 2") })
    var entries = log.entries
    entries[index].event = .action("speed 1")
    log = SessionLog(log.header, entries)
    let difference = try play(log.text).playback?.difference
    #expect(difference?.after == 40 && difference?.upTo == 60)
  }

  @Test func anIncompleteLogPlaysToItsLastLine() throws {
    let text = try Self.log(actions: Self.actions, ticks: 60).text
    let torn = String(text.dropLast(30))
    let scripted = try play(torn)
    #expect(scripted.session.tick == 60)
    #expect(scripted.playback?.recorded.log.isComplete == false)
    #expect(scripted.playback?.recorded.log.tornLine != nil)
  }

  @Test func whatIsWrongHasItsPlace() throws {
    let log = try Self.log(actions: Self.actions, ticks: 60)
    func complaint(_ from: String, _ to: String, files: [String: String] = [:]) -> CommandError? {
      let text = log.text.split(separator: from, omittingEmptySubsequences: false)
        .joined(separator: to)
      return error { () throws(CommandError) in try play(text, files: files) }
    }
    #expect(
      complaint("margin 3", "margn 3")
        == .logAction(
          "s.jsonl", line: 3, "margn 3", .unknown(word: "margn", nearest: "margin")))
    #expect(
      complaint("margin 3", "margin 30")
        == .logAction(
          "s.jsonl", line: 3, "margin 30", .outOfRange(verb: "margin", value: 30, range: 1...8)))
    #expect(
      complaint("\"rate\"", "\"raet\"")
        == .logSetting("s.jsonl", "raet 0.05", .unknown(word: "raet", nearest: nil)))
    #expect(
      complaint("\"margin\":1", "\"margin\":100")
        == .logStart("s.jsonl", .outOfRange(verb: "margin", value: 100, range: 1...8)))
    #expect(
      complaint("\"math\":1", "\"math\":2")
        == .log("s.jsonl", SessionLogError(line: 1, column: 66, .math(found: 2, known: 1))))
    let unknown = complaint("\"identities\"", "\"mine\"")
    #expect(
      unknown
        == .logSetting(
          "s.jsonl", "data mine",
          .noSuch(verb: "data", name: "mine", choices: Dataset.all.map(\.name))))
  }

  @Test func samplesOfAFileMustBeTheSame() throws {
    let csv = (0..<40).map { "\($0 % 7),\($0 * 3 % 11),\($0 % 2)" }.joined(separator: "\n")
    let dataset = try Dataset.table(named: "mine.csv", bytes: Array(csv.utf8))
    let file = SessionLog.DataFile(
      path: "my/mine.csv", label: nil, sum: fingerprint(of: Array(csv.utf8)))
    let log = try Self.log(
      Settings(data: dataset), actions: [(3, .margin(2))], ticks: 25, file: file, dataset: dataset)
    let scripted = try play(log.text, files: ["my/mine.csv": csv])
    #expect(scripted.playback?.agreed == 2 && scripted.playback?.difference == nil)
    let changed = error { () throws(CommandError) in
      try play(log.text, files: ["my/mine.csv": csv + "\n1,2,1"])
    }
    #expect(changed == .changedData("my/mine.csv"))
    let missing = error { () throws(CommandError) in try play(log.text) }
    #expect(missing == .file("my/mine.csv", .missing))
  }
}
