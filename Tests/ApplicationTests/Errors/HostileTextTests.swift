import Foundation
import Testing
import Text

@testable import Application

/// What comes from outside never reaches a terminal raw: no control, no mark that turns or hides text.
@Suite struct HostileTextTests {
  /// C0, C1, bidi, zero-width, line separators.
  static let hostile =
    "a\u{1b}]0;x\u{7}\r\u{9b}2J\u{85}\u{202e}\u{2066}\u{200b}\u{feff}\u{2028}\u{ad}"

  private func expectClean(
    _ text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let raw = text.unicodeScalars.filter { $0.isUnseen && $0 != "\n" && $0 != "\t" }
    #expect(raw.isEmpty, "\(raw.map { $0.value })", sourceLocation: sourceLocation)
  }

  static let commands: [[String]] = [
    [hostile], ["--\(hostile)"], ["--loss", hostile], ["--data", hostile], ["--margin", hostile],
    ["--do", hostile], ["--do", "1 \(hostile)"], ["--do", "1 say \"\(hostile)"],
    ["train", "--steps", hostile], ["train", "--data", "d.csv", "--label", hostile],
    ["train", "--data", "d.csv"], ["evaluate", hostile], ["evaluate", "d.json"],
    ["evaluate", "e.json"], ["replay", hostile], ["verify", "l.jsonl"], ["verify", hostile],
    ["lesson", hostile], ["lesson", "l.lesson", "--headless"],
    ["lesson", "m.lesson", "--headless"],
    ["lesson-from", "s.jsonl"], ["lesson-from", hostile],
    ["export", "l.lesson", "--cast", "/nowhere/\(hostile)"],
    ["frame", "l.lesson", "--format", "svg"],
    ["frame", "l.lesson"], ["export", "--record", hostile], ["--record", "/nowhere/\(hostile)"],
  ]

  @Test(arguments: commands)
  func nothingRawIsWritten(arguments: [String]) {
    let hostile = Self.hostile
    let recorder = ConsoleRecorder(files: [
      "d.csv": "x,y,\(hostile)\n1,2,\(hostile)\n3,4,b\n\(hostile),5,b\n",
      "d.json": #"{"\#(hostile)": 1"#, "e.json": #"{"cases": [{"name": "\#(hostile)"}]}"#,
      "l.jsonl": #"{"format":"marginscope-session","\#(hostile)":1}"#,
      "l.lesson": "lesson \"\(hostile)\"\nmark \"\(hostile)\"\nsay \"\(hostile)\"\nrun 3\n",
      "m.lesson": "lesson \"A\"\n\(hostile) 1\n",
    ])
    _ = recorder.perform(arguments)
    expectClean(recorder.output)
    expectClean(recorder.errors)
    #expect(recorder.output + recorder.errors != "")
  }

  /// However long the text, the message is short, and keeps its beginning and its end.
  @Test func messagesAreBounded() {
    for arguments in [["--loss"], ["--data"], ["lesson"], ["--do"], ["evaluate"]] {
      let recorder = ConsoleRecorder()
      _ = recorder.perform(arguments + [String(repeating: "x", count: 100_000)])
      #expect(recorder.errors.count < 2000, "\(arguments)")
      #expect(recorder.errors.hasPrefix("marginscope: "))
      #expect(recorder.errors.hasSuffix("\n"))
    }
  }

  /// Also in what other programs decode: titles, markers, labels, captions.
  @Test func exportsAreClean() throws {
    let folder = try Folder()
    let hostile = Self.hostile
    try Data(
      "lesson \"\(hostile)\"\nmark \"\(hostile)\"\nsay \"\(hostile)\"\nrun 3\nsnap \"\(hostile)\"\n"
        .utf8
    ).write(to: URL(fileURLWithPath: folder.path("l.lesson")))
    let recorder = ConsoleRecorder(disk: true)
    let names = ["cast", "csv", "jsonl", "transcript", "captions"]
    let options = names.flatMap { ["--\($0)", folder.path("x.\($0)")] }
    let status = recorder.perform(
      ["export", folder.path("l.lesson"), "--svg-dir", folder.path("s")] + options)
    #expect(status == .success, "\(recorder.errors)")
    for name in names {
      let text = try String(contentsOfFile: folder.path("x.\(name)"), encoding: .utf8)
      expectClean(text)
      guard name == "cast" else { continue }
      let lines = text.split(separator: "\n")
      let header = try #require(
        JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
      expectClean(try #require(header["title"] as? String))
      for line in lines.dropFirst() {
        let event = try #require(
          JSONSerialization.jsonObject(with: Data(line.utf8)) as? [Any])
        if event[1] as? String == "m" { expectClean(try #require(event[2] as? String)) }
      }
    }
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path("s")) {
      expectClean(try String(contentsOfFile: folder.path("s/\(file)"), encoding: .utf8))
    }
  }
}
