import Emulator
import Experiment
import Foundation
import Recording
import Screen
import Testing

@testable import Application

@Suite struct StillTests {
  @Test(arguments: [
    ("The jump", "The-jump"), ("../../etc/passwd", "etc-passwd"), ("a//b", "a-b"),
    ("m = 1.5", "m-1.5"),
    ("", "still"), ("...", "still"), ("θ", "still"), ("-f", "f"), ("a\n", "a"),
  ]) func namesAreSafe(name: String, safe: String) {
    #expect(fileSafe(name) == safe)
  }

  @Test func longNamesAreCut() {
    #expect(fileSafe(String(repeating: "x", count: 500)).count == 80)
  }

  /// The program in a folder, its screen read back.
  private func start(in folder: String) throws -> RunningProgram {
    let program = RunningProgram.built("marginscope")
    return try #require(
      RunningProgram(
        "/bin/sh", ["-c", #"cd "$0" && exec "$@""#, folder, program, "--do", "2 pause"],
        size: Size(columns: 100, rows: 30), environment: RunningProgram.environment))
  }

  @Test func eWritesThePictureAndSaysWhere() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("marginscope-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = try start(in: folder.path)
    #expect(program.shows { $0.text.contains("PAUSED") })
    program.type("e")
    #expect(program.shows { $0.text.contains("Picture written: marginscope-10.svg") })
    program.type("e")
    #expect(program.shows { $0.text.contains("Picture written: marginscope-10-2.svg") })
    program.type("q")
    #expect(program.ends() == .exited(0))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.sorted() == ["marginscope-10-2.svg", "marginscope-10.svg"])
    var session = Session()
    for _ in 0..<2 { session.advance() }
    try session.apply(.pause)
    let image = StillImage(session, size: Size(columns: 100, rows: 30), title: "MarginScope")
    for name in names {
      let written = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      #expect(written == image.svg)
    }
  }

  @Test func noPictureIsSaidToo() throws {
    let program = try start(in: "/proc")
    #expect(program.shows { $0.text.contains("PAUSED") })
    program.type("e")
    #expect(program.shows { $0.text.contains("No picture: marginscope-10.svg cannot be written") })
    program.type(" ")
    #expect(program.shows { !$0.text.contains("PAUSED") })
  }

  @Test func isTheScreenInWords() {
    let image = StillImage(Session(), size: Size(columns: 100, rows: 30), title: "t")
    #expect(
      image.description.contains("at step 0 of training with A-Softmax, m = 1.00 on 6 classes"))
    #expect(image.description.contains("Each dot is a sample"))
    #expect(image.svg.contains(">MARGINSCOPE</text>"))
  }
}
