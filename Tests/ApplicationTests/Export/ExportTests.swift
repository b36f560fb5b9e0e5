import Emulator
import Experiment
import Foundation
import Interface
import Recording
import Screen
import Testing
import Text

@testable import Application

/// The verb, into folders of its own.
@Suite struct ExportTests {
  /// A folder that is gone after the test.
  private final class Folder {
    let path: String

    init() throws {
      let url = FileManager.default.temporaryDirectory
        .appendingPathComponent("marginscope-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Everything in it, hidden files too.
    var names: [String] {
      get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
    }

    func text(_ name: String) throws -> String {
      try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
    }

    func write(_ text: String, _ name: String) throws {
      try text.write(toFile: "\(path)/\(name)", atomically: false, encoding: .utf8)
    }
  }

  private static let kinds: [(option: String, name: String)] = [
    ("--cast", "a.cast"), ("--csv", "a.csv"), ("--jsonl", "a.jsonl"), ("--transcript", "a.md"),
    ("--captions", "a.vtt"), ("--svg-dir", "stills"),
  ]

  private func everything(in folder: Folder) -> [String] {
    Self.kinds.flatMap { [$0.option, "\(folder.path)/\($0.name)"] }
  }

  private let script = [
    "--size", "60x20", "--tick", "8", "--do", "3 margin 3", "--do", #"3 mark "The jump""#, "--do",
    #"4 say "Look""#, "--do", #"5 snap "the/jump""#,
  ]

  private func export(
    _ arguments: [String], files: [String: String] = [:], environment: [String: String] = [:]
  ) -> (status: Application.ExitStatus, errors: String) {
    let recorder = ConsoleRecorder(files: files, environment: environment)
    return (recorder.perform(["export"] + arguments), recorder.errors)
  }

  /// The session of the script at its last tick.
  private func session() throws -> Session {
    var session = Session()
    for tick in 0..<8 {
      if tick == 3 {
        try session.apply(.margin(3))
        try session.apply(.mark("The jump"))
      }
      if tick == 4 { try session.apply(.say("Look")) }
      session.advance()
    }
    return session
  }

  @Test func writesEverythingInOnePass() throws {
    let folder = try Folder()
    let outcome = export(everything(in: folder) + script)
    #expect(outcome.status == .success && outcome.errors.isEmpty)
    #expect(try folder.names == Self.kinds.map(\.name).sorted())
    let stills = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/stills")
    #expect(stills.sorted() == ["The-jump.svg", "the-jump-2.svg"])
    #expect(try folder.text("stills/The-jump.svg").contains("<title id=\"title\">MarginScope: "))
    #expect(try folder.text("a.csv").split(separator: "\n").count == 10)
    #expect(try folder.text("a.jsonl").split(separator: "\n").count == 9)
    #expect(try folder.text("a.md").contains("\n## 0:00 The jump\n\n0:00 Look\n"))
    #expect(try folder.text("a.vtt").contains("00:00:00.133 --> 00:00:00.266\nLook\n"))
  }

  /// At 10 frames a second tick 4 has none of its own, but a chapter that begins there has.
  @Test func aMarkerBetweenFramesIsShown() throws {
    let folder = try Folder()
    _ = export(
      ["--cast", "\(folder.path)/a.cast", "--fps", "10", "--do", #"4 mark "Now""#] + script)
    let lines = try folder.text("a.cast").split(separator: "\n")
    let marker = try #require(lines.first { $0.contains(#","m","Now"]"#) })
    let time = try #require(marker.split(separator: ",").first)
    #expect(lines.contains { $0.hasPrefix("\(time),\"o\",") })
  }

  @Test(arguments: ["256", "rgb"]) func theCastEndsAsTheScreenDoes(color: String) throws {
    let folder = try Folder()
    _ = export(["--cast", "\(folder.path)/a.cast", "--color", color] + script)
    let cast = try folder.text("a.cast")
    #expect(cast.hasSuffix("\n") && !cast.hasSuffix("\n\n") && cast.contains(#""m","The jump"]"#))
    let size = Size(columns: 60, rows: 20)
    let emulator = try #require(Emulator(size))
    for line in cast.split(separator: "\n").dropFirst() {
      guard case .list(let event) = JSON(bytes: Array(line.utf8)), event.count == 3,
        event[1] == .text("o"), case .text(let data) = event[2]
      else { continue }
      emulator.feed(Array(data.utf8))
    }
    let depth: ColorDepth = color == "rgb" ? .rgb : .palette256
    let wanted = ScreenRenderer.frame(
      of: try session(), size: size, display: DisplayOptions(depth: depth)
    )
    .settled(for: depth)
    #expect(emulator.text == wanted.text && emulator.showsCursor)
    for (cell, want) in zip(emulator.frame.cells, wanted.cells) {
      #expect(cell.background == want.background)
      #expect(cell.foreground == want.foreground || want.scalar == " ")
    }
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    let (one, two) = (try Folder(), try Folder())
    #expect(export(everything(in: one) + script).status == .success)
    #expect(export(everything(in: two) + script).status == .success)
    for name in try one.names where name != "stills" {
      #expect(try one.text(name) == two.text(name))
    }
    #expect(try one.text("stills/The-jump.svg") == two.text("stills/The-jump.svg"))
  }

  @Test func aSessionLogIsExported() throws {
    let folder = try Folder()
    let log = """
      {"format":"marginscope-session","schema":1,"tool":"0.1.0","math":1,"seed":7,"size":[60,20],"settings":{}}
      {"tick":3,"do":"margin 3"}
      {"tick":3,"do":"mark \\"The jump\\""}
      {"tick":4,"do":"say \\"Look\\""}
      {"tick":8,"end":3,"sum":"0000000000000000"}

      """
    let path = folder.path
    let outcome = export(
      ["s.jsonl", "--cast", "\(path)/a", "--csv", "\(path)/b"], files: ["s.jsonl": log])
    #expect(outcome.status == .success && outcome.errors.isEmpty)
    _ = export(["--cast", "\(path)/c", "--csv", "\(path)/d"] + script)
    // All is the same but the title and the snap.
    #expect(
      try folder.text("a").split(separator: "\n").dropFirst()
        == folder.text("c").split(separator: "\n").dropFirst())
    #expect(
      try folder.text("b")
        == folder.text("d").replacing(#""snap ""the/jump""""#, with: ""))
  }

  @Test func framesFallOnTheirTicks() throws {
    let folder = try Folder()
    _ = export(["--cast", "\(folder.path)/a", "--fps", "10", "--tick", "7"])
    let times = try folder.text("a").split(separator: "\n").dropFirst().map { line in
      String(line.dropFirst().prefix { $0 != "," })
    }
    // The last frame and the end are shown at the last tick.
    #expect(times == ["0.000000", "0.100000", "0.200000", "0.233333", "0.233333"])
    let outcome = export(["--cast", "\(folder.path)/b", "--fps", "7"])
    #expect(outcome.status == .usage && outcome.errors.contains("1, 2, 3, 5, 6, 10, 15 or 30"))
  }

  @Test func theMomentIsNoneUnlessTold() throws {
    let folder = try Folder()
    let path = folder.path
    _ = export(["--cast", "\(path)/a", "--tick", "0"])
    #expect(try folder.text("a").contains(#""timestamp":0,"#))
    let epoch = ["SOURCE_DATE_EPOCH": "1700000000"]
    _ = export(["--cast", "\(path)/b", "--tick", "0"], environment: epoch)
    #expect(try folder.text("b").contains(#""timestamp":1700000000,"#))
    let wrong = export(
      ["--cast", "\(path)/c", "--tick", "0"], environment: ["SOURCE_DATE_EPOCH": "now"])
    #expect(wrong.status == .usage && wrong.errors.contains("SOURCE_DATE_EPOCH"))
    #expect(try folder.names == ["a", "b"])
  }

  @Test func whatExistsStaysUnlessForced() throws {
    let folder = try Folder()
    try folder.write("mine", "a.csv")
    let refused = export(everything(in: folder) + script)
    #expect(refused.status == .failure && refused.errors.contains("a.csv already exists"))
    #expect(try folder.names == ["a.csv"] && folder.text("a.csv") == "mine")
    #expect(export(everything(in: folder) + script + ["--force"]).status == .success)
    #expect(try folder.text("a.csv").hasPrefix("tick,step,"))
  }

  @Test func anExistingStillStaysUnlessForced() throws {
    let folder = try Folder()
    let stills = "\(folder.path)/stills"
    try FileManager.default.createDirectory(atPath: stills, withIntermediateDirectories: false)
    try folder.write("mine", "stills/the-jump-2.svg")
    let refused = export(everything(in: folder) + script)
    #expect(refused.status == .failure && refused.errors.contains("the-jump-2.svg already exists"))
    #expect(try folder.names == ["stills"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: stills) == ["the-jump-2.svg"])
  }

  @Test func whatAppearsMeanwhileStays() throws {
    let folder = try Folder()
    var file = try PendingFile("\(folder.path)/a", replaces: false)
    try file.write([0x41])
    try file.close()
    try folder.write("mine", "a")
    #expect(error { () throws(CommandError) in try file.publish() } == .write(file.path, .exists))
    file.discard()
    #expect(try folder.names == ["a"] && folder.text("a") == "mine")
  }

  /// Everything that can go wrong after some files were opened.
  static let failures: [(arguments: [String], message: String)] = [
    (["--csv", "/dev/full"], "/dev/full cannot be written: No space left on device"),
    (["--csv", "/nowhere/a.csv"], "the directory /nowhere does not exist; create it first"),
    (["--csv", "/dev/null/a.csv"], "/dev/null is a file, not a directory"),
    (["--csv", "/tmp"], "/tmp is a directory"),
    (["--csv", ""], "cannot be written"),
    (["--svg-dir", "/dev/null"], "is a file, not a directory"),
    (["--do", "5 scale 4"], "at tick 5: scale does not apply"),
    (["--do", "9 margin 4"], "was not reached"),
  ]

  @Test(arguments: failures) func whatFailsLeavesNothing(arguments: [String], message: String)
    throws
  {
    let folder = try Folder()
    let outcome = export(everything(in: folder) + script + arguments)
    #expect(outcome.status == .failure && outcome.errors.contains(message), "\(outcome.errors)")
    #expect(try folder.names.isEmpty)
  }

  @Test func wrongCommandLines() throws {
    let folder = try Folder()
    #expect(export([]).status == .usage)
    let path = "\(folder.path)/a"
    let twice = export(["--cast", path, "--csv", path])
    #expect(twice.status == .usage && twice.errors.contains("is named twice"))
    #expect(export(["--cast", path, "--color", "17"]).status == .usage)
    #expect(export(["nowhere.jsonl", "--cast", path]).status == .failure)
    #expect(try folder.names.isEmpty)
  }

  @Test func aDeviceIsWrittenToAndStays() throws {
    #expect(export(["--csv", "/dev/null", "--tick", "1", "--force"]).status == .success)
    let attributes = try FileManager.default.attributesOfItem(atPath: "/dev/null")
    #expect(attributes[.type] as? FileAttributeType == .typeCharacterSpecial)
  }

  @Test func aSignalLeavesNothing() throws {
    let folder = try Folder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: RunningProgram.built("marginscope"))
    process.arguments = ["export", "--tick", "10000000", "--csv", "\(folder.path)/a.csv"]
    try process.run()
    while try folder.names.isEmpty, process.isRunning { usleep(1000) }
    #expect(try folder.names.count == 1)
    process.terminate()
    let patience = ContinuousClock.now + .seconds(20)
    while process.isRunning, ContinuousClock.now < patience { usleep(1000) }
    // A program that does not end must not outlive its test.
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == 15)
    #expect(try folder.names.isEmpty)
  }

  private static let spoilable = [
    """
    lesson "Short" seed=3 size=20x5
    data gaussian classes=3 batch=8
    mark "One"
    run 4
    snap "first"
    ramp margin 1 2 over=4
    ask "What?" a="up" b="down" answer=a
    until accuracy > 0.01 max=8
    snap "last"
    """,
    """
    {"format":"marginscope-session","schema":1,"tool":"0.1.0","math":1,"seed":7,"size":[20,5],"settings":{"batch":8}}
    {"tick":2,"do":"snap \\"first\\""}
    {"tick":3,"do":"margin 3"}
    {"tick":6,"do":"mark \\"last\\""}

    """,
  ]

  /// All files or none, and nothing hidden, whatever the input.
  @Test(arguments: 1...6)
  func aSpoiltInputLeavesAllOrNothing(_ seed: Int) throws {
    var dice = Dice(state: UInt64(seed))
    for round in 0..<12 {
      let folder = try Folder()
      let words = ["9", "1e999", "-", "\"", "set batch 0", "margin", "=", "\u{301}", "\u{0}"]
      let bytes = dice.spoil(Array(Self.spoilable[round % 2].utf8), words: words)
      var console = ConsoleRecorder().console
      console.read = { _ in bytes }
      let status = perform(
        ["export", "in"] + everything(in: folder) + ["--tick", "100"], console)
      #expect(try folder.names == (status == .success ? Self.kinds.map(\.name).sorted() : []))
    }
  }

  /// A pause that a slip of a digit made would fill the disk.
  @Test func aPauseOfYearsIsNotWrittenUnasked() throws {
    let folder = try Folder()
    let log = """
      {"format":"marginscope-session","schema":1,"tool":"0.1.0","math":1,"seed":7,"size":[20,5],"settings":{"batch":8}}
      {"tick":1,"do":"pause"}
      {"tick":999999999}

      """
    let csv = ["in", "--csv", "\(folder.path)/a.csv"]
    let refused = export(csv, files: ["in": log])
    #expect(refused.status == .failure && refused.errors.contains("999999999 ticks"))
    #expect(try folder.names.isEmpty)
    #expect(export(csv + ["--tick", "3"], files: ["in": log]).status == .success)
  }
}
