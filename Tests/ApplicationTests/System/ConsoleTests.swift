import Foundation
import Testing

@testable import Application

struct ConsoleTests {
  private func withFile(_ text: String, _ body: (String) throws -> Void) throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("marginscope-\(UUID().uuidString)")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    try body(file.path)
  }

  private func refusal(_ path: String, most: Int = mostBytes) -> FileError? {
    error { () throws(FileError) in try bytes(ofFile: path, most: most) }
  }

  @Test func readsAFileWhole() throws {
    let text = String(repeating: "0123456789", count: 20_000)
    try withFile(text) { path in
      let content = try bytes(ofFile: path, most: 200_000)
      #expect(content == Array(text.utf8))
      #expect(refusal(path, most: 199_999) == .tooLarge(most: 199_999))
    }
    try withFile("") { path in
      let content = try bytes(ofFile: path)
      #expect(content.isEmpty)
    }
  }

  @Test func saysWhyAFileCannotBeRead() throws {
    #expect(refusal("/nowhere/at/all") == .missing)
    #expect(refusal("") == .missing)
    #expect(refusal(FileManager.default.temporaryDirectory.path) == .directory)
    try withFile("") { #expect(refusal($0 + "/inside") == .missing) }
  }

  @Test func anErrorNumberIsAFact() {
    #expect(FileError(code: EACCES) == .forbidden && FileError(code: EISDIR) == .directory)
    guard case .unreadable(let reason) = FileError(code: EIO) else {
      Issue.record("EIO has no case of its own")
      return
    }
    #expect(!reason.isEmpty)
  }

  @Test func contentHasItsLimitToo() throws {
    let console = ConsoleRecorder(files: ["a": "12345"]).console
    #expect(try console.content(of: "a", most: 5) == Array("12345".utf8))
    #expect(throws: CommandError.file("a", .tooLarge(most: 4))) {
      try console.content(of: "a", most: 4)
    }
    #expect(throws: CommandError.file("b", .missing)) { try console.content(of: "b") }
  }

  @Test func noColorCountsUnlessEmpty() {
    #expect(ConsoleRecorder(environment: ["NO_COLOR": "1"]).console.wantsNoColor)
    #expect(!ConsoleRecorder(environment: ["NO_COLOR": ""]).console.wantsNoColor)
    #expect(!ConsoleRecorder().console.wantsNoColor)
  }
}
