import Experiment
import Foundation
import Screen
import Testing

@testable import Application

/// Recordings and pictures that keys of the live loop make.
struct LiveRecordingTests {
  private func verdict(_ path: String) -> (status: Application.ExitStatus, said: String) {
    let recorder = ConsoleRecorder(disk: true)
    let status = recorder.perform(["verify", path])
    return (status, recorder.output + recorder.errors)
  }

  private func paused() throws -> Session {
    var session = Session()
    try session.apply(.pause)
    return session
  }

  @Test func aKeyBeginsARecordingAndEndsIt() throws {
    let folder = try Folder()
    let terminal = ScriptedTerminal()
    terminal.at(.milliseconds(1001), type: "4")
    terminal.at(.milliseconds(1500), type: "c")
    terminal.at(.milliseconds(1700), type: " ")
    terminal.at(.seconds(23), type: " ")
    terminal.at(.seconds(24), type: "c")
    terminal.at(.seconds(25), type: "c")
    terminal.at(.seconds(26), type: "q")
    var loop = LiveLoop(on: terminal, folder: "\(folder.path)/")
    #expect(try loop.run() == .quit)
    let (first, second) = (
      folder.path("marginscope-7-1.session.jsonl"), folder.path("marginscope-7-2.session.jsonl")
    )
    #expect(terminal.screen(at: .milliseconds(1500)).contains("Recording to"))
    #expect(terminal.header(at: .milliseconds(1500)).contains("REC 0:00"))
    // The time goes on while nothing trains.
    #expect(terminal.header(at: .milliseconds(12_490)).contains("REC 0:10"))
    #expect(terminal.screen(at: .seconds(24)).contains("Recorded to"))
    #expect(!terminal.header(at: .milliseconds(24_990)).contains("REC"))
    #expect(terminal.screen(at: .seconds(25)).contains("Recording to"))
    // Each is complete from the session's first tick on; the second is ended by quitting.
    for path in [first, second] {
      let verdict = verdict(path)
      #expect(verdict.status == .success && !verdict.said.contains("incomplete"), "\(verdict.said)")
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(text.contains(#"{"tick":30,"do":"margin 4"}"#) && text.contains("[80,24]"))
    }
  }

  @Test func aRecordingThatFailsIsTold() throws {
    let terminal = ScriptedTerminal()
    terminal.at(.seconds(60), type: "q")
    var loop = LiveLoop(try paused(), on: terminal)
    loop.record(to: try LogFile(path: "/dev/full", replacing: true))
    #expect(try loop.run() == .quit)
    let words = "he recording has stopped: /dev/full cannot be written"
    #expect(terminal.screen(at: .zero).contains(words))
    #expect(!terminal.screen(at: .seconds(30)).contains(words))
    #expect(!terminal.shown.contains { $0.header.contains("REC") })
    #expect(loop.recorder.failure?.path == "/dev/full")
  }

  @Test func whatCannotBeWrittenIsTold() throws {
    let terminal = ScriptedTerminal()
    terminal.at(.seconds(1), type: "c")
    terminal.at(.seconds(20), type: "e")
    terminal.at(.seconds(30), type: "q")
    var loop = LiveLoop(try paused(), on: terminal, folder: "/nowhere/")
    #expect(try loop.run() == .quit)
    #expect(terminal.screen(at: .seconds(1)).contains("/nowhere/marginscope-7 cannot be written"))
    #expect(terminal.screen(at: .seconds(20)).contains("No picture: /nowhere/marginscope-"))
    #expect(!loop.recorder.isRecording && loop.recorder.failure == nil)
  }

  /// Nobody replays to the end to learn that nothing can be recorded from there.
  @Test func aReplayRefusesItsRecordingBeforeItBegins() throws {
    let folder = try Folder()
    let log = folder.path("a.session.jsonl")
    let terminal = ScriptedTerminal()
    terminal.at(.seconds(1), type: "q")
    var loop = LiveLoop(on: terminal)
    loop.record(to: try LogFile(path: log, replacing: false))
    #expect(try loop.run() == .quit)
    for (path, reason) in [
      (log, "already exists"), ("/nowhere/x", "the directory /nowhere does not exist"),
    ] {
      let recorder = ConsoleRecorder(disk: true)
      #expect(recorder.perform(["replay", log, "--record", path]) == .failure)
      #expect(recorder.errors.contains(reason), "\(recorder.errors)")
    }
    let fresh = folder.path("b.session.jsonl")
    let recorder = ConsoleRecorder(disk: true)
    #expect(recorder.perform(["replay", log, "--record", fresh]) == .usage)
    #expect(!FileManager.default.fileExists(atPath: fresh))
  }

  @Test func aKeyWritesThePictureOfTheScreen() throws {
    let folder = try Folder()
    let terminal = ScriptedTerminal()
    terminal.at(.seconds(1), type: " ")
    terminal.at(.seconds(2), type: "ee")
    terminal.at(.seconds(3), type: "q")
    var loop = LiveLoop(on: terminal, folder: "\(folder.path)/")
    #expect(try loop.run() == .quit)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == ["marginscope-150-2.svg", "marginscope-150.svg"])
    #expect(terminal.screen(at: .seconds(2)).contains("Picture written: "))
    let svg = try String(contentsOfFile: folder.path(try #require(names.last)), encoding: .utf8)
    #expect(svg.contains("step 150") && svg.contains("PAUSED"))
  }
}
