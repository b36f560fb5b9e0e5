import Emulator
import Foundation
import Testing

@testable import Application

struct LogFileTests {
  @Test func namesAreTakenOnce() throws {
    let folder = try Folder()
    let prefix = folder.path("x")
    let first = try LogFile(prefix: prefix)
    let second = try LogFile(prefix: prefix)
    #expect(first.path == "\(prefix)-1.session.jsonl")
    #expect(second.path == "\(prefix)-2.session.jsonl")
    try first.write("a\n")
    try first.write("b\n")
    #expect(try String(contentsOfFile: first.path, encoding: .utf8) == "a\nb\n")
  }

  @Test func anExistingFileIsReplacedOnRequestOnly() throws {
    let folder = try Folder()
    let path = folder.path("x")
    try Data("old".utf8).write(to: URL(fileURLWithPath: path))
    #expect(throws: RecordingError.refused(.exists)) { try LogFile(path: path, replacing: false) }
    try LogFile(path: path, replacing: true).write("new")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
  }

  /// A start that is refused later must not cost the old recording, nor leave an empty new one.
  @Test func nothingChangesBeforeTheFirstLine() throws {
    let folder = try Folder()
    let path = folder.path("x")
    do { _ = try LogFile(path: path, replacing: false) }
    #expect(!FileManager.default.fileExists(atPath: path))
    try Data("old".utf8).write(to: URL(fileURLWithPath: path))
    do { _ = try LogFile(path: path, replacing: true) }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
  }

  @Test func twoWritersAreRefused() throws {
    let folder = try Folder()
    let path = folder.path("x")
    let first = try LogFile(path: path, replacing: false)
    try first.write("a\n")
    #expect(throws: RecordingError.refused(.inUse)) { try LogFile(path: path, replacing: true) }
    try first.write("b\n")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "a\nb\n")
  }

  /// Standard input is no terminal here, so the live program is refused.
  @Test func aRefusedStartKeepsTheOldRecording() throws {
    let folder = try Folder()
    let path = folder.path("x")
    try Data("old".utf8).write(to: URL(fileURLWithPath: path))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: RunningProgram.built("marginscope"))
    process.arguments = ["--record", path, "--force"]
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 2)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
  }
}
