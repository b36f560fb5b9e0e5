import Emulator
import Experiment
import Foundation
import Recording
import Screen
import Testing

@testable import Application

/// The built program records what keys do to it, in a folder of its own.
@Suite struct RecordingRunTests {
  /// The seconds that the header says have been recorded; a slow machine may skip one.
  private func recorded(_ emulator: Emulator) -> Int {
    guard let place = emulator.text.range(of: "REC 0:") else { return 0 }
    return Int(emulator.text[place.upperBound...].prefix(2)) ?? 0
  }

  private func start(_ arguments: [String] = [], in folder: Folder) throws -> RunningProgram {
    let command = [RunningProgram.built("marginscope")] + arguments
    return try #require(
      RunningProgram(
        "/bin/sh", ["-c", "cd \"$0\" && exec \"$@\"", folder.path] + command,
        size: Size(columns: 120, rows: 36)))
  }

  private func step(_ emulator: Emulator) -> Int {
    guard let range = emulator.text.firstRange(of: "step ") else { return 0 }
    return Int(emulator.text[range.upperBound...].prefix { $0.isNumber }) ?? 0
  }

  private func outcome(_ path: String) -> (status: Application.ExitStatus, said: String) {
    let recorder = ConsoleRecorder(disk: true)
    let status = recorder.perform(["verify", path])
    return (status, recorder.output + recorder.errors)
  }

  @Test func keysAreReplayedToTheSameSession() throws {
    let folder = try Folder()
    let program = try start(["--do", "3 margin 1.5", "--view", "plane"], in: folder)
    #expect(program.shows { step($0) > 20 })
    program.type("\u{1b}[C\u{1b}[C")
    #expect(program.shows { $0.text.contains(" 1.70 ") })
    program.type("c")
    #expect(program.shows { $0.text.contains("REC 0:0") })
    program.type(" ")
    #expect(program.shows { $0.text.contains("PAUSED") })
    // Rests for a while, changes something at rest, takes single steps.
    #expect(program.shows { recorded($0) >= 2 })
    let stopped = step(program.emulator)
    program.type("4..")
    #expect(program.shows { step($0) == stopped + 2 })
    #expect(program.shows { recorded($0) >= 4 })
    program.type(",,,")
    #expect(program.shows { step($0) == stopped - 1 })
    program.type("..4")
    #expect(program.shows { step($0) == stopped + 1 })
    program.type(">> ")
    #expect(program.shows { step($0) > stopped + 200 })
    program.type("\tr")
    #expect(program.shows { $0.text.contains("NormFace") })
    program.type("q")
    #expect(program.ends() == .exited(0))
    let path = folder.path("marginscope-7-1.session.jsonl")
    let log = try SessionLog(
      parsing: Array(try Data(contentsOf: URL(fileURLWithPath: path))), math: mathematics)
    #expect(log.isComplete && log.header.columns == 120 && log.header.rows == 36)
    let texts = log.entries.compactMap { entry -> String? in
      if case .action(let text) = entry.event { text } else { nil }
    }
    #expect(
      texts == [
        "view plane", "zoom on", "margin 1.5", "margin 1.6", "margin 1.7", "pause", "margin 4",
        "step", "step", "back", "back", "back", "step", "step", "margin 4", "speed 10", "speed 20",
        "run", "loss normface", "reset",
      ])
    #expect(outcome(path).status == .success)
  }

  @Test func aReplayIsSoughtInAndTakenOver() throws {
    let folder = try Folder()
    let log = try DecodedLogTests.log(
      actions: [(30, .margin(2)), (60, .loss("cosface")), (90, .margin(0.3))], ticks: 200)
    try folder.write(log.text, "a.jsonl")
    let program = try start(["replay", "a.jsonl", "--record", "b.jsonl"], in: folder)
    #expect(program.shows { $0.text.contains("REPLAY") })
    program.type("\u{1b}[F")
    #expect(program.shows { step($0) == 1000 && $0.text.contains("0:06 / 0:06") })
    #expect(program.shows { $0.text.contains("CosFace") && !$0.text.contains("seek") })
    program.type("[")
    #expect(program.shows { step($0) == 450 && !$0.text.contains("seek") })
    program.type("[")
    #expect(program.shows { step($0) == 300 && $0.text.contains("0:02 / 0:06") })
    program.type("\u{1b}[D")
    #expect(program.shows { step($0) == 0 && $0.text.contains("A-Softmax") })
    program.type("]")
    #expect(program.shows { step($0) == 150 && $0.text.contains("x1") })
    program.type("\u{1b}[A?")
    #expect(program.shows { $0.text.contains("x2") && $0.text.contains("keys of a replay") })
    program.type("?\r")
    #expect(program.shows { $0.text.contains("Recording to b.jsonl") && step($0) > 150 })
    program.type("3q")
    #expect(program.ends() == .exited(0))
    let text = try folder.text("b.jsonl")
    // It played on while keys were typed, so how far it came is open.
    #expect(text.contains(#""parent":{"path":"a.jsonl","tick":"#))
    #expect(text.contains(#"{"tick":30,"do":"margin 2"}"#) && !text.contains("cosface"))
    #expect(text.contains(#""do":"margin 3"}"#))
    #expect(outcome(folder.path("b.jsonl")).status == .success)
  }

  /// The warning comes when there is a screen that keeps it.
  @Test(
    arguments: [
      (keepsPart: false, words: "a.jsonl has no end line; the log is incomplete"),
      (keepsPart: true, words: "a.jsonl:5: the last line has no end and is ignored"),
    ], ["q", "\rq"])
  func aLogWithoutItsEndIsWarnedOfAfterTheReplay(
    _ end: (keepsPart: Bool, words: String), keys: String
  ) throws {
    let folder = try Folder()
    let lines = try DecodedLogTests.log(actions: [(3, .margin(2))], ticks: 40).text
      .split(separator: "\n")
    let whole = lines.dropLast().map { "\($0)\n" }.joined()
    let text = end.keepsPart ? whole + (lines.last?.dropLast(5) ?? "") : whole
    try folder.write(text, "a.jsonl")
    let program = try start(["replay", "a.jsonl"], in: folder)
    #expect(program.shows { $0.text.contains("REPLAY") && $0.showsAlternateScreen })
    program.type(keys)
    #expect(program.ends() == .exited(0))
    #expect(program.emulator.text.contains(end.words))
  }

  @Test func aRecordedLessonNamesItsData() throws {
    let folder = try Folder()
    let rows = (0..<60).map { "\($0 % 4),\($0 % 7),\($0 % 3)" }
    let table = (["x,y,label"] + rows).joined(separator: "\n")
    try folder.write(table, "my.csv")
    let lesson = "lesson \"x\"\ndata my.csv\nrun 5\npause \"Ready?\""
    try folder.write(lesson, "a.lesson")
    let program = try start(["lesson", "a.lesson", "--record", "a.jsonl"], in: folder)
    #expect(program.shows { $0.text.contains("Ready?") })
    program.type("q")
    #expect(program.ends() == .exited(0))
    let text = try folder.text("a.jsonl")
    #expect(text.contains(#""path":"my.csv""#), "\(text.prefix(400))")
  }

  @Test func aChangedActionIsFour() throws {
    let folder = try Folder()
    let path = folder.path("a.jsonl")
    let log = try DecodedLogTests.log(actions: [(3, .margin(2))], ticks: 45)
    let changed = log.text.split(separator: "margin 2").joined(separator: "margin 3")
    try Data(changed.utf8).write(to: URL(fileURLWithPath: path))
    let outcome = outcome(path)
    #expect(outcome.status == .differs && outcome.status.rawValue == 4)
    #expect(outcome.said.contains("a.jsonl:3: ticks 1 to 20 differ"))
  }

  @Test func eachRecordingHasAFileOfItsOwn() throws {
    let folder = try Folder()
    let program = try start(["--seed", "5"], in: folder)
    #expect(program.shows { step($0) > 5 })
    for number in 1...2 {
      program.type("c")
      #expect(program.shows { $0.text.contains("Recording to marginscope-5-\(number).session") })
      program.type("c")
      #expect(program.shows { $0.text.contains("Recorded to marginscope-5-\(number).session") })
      #expect(program.shows { !$0.text.contains("REC ") })
      #expect(outcome(folder.path("marginscope-5-\(number).session.jsonl")).status == .success)
    }
    program.type("q")
    #expect(program.ends() == .exited(0))
  }

  @Test func anExistingFileIsKeptUnlessForced() throws {
    let folder = try Folder()
    let path = folder.path("mine.jsonl")
    try Data("precious".utf8).write(to: URL(fileURLWithPath: path))
    let refused = try start(["--record", "mine.jsonl"], in: folder)
    #expect(refused.ends() == .exited(1))
    #expect(refused.emulator.text.contains("mine.jsonl already exists"))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "precious")
    let forced = try start(["--record", "mine.jsonl", "--force"], in: folder)
    #expect(forced.shows { step($0) > 5 && $0.text.contains("REC") })
    // The end line is written whatever ends the program.
    forced.signal(15)
    #expect(forced.ends() == .signaled(15))
    #expect(outcome(path).said.contains("the same session"))
    #expect(!outcome(path).said.contains("incomplete"))
  }

  @Test func aKilledProgramLeavesAnIncompleteLog() throws {
    let folder = try Folder()
    let program = try start(["--record", "mine.jsonl"], in: folder)
    #expect(program.shows { step($0) > 5 })
    program.type("4")
    #expect(program.shows { $0.text.contains(" 4.00 ") })
    program.signal(9)
    #expect(program.ends() == .signaled(9))
    let outcome = outcome(folder.path("mine.jsonl"))
    #expect(
      outcome.status == .success && outcome.said.contains("the log is incomplete and stops at tick")
    )
  }

  @Test func aFullDiskEndsTheRecordingNotTheSession() throws {
    let folder = try Folder()
    let program = try start(["--record", "/dev/full", "--force"], in: folder)
    #expect(program.shows { $0.text.contains("the recording has stopped: /dev/full") })
    let reached = step(program.emulator)
    #expect(program.shows { step($0) > reached + 20 && !$0.text.contains("REC ") })
    program.type("q")
    #expect(program.ends() == .exited(1))
    #expect(program.emulator.text.contains("No space left on device"))
  }
}
