import Foundation
import Testing

/// What only a process shows: its status and which stream says what.
struct ProcessTests {
  private struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  /// The program lies beside the tests.
  private var program: URL {
    get throws {
      let tests = try #require(CommandLine.arguments.first)
      return URL(fileURLWithPath: tests).deletingLastPathComponent()
        .appendingPathComponent("marginscope")
    }
  }

  private func run(
    _ arguments: [String], of shell: URL? = nil, input: String = "", output: String? = nil
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = try shell ?? program
    process.arguments = arguments
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("marginscope-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func file(_ name: String, _ text: String = "") throws -> URL {
      let url = folder.appendingPathComponent(name)
      try Data(text.utf8).write(to: url)
      return url
    }
    let said = try file("output")
    let complained = try file("errors")
    process.standardInput = try FileHandle(forReadingFrom: file("input", input))
    process.standardOutput = try FileHandle(
      forWritingTo: output.map { URL(fileURLWithPath: $0) } ?? said)
    process.standardError = try FileHandle(forWritingTo: complained)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: try String(contentsOf: said, encoding: .utf8),
      errors: try String(contentsOf: complained, encoding: .utf8))
  }

  @Test func answersGoToOutput() throws {
    let version = try run(["--version"])
    #expect(version.status == 0)
    #expect(version.output == "marginscope 0.1.0\n" && version.errors.isEmpty)
    let frame = try run(["frame", "--size", "60x20", "--tick", "2"])
    #expect(frame.status == 0 && frame.errors.isEmpty)
    #expect(frame.output.split(separator: "\n").count == 20)
  }

  @Test func aWrongCommandLineIsTwo() throws {
    let outcome = try run(["train", "--bogus"])
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("marginscope: ") && outcome.errors.hasSuffix("\n"))
  }

  /// Repaired, the name would be another file's.
  @Test func aNameThatIsNotTextIsTwo() throws {
    let line = #"exec "$0" export --tick 1 --csv "$(printf '/nowhere/\377.csv')""#
    let outcome = try run(["-c", line, try program.path], of: URL(fileURLWithPath: "/bin/sh"))
    #expect(outcome.status == 2 && outcome.errors.contains("is not valid UTF-8"))
  }

  @Test func withoutATerminalItIsTwo() throws {
    let outcome = try run([])
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("not a terminal"))
  }

  @Test func whatFailsIsOne() throws {
    #expect(try run(["evaluate", "/nowhere.json"]).status == 1)
    #expect(try run(["train", "--data", "/nowhere.csv"]).status == 1)
    #expect(try run(["train", "--do", "1 pause"]).status == 1)
  }

  @Test func readsADocumentFromStandardInput() throws {
    let outcome = try run(["evaluate", "-"], input: "{\"cases\":[\(GoldenCaseTests.sound)]}")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("\"computed\":{"))
    #expect(outcome.errors.hasPrefix("0 of 0 cases agree"))
  }

  @Test func aFullDiskIsToldOf() throws {
    let outcome = try run(["--help"], output: "/dev/full")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("cannot be written"))
    let template = try run(["lesson", "--new", "/dev/full", "--force"])
    #expect(template.status == 1 && template.errors.contains("/dev/full cannot be written"))
    let nowhere = try run(["lesson", "--new", "/nowhere/a.lesson"])
    #expect(nowhere.status == 1 && nowhere.errors.contains("does not exist; create it first"))
  }
}
