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
}
